// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ageRange, type PartialDate } from './partial-date.ts';
import type { PlaceKindKey } from './pupil-keys.ts';
import { getStage, STAGE_LABELS, type Stage } from './school-forms.ts';

/** Possible ages in completed years. */
export interface Ages {
  readonly min: number;
  readonly max: number;
}

/**
 * Ages in completed years at which a stage comes into question at all, both ends included. Own choice: the usual ages
 * (primary 6–10, Sekundarstufe I 10–16, § 34, § 37 SchulG) with two years' room for interrupted schooling; the Internationale
 * Förderklasse takes pupils from 16, Berufskollegs from the end of the ten years of full-time schooling.
 */
const STAGE_AGES: Readonly<Record<Stage, Ages>> = {
  primary: { min: 5, max: 12 },
  secondary1: { min: 9, max: 17 },
  secondary2: { min: 15, max: 99 },
};

/** Whether a stage comes into question for somebody of these ages; always while nothing is known of them. */
export const stageFitsAge = (stage: Stage, ages: Ages | null): boolean =>
  ages === null || (ages.max >= STAGE_AGES[stage].min && ages.min <= STAGE_AGES[stage].max);

const years = ({ min, max }: Ages): string => (min === max ? `${min} Jahren` : `${min} oder ${max} Jahren`);

/** Why a grade is out for somebody of these ages, one sentence; null when it is not, or no grade of ours. */
export function ageProblem(stage: Stage, ages: Ages | null): string | null {
  if (ages === null || stageFitsAge(stage, ages)) return null;
  return `Mit ${years(ages)} kommt ein Kind nicht in die ${STAGE_LABELS[stage]}.`;
}

/** The first year of the school year that a day lies in: it begins on 1 August. */
const schoolYear = (on: Temporal.PlainDate): number => (on.month >= 8 ? on.year : on.year - 1);

/**
 * The grade a child of this birth date is usually in: compulsory schooling begins on 1 August for who is 6 by 30 September
 * (§ 35 SchulG); from 16 the Berufskolleg. A starting value for counselling, nothing more.
 * @returns undefined when the birth date is unknown, or the child too young for school
 */
export function usualGrade(birth: PartialDate | null, on: Temporal.PlainDate): string | undefined {
  if (!birth) return undefined;
  const ages = ageRange(birth, on);
  if (ages.max < STAGE_AGES.primary.min) return undefined;
  const enrolled = birth.year + ((birth.month ?? 1) > 9 ? 7 : 6);
  const year = schoolYear(on) - enrolled + 1;
  if (ages.min >= 16 || year > 10) return '11';
  if (year <= 2) return year <= 1 ? 'E1' : 'E2';
  return String(year).padStart(2, '0');
}

/** What counselling has found out; null: nothing yet. */
export interface Learnt {
  readonly germanLevel: string | null;
  readonly literacy: 'none' | 'non_latin' | 'latin' | null;
}

/** German enough for regular lessons: from GeR B1 (BASS 13-63 Nr. 3, 2.3). */
const enoughGerman = (level: string | null): boolean => /^(B1|B2|C)/.test(level ?? '');

/**
 * The kind of place that usually fits: at the Berufskolleg the Internationale
 * Förderklasse, for who comes after 1 November Fit für Mehr (BASS 13-63 Nr. 4); Alphabetisierung for who does not read Latin
 * script (Nr. 3.4), from Sekundarstufe I on: in primary school all learn it.
 */
export function usualKind(grade: string, learnt: Learnt, on: Temporal.PlainDate): PlaceKindKey {
  const stage = getStage(grade);
  if (stage === 'secondary2') return on.month >= 11 || on.month < 8 ? 'ffm' : 'ifk';
  if (enoughGerman(learnt.germanLevel)) return 'regular';
  const illiterate = learnt.literacy === 'none' || learnt.literacy === 'non_latin';
  return stage === 'secondary1' && illiterate ? 'literacy' : 'df';
}

/** Whether a form of school has, in any stage that comes into question at these ages, places at all. */
export const formFitsAge = (stages: readonly Stage[], ages: Ages | null): boolean =>
  stages.some((stage) => stageFitsAge(stage, ages));
