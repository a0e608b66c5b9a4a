// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { dayOf, startOfDay, timeZone } from '../../../clock.ts';
import type { Point } from '../../../codes/distance.ts';
import { fittingLanguages } from '../../../codes/language-varieties.ts';
import type { Tx } from '../../../db/centre.ts';
import { listProfiles } from '../../volunteers/profile-queries.ts';
import { type CheckRule, lackingChecks } from '../../volunteers/rules.ts';
import type { InterpretingRequest } from '../queries.ts';
import { bestOf, factsOf, jobsOf, needAt, speakers } from './fact-queries.ts';
import { areaFit, type Facts, type Need, type Promised, windowFit } from './fact-rules.ts';

/** A request of the week with everybody who speaks its language. */
export interface RequestFacts {
  request: InterpretingRequest;
  need: Need;
  people: Facts[];
}

/** Days around the week whose jobs may stand in the way of a talk in it. */
const hoursAround = 24;
/** How far back the last job of somebody is looked for, as `listFacts` does. */
const daysBack = 400;

const pointKey = (postcode: string, ags: string): string => `${ags} ${postcode}`;

/** Where the talks are: their postcode in the municipality, else the municipality. EPSG:25832. */
async function listPoints(tx: Tx, requests: readonly InterpretingRequest[]): Promise<ReadonlyMap<string, Point>> {
  const onSite = requests.filter(({ ags, modes }) => ags !== null && modes.includes('on_site'));
  const codes = [...new Set(onSite.flatMap(({ ags }) => ags ?? []))];
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom('municipality as m')
    .leftJoin('postcode as p', 'p.ags', 'm.ags')
    .select(['m.ags', 'm.x', 'm.y', 'p.postcode', 'p.x as px', 'p.y as py'])
    .where('m.ags', 'in', codes)
    .execute();
  const points = new Map<string, Point>();
  for (const { ags, x, y, postcode, px, py } of rows) {
    if (x !== null && y !== null) points.set(pointKey('', ags), { x, y });
    if (postcode !== null && px !== null && py !== null) points.set(pointKey(postcode, ags), { x: px, y: py });
  }
  return points;
}

function pointOf({ postcode, ags, modes }: InterpretingRequest, points: ReadonlyMap<string, Point>): Point | null {
  if (ags === null || !modes.includes('on_site')) return null;
  return points.get(pointKey(postcode, ags)) ?? points.get(pointKey('', ags)) ?? null;
}

/** Jobs around the week by volunteer, with where they are. */
async function listPromised(tx: Tx, centreId: string, from: Temporal.Instant, before: Temporal.Instant) {
  const rows = await jobsOf(tx, centreId)
    .leftJoin('municipality as m', 'm.ags', 'r.ags')
    .leftJoin('postcode as p', (join) => join.onRef('p.ags', '=', 'r.ags').onRef('p.postcode', '=', 'r.postcode'))
    .select(['j.volunteer_id as volunteerId', 'r.starts_at as start', 'r.ends_at as end', 'j.mode'])
    .select(({ fn }) => [fn.coalesce('p.x', 'm.x').as('x'), fn.coalesce('p.y', 'm.y').as('y')])
    .where('r.ends_at', '>', from.subtract({ hours: hoursAround }))
    .where('r.starts_at', '<', before.add({ hours: hoursAround }))
    .execute();
  const map = new Map<string, Promised[]>();
  for (const { volunteerId, start, end, mode, x, y } of rows) {
    const job: Promised = { start, end, mode, at: mode === 'on_site' && x !== null && y !== null ? { x, y } : null };
    const list = map.get(volunteerId);
    if (list) list.push(job);
    else map.set(volunteerId, [job]);
  }
  return map;
}

const monthKey = (volunteerId: string, month: string): string => `${volunteerId} ${month}`;

/** Jobs by volunteer and month ("2026-11"), of the months the days lie in. */
async function countMonths(tx: Tx, centreId: string, days: readonly Temporal.PlainDate[]) {
  const sorted = days.toSorted(Temporal.PlainDate.compare);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return new Map<string, number>();
  const month = sql<string>`to_char(r.starts_at at time zone ${sql.lit(timeZone)}, 'YYYY-MM')`;
  const rows = await jobsOf(tx, centreId)
    .select(['j.volunteer_id as volunteerId', month.as('month'), sql<number>`count(*)::int`.as('n')])
    .where('r.starts_at', '>=', startOfDay(first.with({ day: 1 })))
    .where('r.starts_at', '<', startOfDay(last.with({ day: 1 }).add({ months: 1 })))
    .groupBy(['j.volunteer_id', month])
    .execute();
  return new Map(rows.map(({ volunteerId, month: of, n }) => [monthKey(volunteerId, of), n]));
}

/** The end of everybody's last job before an instant. */
async function listLast(tx: Tx, centreId: string, at: Temporal.Instant) {
  const rows = await jobsOf(tx, centreId)
    .select(({ fn }) => ['j.volunteer_id as volunteerId', fn.max('r.ends_at').as('last')])
    .where('r.ends_at', '<=', at)
    .where('r.starts_at', '>', at.subtract({ hours: 24 * daysBack }))
    .groupBy('j.volunteer_id')
    .execute();
  return new Map(rows.map(({ volunteerId, last }) => [volunteerId, last]));
}

/** What became of asking for some requests, and messages of the last seven days. */
async function listAsked(tx: Tx, centreId: string, requestIds: readonly string[], now: Temporal.Instant) {
  const offers = tx.selectFrom('interpreting_offer').where('centre_id', '=', centreId);
  const rows = await offers
    .select(['volunteer_id as volunteerId', 'request_id as requestId', 'answer'])
    .where('request_id', 'in', [...requestIds])
    .where((e) => e.or([e('answer', 'is', null), e('answer', '=', 'declined')]))
    .execute();
  const messages = await offers
    .select(['volunteer_id as volunteerId', sql<number>`count(*)::int`.as('n')])
    .where('via', '=', 'mail')
    .where('asked_at', '>', now.subtract({ hours: 168 }))
    .groupBy('volunteer_id')
    .execute();
  const of = (wanted: 'open' | 'declined') =>
    new Set(
      rows
        .filter(({ answer }) => (answer === null ? 'open' : 'declined') === wanted)
        .map((row) => `${row.requestId} ${row.volunteerId}`),
    );
  const week = new Map(messages.map(({ volunteerId, n }) => [volunteerId, n]));
  return { open: of('open'), declined: of('declined'), week };
}

const signKey = (institutionId: string, sign: string, volunteerId: string): string =>
  `${institutionId} ${sign} ${volunteerId}`;

/** Wishes and acquaintances under the signs of some institutions. */
async function listSigns(tx: Tx, centreId: string, institutionIds: readonly string[]) {
  const sets = { never: new Set<string>(), again: new Set<string>(), knows: new Set<string>() };
  if (institutionIds.length === 0) return sets;
  const sign = sql<string>`lower(reference)`.as('sign');
  const wishes = await tx
    .selectFrom('pair_wish')
    .select(['institution_id as institutionId', sign, 'volunteer_id as volunteerId', 'wish'])
    .where('centre_id', '=', centreId)
    .where('institution_id', 'in', [...institutionIds])
    .execute();
  for (const row of wishes) sets[row.wish].add(signKey(row.institutionId, row.sign, row.volunteerId));
  const known = await tx
    .selectFrom('acquaintance')
    .select(['institution_id as institutionId', sign, 'volunteer_id as volunteerId'])
    .where('centre_id', '=', centreId)
    .where('institution_id', 'in', [...institutionIds])
    .execute();
  for (const row of known) sets.knows.add(signKey(row.institutionId, row.sign, row.volunteerId));
  return sets;
}

/** The last job of somebody before a talk, in the week or before it. */
function lastBefore(start: Temporal.Instant, jobs: readonly Promised[], earlier: Temporal.Instant | null | undefined) {
  const ends = jobs.map(({ end }) => end).filter((end) => Temporal.Instant.compare(end, start) <= 0);
  const last = [...ends, ...(earlier ? [earlier] : [])].toSorted(Temporal.Instant.compare).at(-1);
  return last === undefined ? null : dayOf(last);
}

/**
 * Everybody who speaks the language of some requests of one week, as `listFacts` tells it of one request; the number of
 * statements does not grow with the requests.
 * @param of.rule which papers are needed
 * @param of.span begin and end of the week
 */
export async function listWeekFacts(
  tx: Tx,
  centreId: string,
  requests: readonly InterpretingRequest[],
  of: { rule: CheckRule; span: { from: Temporal.Instant; before: Temporal.Instant }; now: Temporal.Instant },
): Promise<RequestFacts[]> {
  const { rule, span, now } = of;
  if (requests.length === 0) return [];
  const points = await listPoints(tx, requests);
  const needs = requests.map((request) => ({ request, need: needAt(request, pointOf(request, points)) }));
  const fits = requests.map(({ language }) => fittingLanguages(language));
  const rows = await speakers(tx, centreId, [...new Set(fits.flatMap((fit) => [...fit.keys()]))]);
  const ids = [...new Set(rows.map(({ id }) => id))];
  const { checks, windows, areas, away } = await listProfiles(tx, centreId, ids, dayOf(span.from));
  const [jobs, last] = [
    await listPromised(tx, centreId, span.from, span.before),
    await listLast(tx, centreId, span.from),
  ];
  const days = needs.map(({ need }) => need.day);
  const months = await countMonths(tx, centreId, days);
  const requestIds = requests.map(({ id }) => id);
  const asked = await listAsked(tx, centreId, requestIds, now);
  const signs = await listSigns(tx, centreId, [
    ...new Set(requests.flatMap(({ institutionId }) => institutionId ?? [])),
  ]);
  return needs.map(({ request, need }, at) => {
    const spoken = rows.filter(({ language }) => fits[at]?.has(language));
    const people = bestOf(spoken, request.language).map((person) => {
      const pair = `${request.id} ${person.id}`;
      const sign = signKey(request.institutionId ?? '', request.reference.trim().toLowerCase(), person.id);
      const hasSign = request.reference.trim() !== '';
      return factsOf(person, need, {
        lacking: lackingChecks(checks.get(person.id) ?? [], rule, need.day),
        window: windowFit(windows.get(person.id) ?? [], need),
        area: areaFit(
          (areas.get(person.id) ?? []).map(({ ags }) => ags),
          need,
        ),
        away: away.get(person.id) ?? [],
        jobs: jobs.get(person.id) ?? [],
        monthJobs: months.get(monthKey(person.id, need.day.toPlainYearMonth().toString())) ?? 0,
        lastJobOn: lastBefore(need.start, jobs.get(person.id) ?? [], last.get(person.id)),
        weekMessages: asked.week.get(person.id) ?? 0,
        wish: hasSign && signs.never.has(sign) ? 'never' : hasSign && signs.again.has(sign) ? 'again' : null,
        knows: hasSign && signs.knows.has(sign),
        asked: asked.open.has(pair) ? 'open' : asked.declined.has(pair) ? 'declined' : null,
      });
    });
    return { request, need, people };
  });
}
