// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { catalogueLanguages } from '../../../outbound/catalogues/languages.ts';
import {
  type VolunteerLanguage,
  volunteerMessage,
  volunteerSource,
  volunteerTranslations,
} from '../../../outbound/catalogues/volunteer.ts';
import { voice } from '../../../web/sentence.tsx';

/** Sentences for volunteers, as elements and as plain text. */
export const { say, plain } = voice<VolunteerLanguage, keyof typeof volunteerSource>(volunteerMessage);

/** Languages of what volunteers read. */
export const volunteerLanguages = catalogueLanguages(volunteerSource, volunteerTranslations);
export const { languages, pageLanguage, languageFor } = volunteerLanguages;

/** 1 January 2024 was a Monday. */
const monday = Temporal.PlainDate.from('2024-01-01');

/** The day of the week in a language, 1 for Monday. */
export const weekdayName = (language: VolunteerLanguage, weekday: number): string =>
  new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { weekday: 'long' }).format(
    monday.add({ days: weekday - 1 }),
  );
