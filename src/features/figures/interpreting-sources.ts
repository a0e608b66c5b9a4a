// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { startOfDay, timeZone } from '../../clock.ts';
import { occasions } from '../../codes/interpreted-talks.ts';
import { codesOf } from '../../codes/keys.ts';
import type { Source, When } from './definition.ts';

const dayOfInstant = (at: RawBuilder<unknown>) => sql`(${at} at time zone ${sql.lit(timeZone)})::date`;

/** Whole days of the period as instants. */
const span = ({ from, to }: Pick<When, 'from' | 'to'>) => ({
  first: startOfDay(from),
  after: startOfDay(to.add({ days: 1 })),
});

/** The group of an occasion, as offers and figures name it. */
const fieldOf = sql`case r.occasion ${sql.join(
  codesOf(occasions).map((code) => sql`when ${sql.lit(code)} then ${sql.lit(occasions[code].group)}`),
  sql` `,
)} else 'other' end`;

/** Requests of the centre whose talk is in the period. */
const requestsIn = (when: When) => {
  const { first, after } = span(when);
  return sql`select * from interpreting_request where centre_id = ${when.centreId} and starts_at >= ${first} and starts_at < ${after}`;
};

const hours = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
  sql`round((extract(epoch from (${to} - ${from})) / 3600)::numeric, 2)`;

/**
 * Each request whose talk is in the period once, with what became of it. `outcome` is told by the events and not by the state:
 * what was called off late and a talk nobody came to end as settled, too. `reason`: why it was turned away or nobody was found,
 * otherwise the outcome. `planned_hours`, `actual_hours`: of talks that took place, actual as the proof says (the institution
 * before the volunteer while they differ), planned while nobody has said anything.
 */
export const interpretingTalks: Source = (when) => sql`
  select 1 as quantity, t.language, t.field, t.institution_kind, t.mode, t.month, t.talk_on, t.outcome,
    case when t.outcome in ('declined', 'unfilled') then coalesce(t.reason, 'not_said')
      when t.outcome = 'open' then 'not_said' else t.outcome end as reason,
    case when t.outcome = 'held' then t.planned else 0 end as planned_hours,
    case when t.outcome = 'held' then coalesce(t.signed, t.told, t.planned) else 0 end as actual_hours
  from (
    select r.language, ${fieldOf} as field, coalesce(i.kind, 'private') as institution_kind,
      coalesce(j.mode, r.modes[1]) as mode, to_char(r.starts_at at time zone ${sql.lit(timeZone)}, 'YYYY-MM') as month,
      ${dayOfInstant(sql`r.starts_at`)} as talk_on, e.reason,
      case when e.held then 'held' when e.client_no_show then 'client_no_show'
        when e.interpreter_no_show then 'interpreter_no_show' when e.in_time then 'cancelled_in_time'
        when not e.in_time then 'cancelled_late' else r.state end as outcome,
      ${hours(sql`r.starts_at`, sql`r.ends_at`)} as planned,
      ${hours(sql`p.institution_from`, sql`p.institution_to`)} as signed,
      ${hours(sql`p.volunteer_from`, sql`p.volunteer_to`)} as told
    from (${requestsIn(when)}) r
    left join institution i on i.centre_id = ${when.centreId} and i.id = r.institution_id
    left join interpreting_job j on j.centre_id = ${when.centreId} and j.request_id = r.id and j.released_at is null
    left join interpreting_proof p on p.centre_id = ${when.centreId} and p.job_id = j.id
    left join (
      select request_id, bool_or(type = 'held') as held, bool_or(type = 'client_no_show') as client_no_show,
        bool_or(type = 'interpreter_no_show') as interpreter_no_show,
        bool_and((payload ->> 'inTime')::boolean) filter (where type = 'cancelled') as in_time,
        max(payload ->> 'reason') filter (where type = 'refused') as reason
      from interpreting_event
      where centre_id = ${when.centreId} and request_id in (select id from (${requestsIn(when)}) x)
      group by request_id
    ) e on e.request_id = r.id
  ) t`;

const filledOutcomes = sql`('assigned', 'held', 'client_no_show')`;
const unfilledOutcomes = sql`('unfilled', 'open', 'interpreter_no_show', 'professional')`;
/** Of talks whose day is over: somebody came, or was booked. */
export const isFilled = ({ today }: When) => sql<boolean>`outcome in ${filledOutcomes} and talk_on < ${today}`;
/** Of talks whose day is over: nobody of the pool was found (a professional service may have come), or the person did not come. */
export const isUnfilled = ({ today }: When) => sql<boolean>`outcome in ${unfilledOutcomes} and talk_on < ${today}`;

/** One row: of a hundred talks whose day is over and that were not called off or turned away, so many were filled. */
export const filledShare: Source = (when) => sql`
  select round(100.0 * count(*) filter (where ${isFilled(when)}) / nullif(count(*), 0), 1) as quantity
  from (${interpretingTalks(when)}) s where ${isFilled(when)} or ${isUnfilled(when)}`;

/** Bands of elapsed time by their codes, with their last hour; what took longer is `longer`. */
const leadBands = { h_4: 4, h_24: 24, d_3: 72, d_7: 168, d_14: 336 } as const;
const leadOf = sql`case ${sql.join(
  codesOf(leadBands).map((code) => sql`when hours <= ${sql.lit(leadBands[code])} then ${sql.lit(code)}`),
  sql` `,
)} else 'longer' end`;

/**
 * How long the parts of the way take, of requests whose talk is in the period: one row for each part (`part`) that was gone.
 * offer: from asking to the first offer; accepted: to the first yes; ahead: from the last yes to the talk; notice: from asking
 * to the talk. In elapsed hours.
 */
export const interpretingLeads: Source = (when) => sql`
  select 1 as quantity, part, hours, ${leadOf} as lead from (
    select v.part, extract(epoch from (v.ended - v.begun)) / 3600 as hours
    from (${requestsIn(when)}) r
    left join (
      select request_id, min(asked_at) as offered from interpreting_offer
      where centre_id = ${when.centreId} and request_id in (select id from (${requestsIn(when)}) x) group by request_id
    ) o on o.request_id = r.id
    left join (
      select request_id, min(at) as first_yes, max(at) as last_yes from interpreting_event
      where centre_id = ${when.centreId} and type = 'assigned' and request_id in (select id from (${requestsIn(when)}) x)
      group by request_id
    ) e on e.request_id = r.id
    cross join lateral (values
      ('offer', r.asked_at, o.offered), ('accepted', r.asked_at, e.first_yes),
      ('ahead', e.last_yes, r.starts_at), ('notice', r.asked_at, r.starts_at)
    ) v (part, begun, ended)
    where v.begun is not null and v.ended is not null
  ) l`;
/** Weeks before its end at which a paper counts as ending. */
export const endingWeeks = 8;

/** Volunteers who interpret, active ones and those who pause, with how their papers stand today. */
export const interpreters: Source = ({ centreId, today }) => sql`
  select 1 as quantity, v.state,
    exists (select from volunteer_check c where c.centre_id = ${centreId} and c.volunteer_id = v.id
      and c.kind = 'training' and c.withdrawn_at is null) as trained,
    exists (select from volunteer_check c where c.centre_id = ${centreId} and c.volunteer_id = v.id and c.withdrawn_at is null
      and c.due_on > ${today} and c.due_on <= ${today.add({ weeks: endingWeeks })}
      and not exists (select from volunteer_check n where n.centre_id = ${centreId} and n.volunteer_id = v.id
        and n.kind = c.kind and n.withdrawn_at is null and (n.due_on is null or n.due_on > c.due_on))) as ending
  from volunteer v where v.centre_id = ${centreId} and v.interprets and v.state in ('active', 'paused')`;

/** What pots have paid for interpreting, in euros, by the day it was booked. */
export const interpretingSpending: Source = ({ centreId }) => sql`
  select e.spent_delta / 100.0 as quantity, f.name as fund, e.occurred_on
  from fund_entry e
  join commitment c on c.centre_id = ${centreId} and c.id = e.commitment_id
  join fund_period p on p.centre_id = ${centreId} and p.id = e.fund_period_id
  join fund f on f.centre_id = ${centreId} and f.id = p.fund_id
  where e.centre_id = ${centreId} and c.service = 'interpreting' and e.spent_delta <> 0`;
