// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, startOfDay, timeZone } from '../../../clock.ts';
import { isWorkingDay } from '../../../codes/holidays.ts';
import type { Tx } from '../../../db/centre.ts';
import { getCheckRule } from '../../volunteers/check-queries.ts';
import { rankCandidates } from '../dispatch/candidate-rules.ts';
import { listWeekFacts } from '../dispatch/week-fact-queries.ts';
import { getPolicy } from '../policy-queries.ts';
import type { InterpretingRequest } from '../queries.ts';
import { clockTime, slotFault } from '../time-rules.ts';

/** Another beginning that volunteers can do: how many, and whether it fits their usual times. */
export interface PossibleTime {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  people: number;
  usual: boolean;
}

/** Days before and after the talk that are looked at, and the hours of a day; as many as are shown. Own choice. */
const span = { before: 5, after: 10 } as const;
const hours = [9, 10, 11, 13, 14, 15, 16] as const;
const mostShown = 6;

/** Other beginnings, first those the institution has said itself, then the same time on other days, then other hours. */
function beginnings(request: InterpretingRequest, now: Temporal.Instant): Temporal.Instant[] {
  const day = dayOf(request.startsAt);
  const time = request.startsAt.toZonedDateTimeISO(timeZone).toPlainTime();
  const days = Array.from({ length: span.before + span.after + 1 }, (_, n) => day.add({ days: n - span.before }));
  const later = days.filter((one) => isWorkingDay(one) && Temporal.PlainDate.compare(one, dayOf(now)) > 0);
  const times = [time, ...hours.map((hour) => Temporal.PlainTime.from({ hour }))];
  const all = [...request.alternatives, ...later.flatMap((one) => times.map((at) => clockTime(one, at).at))];
  const known = new Set([request.startsAt.toString()]);
  return all.filter((at) => {
    if (known.has(at.toString()) || Temporal.Instant.compare(at, now) <= 0) return false;
    known.add(at.toString());
    return true;
  });
}

/**
 * Other times at which somebody of the pool can do a talk, best first: what the institution has offered itself, then what fits
 * somebody's usual times, then what lies near. One a day. A handful of statements, however many times are looked at.
 */
export async function listPossibleTimes(
  tx: Tx,
  { centreId, now, today }: { centreId: string; now: Temporal.Instant; today: Temporal.PlainDate },
  request: InterpretingRequest,
): Promise<PossibleTime[]> {
  const policy = await getPolicy(tx, centreId, today);
  const length = request.startsAt.until(request.endsAt);
  const asked = beginnings(request, now)
    .map((startsAt) => ({ ...request, startsAt, endsAt: startsAt.add(length) }))
    .filter((one) => slotFault(policy, one, now, true) === undefined);
  if (asked.length === 0) return [];
  const sorted = asked.map(({ startsAt }) => startsAt).toSorted(Temporal.Instant.compare);
  const [first = now, last = now] = [sorted[0], sorted.at(-1)];
  const days = { from: startOfDay(dayOf(first)), before: startOfDay(dayOf(last).add({ days: 1 })) };
  const rule = await getCheckRule(tx, centreId, 'interpreting');
  const offered = new Set(request.alternatives.map(String));
  const far = (at: Temporal.Instant): number => Math.abs(at.epochMilliseconds - request.startsAt.epochMilliseconds);
  const facts = await listWeekFacts(tx, centreId, asked, { rule, span: days, now });
  const found = facts.flatMap(({ request: one, need, people }) => {
    // Whoever has said no for the old time may well be free at another.
    const { candidates } = rankCandidates(
      need,
      people.map((person) => ({ ...person, asked: null })),
    );
    if (candidates.length === 0) return [];
    const usual = candidates.some(({ reasons }) => reasons.some(({ code }) => code === 'free'));
    return [{ startsAt: one.startsAt, endsAt: one.endsAt, people: candidates.length, usual }];
  });
  const ranked = found.toSorted(
    (a, b) =>
      Number(offered.has(String(b.startsAt))) - Number(offered.has(String(a.startsAt))) ||
      Number(b.usual) - Number(a.usual) ||
      far(a.startsAt) - far(b.startsAt),
  );
  const taken = new Set<string>();
  return ranked
    .filter(({ startsAt }) => {
      const day = dayOf(startsAt).toString();
      if (taken.has(day)) return false;
      taken.add(day);
      return true;
    })
    .slice(0, mostShown)
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
}
