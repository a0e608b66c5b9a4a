// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import { anyOf } from '../../db/any.ts';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { likePart } from '../schools/queries.ts';
import { type NeededPapers, papersWhere } from './paper-queries.ts';
import { type Away, areasOf, awayOf, grouped, windowsOf } from './profile-queries.ts';
import type { Profile, SpokenLanguage } from './rows.ts';
import { type HelpReach, reaches, type VolunteerState } from './rules.ts';
import type { DaySpan } from './span-rules.ts';

/** A volunteer as the centre keeps it. */
export interface Volunteer extends Profile {
  id: string;
  number: string;
  personKey: string;
  state: VolunteerState;
  stateSince: Temporal.PlainDate;
  pausedUntil: Temporal.PlainDate | null;
  enteredAt: Temporal.Instant;
  version: number;
}

const volunteers = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('volunteer as v')
    .select(['v.id', 'v.number', 'v.person_key as personKey', 'v.state', 'v.state_since as stateSince'])
    .select(['v.paused_until as pausedUntil', 'v.entered_at as enteredAt', 'v.version', 'v.given_name as givenName'])
    .select(['v.family_name as familyName', 'v.birth', 'v.gender', 'v.street', 'v.postcode', 'v.place', 'v.ags'])
    .select(['v.phone', 'v.email', 'v.channel', 'v.letter_language as letterLanguage', 'v.interprets', 'v.sponsors'])
    .select(['v.radius_km as radiusKm', 'v.modes', 'v.topics', 'v.most_jobs_month as mostJobsMonth'])
    .select(['v.most_messages_week as mostMessagesWeek', 'v.note'])
    .where('v.centre_id', '=', centreId);

/** @throws NotFound for a malformed or unknown id and for one of another centre */
export async function getVolunteer(tx: Tx, centreId: string, id: string): Promise<Volunteer> {
  const row = isId(id) ? await volunteers(tx, centreId).where('v.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** The same, locked until the end of the transaction. @throws NotFound */
export async function lockVolunteer(tx: Tx, centreId: string, id: string): Promise<Volunteer> {
  const row = isId(id)
    ? await volunteers(tx, centreId).where('v.id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** One that somebody has to do with (`reachOf`). @throws NotFound for one out of reach, as for one that is not there */
export async function getVolunteerIn(tx: Tx, centreId: string, reach: HelpReach, id: string): Promise<Volunteer> {
  const person = await getVolunteer(tx, centreId, id);
  if (!reaches(reach, person)) throw new NotFound();
  return person;
}

/** Whom a mail reaches and who has not left, with the address. */
export const listReachable = (tx: Tx, centreId: string): Promise<{ id: string; email: string }[]> =>
  tx
    .selectFrom('volunteer')
    .select(['id', 'email'])
    .where('centre_id', '=', centreId)
    .where('state', '<>', 'left')
    .where('email', '<>', '')
    .execute();

/** The number of a volunteer; undefined for an id that is none here. */
export async function findVolunteerNumber(tx: Tx, centreId: string, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('volunteer')
    .select('number')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.number;
}

/** "Selam Tesfay" for each id; who left long ago is left out. */
export async function findVolunteerNames(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('volunteer')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'number'])
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, nameOf(row)]));
}

/** The name of a volunteer; the number where the name has gone. */
export const nameOf = (one: { givenName: string; familyName: string; number: string }): string =>
  `${one.givenName} ${one.familyName}`.trim() || one.number;

/** What a list of volunteers is narrowed to. `papers`: something missing or ended (`open`), or ending soon (`soon`). */
export interface VolunteerFilter {
  text?: string | undefined;
  state?: VolunteerState | undefined;
  language?: string | undefined;
  papers?: 'open' | 'soon' | undefined;
  /** Whom somebody has to do with; missing: everybody. */
  reach?: HelpReach | undefined;
}

/** Of the volunteers `v` of a query those who help with any of these. */
export const inReach = (reach: HelpReach) =>
  sql<SqlBool>`(v.interprets and ${reach.includes('interpreting')} or v.sponsors and ${reach.includes('sponsorship')})`;

function wanted(
  tx: Tx,
  centreId: string,
  { text, state, language, papers, reach }: VolunteerFilter,
  needed: NeededPapers,
  today: Temporal.PlainDate,
) {
  let query = volunteers(tx, centreId);
  if (text) {
    const part = likePart(text);
    query = query.where(
      sql<SqlBool>`(v.given_name || ' ' || v.family_name ilike ${part} or v.family_name || ' ' || v.given_name ilike ${part}
        or v.number ilike ${part} or v.phone ilike ${part} or v.email ilike ${part})`,
    );
  }
  query = state ? query.where('v.state', '=', state) : query.where('v.state', '<>', 'left');
  if (language)
    query = query.where(
      sql<SqlBool>`exists (select from volunteer_language l
        where l.centre_id = ${centreId} and l.volunteer_id = v.id and l.language = ${language})`,
    );
  if (papers) query = query.where(papersWhere(centreId, papers, needed, today));
  if (reach) query = query.where(inReach(reach));
  return query;
}

/** Volunteers by name, or the newest first. Who left only when asked for. */
export async function listVolunteers(
  tx: Tx,
  centreId: string,
  filter: VolunteerFilter,
  needed: NeededPapers,
  range: { limit: number; offset: number; sort: { key: 'name' | 'seit'; direction: 'asc' | 'desc' } },
  today: Temporal.PlainDate,
): Promise<Volunteer[]> {
  const { key, direction } = range.sort;
  const all = wanted(tx, centreId, filter, needed, today);
  const sorted =
    key === 'seit'
      ? all.orderBy('v.state_since', direction)
      : all.orderBy('v.family_name', direction).orderBy('v.given_name', direction);
  return await sorted.orderBy('v.id', direction).limit(range.limit).offset(range.offset).execute();
}

export async function countVolunteers(
  tx: Tx,
  centreId: string,
  filter: VolunteerFilter,
  needed: NeededPapers,
  today: Temporal.PlainDate,
): Promise<number> {
  const row = await wanted(tx, centreId, filter, needed, today)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The languages of some volunteers, the first language first. */
export async function listLanguages(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SpokenLanguage[]>> {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('volunteer_language')
          .select(['volunteer_id as volunteerId', 'language', 'level', 'direction', 'reads', 'variety'])
          .where('centre_id', '=', centreId)
          .where('volunteer_id', '=', anyOf(ids))
          .orderBy(sql`array_position(array['native', 'fluent', 'good'], level)`)
          .orderBy('language')
          .execute();
  return grouped(rows);
}

/** When some volunteers usually have time, in the order of the week. */
export const listWindows = async (
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, (DaySpan & { weekday: number })[]>> =>
  grouped(await windowsOf(tx, centreId, anyOf(ids)).execute());

/** Municipalities some volunteers go to. */
export async function listAreas(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await areasOf(tx, centreId, anyOf(ids)).execute();
  return new Map([...grouped(rows)].map(([id, list]) => [id, list.map(({ ags }) => ags)]));
}

/** When some volunteers are away from a day on, the next first. */
export const listAway = async (
  tx: Tx,
  centreId: string,
  ids: readonly string[],
  from: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Away[]>> => grouped(await awayOf(tx, centreId, anyOf(ids), from).execute());

/** What happened to a volunteer, newest first. */
export const listEvents = (tx: Tx, centreId: string, volunteerId: string) =>
  tx
    .selectFrom('volunteer_event as e')
    .leftJoin('auth_user as u', 'u.id', 'e.by_user')
    .select(['e.kind', 'e.at', 'u.name as by'])
    .where('e.centre_id', '=', centreId)
    .where('e.volunteer_id', '=', volunteerId)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(200)
    .execute();
