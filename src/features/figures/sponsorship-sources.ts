// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { Source, When } from './definition.ts';
import { bandOf } from './sources.ts';

/** The last day that is over or is today: nothing of a day to come is counted. */
export const lastDay = ({ to, today }: Pick<When, 'to' | 'today'>): Temporal.PlainDate =>
  Temporal.PlainDate.compare(to, today) < 0 ? to : today;

/** Sponsorships in which lessons ran on some day of the period. */
const running = (when: When) => sql`
  select * from sponsorship where centre_id = ${when.centreId}
    and started_on <= ${lastDay(when)} and (ended_on is null or ended_on >= ${when.from})`;

/**
 * Each child with a sponsorship that ran in the period once, also where two needs are known to be of one child of the centre,
 * or of two entries of which one was joined into the other: links stay where they are, so that taking the joining back is enough.
 */
export const sponsoredPupils: Source = (when) => sql`
  select 1 as quantity, min(p.language) as language
  from (${running(when)}) s
  join pupil p on p.centre_id = ${when.centreId} and p.id = s.pupil_id
  left join child c on c.centre_id = ${when.centreId} and c.id = p.child_id
  group by coalesce(c.joined_into, c.id, p.id)`;

/** Each volunteer with a sponsorship that ran in the period once. */
export const servingSponsors: Source = (when) => sql`
  select 1 as quantity, volunteer_id from (${running(when)}) s group by volunteer_id`;

/** What sponsors have said of lessons of the period; a lesson nobody has said anything of is not there. */
export const sponsorLessons: Source = ({ centreId, from, to }) => sql`
  select 1 as quantity, l.held, round(coalesce(l.minutes, 0) / 60.0, 2) as hours, coalesce(l.why_not, 'held') as why_not,
    to_char(l.on_day, 'YYYY-MM') as month, c.ags as municipality
  from sponsorship_session l
  join sponsorship s on s.centre_id = ${centreId} and s.id = l.sponsorship_id
  join school c on c.number = s.school_number
  where l.centre_id = ${centreId} and l.on_day between ${from} and ${to}`;

/** Sponsorships that ended in the period after lessons had begun. */
export const endedSponsorships: Source = ({ centreId, from, to }) => sql`
  select 1 as quantity, end_reason as ending
  from sponsorship where centre_id = ${centreId} and started_on <= ended_on and ended_on between ${from} and ${to}`;

/** Children who wait with the consent of their parents, by the days since then. */
export const waitingPupils: Source = ({ centreId, today }) => sql`
  select 1 as quantity, ${bandOf(sql`(${today}::date - p.state_since)`)} as span
  from pupil p where p.centre_id = ${centreId} and p.state = 'waiting'`;

/** Children whose first lesson was in the period, by the days since their school reported the need. */
export const pupilWaits: Source = ({ centreId, from, to }) => sql`
  select 1 as quantity, ${bandOf(sql`(f.started_on - (p.reported_at at time zone ${sql.lit(timeZone)})::date)`)} as span
  from (
    select pupil_id, min(started_on) as started_on from sponsorship
    where centre_id = ${centreId} and started_on is not null and (ended_on is null or started_on <= ended_on)
    group by pupil_id
  ) f
  join pupil p on p.centre_id = ${centreId} and p.id = f.pupil_id
  where f.started_on between ${from} and ${to}`;

/** Half a year: what `longSponsorships` looks at. */
export const longDays = 182;

/** Days each sponsorship has lasted until the end of the last day; `ended`: it ended until then. */
export const sponsorshipDurations = ({ centreId, to, today }: When) => {
  const end = lastDay({ to, today });
  return sql`select (least(coalesce(ended_on, ${end}::date), ${end}::date) - started_on)::int as days,
      ended_on is not null and ended_on <= ${end}::date as ended
    from sponsorship
    where centre_id = ${centreId} and started_on <= ${end}::date and (ended_on is null or started_on <= ended_on)`;
};

/**
 * One row: of a hundred sponsorships, so many last longer than half a year. Those that still run count as long as they have run
 * (product-limit estimator, as `statistics/survival.ts`); to leave them out would count the short ones alone.
 */
export const longSponsorships: Source = (when) => sql`
  select round(100 * coalesce(exp(sum(ln(greatest(1 - ended::numeric / at_risk, 1e-9)))), 1), 1) as quantity
  from (
    select days, count(*) filter (where ended) as ended, sum(count(*)) over (order by days desc) as at_risk
    from (${sponsorshipDurations(when)}) d group by days
  ) t
  where days <= ${longDays} having (select count(*) from (${sponsorshipDurations(when)}) x) > 0`;
