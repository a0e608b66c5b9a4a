// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { type InterpreterStand, listInterpreterStands } from './interpreter/queries.ts';
import type { InterpreterSource } from './interpreter/source-rules.ts';
import type { Meeting } from './rows.ts';
import type { Span } from './rules.ts';
import type { AppointmentState } from './words.ts';

/** A line of the calendar: an appointment, or a slot that nobody has yet. */
export interface Entry extends Span, Meeting {
  kind: 'appointment' | 'slot';
  id: string;
  counsellor: string | null;
  counsellorName: string | null;
  /** Name of the municipality of an outreach day. */
  town: string | null;
  /** null: a free slot. */
  state: AppointmentState | null;
  /** How many children it is about, and the names of the eldest; '' for a slot. */
  children: number;
  familyName: string;
  givenNames: string;
  interpreterNeeded: boolean;
  language: string | null;
  variety: string;
  /** Null: nobody has to, or it was agreed before this was asked. */
  interpreterSource: InterpreterSource | null;
  /** How finding somebody in the pool stands. */
  stand: InterpreterStand | undefined;
}

/** Which lines: days both included. Left out: whatever. */
export interface Wanted {
  from: Temporal.PlainDate;
  to?: Temporal.PlainDate | undefined;
  /** Of the first day only what begins at this minute or later. */
  fromMinute?: number | undefined;
  counsellor?: string | undefined;
  format?: string | undefined;
  /** Free slots only. */
  free?: boolean | undefined;
  /** Municipality of an outreach day, 8 digits. */
  ags?: string | undefined;
}

/** Is a family with this slot's counsellor in its time, or are they away on its day? Then it is not free. */
const taken = sql<SqlBool>`(exists (
  select from absence b
  where b.centre_id = s.centre_id and b.counsellor = s.counsellor and s.day between b.from_on and b.to_on)
  or exists (
  select from appointment t
  where t.centre_id = s.centre_id and t.counsellor = s.counsellor and t.day = s.day and t.state <> 'cancelled'
    and t.from_minute < s.to_minute and s.from_minute < t.to_minute))`;

function entries(centreId: string, wanted: Wanted): RawBuilder<Entry> {
  const { from, to, fromMinute, counsellor, format, free, ags } = wanted;
  const when = (x: 's' | 'a') => {
    const [day, minute, who, how, town] = ['day', 'from_minute', 'counsellor', 'format', 'ags'].map((name) =>
      sql.ref(`${x}.${name}`),
    );
    return sql<SqlBool>`${day} >= ${from}
      and (${to ?? null}::date is null or ${day} <= ${to ?? null}::date)
      and (${fromMinute ?? null}::int is null or ${day} > ${from} or ${minute} >= ${fromMinute ?? null}::int)
      and (${counsellor ?? null}::uuid is null or ${who} = ${counsellor ?? null}::uuid)
      and (${format ?? null}::text is null or ${how} = ${format ?? null}::text)
      and (${ags ?? null}::text is null or ${town} = ${ags ?? null}::text)`;
  };
  return sql<Entry>`
    select 'slot' as kind, s.id, s.day, s.from_minute as "fromMinute", s.to_minute as "toMinute", s.format, s.ags, s.place,
      s.counsellor, u.name as "counsellorName", m.name as town, null::text as state, 0 as children,
      '' as "familyName", '' as "givenNames", false as "interpreterNeeded", null::text as language, '' as variety,
      null::text as "interpreterSource"
    from appointment_slot s
    left join auth_user u on u.id = s.counsellor
    left join municipality m on m.ags = s.ags
    where s.centre_id = ${centreId} and s.withdrawn_at is null and ${when('s')} and not ${taken}
    union all
    select 'appointment', a.id, a.day, a.from_minute, a.to_minute, a.format, a.ags, a.place,
      a.counsellor, u.name, m.name, a.state, k.children, coalesce(k.family_name, ''), coalesce(k.given_names, ''),
      a.interpreter_needed, a.language, a.variety, a.interpreter_source
    from appointment a
    left join auth_user u on u.id = a.counsellor
    left join municipality m on m.ags = a.ags
    cross join lateral (
      select count(*)::int as children,
        (array_agg(c.family_name order by c.birth_year, c.id))[1] as family_name,
        (array_agg(c.given_names order by c.birth_year, c.id))[1] as given_names
      from appointment_case ac
      join placement_case p on p.centre_id = ac.centre_id and p.id = ac.case_id
      join child c on c.centre_id = p.centre_id and c.id = p.child_id
      where ac.centre_id = a.centre_id and ac.appointment_id = a.id and ac.left_at is null
    ) k
    where a.centre_id = ${centreId} and a.state <> 'cancelled' and ${when('a')} and not ${free === true}::boolean`;
}

/** Lines of the calendar in the order of time. */
export async function listEntries(
  tx: Tx,
  centreId: string,
  wanted: Wanted,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'stand'>>`
    select * from (${entries(centreId, wanted)}) e
    order by e.day, e."fromMinute", e."counsellorName" collate "C", e.id limit ${limit} offset ${offset}`.execute(tx);
  const asked = rows.filter(({ interpreterNeeded }) => interpreterNeeded).map(({ id }) => id);
  const stands = await listInterpreterStands(tx, centreId, asked);
  return rows.map((row) => ({ ...row, stand: stands.get(row.id) }));
}

/** How many lines there are, and how many of them are free slots. */
export async function countEntries(tx: Tx, centreId: string, wanted: Wanted): Promise<{ all: number; free: number }> {
  const { rows } = await sql<{ all: number; free: number }>`
    select count(*)::int as all, (count(*) filter (where e.kind = 'slot'))::int as free
    from (${entries(centreId, wanted)}) e`.execute(tx);
  return rows[0] ?? { all: 0, free: 0 };
}

/** Everybody who has or had something in the calendar and may be asked for, beside the counsellors of now. */
export async function listTowns(tx: Tx, centreId: string): Promise<{ ags: string; name: string }[]> {
  return await tx
    .selectFrom('centre_municipality as c')
    .innerJoin('municipality as m', 'm.ags', 'c.ags')
    .select(['m.ags', 'm.name'])
    .where('c.centre_id', '=', centreId)
    .orderBy('m.name')
    .execute();
}

/** An appointment in somebody's own calendar: nobody's name. */
export interface FeedEntry extends Span, Meeting {
  id: string;
  town: string | null;
  sequence: number;
  bookedAt: Temporal.Instant;
}

/** What stands or has taken place with a counsellor on these days, both included. */
export const listFeedEntries = (
  tx: Tx,
  centreId: string,
  counsellor: string,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<FeedEntry[]> =>
  tx
    .selectFrom('appointment as a')
    .leftJoin('municipality as m', 'm.ags', 'a.ags')
    .select(['a.id', 'a.day', 'a.from_minute as fromMinute', 'a.to_minute as toMinute', 'a.format', 'a.ags', 'a.place'])
    .select(['m.name as town', 'a.sequence', 'a.booked_at as bookedAt'])
    .where('a.centre_id', '=', centreId)
    .where('a.counsellor', '=', counsellor)
    .where('a.state', '<>', 'cancelled')
    .where('a.day', '>=', from)
    .where('a.day', '<=', to)
    .orderBy('a.day')
    .orderBy('a.from_minute')
    .execute();
