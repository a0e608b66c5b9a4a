// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { anyOf } from '../../../db/any.ts';
import type { Tx } from '../../../db/centre.ts';
import type { Row } from '../../../db/row.ts';
import { NotFound } from '../../../refusals.ts';
import { likePart } from '../../schools/queries.ts';
import { type NeededPapers, papersWhere } from '../../volunteers/paper-queries.ts';
import { getVolunteer, type Volunteer } from '../../volunteers/queries.ts';
import type { VolunteerState } from '../../volunteers/rules.ts';
import type { SponsorFacts } from '../sponsor-rows.ts';

/** Somebody who gives lessons, as the list shows them. */
export interface ListedSponsor {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  state: VolunteerState;
  radiusKm: number | null;
  /** Null: not taken into service yet. */
  seats: number | null;
  /** Pupils they meet or have been proposed to. */
  taken: number;
  /** The last lesson that was held. */
  lastOn: Temporal.PlainDate | null;
}

export interface SponsorFilter {
  text?: string | undefined;
  state?: VolunteerState | undefined;
  /** With a free seat, with none, or not taken into service yet. */
  room?: 'frei' | 'voll' | 'neu' | undefined;
  /** Number of a school they have named. */
  school?: string | undefined;
  papers?: 'open' | 'soon' | undefined;
}

const seatsOf = sql`(select count(*) from sponsor_seat e where e.centre_id = v.centre_id and e.volunteer_id = v.id)`;
const takenOf = sql`(select count(*) from sponsorship p
  where p.centre_id = v.centre_id and p.volunteer_id = v.id and p.state <> 'ended')`;
const rooms: Readonly<Record<NonNullable<SponsorFilter['room']>, RawBuilder<SqlBool>>> = {
  frei: sql<SqlBool>`o.volunteer_id is not null and ${seatsOf} > ${takenOf}`,
  voll: sql<SqlBool>`o.volunteer_id is not null and ${seatsOf} <= ${takenOf}`,
  neu: sql<SqlBool>`o.volunteer_id is null`,
};

function whereOf(centreId: string, filter: SponsorFilter, needed: NeededPapers, today: Temporal.PlainDate) {
  const { text, state, room, school, papers } = filter;
  const parts = [sql<SqlBool>`v.centre_id = ${centreId} and v.sponsors`];
  parts.push(state ? sql<SqlBool>`v.state = ${state}` : sql<SqlBool>`v.state <> 'left'`);
  if (text) {
    const part = likePart(text);
    parts.push(sql<SqlBool>`(v.given_name || ' ' || v.family_name ilike ${part}
      or v.family_name || ' ' || v.given_name ilike ${part} or v.number ilike ${part})`);
  }
  if (room) parts.push(sql<SqlBool>`(${rooms[room]})`);
  if (school)
    parts.push(sql<SqlBool>`exists (select from sponsor_school c
      where c.centre_id = v.centre_id and c.volunteer_id = v.id and c.school_number = ${school})`);
  if (papers) parts.push(papersWhere(centreId, papers, needed, today));
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

const fromWhere = (...of: Parameters<typeof whereOf>) => sql`from volunteer v
  left join sponsor o on o.centre_id = v.centre_id and o.volunteer_id = v.id where ${whereOf(...of)}`;

/** Sponsors by name, or those first whose last lesson is longest ago. Who left only when asked for. */
export async function listSponsors(
  tx: Tx,
  centreId: string,
  filter: SponsorFilter,
  needed: NeededPapers,
  range: { limit: number; offset: number; sort: { key: 'name' | 'stunde'; direction: 'asc' | 'desc' } },
  today: Temporal.PlainDate,
): Promise<ListedSponsor[]> {
  const { key, direction } = range.sort;
  const way = sql.raw(direction);
  const byName = sql`family_name ${way}, given_name ${way}`;
  const { rows } = await sql<Omit<ListedSponsor, 'lastOn'> & { lastOn: string | Temporal.PlainDate | null }>`
    select id, number, given_name as "givenName", family_name as "familyName", state, radius_km as "radiusKm", seats, taken,
      "lastOn"::text as "lastOn"
    from (
      select v.*, ${takenOf}::int as taken, case when o.volunteer_id is null then null else ${seatsOf}::int end as seats,
        (select max(e.on_day) from sponsorship_session e
          join sponsorship p on p.centre_id = e.centre_id and p.id = e.sponsorship_id
          where e.centre_id = v.centre_id and p.volunteer_id = v.id and e.held) as "lastOn"
      ${fromWhere(centreId, filter, needed, today)}
    ) found
    order by ${key === 'stunde' ? sql`"lastOn" ${way} nulls first, family_name` : byName}, id ${way}
    limit ${range.limit} offset ${range.offset}`.execute(tx);
  return rows.map(({ lastOn, ...row }) => ({
    ...row,
    lastOn: lastOn === null ? null : Temporal.PlainDate.from(String(lastOn)),
  }));
}

export async function countSponsors(
  tx: Tx,
  centreId: string,
  filter: SponsorFilter,
  needed: NeededPapers,
  today: Temporal.PlainDate,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n ${fromWhere(centreId, filter, needed, today)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Schools some sponsors have named, with their names. */
export async function listSponsorSchools(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { number: string; name: string }[]>> {
  const rows = await tx
    .selectFrom('sponsor_school as c')
    .innerJoin('school as s', 's.number', 'c.school_number')
    .select(['c.volunteer_id as volunteerId', 's.number', 's.name'])
    .where('c.centre_id', '=', centreId)
    .where('c.volunteer_id', '=', anyOf(ids))
    .orderBy('s.name')
    .execute();
  return Map.groupBy(rows, ({ volunteerId }) => volunteerId);
}

/** Schools that some sponsor has named, by name: what the list is narrowed to. */
export const listNamedSchools = (tx: Tx, centreId: string): Promise<{ number: string; name: string }[]> =>
  tx
    .selectFrom('sponsor_school as c')
    .innerJoin('school as s', 's.number', 'c.school_number')
    .select(['s.number', 's.name'])
    .distinct()
    .where('c.centre_id', '=', centreId)
    .orderBy('s.name')
    .execute();

/** Schools with pupils whose need has not ended: what somebody is asked about first. */
export const listSchoolsWithPupils = (tx: Tx, centreId: string): Promise<{ number: string; name: string }[]> =>
  tx
    .selectFrom('pupil as p')
    .innerJoin('school as s', 's.number', 'p.school_number')
    .select(['s.number', 's.name'])
    .distinct()
    .where('p.centre_id', '=', centreId)
    .where('p.state', '<>', 'ended')
    .orderBy('s.name')
    .execute();

/** What a sponsor can and wants, and the seats there are. */
export interface Sponsor extends SponsorFacts {
  seats: number[];
  schools: string[];
  version: number;
}

/** Somebody who gives lessons; `sponsor` undefined: not taken into service yet. */
export interface SponsorFile {
  person: Volunteer;
  sponsor: Sponsor | undefined;
}

export async function findSponsor(tx: Tx, centreId: string, volunteerId: string): Promise<Sponsor | undefined> {
  const row = await tx
    .selectFrom('sponsor')
    .select(['most_pupils as mostPupils', 'in_groups as inGroups', 'from_grade as fromGrade', 'to_grade as toGrade'])
    .select(['pupil_gender as pupilGender', 'interests', 'wishes', 'parents_consent_on as parentsConsentOn', 'version'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .executeTakeFirst();
  if (!row) return undefined;
  const seats = await tx
    .selectFrom('sponsor_seat')
    .select('seat')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('seat')
    .execute();
  const schools = (await listSponsorSchools(tx, centreId, [volunteerId])).get(volunteerId) ?? [];
  return { ...row, seats: seats.map(({ seat }) => seat), schools: schools.map(({ number }) => number) };
}

/** @throws NotFound for who gives no lessons, too */
export async function getSponsor(tx: Tx, centreId: string, id: string): Promise<SponsorFile> {
  const person = await getVolunteer(tx, centreId, id);
  if (!person.sponsors) throw new NotFound();
  return { person, sponsor: await findSponsor(tx, centreId, id) };
}

/** Pupils of a sponsor, those of now first: the number alone names them here. */
export const listSponsorshipsOf = (tx: Tx, centreId: string, volunteerId: string) =>
  tx
    .selectFrom('sponsorship as p')
    .innerJoin('pupil as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.pupil_id'))
    .innerJoin('school as s', 's.number', 'p.school_number')
    .select(['p.id', 'p.number', 'p.state', 'p.weekday', 'p.lesson', 'p.started_on as startedOn'])
    .select(['p.ended_on as endedOn', 'p.end_reason as endReason', 'p.answer_by as answerBy'])
    .select(['c.given_name as givenName', 'c.class_name as className', 's.name as schoolName'])
    .where('p.centre_id', '=', centreId)
    .where('c.centre_id', '=', centreId)
    .where('p.volunteer_id', '=', volunteerId)
    .orderBy(sql`p.state = 'ended'`)
    .orderBy('p.state_since', 'desc')
    .orderBy('p.id')
    .limit(100)
    .execute();

/** Pupils a sponsor is never proposed to again, and since when. */
export const listNeverAgain = (tx: Tx, centreId: string, volunteerId: string) =>
  tx
    .selectFrom('pair_block as b')
    .innerJoin('pupil as c', (join) => join.onRef('c.centre_id', '=', 'b.centre_id').onRef('c.id', '=', 'b.pupil_id'))
    .leftJoin('auth_user as u', 'u.id', 'b.entered_by')
    .select(['c.id', 'c.number', 'c.given_name as givenName', 'b.entered_at as enteredAt', 'u.name as enteredBy'])
    .where('b.centre_id', '=', centreId)
    .where('c.centre_id', '=', centreId)
    .where('b.volunteer_id', '=', volunteerId)
    .orderBy('b.entered_at', 'desc')
    .execute();

/** Seats of a sponsor that are taken; locks all of them, so that nobody takes one meanwhile. */
export async function lockSeats(
  tx: Tx,
  centreId: string,
  volunteerId: string,
): Promise<{ seats: number[]; taken: ReadonlySet<number> }> {
  const seats = await tx
    .selectFrom('sponsor_seat')
    .select('seat')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('seat')
    .forUpdate()
    .execute();
  const live = await tx
    .selectFrom('sponsorship')
    .select('seat')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('state', '<>', 'ended')
    .execute();
  return {
    seats: seats.map(({ seat }) => seat),
    taken: new Set(live.flatMap(({ seat }: Pick<Row<'sponsorship'>, 'seat'>) => (seat === null ? [] : [seat]))),
  };
}
