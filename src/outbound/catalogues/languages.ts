// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import type { Translations } from './messages.ts';
import { type StatusLanguage, statusLanguages } from './status.ts';

/** What a catalogue says of its languages, for pages, for letters and for who releases its texts. */
export interface CatalogueLanguages<Key extends string, Translated extends StatusLanguage> {
  keys: readonly Key[];
  /** Those beside German. */
  translated: readonly Translated[];
  /** All of them, German first. */
  languages: readonly ('de' | Translated)[];
  /** Name of each in itself and in German, and its direction. */
  facts: Readonly<Record<'de' | Translated, { name: string; german: string; dir: 'ltr' | 'rtl' }>>;
  /** Each German sentence with its translation, in the order of the catalogue. */
  pairs(language: Translated): readonly { german: string; text: string }[];
  /** The language that reads what a person asks for ("ar", "ar-SY"); undefined for one the catalogue has not. */
  pageLanguage(asked: string | null | undefined): 'de' | Translated | undefined;
  /** The language for a browser, by its Accept-Language: the first it names that the catalogue has (RFC 9110 12.5.4). */
  languageFor(acceptLanguage: string | undefined): 'de' | Translated;
}

/** The languages of a catalogue, in the order its translations are given in. */
export function catalogueLanguages<Key extends string, Translated extends Exclude<StatusLanguage, 'de'>>(
  source: Readonly<Record<Key, string>>,
  translations: Readonly<Record<Translated, Translations>>,
): CatalogueLanguages<Key, Translated> {
  const keys = codesOf(source);
  const translated = codesOf(translations);
  const languages = ['de', ...translated] as const;
  const pageLanguage = (asked: string | null | undefined): 'de' | Translated | undefined => {
    const [language] = (asked ?? '').toLowerCase().split(/[-_;]/);
    return languages.find((known) => known === language);
  };
  return {
    ...{ keys, translated, languages, facts: statusLanguages, pageLanguage },
    pairs: (language) =>
      keys.map((key) => ({ german: source[key], text: translations[language][key]?.text ?? source[key] })),
    languageFor: (acceptLanguage) => {
      const asked = (acceptLanguage ?? '').slice(0, 200).split(',');
      return asked.map((one) => pageLanguage(one.trim())).find((one) => one !== undefined) ?? 'de';
    },
  };
}
