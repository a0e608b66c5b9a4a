// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { statusLanguages } from '../../../outbound/catalogues/status.ts';
import {
  type VolunteerKey,
  type VolunteerLanguage,
  volunteerSource,
  volunteerTranslations,
} from '../../../outbound/catalogues/volunteer.ts';
import type { Releasable } from '../../placement/letter/release-queries.ts';

export type Translated = Exclude<VolunteerLanguage, 'de'>;

export const volunteerKeys: readonly VolunteerKey[] = codesOf(volunteerSource);
export const translated: readonly Translated[] = codesOf(volunteerTranslations);
export const languages: readonly VolunteerLanguage[] = ['de', ...translated];
export const languageFacts: Readonly<Record<VolunteerLanguage, { name: string; german: string; dir: 'ltr' | 'rtl' }>> =
  statusLanguages;

/** The texts of each language as a named person releases them: word for word, in the order of the catalogue. */
export const releasables: readonly Releasable[] = translated.map((language) => ({
  template: 'volunteer',
  language,
  texts: volunteerKeys.map((key) => volunteerTranslations[language][key].text),
}));

/** The language of the pages that reads what a person asks for ("ar", "ar-SY"); undefined for one we do not have. */
export function pageLanguage(asked: string | null | undefined): VolunteerLanguage | undefined {
  const [language] = (asked ?? '').toLowerCase().split(/[-_;]/);
  return languages.find((known) => known === language);
}

/** The language of the pages for a browser, by its Accept-Language: the first it names that we have (RFC 9110 12.5.4). */
export function languageFor(acceptLanguage: string | undefined): VolunteerLanguage {
  const asked = (acceptLanguage ?? '').slice(0, 200).split(',');
  return asked.map((one) => pageLanguage(one.trim())).find((one) => one !== undefined) ?? 'de';
}

/** 1 January 2024 was a Monday. */
const monday = Temporal.PlainDate.from('2024-01-01');

/** The day of the week in a language, 1 for Monday. */
export const weekdayName = (language: VolunteerLanguage, weekday: number): string =>
  new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { weekday: 'long' }).format(
    monday.add({ days: weekday - 1 }),
  );
