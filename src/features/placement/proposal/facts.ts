// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ageRange, type PartialDate } from '../../../codes/partial-date.ts';
import { enrolmentAge } from '../../../codes/school-age.ts';
import type { PlaceKindKey, Stage } from '../../../codes/school-forms.ts';
import { gradeBeside, gradeOfYear, schoolYearOf } from '../../../codes/school-years.ts';
import { parameterOn, supportMonths } from './parameters.ts';

/** What is known of a child that says which place it needs; null: not known. */
export interface ProposalFacts {
  birth: PartialDate | null;
  /** The way of its case. */
  way: 'placement' | 'direct_registration';
  /** Level of German (GeR key); 'none': no German yet, or not tested; null: not counselled. */
  germanLevel: string | null;
  literacy: 'none' | 'non_latin' | 'latin' | null;
  /** Years at school so far, without the time that was missed. */
  schoolYears: number | null;
  /** Months without school in between. */
  gapMonths: number | null;
  /** Since when it has had Erstförderung at a school in Germany; null: none that is known. */
  supportSince: PartialDate | null;
}

/**
 * The facts as the rules ask for them: each reading has few codes, so that a rule can name those it holds for.
 * `age`: `too_young` before the first day of duty; `ten_years`: ten years since the first school year of its age have passed;
 * `vocational`: of the age of the Berufskolleg and still under the duty; `adult`, `beyond`: no longer, up to and above the age
 * at which Fit für Mehr ends.
 */
export interface Readings {
  way: ProposalFacts['way'];
  age: 'unknown' | 'too_young' | 'school_age' | 'ten_years' | 'vocational' | 'adult' | 'beyond';
  /** Ten years at school, at an age at which Sekundarstufe II is possible. */
  tenYears: 'yes' | 'no' | 'unknown';
  /** Years at school, compared with those of its age. */
  schooling: 'unknown' | 'much_less' | 'less_with_gap' | 'as_expected' | 'much_more';
  little: 'yes' | 'no' | 'unknown';
  /** Whether the stage has a grade below, above. */
  below: 'yes' | 'no';
  above: 'yes' | 'no';
  german: 'enough' | 'too_little' | 'unknown';
  script: 'latin' | 'other' | 'none' | 'unknown';
  time: 'start_of_year' | 'mid_year';
  /** Whether the duty ends with this school year. */
  lastYear: 'yes' | 'no';
  /** Of the grade that was decided before. */
  stage: Stage | 'none';
  /** Erstförderung at a school in Germany before. */
  support: 'none' | 'running' | 'ending' | 'used_up';
  /** Decided before; 'none': no kind is proposed. */
  kind: PlaceKindKey | 'none';
}

/** What is read of the facts before anything is decided. */
export type FirstReadings = Omit<Readings, 'stage' | 'support' | 'kind'>;

/** The school year (from 1) a child of this birth date is in by its age; below 1 before its first. */
export function yearByAge(birth: PartialDate, on: Temporal.PlainDate): number {
  const { month, day } = parameterOn('enrolmentCutOff', on);
  // An unknown month or day counts as the first: the older of two grades is proposed.
  const [birthMonth, birthDay] = [birth.month ?? 1, birth.day ?? 1];
  const late = birthMonth > month || (birthMonth === month && birthDay > day);
  return schoolYearOf(on) - (birth.year + enrolmentAge + (late ? 1 : 0)) + 1;
}

/** Whether the duty had surely ended before the school year of this day began: with the one in which somebody turns 18. */
function dutyIsOver(birth: PartialDate, on: Temporal.PlainDate): boolean {
  const begin = Temporal.PlainDate.from({ year: schoolYearOf(on), month: 8, day: 1 });
  // Who turns 18 on 1 August has completed the year on 31 July (§ 187 (2), § 188 (2) BGB).
  return ageRange(birth, begin).min >= parameterOn('dutyEndsAt', on);
}

function readAge(birth: PartialDate | null, on: Temporal.PlainDate): Readings['age'] {
  if (!birth) return 'unknown';
  const { min } = ageRange(birth, on);
  if (dutyIsOver(birth, on)) return min <= parameterOn('ffmUntilAge', on) ? 'adult' : 'beyond';
  if (min >= parameterOn('vocationalAge', on)) return 'vocational';
  const year = yearByAge(birth, on);
  if (year < 1) return 'too_young';
  return year > parameterOn('fullTimeYears', on) ? 'ten_years' : 'school_age';
}

function readSchooling({ birth, schoolYears, gapMonths }: ProposalFacts, on: Temporal.PlainDate) {
  if (!birth || schoolYears === null) return 'unknown';
  const missing = yearByAge(birth, on) - 1 - schoolYears;
  if (missing >= parameterOn('muchLessYears', on)) return 'much_less';
  const longGap = (gapMonths ?? 0) >= parameterOn('longGapMonths', on);
  if (missing >= parameterOn('lessWithGapYears', on) && longGap) return 'less_with_gap';
  return -missing >= parameterOn('muchMoreYears', on) ? 'much_more' : 'as_expected';
}

function readTenYears({ birth, schoolYears }: ProposalFacts, on: Temporal.PlainDate): Readings['tenYears'] {
  if (!birth || schoolYears === null) return 'unknown';
  const oldEnough = ageRange(birth, on).min >= parameterOn('vocationalAgeAfterTenYears', on);
  return oldEnough && schoolYears >= parameterOn('fullTimeYears', on) ? 'yes' : 'no';
}

function readGerman({ germanLevel }: ProposalFacts, on: Temporal.PlainDate): Readings['german'] {
  if (germanLevel === null) return 'unknown';
  return parameterOn('enoughGerman', on).includes(germanLevel) ? 'enough' : 'too_little';
}

const scripts = { none: 'none', non_latin: 'other', latin: 'latin' } as const;

/** Everything that can be read of the facts on a day. @throws RangeError for a day before October 2018 */
export function readFacts(facts: ProposalFacts, on: Temporal.PlainDate): FirstReadings {
  const { birth, literacy, schoolYears } = facts;
  const grade = birth ? gradeOfYear(yearByAge(birth, on)) : undefined;
  const beside = (years: number) => (grade !== undefined && gradeBeside(grade, years) ? 'yes' : 'no');
  const { month, day } = parameterOn('ifkUntil', on);
  const intakeEnd = Temporal.PlainDate.from({ year: schoolYearOf(on), month, day });
  const little = parameterOn('littleSchoolingYears', on);
  return {
    way: facts.way,
    age: readAge(birth, on),
    tenYears: readTenYears(facts, on),
    schooling: readSchooling(facts, on),
    little: schoolYears === null ? 'unknown' : schoolYears <= little ? 'yes' : 'no',
    below: beside(-1),
    above: beside(1),
    german: readGerman(facts, on),
    script: literacy === null ? 'unknown' : scripts[literacy],
    time: Temporal.PlainDate.compare(on, intakeEnd) <= 0 ? 'start_of_year' : 'mid_year',
    lastYear: birth && dutyIsOver(birth, on.add({ years: 1 })) ? 'yes' : 'no',
  };
}

/** Begin of Erstförderung as a month; where it is unknown the last of the year, so that nobody loses time. */
export const supportMonth = ({ year, month }: PartialDate): Temporal.PlainYearMonth =>
  Temporal.PlainYearMonth.from({ year, month: month ?? 12 });

/** Months of Erstförderung altogether: with the year for learning to read where that is a group of its own. */
export function supportLimit({ script, stage }: Pick<Readings, 'script' | 'stage'>, on: Temporal.PlainDate): number {
  const literacyYear = stage === 'secondary1' && (script === 'none' || script === 'other');
  return supportMonths(on) + (literacyYear ? parameterOn('literacyMonths', on) : 0);
}

/** How far Erstförderung before has come, once the stage is known. */
export function readSupport(
  since: PartialDate | null,
  known: Pick<Readings, 'script' | 'stage'>,
  on: Temporal.PlainDate,
): Readings['support'] {
  if (!since) return 'none';
  const used = supportMonth(since).until(on.toPlainYearMonth(), { largestUnit: 'months' }).months;
  const left = supportLimit(known, on) - Math.max(0, used);
  if (left <= 0) return 'used_up';
  return left <= parameterOn('endingMonths', on) ? 'ending' : 'running';
}
