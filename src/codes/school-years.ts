// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { GRADES, getStage } from './school-forms.ts';

/** The first calendar year of the school year a day lies in: it begins on 1 August (§ 7 SchulG NRW). */
export const schoolYearOf = (on: Temporal.PlainDate): number => (on.month >= 8 ? on.year : on.year - 1);

/** The last day of the school year a day lies in: 31 July. */
export const schoolYearEnd = (on: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: schoolYearOf(on) + 1, month: 7, day: 31 });

/** The last year of primary school and the last year of Sekundarstufe I, counted from the first day at school. */
const LAST_YEAR = 10;

/** The grade in which newcomers start at a Berufskolleg: the first of the three that stand for its courses. */
export const vocationalGrade = '11';

/** The first year of the gymnasiale Oberstufe (Einführungsphase). */
export const firstUpperGrade = 'EF';

/**
 * The grade of the n-th year at school, from 1: the first two are the Schuleingangsphase; undefined from the eleventh on,
 * when the ten years of primary school and Sekundarstufe I are over.
 */
export function gradeOfYear(year: number): string | undefined {
  if (year < 1 || year > LAST_YEAR) return undefined;
  return year <= 2 ? `E${year}` : String(year).padStart(2, '0');
}

/** The year at school that a grade of primary school or Sekundarstufe I stands for; undefined for the others. */
const yearOfGrade = (grade: string): number | undefined => {
  const year = Array.from({ length: LAST_YEAR }, (_, index) => index + 1).find((one) => gradeOfYear(one) === grade);
  return year;
};

/** The grade so many years above (below, when negative) another one; undefined where that leaves the stage. */
export function gradeBeside(grade: string, years: number): string | undefined {
  const year = yearOfGrade(grade);
  const other = year === undefined ? undefined : gradeOfYear(year + years);
  return other !== undefined && getStage(other) === getStage(grade) ? other : undefined;
}

/** Where a grade stands among all others, for comparing. */
export const gradePlace = (grade: string): number => GRADES.findIndex(({ key }) => key === grade);
