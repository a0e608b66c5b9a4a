// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay, timeZone } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { feedSpan } from '../../calendar/words.ts';
import { lessonDays } from './lesson-day-rules.ts';
import { childAlias, listOwnSponsorships } from './queries.ts';

/** A lesson for a calendar: whose address it is reads "Kind 1" and a town, and nothing of a child. */
export interface FeedLesson {
  id: string;
  sequence: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  place: string;
  changedAt: Temporal.Instant;
}

const instantOf = (day: Temporal.PlainDate, minute: number): Temporal.Instant =>
  day
    .toZonedDateTime({
      timeZone,
      plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
    })
    .toInstant();

/** The planned lessons of the sponsorships that run, of an account. */
export async function listFeedLessons(
  tx: Tx,
  centreId: string,
  userId: string,
  today: Temporal.PlainDate,
): Promise<FeedLesson[]> {
  const people = await tx
    .selectFrom('membership')
    .select('volunteer_id as id')
    .where('centre_id', '=', centreId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute();
  const all = await listOwnSponsorships(
    tx,
    centreId,
    people.flatMap(({ id }) => id ?? []),
  );
  const [from, to] = [today.subtract({ days: feedSpan.back }), today.add({ days: feedSpan.ahead })];
  return all
    .filter(({ state }) => state === 'active')
    .flatMap((own) =>
      lessonDays(own, from, to).map((day) => ({
        id: `${own.id}-${day}`,
        sequence: own.changedVersion,
        start: instantOf(day, own.fromMinute),
        end: instantOf(day, own.toMinute),
        place: `${childAlias(all, own.id)}, ${own.town}`,
        changedAt: startOfDay(own.startedOn ?? today),
      })),
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
}
