// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { STAGE_LABELS, type Stage } from './school-forms.ts';

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

/** Whether a form of school has, in any stage that comes into question at these ages, places at all. */
export const formFitsAge = (stages: readonly Stage[], ages: Ages | null): boolean =>
  stages.some((stage) => stageFitsAge(stage, ages));
