// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { enrolmentAge, enrolmentCutOff, vocationalAge } from '../../codes/school-age.ts';
import { GRADES, stageOfGrade } from '../../codes/school-forms.ts';
import { schoolYearOf } from '../../codes/school-years.ts';
import { type CaseState, closedStates, states } from './states.ts';

/** By what waiting children are grouped: how long, for which grades, for which part of the way. */

/** How long a child has been waiting since its report, in whole days; own choice: weeks, and eight weeks as twice the usual target. */
export const waitingClasses = {
  week: { label: 'bis 1 Woche', from: 0, to: 7 },
  month: { label: '2. bis 4. Woche', from: 8, to: 28 },
  two_months: { label: '5. bis 8. Woche', from: 29, to: 56 },
  longer: { label: 'länger als 8 Wochen', from: 57, to: null },
} as const satisfies Record<string, { label: string; from: number; to: number | null }>;
export type WaitingClass = keyof typeof waitingClasses;

/** The part of the way an open case is on: what the child waits for. */
export const parts = {
  counselling: { label: 'Erstberatung', waitsFor: 'Erstberatung', phase: 0 },
  recommendation: { label: 'Empfehlung', waitsFor: 'Empfehlung', phase: 1 },
  submission: { label: 'Vorlage', waitsFor: 'Vorlage', phase: 2 },
  decision: { label: 'Entscheidung', waitsFor: 'Entscheidung', phase: 3 },
  first_day: { label: 'Erster Schultag', waitsFor: 'ersten Schultag', phase: 4 },
} as const satisfies Record<string, { label: string; waitsFor: string; phase: number }>;
export type WaitingPart = keyof typeof parts;

/** The states of open cases on this part of the way. */
export const statesOf = (part: WaitingPart): CaseState[] =>
  codesOf(states).filter(
    (state) => states[state].phase === parts[part].phase && !(closedStates as readonly string[]).includes(state),
  );

/** Grades that belong together, as schools and offers do. */
export const gradeBands = {
  primary_school: 'Grundschule (1–4)',
  five_six: 'Jahrgang 5 und 6',
  seven_eight: 'Jahrgang 7 und 8',
  nine_ten: 'Jahrgang 9 und 10',
  upper: 'Sekundarstufe II',
  unknown: 'Alter unbekannt',
} as const;
export type GradeBand = keyof typeof gradeBands;

/** The grades of Sekundarstufe I, two by two. */
const middle = { five_six: ['05', '06'], seven_eight: ['07', '08'], nine_ten: ['09', '10'] } as const;

/** The keys of the grades of a band. */
export function gradesOf(band: Exclude<GradeBand, 'unknown'>): string[] {
  if (band === 'primary_school' || band === 'upper') {
    const stage = band === 'upper' ? 'secondary2' : 'primary';
    return GRADES.map(({ key }) => key).filter((key) => stageOfGrade(key) === stage);
  }
  return [...middle[band]];
}

const firstGrades = [
  ['nine_ten', 9],
  ['seven_eight', 7],
  ['five_six', 5],
] as const;

/**
 * In which band a child is by its age, oldest first: the last day of birth of each; who was born later is in `primary_school`. For
 * lists, where nobody has recommended a grade yet; an unknown month or day counts as the first.
 */
export function bornUntil(today: Temporal.PlainDate): [GradeBand, Temporal.PlainDate][] {
  const begun = (year: number): Temporal.PlainDate =>
    Temporal.PlainDate.from({ year: schoolYearOf(today) - enrolmentAge - (year - 1), ...enrolmentCutOff.value });
  const ofAge = today.subtract({ years: vocationalAge.value });
  const eleventh = begun(11);
  const upper = Temporal.PlainDate.compare(ofAge, eleventh) > 0 ? ofAge : eleventh;
  return [['upper', upper], ...firstGrades.map(([band, year]): [GradeBand, Temporal.PlainDate] => [band, begun(year)])];
}
