// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import type { SessionFacts } from '../rows.ts';
import type { SponsorshipState } from '../states.ts';
import type { Agreement, Break } from './lesson-day-rules.ts';

/** A lesson as it was entered. */
export interface Entry extends SessionFacts {
  id: string;
  on: Temporal.PlainDate;
  sendKey: string;
  changedAt: Temporal.Instant;
  version: number;
}

const entryOf = {
  columns: [
    ...([
      'id',
      'on_day as on',
      'held',
      'minutes',
      'why_not as whyNot',
      'tags',
      'topic',
      'next_idea as nextIdea',
    ] as const),
    ...(['send_key as sendKey', 'changed_at as changedAt', 'version'] as const),
  ],
} as const;

/** The lessons of a sponsorship, newest first. */
export async function listEntries(tx: Tx, centreId: string, sponsorshipId: string): Promise<Entry[]> {
  return await tx
    .selectFrom('sponsorship_session')
    .select(entryOf.columns)
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .orderBy('on_day', 'desc')
    .execute();
}

/** The lesson of one day; undefined: nothing is entered. */
export async function findEntry(
  tx: Tx,
  centreId: string,
  sponsorshipId: string,
  on: Temporal.PlainDate,
): Promise<Entry | undefined> {
  return await tx
    .selectFrom('sponsorship_session')
    .select(entryOf.columns)
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .where('on_day', '=', on)
    .executeTakeFirst();
}

/** The days of some sponsorships of which something is entered, since a day, by their ids. */
export async function listEnteredDays(
  tx: Tx,
  centreId: string,
  sponsorshipIds: readonly string[],
  since: Temporal.PlainDate,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  if (sponsorshipIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('sponsorship_session')
    .select(['sponsorship_id as id', 'on_day as on', 'version'])
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', 'in', [...sponsorshipIds])
    .where('on_day', '>=', since)
    .execute();
  const days = Map.groupBy(rows, ({ id }) => id);
  return new Map([...days].map(([id, of]) => [id, new Map(of.map(({ on, version }) => [on.toString(), version]))]));
}

/** What a sponsor may know of a child, and nothing else. Nothing of it after the end. */
export interface ChildFacts {
  givenName: string;
  className: string;
  room: string;
  language: string;
  furtherLanguages: string[];
  interests: string;
  /** In the words of the parents. */
  mind: string;
}

/** A sponsorship as the sponsor sees it. */
export interface OwnSponsorship extends Agreement {
  id: string;
  number: string;
  state: SponsorshipState;
  school: string;
  /** The town of the school. */
  town: string;
  lesson: number;
  toMinute: number;
  meetingAt: Temporal.Instant | null;
  changedVersion: number;
  /** Null after the end. */
  child: ChildFacts | null;
}

async function listBreaks(tx: Tx, centreId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Break[]>> {
  const events = await tx
    .selectFrom('sponsorship_event')
    .select(['sponsorship_id as id', 'type', 'payload', 'at'])
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', 'in', [...ids])
    .where('type', 'in', ['paused', 'resumed', 'ended'])
    .orderBy('sponsorship_id')
    .orderBy('position')
    .execute();
  const breaks = new Map<string, Break[]>();
  for (const { id, type, payload, at } of events) {
    const of = breaks.get(id) ?? [];
    breaks.set(id, of);
    const last = of.at(-1);
    if (type === 'paused') {
      const until = (payload as { until?: unknown }).until;
      of.push({ from: dayOf(at), to: typeof until === 'string' ? Temporal.PlainDate.from(until) : null });
    } else if (type === 'resumed' && last) {
      const before = dayOf(at).subtract({ days: 1 });
      if (last.to === null || Temporal.PlainDate.compare(before, last.to) < 0)
        of[of.length - 1] = { ...last, to: before };
    }
  }
  return breaks;
}

/**
 * The sponsorships of the people an account belongs to, those that run first: known to each other, running, pausing, and ended
 * ones that had begun. What is only proposed is asked about elsewhere.
 */
export async function listOwnSponsorships(
  tx: Tx,
  centreId: string,
  volunteerIds: readonly string[],
): Promise<OwnSponsorship[]> {
  if (volunteerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('pupil as p', (join) => join.on('p.centre_id', '=', centreId).onRef('p.id', '=', 's.pupil_id'))
    .innerJoin('school as c', 'c.number', 's.school_number')
    .select(['s.id', 's.number', 's.state', 's.weekday', 's.lesson', 's.from_minute', 's.to_minute', 's.version'])
    .select(['s.started_on', 's.ended_on', 's.meeting_at', 'c.short_name', 'c.name', 'c.place'])
    .select(['p.given_name', 'p.class_name', 'p.room', 'p.language', 'p.further_languages', 'p.interests', 'p.mind'])
    .where('s.centre_id', '=', centreId)
    .where('s.volunteer_id', 'in', [...volunteerIds])
    .where('s.state', '<>', 'proposed')
    .where((eb) => eb.or([eb('s.state', '<>', 'ended'), eb('s.started_on', 'is not', null)]))
    .orderBy('s.number')
    .execute();
  if (rows.length === 0) return [];
  const breaks = await listBreaks(
    tx,
    centreId,
    rows.map(({ id }) => id),
  );
  const all = rows.map(
    (row): OwnSponsorship => ({
      ...{ id: row.id, number: row.number, state: row.state as SponsorshipState, weekday: row.weekday },
      ...{ lesson: row.lesson, fromMinute: row.from_minute, toMinute: row.to_minute, meetingAt: row.meeting_at },
      ...{ school: row.short_name || row.name, town: row.place, changedVersion: row.version },
      ...{ startedOn: row.started_on, endedOn: row.ended_on, breaks: breaks.get(row.id) ?? [] },
      child:
        row.state === 'ended'
          ? null
          : {
              ...{ givenName: row.given_name, className: row.class_name, room: row.room, language: row.language },
              ...{ furtherLanguages: row.further_languages, interests: row.interests, mind: row.mind },
            },
    }),
  );
  return [...all.filter(({ state }) => state !== 'ended'), ...all.filter(({ state }) => state === 'ended')];
}

/** "Kind 1": what stands where no name may, in the order of the sponsorships that have not ended. */
export const childAlias = (all: readonly OwnSponsorship[], id: string): string => {
  const place = all.filter(({ state }) => state !== 'ended').findIndex((one) => one.id === id);
  return place < 0 ? 'Kind' : `Kind ${place + 1}`;
};

/** The number of a sponsorship; undefined: there is none with this id. */
export async function findSponsorshipNumber(tx: Tx, centreId: string, id: string): Promise<string | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx
    .selectFrom('sponsorship')
    .select('number')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.number;
}
