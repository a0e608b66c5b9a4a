// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Source, Translations } from './messages.ts';

/** What a translation carries to say which German sentence it was made from. */
export const hashOf = (german: string): string => createHash('sha256').update(german).digest('hex').slice(0, 8);

/**
 * Names of the values in a sentence, in alphabetical order, and the forms of number that its language has and the sentence
 * lacks: "other" would be taken for them, and in Arabic 2 and 3 to 10 would read wrong (CLDR).
 * @throws SyntaxError when it is no ICU message
 */
function valuesIn(text: string, language: string): { names: string[]; lacking: string[] } {
  const names = new Set<string>();
  const lacking = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.plural) {
        const type = element.pluralType ?? 'cardinal';
        for (const form of new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories)
          if (!Object.hasOwn(element.options, form)) lacking.add(form);
      }
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value);
      if (element.type === TYPE.tag) walk(element.children);
    }
  };
  walk(parse(text));
  return { names: [...names].toSorted(), lacking: [...lacking].toSorted() };
}

function problemOf(
  key: string,
  german: string | undefined,
  translation: Translations[string] | undefined,
  language: string,
): string | null {
  if (german === undefined) return `${key}: there is no such German sentence`;
  if (!translation) return `${key}: missing`;
  if (translation.of !== hashOf(german)) return `${key}: outdated, the German sentence is ${hashOf(german)} by now`;
  try {
    const wanted = String(valuesIn(german, 'de').names);
    const { names, lacking } = valuesIn(translation.text, language);
    if (wanted !== String(names)) return `${key}: values ${names} instead of ${wanted}`;
    return lacking.length === 0 ? null : `${key}: no form of number for ${lacking.join(', ')}`;
  } catch (error) {
    return `${key}: ${(error as Error).message}`;
  }
}

/** What is wrong with the catalogue of one language, by key: missing, outdated, unknown, not the same values or forms of number. */
export function catalogueProblems(source: Source, translations: Translations, language = 'en'): string[] {
  const keys = [...new Set([...Object.keys(source), ...Object.keys(translations)])].toSorted();
  return keys
    .map((key) => problemOf(key, source[key], translations[key], language))
    .filter((problem) => problem !== null);
}
