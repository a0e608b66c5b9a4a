// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../codes/keys.ts';
import {
  type StatusKey,
  type StatusLanguage,
  statusLanguages,
  statusSource,
  statusTranslations,
} from '../../outbound/catalogues/status.ts';
import { sheetFor } from '../../outbound/letters/texts/sheet.ts';
import type { Releasable } from '../placement/letter/release-queries.ts';

/** A language of the page beside German. */
export type Translated = Exclude<StatusLanguage, 'de'>;

export const statusKeys: readonly StatusKey[] = codesOf(statusSource);
export const languages: readonly StatusLanguage[] = codesOf(statusLanguages);
export const translated: readonly Translated[] = codesOf(statusTranslations);

/** The texts of each language as a named person releases them: word for word, in the order of the catalogue. */
export const releasables: readonly Releasable[] = translated.map((language) => ({
  template: 'status',
  language,
  texts: statusKeys.map((key) => statusTranslations[language][key].text),
}));

/** The language of the page that reads what a person asks for ("ar", "ar-SY"); undefined for one we do not have. */
export function statusLanguage(asked: string | null | undefined): StatusLanguage | undefined {
  const [language] = (asked ?? '').toLowerCase().split(/[-_;]/);
  return languages.find((known) => known === language);
}

/** The language of the page for a family (ISO 639-3): German where there is none. */
export const languageOf = (familyLanguage: string): StatusLanguage => statusLanguage(sheetFor(familyLanguage)) ?? 'de';

/** The language of the page for a browser, by its Accept-Language: the first it names that we have (RFC 9110 12.5.4). */
export function languageFor(acceptLanguage: string | undefined): StatusLanguage {
  for (const asked of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const found = statusLanguage(asked.trim());
    if (found) return found;
  }
  return 'de';
}
