// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../clock.ts';
import { isWorkingDay } from '../codes/holidays.ts';
import { codesOf } from '../codes/keys.ts';
import type { CaseEventType } from '../features/cases/rules.ts';
import type { CaseKind, CaseState } from '../features/cases/states.ts';
import type { Random } from './random.ts';

const counselled = ['reported', 'invited', 'scheduled', 'counselled'] as const;
const accepted = [...counselled, 'recommended', 'school_asked', 'school_accepted'] as const;
const decided = [...accepted, 'submitted', 'decided'] as const;

/** How a case comes into each state; several ways where there are several. */
const ways: Readonly<Record<CaseState, readonly (readonly CaseEventType[])[]>> = {
  reported: [['reported']],
  invited: [
    ['reported', 'invited'],
    ['reported', 'invited', 'reminded'],
  ],
  scheduled: [['reported', 'invited', 'scheduled']],
  no_show: [['reported', 'invited', 'scheduled', 'no_show']],
  documents_missing: [['reported', 'invited', 'scheduled', 'documents_missing']],
  counselled: [counselled, ['reported', 'invited', 'scheduled', 'no_show', 'invited', 'scheduled', 'counselled']],
  recommended: [[...counselled, 'recommended']],
  school_asked: [[...counselled, 'recommended', 'school_asked']],
  school_accepted: [accepted],
  refused_by_school: [[...counselled, 'recommended', 'school_asked', 'school_refused']],
  waiting_list: [[...counselled, 'recommended', 'waiting_listed']],
  submitted: [
    [...accepted, 'submitted'],
    [...counselled, 'recommended', 'submitted'],
  ],
  authority_asked: [[...accepted, 'submitted', 'authority_asked']],
  returned: [[...accepted, 'submitted', 'submission_returned']],
  not_allocated: [[...counselled, 'recommended', 'submitted', 'allocation_refused']],
  allocated: [decided],
  legal_remedy: [[...decided, 'remedy_filed']],
  registration_advised: [['reported', 'registration_advised']],
  not_arrived: [
    [...decided, 'not_arrived'],
    [...decided, 'admitted', 'not_arrived'],
  ],
  left_school: [[...decided, 'admitted', 'left_school']],
  admitted: [
    [...decided, 'admitted'],
    [...decided, 'remedy_filed', 'remedy_settled', 'admitted'],
  ],
  moved_away: [
    ['reported', 'invited', 'closed'],
    [...counselled, 'closed'],
  ],
  not_compulsory: [[...counselled, 'closed']],
  duplicate: [['reported', 'closed']],
  handed_over: [['reported', 'invited', 'closed']],
};

/** How common each state is among cases that lead to an allocation. */
const placementWeights: Readonly<Record<CaseState, number>> = {
  reported: 6,
  invited: 6,
  scheduled: 6,
  no_show: 2,
  documents_missing: 2,
  counselled: 4,
  recommended: 3,
  school_asked: 5,
  school_accepted: 3,
  refused_by_school: 2,
  waiting_list: 3,
  submitted: 6,
  authority_asked: 0.7,
  returned: 0.5,
  not_allocated: 0.2,
  allocated: 8,
  legal_remedy: 0.7,
  registration_advised: 1,
  admitted: 34,
  moved_away: 3,
  not_compulsory: 1,
  duplicate: 1,
  handed_over: 2,
  not_arrived: 0.8,
  left_school: 0.6,
};
const directWeights: Partial<Record<CaseState, number>> = {
  reported: 15,
  registration_advised: 30,
  admitted: 50,
  moved_away: 3,
  duplicate: 2,
};
const directWays: Partial<Record<CaseState, readonly CaseEventType[]>> = {
  admitted: ['reported', 'registration_advised', 'admitted'],
  moved_away: ['reported', 'registration_advised', 'closed'],
};

/** Which state the n-th case of a kind ends in: every state once first, then as often as in practice. */
export function chooseState(random: Random, kind: CaseKind, n: number): CaseState {
  const weights = kind === 'placement' ? placementWeights : directWeights;
  const all = codesOf(weights);
  return all[n] ?? random.weighted(weights);
}

/** The events that lead to a state. */
export function chooseWay(random: Random, kind: CaseKind, state: CaseState): readonly CaseEventType[] {
  const direct = kind === 'direct_registration' ? directWays[state] : undefined;
  return direct ?? random.pick(ways[state]);
}

/** Days that pass before an event: shortest and longest. */
const gaps: Partial<Record<CaseEventType, readonly [number, number]>> = {
  invited: [1, 4],
  scheduled: [2, 6],
  no_show: [5, 9],
  documents_missing: [5, 9],
  counselled: [5, 9],
  recommended: [0, 3],
  school_asked: [0, 2],
  school_accepted: [1, 6],
  school_refused: [1, 6],
  waiting_listed: [1, 3],
  submitted: [0, 2],
  decided: [1, 8],
  authority_asked: [1, 4],
  submission_returned: [1, 4],
  allocation_refused: [1, 4],
  admitted: [4, 10],
  not_arrived: [5, 9],
  left_school: [15, 40],
  remedy_filed: [3, 15],
  remedy_settled: [5, 12],
  registration_advised: [1, 5],
  reminded: [3, 8],
  closed: [3, 14],
};

/** The next moment in office hours. */
function officeMoment(random: Random, from: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  let day = from.toPlainDate();
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  const moment = day.toZonedDateTime({
    timeZone,
    plainTime: { hour: random.int(8, 15), minute: random.int(0, 59) },
  });
  return Temporal.ZonedDateTime.compare(moment, from) > 0 ? moment : from.add({ minutes: random.int(5, 50) });
}

/**
 * Moments of the events, in order, on working days, none after `now`. Open cases end a few days ago at most, closed ones at
 * any time in the last 120 days.
 */
export function spread(
  random: Random,
  way: readonly CaseEventType[],
  now: Temporal.Instant,
  closed: boolean,
): Temporal.Instant[] {
  const today = now.toZonedDateTimeISO(timeZone);
  const days = way.map((type) => random.int(...(gaps[type] ?? [0, 0])));
  const length = days.reduce((sum, n) => sum + n, 0);
  let back = Math.min(119, length + (closed ? random.int(1, Math.max(1, 115 - length)) : random.int(0, 6)));
  for (; ; back += 1) {
    const moments: Temporal.ZonedDateTime[] = [];
    let at = today.subtract({ days: back }).with({ hour: 7, minute: 0, second: 0, millisecond: 0 });
    for (const gap of days) {
      at = officeMoment(random, gap === 0 ? at : at.add({ days: gap }).with({ hour: 7, minute: 0 }));
      moments.push(at);
    }
    if (moments.every((moment) => Temporal.ZonedDateTime.compare(moment, today) <= 0)) {
      return moments.map((moment) => moment.toInstant());
    }
  }
}
