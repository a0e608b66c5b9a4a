// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Words with a capital that stand beside each other in a topic and name nobody. */
const plainWords =
  /^(?:anmeldung|arbeit|aufnahme|ausbildung|beratung|berufskolleg|deutsch|einschulung|elternabend|elterngespräch|entwicklung|erstgespräch|erziehung|fach|familie|ferien|förderung|frühe|gesamtschule|gespräch|grundschule|gymnasium|hauptschule|hilfe|jahrgang|jugendamt|jahr|kind|kinder|kita|kindergarten|klasse|lernen|mutter|nachhilfe|noten|praktikum|raum|realschule|rathaus|schule|schulstart|sekundarschule|sprache|schulwechsel|termin|thema|ukraine|übergang|vater|verein|wechsel|wohnen|wohnung|zeugnis|zimmer|eingang|haus|etage|stock|straße|platz|herr|frau|sehr|bitte)$/iu;
const plainEnding =
  /(?:ung|heit|keit|schaft|tion|tät|gespräch|abend|schule|klasse|amt|kurs|stelle|zentrum|gruppe|antrag|hilfe|plan|raum|zimmer|platz|straße|weg|termin|stunde|wechsel|zeugnis|garten|betreuung|isch|ische|ischer|isches)$/iu;

const isPlain = (word: string): boolean => plainWords.test(word) || plainEnding.test(word);

/** Longer texts are refused by their fields; looking through all of a pasted book would hold everybody up. */
const longest = 2000;

/** What in a text may tell who a family is: as it stands there, each once. A guess, without a list of names. */
export function personalParts(whole: string): string[] {
  const text = whole.slice(0, longest);
  const found: string[] = [];
  const add = (pattern: RegExp, keep: (match: RegExpMatchArray) => boolean = () => true): void => {
    for (const match of text.matchAll(pattern)) if (keep(match)) found.push(match[0].trim());
  };
  add(/\b(?:herrn?|frau|familie|fam\.|eheleute|hr\.|fr\.)\s+\p{Lu}[\p{L}'’-]+/giu, ([part]) => /\s\p{Lu}/u.test(part));
  add(
    /(?<![\p{L}-])(\p{Lu}\p{Ll}[\p{L}'’-]*)\s+(\p{Lu}\p{Ll}[\p{L}'’-]*)(?![\p{L}-])/gu,
    ([, a = '', b = '']) => !isPlain(a) && !isPlain(b),
  );
  add(/(?<![\p{L}-])\p{Lu}\p{Ll}+,\s*\p{Lu}\p{Ll}+(?![\p{L}-])/gu, ([part]) => !part.split(/,\s*/u).some(isPlain));
  add(/\b(?:geb\.?|geboren)\s*(?:am\s*)?\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})/giu);
  add(/\b\d{1,2}\.\d{1,2}\.(?:19\d{2}|200\d|201\d|202[0-5])\b/gu);
  add(/(?<![\d.-])(?:\+\d{2}|0)\d[\d /()-]{5,}\d/gu);
  add(/(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+/gu);
  return [...new Set(found)];
}
