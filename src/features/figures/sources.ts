// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { timeZone } from '../../clock.ts';
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

const writtenOn = sql`(n.at at time zone ${sql.lit(timeZone)})::date`;

/**
 * What the rules of the recommendation have proposed, once for each recommendation and rule that decided its grade or kind:
 * of the rules behind a value the last, whose value stands. `followed`: what it decided was recommended. No person is read.
 */
export const ruleProposals: Source = ({ centreId }) => sql`
  select 1 as quantity, r.rule, bool_and(r.followed) as followed, ${writtenOn} as written_on
  from recommendation n
  cross join lateral (values
    (n.grade_rules[cardinality(n.grade_rules)], n.grade is not distinct from n.proposed_grade),
    (n.kind_rules[cardinality(n.kind_rules)], n.proposed_kind is null or n.proposed_kind = n.place_kind)
  ) r (rule, followed)
  where n.centre_id = ${centreId} and r.rule is not null
  group by n.id, n.at, r.rule`;

/** Recommendations that are another than the rules proposed, with why. */
export const deviations: Source = ({ centreId }) => sql`
  select 1 as quantity, n.deviation as reason, ${writtenOn} as written_on
  from recommendation n where n.centre_id = ${centreId} and n.deviation is not null`;

/** Bands of days by their codes, with the last day of each; what took longer is `longer`, what was before its beginning `ahead`. */
const bands = { to_7: 7, to_14: 14, to_28: 28, to_56: 56 } as const;
export const spanLabels: Readonly<Record<string, string>> = {
  ahead: 'vorher',
  to_7: 'bis 7 Tage',
  to_14: '8 bis 14 Tage',
  to_28: '15 bis 28 Tage',
  to_56: '29 bis 56 Tage',
  longer: 'mehr als 56 Tage',
};
/** The band of so many days, as a code of `spanLabels`. */
export const bandOf = (days: RawBuilder<unknown>) => sql`case when ${days} < 0 then 'ahead'
  ${sql.join(
    Object.entries(bands).map(([code, last]) => sql`when ${days} <= ${sql.lit(last)} then ${sql.lit(code)}`),
    sql` `,
  )} else 'longer' end`;

/** Reports of children whose day of moving in is known, by the days between. */
export const reportSpans: Source = ({ centreId }) => sql`
  select 1 as quantity, ${bandOf(sql`p.opened_on - c.moved_in_on`)} as span, p.opened_on
  from placement_case p join child c on c.centre_id = ${centreId} and c.id = p.child_id
  where p.centre_id = ${centreId} and c.moved_in_on is not null`;

/** Cases with their first counselling, by the days since the report. */
export const counsellingSpans: Source = ({ centreId }) => sql`
  select 1 as quantity, ${bandOf(sql`k.held_on - p.opened_on`)} as span, k.held_on
  from (select case_id, min(held_on) as held_on from counselling where centre_id = ${centreId} group by case_id) k
  join placement_case p on p.centre_id = ${centreId} and p.id = k.case_id`;

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

/** Appointments that counsellors offered, by day, whoever has them; those taken back left out. */
export const offeredAppointments: Source = ({ centreId }) => sql`
  select 1 as quantity, 'unknown' as municipality, day from appointment_slot
  where centre_id = ${centreId} and withdrawn_at is null`;

/** What was spent of the pots, in euros, by the day it was booked; a correction counts on its own day. */
export const fundSpending: Source = ({ centreId }) => sql`
  select e.spent_delta / 100.0 as quantity, f.name as fund, e.occurred_on
  from fund_entry e
  join fund_period p on p.centre_id = ${centreId} and p.id = e.fund_period_id
  join fund f on f.centre_id = ${centreId} and f.id = p.fund_id
  where e.centre_id = ${centreId} and e.spent_delta <> 0`;
