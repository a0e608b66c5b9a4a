// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Source } from './definition.ts';

/** Every case of the centre, with its report. */
export const cases: Source = ({ centreId }) => sql`
  select 1 as quantity, reported_ags as municipality, kind, opened_on
  from placement_case where centre_id = ${centreId}`;

/** Cases that were open at the end of the last day. Nobody closes a case in the future, so from today on it is those open now. */
export const openCases: Source = ({ centreId, to, today }) => sql`
  select 1 as quantity, reported_ags as municipality, kind, opened_on, due_on, responsible_user
  from placement_case where centre_id = ${centreId} and ${
    Temporal.PlainDate.compare(to, today) >= 0
      ? sql`closed_on is null`
      : sql`opened_on <= ${to} and (closed_on is null or closed_on > ${to})`
  }`;

/** Cases with a first school day of a child that came; the earliest where a new decision led to a second admission. */
export const placedCases: Source = ({ centreId }) => sql`
  select 1 as quantity, p.reported_ags as municipality, p.kind, a.first_school_day
  from (
    select case_id, min(first_school_day) as first_school_day from admission
    where centre_id = ${centreId} and ended_as is distinct from 'not_arrived' group by case_id
  ) a
  join placement_case p on p.centre_id = ${centreId} and p.id = a.case_id`;

/** Services rendered, as written down with each deed. */
export const activities: Source = ({ centreId }) => sql`
  select quantity, coalesce(ags, 'unknown') as municipality, service, occurred_on
  from activity where centre_id = ${centreId}`;

/** Codes of families that show their status today: not revoked, of no closed case. */
export const familyCodes: Source = ({ centreId }) => sql`
  select 1 as quantity, p.reported_ags as municipality, p.kind
  from family_code k join placement_case p on p.centre_id = ${centreId} and p.id = k.case_id
  where k.centre_id = ${centreId} and k.revoked_at is null and p.closed_on is null`;

/** How often statuses were opened, by day. */
export const statusOpenings: Source = ({ centreId }) => sql`
  select openings as quantity, 'unknown' as municipality, day from family_code_opening where centre_id = ${centreId}`;
