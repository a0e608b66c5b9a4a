// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { DemoStage } from '../../web/feature.ts';
import type { ToldTalk } from './dispatch/demo.ts';
import type { TalkFacts } from './rows.ts';
import type { RefusalReason, RequestEvent } from './states.ts';

/** A request of the demo as it was asked. */
export interface Told {
  at: Temporal.Instant;
  talk: TalkFacts;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** When it really ended, where it took place. */
  heldUntil: Temporal.Instant;
  institution: Row<'institution'>;
  /** How it goes on where that is not left to chance. */
  course?: Course;
}

/** What follows on asking. */
export type LaterEvent = Exclude<RequestEvent, { type: 'asked' }>;

/** How a request goes on. `settled`: what is owed for it has been counted. */
export interface Course {
  end: (typeof ends)[number][0] | 'open' | 'assigned';
  settled: boolean;
}

/** How talks that are over ended, by their share in a hundred. */
const ends = [
  ['held', 64],
  ['unfilled', 14],
  ['declined', 4],
  ['cancelled_in_time', 8],
  ['cancelled_late', 4],
  ['client_no_show', 4],
  ['interpreter_no_show', 2],
] as const;

const needNobody: readonly Course['end'][] = ['open', 'declined', 'unfilled'];
/** Whether somebody had said yes. */
export const needsSomebody = ({ end }: Course): boolean => !needNobody.includes(end);
const free: readonly Course['end'][] = ['declined', 'unfilled', 'cancelled_in_time', 'interpreter_no_show'];
/** Whether money is promised, or owed. */
export const costs = ({ end }: Course): boolean => !free.includes(end);

/** How a request goes on: over ones as pools report, coming ones open or taken. */
export function courseOf({ random, now }: DemoStage, endsAt: Temporal.Instant): Course {
  const age = endsAt.until(now).total('days');
  if (age < 0) return { end: random.chance(age < -10 ? 0.3 : 0.75) ? 'assigned' : 'open', settled: false };
  if (age < 6 && random.chance(0.7)) return { end: 'held', settled: random.chance(0.4) };
  let left = random.int(1, 100);
  for (const [end, share] of ends) {
    left -= share;
    if (left <= 0) return { end, settled: end === 'held' || random.chance(0.7) };
  }
  return { end: 'held', settled: true };
}

const minutesOf = ({ startsAt, heldUntil }: Pick<Told, 'startsAt' | 'heldUntil'>): number =>
  Math.round(startsAt.until(heldUntil).total('minutes'));

/** When somebody says yes, the institution calls off late, and both have said how long it took (see `momentOf`). */
const taken = 0.4;
const calledOffLate = 0.98;
const calledOff = 0.6;
const confirmed = 1.84;

/** What happened on the way, each with how far between asking and the talk (0 to 1) or how many days after it. */
export function wayTo(
  told: Told,
  { end, settled }: Course,
  of: { job: string | undefined; cents: number; reason: RefusalReason },
): (readonly [LaterEvent, number])[] {
  const minutes = minutesOf(told);
  const job = of.job ?? '';
  const assigned = [{ type: 'assigned', payload: { job } }, taken] as const;
  const paid = (minutesProven: number | null, when: number): (readonly [LaterEvent, number])[] => [
    ...(minutesProven === null ? [] : [[{ type: 'proven', payload: { minutes: minutesProven } }, when] as const]),
    [{ type: 'settled', payload: { cents: of.cents } }, when],
  ];
  switch (end) {
    case 'open':
      return [];
    case 'assigned':
      return [assigned];
    case 'held':
      return [
        assigned,
        [{ type: 'held', payload: { minutes } }, confirmed - 0.04],
        ...(settled ? paid(minutes, confirmed) : []),
      ];
    case 'declined':
    case 'unfilled':
      return [[{ type: 'refused', payload: { reason: of.reason } }, end === 'declined' ? 0.1 : 0.8]];
    case 'cancelled_in_time':
      return [assigned, [{ type: 'cancelled', payload: { by: 'institution', inTime: true } }, calledOff]];
    case 'cancelled_late':
      return [
        assigned,
        [{ type: 'cancelled', payload: { by: 'institution', inTime: false } }, calledOffLate],
        ...(settled ? paid(null, calledOffLate) : []),
      ];
    case 'client_no_show':
      return [assigned, [{ type: end, payload: { job } }, confirmed], ...(settled ? paid(0, confirmed) : [])];
    case 'interpreter_no_show':
      return [assigned, [{ type: end, payload: { job } }, confirmed]];
  }
}

/** When something happened: so far between asking and the talk, or so many days after it; never later than now. */
export function momentOf(now: Temporal.Instant, { at, startsAt, endsAt }: Told, when: number): Temporal.Instant {
  const moment =
    when <= 1
      ? at.add({ minutes: Math.round(at.until(startsAt).total('minutes') * when) })
      : endsAt.add({ minutes: Math.round((when - 1) * 24 * 60) });
  return Temporal.Instant.compare(moment, now) < 0 ? moment : now;
}

/** The talk as somebody is looked for. */
export const talkToFind = (now: Temporal.Instant, told: Told, requestId: string): ToldTalk => ({
  requestId,
  ...{
    language: told.talk.language,
    modes: told.talk.modes,
    startsAt: told.startsAt,
    endsAt: told.endsAt,
    at: told.at,
  },
  takenAt: momentOf(now, told, taken),
});

/** When what is owed was known; null: it is not (yet). */
export const owedAt = (now: Temporal.Instant, told: Told, { end, settled }: Course): Temporal.Instant | null =>
  settled && ['held', 'cancelled_late', 'client_no_show'].includes(end)
    ? momentOf(now, told, end === 'cancelled_late' ? calledOffLate : confirmed)
    : null;

/** When the talk was called off; for one nobody came to, as it is paid: just after it began. */
export function calledOffAt(now: Temporal.Instant, told: Told, { end }: Course): Temporal.Instant | null {
  if (end === 'cancelled_late') return momentOf(now, told, calledOffLate);
  if (end === 'cancelled_in_time') return momentOf(now, told, calledOff);
  return end === 'client_no_show' ? told.startsAt.add({ minutes: 1 }) : null;
}
