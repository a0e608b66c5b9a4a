// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { plainSigns } from './characters.ts';
import { INSIDE_WORD, searchForm } from './names.ts';

/*
 * One name has many Latin spellings: each language writes Arabic, Cyrillic or Greek by tables of its own (ALA-LC and BGN/PCGN
 * in English, DIN 1460 and the Duden in German, French consulates, ISO 9 in science, ICAO Doc 9303 in passports), and
 * registers lose the marks. What stays through all of them are the consonants, roughly. So a name is cut into its sounds, in
 * classes that no table tells apart for certain:
 *   S hissing (s, z, sch, č, dsch …)   K at the back (k, q, g, gh, kh, h when written)   F at the lips (f, v, w, b, p)
 *   T at the teeth (t, d, th)          N through the nose (m, n)                           L, R
 * Vowels and glides have no class. Spellings that are read in several ways give several keys.
 */

type Reading = readonly [written: string, ...sounds: string[]];

/**
 * How letters are read, the longest first within one initial. Letters with marks stand here where the mark changes the class;
 * all other marks are dropped.
 */
const readings: readonly Reading[] = [
  ...(['schtsch', 'chtch', 'shch', 'szcz', 'štš'] as const).map((written): Reading => [written, 'S']),
  // Dsch, Tsch and Zh of German, English, French, Polish, Hungarian and Turkish.
  ...(
    ['tsch', 'dsch', 'dzsch', 'tch', 'dzh', 'dsh', 'sch', 'sh', 'zh', 'cz', 'sz', 'zs', 'dž', 'dj', 'gj'] as const
  ).map((written): Reading => [written, 'S']),
  ['rz', 'S', 'RS'],
  ['cs', 'S', 'KS'],
  ['dg', 'S', 'TK'],
  ['dz', 'S'],
  ['ds', 'S', 'TS'],
  ['tz', 'S'],
  ['ts', 'S', 'TS'],
  // ث and ذ are s and z in Turkish and Persian, ض is z in Persian, d in Arabic.
  ['th', 'T', 'S'],
  ['dh', 'T', 'S'],
  ['ṯ', 'T', 'S'],
  ['ḏ', 'T', 'S'],
  ['đ', 'T', 'S'],
  ['ð', 'T'],
  ['þ', 'T'],
  ['ph', 'F'],
  ['kh', 'K'],
  // غ and ğ.
  ['gh', 'K', ''],
  ['ğ', 'K', ''],
  // German ach, English and Spanish ch, French ch; č without its mark.
  ['ch', 'S', 'K'],
  ['ck', 'K'],
  ['cq', 'K'],
  ['ks', 'KS'],
  // English and French x, the Kurdish x for خ, Portuguese x.
  ['x', 'KS', 'K', 'S'],
  ['č', 'S'],
  ['š', 'S'],
  ['ć', 'S'],
  ['ç', 'S'],
  ['c', 'K', 'S'],
  ['s', 'S'],
  ['z', 'S', 'T'],
  ['ž', 'S'],
  ['k', 'K'],
  ['q', 'K', ''],
  // English g before e and i, the French one, and the Egyptian ج.
  ['g', 'K', 'S'],
  // The Greek Γ before e and i is a y.
  ['ge', 'K', 'S', ''],
  ['gi', 'K', 'S', ''],
  // ه, ح and the Ukrainian г are written or not; Russian turns h into g, German ch into h.
  ['h', '', 'K'],
  // English j, German j.
  ['j', 'S', ''],
  ['y', ''],
  // و is w, v, u or ou.
  ['w', 'F', ''],
  ['v', 'F', ''],
  ['f', 'F'],
  ['b', 'F'],
  ['p', 'F'],
  ['d', 'T'],
  ['t', 'T'],
  ['ț', 'S', 'T'],
  ['ţ', 'S', 'T'],
  ['l', 'L'],
  ['ł', 'L'],
  ['r', 'R'],
  ['m', 'N'],
  ['n', 'N'],
  ['ŋ', 'N'],
];

/** Written letters that keep their mark: it changes how they are read. */
const MARKED = new Set(readings.flatMap(([written]) => [...written]).filter((letter) => letter > 'z'));
const readingsOf = Map.groupBy(readings, ([written]) => written.charAt(0));

/** So many keys a word may have: the likely readings come first. */
const mostKeys = 12;

/** A letter as it is read: with its mark where that counts, else in the search form of DIN 91379; nothing of other scripts. */
const readLetter = (letter: string): string =>
  MARKED.has(letter) || /[^\p{L}\p{M}]/u.test(letter) ? letter : searchForm(letter).toLowerCase();

/** The words of a name in lower case, apostrophes and half rings gone. */
const soundWords = (name: string): string[] =>
  [...plainSigns(name).toLowerCase().normalize('NFC')]
    .map((letter) => (/[a-z ]/.test(letter) ? letter : readLetter(letter)))
    .join('')
    .replace(INSIDE_WORD, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

const joined = (key: string, sounds: string): string =>
  [...sounds].reduce((all, sound) => (all.endsWith(sound) ? all : all + sound), key);

/** The keys of one word: sounds in their order, none twice running. */
function readWord(word: string): string[] {
  let keys = [''];
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at);
    const reading = readingsOf
      .get(rest.charAt(0))
      ?.reduce<Reading | undefined>(
        (best, each) => (rest.startsWith(each[0]) && each[0].length > (best?.[0].length ?? 0) ? each : best),
        undefined,
      );
    const [written = rest.charAt(0), ...sounds] = reading ?? [];
    keys = [
      ...new Set((sounds.length === 0 ? [''] : sounds).flatMap((sound) => keys.map((key) => joined(key, sound)))),
    ];
    keys = keys.slice(0, mostKeys);
    at += written.length;
  }
  return keys;
}

/** The article of Arabic names, also assimilated before sun letters (ad-Din, ar-Rahman). */
const ARTICLE = /^(?:[aeu](?:l|sh|[dnrstz]))$/;
/** Words between names that many people share: son and daughter of, father of, of the place. */
const PARTICLE =
  /^(?:bin|ibn|bint|binti|ben|bat|abu|abou|umm|oum|ould|wuld|von|van|der|den|de|da|do|dos|das|di|del|della|la|le)$/;
/** "Abdul", "Abdel", "Abdur", "Abder" at the beginning of a joined name: the servant and the article. */
const SERVANT = /^(abd)[aeiou](?:l(?=[rnstdz])|l|(?=([rnstdz])\2))/;
/** The article joined to its name, with enough left to be one. */
const JOINED_ARTICLE = /^[ae]l(?=[^aeiouy].{3,})/;
/** Endings that Latvian, Lithuanian, Greek and Latin add and other languages leave off (Eduards, Antonius). */
const ENDING = /(?:us|is|as|os|s)$/;

const withoutArticles = (words: readonly string[]): readonly string[] => {
  const proper = words.filter((word) => !ARTICLE.test(word));
  return proper.length > 0 ? proper : words;
};

/**
 * The words of a name that tell people apart, in small letters: without articles, and without "ibn", "van" and the like where
 * something else is left. Letters with marks keep them where the mark changes the sound.
 */
export function tellingWords(name: string): readonly string[] {
  const words = withoutArticles(soundWords(name));
  const telling = words.filter((word) => !PARTICLE.test(word));
  return telling.length > 0 ? telling : words;
}

/**
 * The sounds of a name as keys: two spellings of one name share a key, whoever wrote them into Latin letters. Each word has
 * its own keys, and the words together have those of the name written as one ("Abd al-Rahman", "Abdulrahman"). Coarse on
 * purpose: many names share a key, so it finds who has to be looked at and says nothing about whether they are the same.
 * @returns upper-case keys without repetition; "A" for a name of vowels alone; none for a name in another script
 */
export function soundKeys(name: string): string[] {
  const words = soundWords(name);
  const names = withoutArticles(words);
  const forms = [...names, ...(words.length > 1 ? [words.join(''), names.join('')] : [])].flatMap((word) => [
    word,
    word.replace(SERVANT, '$1'),
    word.replace(JOINED_ARTICLE, ''),
    ...(word.length > 4 ? [word.replace(ENDING, '')] : []),
  ]);
  return [...new Set([...new Set(forms)].filter(Boolean).flatMap((word) => readWord(word).map((key) => key || 'A')))];
}
