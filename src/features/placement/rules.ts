// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Role } from '../../auth/permissions.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay } from '../../codes/holidays.ts';
import { legalParameter } from '../../codes/legal.ts';
import type { EarliestDay } from '../../codes/planned-days.ts';
import { nextSchoolDay } from '../../codes/school-holidays.ts';
import type { CaseState } from '../cases/states.ts';
import type { AuthorityKind } from '../centres/queries.ts';

/**
 * The authorities for which a person with these roles decides. The Bezirksregierung has no role of its own yet: its people
 * get the role school_authority. Where the centre itself places (16+ at a Berufskolleg), its head decides.
 */
export function decidesFor(roles: readonly Role[]): AuthorityKind[] {
  const kinds: AuthorityKind[] = [];
  if (roles.includes('school_authority')) kinds.push('school_authority', 'district_government');
  if (roles.includes('head')) kinds.push('centre');
  return kinds;
}

/** The role in which somebody decides for this authority, also when they have both. */
export const decidingRole = (kind: AuthorityKind): 'head' | 'school_authority' =>
  kind === 'centre' ? 'head' : 'school_authority';

const referencePrefix: Readonly<Record<AuthorityKind, string>> = {
  school_authority: 'SA',
  district_government: 'BR',
  centre: 'KI',
};

/** The reference number of a decision: "SA-DN-2026-0012". */
export function referenceNumber(kind: AuthorityKind, centrePrefix: string, year: number, n: number): string {
  return `${referencePrefix[kind]}-${centrePrefix}-${year}-${String(n).padStart(4, '0')}`;
}

/** What school and centre call a question on the phone: "A-2026-0012". It says nothing about the child. */
export const questionNumber = (year: number, n: number): string => `A-${year}-${String(n).padStart(4, '0')}`;

/** The first day the recommendation names: a start before it is asked about. */
export const earliestStart = (day: Temporal.PlainDate): EarliestDay => ({
  day,
  what: 'dem frühesten Beginn der Empfehlung',
});

/** The earliest start while none is planned: the next day with lessons. The proposal goes by the rules of that day. */
export const earliestUsualStart = (today: Temporal.PlainDate): Temporal.PlainDate =>
  nextSchoolDay(today.add({ days: 1 }));

/** The start a form proposes: the first day with lessons from the wanted one on, not before today. */
export function proposedStart(wanted: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  return nextSchoolDay(Temporal.PlainDate.compare(wanted, today) < 0 ? today : wanted);
}

/**
 * By when the school has to confirm the admission: on the first day (the next
 * working day when that is one off) when it was asked before and agreed, else it first has
 * the usual days to answer, counted from the decision.
 */
export function confirmBy(
  askedBefore: boolean,
  startOn: Temporal.PlainDate,
  decidedOn: Temporal.PlainDate,
  answerDays: number,
): Temporal.PlainDate {
  return askedBefore ? nextWorkingDay(startOn) : addWorkingDays(decidedOn, answerDays);
}

/** Working days after `from` up to and including `to`, at least `least`: how long a place is held for a decision. */
export function workingDaysUntil(from: Temporal.PlainDate, to: Temporal.PlainDate, least: number): number {
  let count = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) count += 1;
  }
  return Math.max(count, least);
}

/** The legal basis of an allocation on this day, one rule a line, as cited in the letter. */
export function legalBasis(placeKind: string, on: Temporal.PlainDate): string[] {
  const rules = [legalParameter('allocationToSchool', on), legalParameter('compulsorySchooling', on)];
  if (placeKind !== 'regular') rules.push(legalParameter('germanSupport', on));
  return rules.map((rule) => rule.value);
}

/** States in which the centre may hold and release places freely; later the place belongs to a question or a decision. */
export const beforeAsking: readonly CaseState[] = [
  'reported',
  'invited',
  'scheduled',
  'no_show',
  'documents_missing',
  'counselled',
  'recommended',
  'refused_by_school',
  'waiting_list',
  'returned',
  'not_allocated',
  'registration_advised',
];

/** States in which the authority has a submission to decide about, also while it waits for an answer to its question. */
export const undecided: readonly CaseState[] = ['submitted', 'authority_asked'];
