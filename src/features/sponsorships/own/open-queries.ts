// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { startOfDay } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { meetingDays } from '../matching/course-rules.ts';
import { beginDays, settleDays } from './open-rules.ts';
import type { NoReason } from './word-rows.ts';

/**
 * What waits for the coordination: a side said no, nobody answered in time, the meeting is overdue, the first day is overdue,
 * and what sponsors say.
 */
export type OpenKind = 'declined' | 'no_answer' | 'meet' | 'begin' | 'lesson' | 'break' | 'end';

export interface OpenThing {
  kind: OpenKind;
  /** Of the sponsorship. */
  id: string;
  number: string;
  pupilId: string;
  pupilNumber: string;
  volunteerId: string;
  sponsor: string;
  school: string;
  since: Temporal.PlainDate;
  due: Temporal.PlainDate;
  /** Whose no it was; null: it was none. */
  side: 'sponsor' | 'school' | null;
  reason: NoReason | null;
  message: string;
  from: Temporal.PlainDate | null;
  until: Temporal.PlainDate | null;
}

/**
 * One page of it and how many there are, in one statement, what is due first at the top. A no waits until the child has
 * somebody new, is proposed to somebody, or waits no more.
 */
export async function listOpenThings(
  tx: Tx,
  centreId: string,
  at: { today: Temporal.PlainDate; now: Temporal.Instant },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ count: number; rows: OpenThing[] }> {
  const met = startOfDay(at.today.subtract({ days: beginDays }));
  const { rows } = await sql<OpenThing & { total: number }>`
    with open as (
      select s.id, s.end_reason as kind, s.ended_on as since, s.ended_on + ${settleDays}::int as due, s.ended_side as side,
          w.reason, coalesce(w.message, '') as message, null::date as "from", null::date as until
        from sponsorship s
        join pupil p on p.centre_id = s.centre_id and p.id = s.pupil_id and p.state = 'waiting'
        left join lateral (select reason, message from sponsor_word where centre_id = s.centre_id and sponsorship_id = s.id
          and kind = 'no' order by said_at desc limit 1) w on true
        where s.centre_id = ${centreId} and s.end_reason in ('declined', 'no_answer')
          and not exists (select from sponsorship n where n.centre_id = s.centre_id and n.pupil_id = s.pupil_id
            and (n.state <> 'ended' or (n.ended_on, n.id) > (s.ended_on, s.id)))
      union all
      select id, 'meet', state_since, state_since + ${meetingDays}::int, null, null, '', null, null
        from sponsorship where centre_id = ${centreId} and state = 'meeting' and meeting_at is null
          and state_since + ${meetingDays}::int < ${at.today}::date
      union all
      select id, 'begin', meeting_at::date, meeting_at::date + ${beginDays}::int, null, null, '', null, null
        from sponsorship where centre_id = ${centreId} and state = 'meeting' and meeting_at < ${met}
      union all
      select sponsorship_id, kind, said_at::date, said_at::date + ${settleDays}::int, null, null, message, from_on, until_on
        from sponsor_word where centre_id = ${centreId} and settled_at is null and kind in ('lesson', 'break', 'end')
    )
    select o.*, s.number, s.pupil_id as "pupilId", p.number as "pupilNumber", s.volunteer_id as "volunteerId",
        trim(v.given_name || ' ' || v.family_name) as sponsor, coalesce(nullif(c.short_name, ''), c.name) as school,
        count(*) over ()::int as total
      from open o
      join sponsorship s on s.centre_id = ${centreId} and s.id = o.id
      join pupil p on p.centre_id = s.centre_id and p.id = s.pupil_id
      join volunteer v on v.centre_id = s.centre_id and v.id = s.volunteer_id
      join school c on c.number = s.school_number
      order by o.due, s.number, o.kind
      limit ${limit} offset ${offset}`.execute(tx);
  return { count: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}
