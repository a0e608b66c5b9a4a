// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import type { SponsorshipEvent, SponsorshipState } from '../states.ts';

/** Who meets whom, for the coordination and the school: no family name of the child, it stands on the child's own page. */
export interface People {
  pupilNumber: string;
  pupilName: string;
  className: string;
  groupFits: boolean;
  sponsorGivenName: string;
  sponsorFamilyName: string;
  /** For the hint that stands beside lessons of minors; shown nowhere. */
  sponsorBirth: Temporal.PlainDate | null;
  schoolName: string;
}

const named = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('sponsorship as s')
    .innerJoin('pupil as p', (join) => join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.pupil_id'))
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.centre_id', '=', 's.centre_id').onRef('v.id', '=', 's.volunteer_id'),
    )
    .innerJoin('school as c', 'c.number', 's.school_number')
    .select(['p.number as pupilNumber', 'p.given_name as pupilName', 'p.class_name as className'])
    .select(['p.group_fits as groupFits', 'v.given_name as sponsorGivenName', 'v.family_name as sponsorFamilyName'])
    .select(['c.name as schoolName', 'v.birth as sponsorBirth'])
    .where('s.centre_id', '=', centreId);

/** Who meets whom in a sponsorship that was read in its reach before. */
export const getPeople = (tx: Tx, centreId: string, id: string): Promise<People> =>
  named(tx, centreId).where('s.id', '=', id).executeTakeFirstOrThrow();

/** What a sponsor sees of a child, and not one column more (docs/decisions/0031). */
export interface OwnChild {
  givenName: string;
  className: string;
  room: string;
  language: string;
  furtherLanguages: string[];
  interests: string;
  mind: string;
  schoolName: string;
  /** Of the school. */
  street: string;
  town: string;
  letterLanguage: string;
}

/** The child of a sponsorship as its sponsor sees it. */
export async function getOwnChild(tx: Tx, centreId: string, id: string): Promise<OwnChild> {
  return await tx
    .selectFrom('sponsorship as s')
    .innerJoin('pupil as p', (join) => join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.pupil_id'))
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.centre_id', '=', 's.centre_id').onRef('v.id', '=', 's.volunteer_id'),
    )
    .innerJoin('school as c', 'c.number', 's.school_number')
    .select(['p.given_name as givenName', 'p.class_name as className', 'p.room', 'p.language'])
    .select(['p.further_languages as furtherLanguages', 'p.interests', 'p.mind', 'c.name as schoolName', 'c.street'])
    .select(sql<string>`trim(c.postcode || ' ' || c.place)`.as('town'))
    .select('v.letter_language as letterLanguage')
    .where('s.centre_id', '=', centreId)
    .where('s.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Something that happened, with the name of who did it; null: by a mailed link or the program. */
export interface PastEvent {
  event: SponsorshipEvent;
  at: Temporal.Instant;
  by: string | null;
  role: string;
}

/** What happened to a sponsorship, newest first. */
export async function listEvents(tx: Tx, centreId: string, id: string): Promise<PastEvent[]> {
  const rows = await tx
    .selectFrom('sponsorship_event as e')
    .leftJoin('auth_user as u', 'u.id', 'e.by_user')
    .select(['e.type', 'e.payload', 'e.at', 'u.name as by', 'e.by_role as role'])
    .where('e.centre_id', '=', centreId)
    .where('e.sponsorship_id', '=', id)
    .orderBy('e.position', 'desc')
    .execute();
  return rows.map(({ type, payload, ...row }) => ({ ...row, event: { type, payload } as unknown as SponsorshipEvent }));
}

/** How often the meeting was set: the sequence of its calendar entry begins at 0. */
export async function countMeetings(tx: Tx, centreId: string, id: string): Promise<number> {
  const { n } = await tx
    .selectFrom('sponsorship_event')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', id)
    .where('type', '=', 'meeting_set')
    .executeTakeFirstOrThrow();
  return n;
}

/** The last day with a lesson that was held; undefined: none was. */
export async function findLastHeld(tx: Tx, centreId: string, id: string): Promise<Temporal.PlainDate | undefined> {
  const row = await tx
    .selectFrom('sponsorship_session')
    .select('on_day as onDay')
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', id)
    .where('held', '=', true)
    .orderBy('on_day', 'desc')
    .executeTakeFirst();
  return row?.onDay;
}

/** What a list of sponsorships shows; '' and undefined: all. */
export interface SponsorshipFilter {
  text: string;
  states: readonly SponsorshipState[];
}

const filtered = (tx: Tx, centreId: string, { text, states }: SponsorshipFilter) =>
  named(tx, centreId)
    .$if(states.length > 0, (query) => query.where('s.state', 'in', [...states]))
    .$if(text !== '', (query) =>
      query.where(
        sql<SqlBool>`(s.number ilike ${`%${text}%`} or p.number ilike ${`%${text}%`} or c.name ilike ${`%${text}%`}
          or v.given_name || ' ' || v.family_name ilike ${`%${text}%`})`,
      ),
    );

/** A page of sponsorships, those that wait for an answer first, then by how long they stand where they stand. */
export const listSponsorships = (
  tx: Tx,
  centreId: string,
  filter: SponsorshipFilter,
  range: { limit: number; offset: number },
) =>
  filtered(tx, centreId, filter)
    .select(['s.id', 's.number', 's.state', 's.state_since as stateSince', 's.weekday', 's.lesson'])
    .select(['s.from_minute as from', 's.to_minute as to', 's.answer_by as answerBy', 's.meeting_at as meetingAt'])
    .select(['s.sponsor_yes_at as sponsorYesAt', 's.school_yes_at as schoolYesAt', 's.paused_until as pausedUntil'])
    .orderBy(sql`array_position(array['proposed', 'meeting', 'paused', 'active', 'ended'], s.state)`)
    .orderBy('s.state_since')
    .orderBy('s.id')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
export type ListedSponsorship = Awaited<ReturnType<typeof listSponsorships>>[number];

export async function countSponsorships(tx: Tx, centreId: string, filter: SponsorshipFilter): Promise<number> {
  const row = await filtered(tx, centreId, filter)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
