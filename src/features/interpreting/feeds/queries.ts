// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import type { Tx } from '../../../db/centre.ts';
import { feedSpan } from '../../calendar/words.ts';
import { calendarPlace } from '../dispatch/jobs.ts';
import { everything } from '../event-actions.ts';
import { getRequest, listRequests, noRequestFilter } from '../queries.ts';
import { requestStates } from '../states.ts';

/** A line of a feed: nothing of a family, and of a protected institution neither name nor place. */
export interface FeedLine {
  id: string;
  sequence: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  place: string;
  changedAt: Temporal.Instant;
}

const spanOf = (today: Temporal.PlainDate) => ({
  from: startOfDay(today.subtract({ days: feedSpan.back })),
  before: startOfDay(today.add({ days: feedSpan.ahead + 1 })),
});

/** What a volunteer has promised, as the mails about it say. */
export async function listJobLines(
  tx: Tx,
  centreId: string,
  volunteerId: string,
  today: Temporal.PlainDate,
): Promise<FeedLine[]> {
  const { from, before } = spanOf(today);
  const jobs = await tx
    .selectFrom('interpreting_job as j')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .select(['j.id', 'j.sequence', 'r.id as requestId'])
    .where('j.centre_id', '=', centreId)
    .where('j.volunteer_id', '=', volunteerId)
    .where('j.released_at', 'is', null)
    .where('r.starts_at', '>=', from)
    .where('r.starts_at', '<', before)
    .orderBy('r.starts_at')
    .execute();
  const lines: FeedLine[] = [];
  for (const { id, sequence, requestId } of jobs) {
    const request = await getRequest(tx, centreId, everything, requestId);
    const { startsAt, endsAt, changedAt } = request;
    lines.push({ id, sequence, start: startsAt, end: endsAt, changedAt, place: calendarPlace(request) });
  }
  return lines;
}

/** More lines than these no calendar is for. */
const most = 500;

/** The open and promised talks of the board: language, where it stands, and the municipality. */
export async function listBoardLines(tx: Tx, centreId: string, today: Temporal.PlainDate): Promise<FeedLine[]> {
  const { from, before } = spanOf(today);
  const filter = { ...noRequestFilter, from, before };
  const range = { limit: most, offset: 0 };
  // As somebody who sees no names of protected institutions.
  const reach = { all: true, seesProtected: false } as const;
  const lines = [];
  for (const state of ['open', 'assigned'] as const)
    lines.push(...(await listRequests(tx, centreId, reach, { ...filter, state }, range)));
  return lines
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
    .map((one) => ({
      ...{ id: one.id, sequence: one.version, start: one.startsAt, end: one.endsAt, changedAt: one.changedAt },
      place: [languageName(one.language), requestStates[one.state], one.number, one.municipality ?? '']
        .filter(Boolean)
        .join(', '),
    }));
}
