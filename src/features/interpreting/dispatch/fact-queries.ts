// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import { dayOf, timeZone } from '../../../clock.ts';
import type { Point } from '../../../codes/distance.ts';
import { fittingLanguages } from '../../../codes/language-varieties.ts';
import type { Tx } from '../../../db/centre.ts';
import { part, readTogether } from '../../../db/together.ts';
import { type Away, awayOf, grouped, type Whose } from '../../volunteers/profile-queries.ts';
import { nameOf } from '../../volunteers/queries.ts';
import { namedAreas, usualTimes, validPapers } from '../../volunteers/ready-queries.ts';
import { type CheckKind, type CheckRule, neededChecks } from '../../volunteers/rules.ts';
import type { InterpretingRequest } from '../queries.ts';
import { findWishes, listAcquainted } from '../wish-queries.ts';
import { occasions } from '../words.ts';
import type { Facts, Need } from './fact-rules.ts';
import { type Answered, leadBand } from './wave-rules.ts';

/** The training that helps with an occasion (`topicWords` of volunteers). */
const topicOf = {
  school: 'school',
  advice: 'counselling',
  authority: 'authority',
  health: 'health',
  other: null,
} as const;

/** Where a place lies: its postcode in the municipality, else the municipality; null: not known. EPSG:25832. */
async function findPoint(tx: Tx, postcode: string, ags: string | null): Promise<Point | null> {
  if (ags === null) return null;
  const row = await tx
    .selectFrom('municipality as m')
    .leftJoin('postcode as p', (join) => join.onRef('p.ags', '=', 'm.ags').on('p.postcode', '=', postcode))
    .select(({ fn }) => [fn.coalesce('p.x', 'm.x').as('x'), fn.coalesce('p.y', 'm.y').as('y')])
    .where('m.ags', '=', ags)
    .executeTakeFirst();
  return row && row.x !== null && row.y !== null ? { x: row.x, y: row.y } : null;
}

/** Where a talk is, and where somebody lives. */
export async function placesOf(
  tx: Tx,
  request: Pick<InterpretingRequest, 'postcode' | 'ags'>,
  person: { postcode: string | null; ags: string | null },
): Promise<{ there: Point | null; home: Point | null }> {
  return {
    there: await findPoint(tx, request.postcode, request.ags),
    home: await findPoint(tx, person.postcode ?? '', person.ags),
  };
}

/** What a request asks of whoever interprets it. */
export async function needOf(tx: Tx, request: InterpretingRequest): Promise<Need> {
  return needAt(request, request.modes.includes('on_site') ? await findPoint(tx, request.postcode, request.ags) : null);
}

/** The same where it is known where the talk is. @param at null: not known, or nobody travels */
export function needAt(request: InterpretingRequest, at: Point | null): Need {
  const start = request.startsAt.toZonedDateTimeISO(timeZone);
  const end = request.endsAt.toZonedDateTimeISO(timeZone);
  const from = start.hour * 60 + start.minute;
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  return {
    language: request.language,
    start: request.startsAt,
    end: request.endsAt,
    weekday: start.dayOfWeek,
    span: { from, to: sameDay ? end.hour * 60 + end.minute : 1440 },
    day: start.toPlainDate(),
    modes: request.modes,
    ags: request.ags,
    at,
    gender: request.gender,
    topic: topicOf[occasions[request.occasion].group],
  };
}

/** Whose rows are read for a request: of all who speak one of the languages. */
const whoSpeaks = (centreId: string, languages: readonly string[]): Whose =>
  sql<string>`any(select volunteer_id from volunteer_language where centre_id = ${centreId} and language = any(${[...languages]}::text[]))`;

/** Everybody of the pool who speaks one of the languages, a row for each language. */
const speakersOf = (tx: Tx, centreId: string, languages: readonly string[]) =>
  tx
    .selectFrom('volunteer_language as l')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'l.volunteer_id'))
    .leftJoin('municipality as m', 'm.ags', 'v.ags')
    .leftJoin('postcode as p', (join) => join.onRef('p.ags', '=', 'v.ags').onRef('p.postcode', '=', 'v.postcode'))
    .select(['v.id', 'v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'v.state', 'v.birth'])
    .select(['v.paused_until as pausedUntil', 'v.gender', 'v.modes', 'v.radius_km as radiusKm', 'v.topics'])
    .select(['v.most_jobs_month as mostJobsMonth', 'v.most_messages_week as mostMessagesWeek'])
    .select(['l.language', 'l.level', 'l.direction', 'l.variety'])
    .select(({ fn }) => [fn.coalesce('p.x', 'm.x').as('x'), fn.coalesce('p.y', 'm.y').as('y')])
    .where('l.centre_id', '=', centreId)
    .where('v.centre_id', '=', centreId)
    .where('v.interprets', '=', true)
    .where('v.state', '<>', 'left')
    .where('l.language', 'in', [...languages])
    .orderBy('v.id');

/** The same, read by itself. */
export const speakers = (tx: Tx, centreId: string, languages: readonly string[]) =>
  speakersOf(tx, centreId, languages).execute();

export type Speaker = Awaited<ReturnType<typeof speakers>>[number];

/** The same with what the database says of the day of a talk: `valid` papers where not all that are needed count, times, areas. */
function readyOf(tx: Tx, centreId: string, languages: readonly string[], need: Need, rule: CheckRule) {
  const whose = whoSpeaks(centreId, languages);
  const needed = neededChecks(rule);
  return speakersOf(tx, centreId, languages)
    .leftJoin(validPapers(tx, centreId, whose, rule, need.day).as('c'), 'c.volunteer_id', 'v.id')
    .leftJoin(usualTimes(tx, centreId, whose, need).as('w'), 'w.volunteer_id', 'v.id')
    .leftJoin(namedAreas(tx, centreId, whose, need.ags).as('a'), 'a.volunteer_id', 'v.id')
    .select(['w.fits', 'a.there'])
    .select(
      sql<CheckKind[] | null>`case when c.kinds @> ${needed}::text[] then null else coalesce(c.kinds, '{}') end`.as(
        'valid',
      ),
    );
}

/** One row for each person: the language that fits best, then the level. */
export function bestOf<Row extends Speaker>(rows: readonly Row[], wanted: string): Row[] {
  const fits = fittingLanguages(wanted);
  const levels = ['native', 'fluent', 'good'];
  const worth = ({ language, level }: Row): number =>
    (language === wanted ? 0 : fits.get(language) === 'same' ? 1 : 4) * 10 + levels.indexOf(level);
  const best = new Map<string, Row>();
  for (const row of rows) {
    const known = best.get(row.id);
    if (known === undefined || worth(row) < worth(known)) best.set(row.id, row);
  }
  return [...best.values()];
}

/** Jobs that stand, with their requests. */
export const jobsOf = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('interpreting_job as j')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .where('j.centre_id', '=', centreId)
    .where('r.centre_id', '=', centreId)
    .where('j.released_at', 'is', null);

/** Jobs of some people around a day, with where they are. */
const promisedOf = (tx: Tx, centreId: string, whose: Whose, need: Need, requestId: string) =>
  jobsOf(tx, centreId)
    .leftJoin('municipality as m', 'm.ags', 'r.ags')
    .leftJoin('postcode as p', (join) => join.onRef('p.ags', '=', 'r.ags').onRef('p.postcode', '=', 'r.postcode'))
    .select(['j.volunteer_id as volunteerId', 'r.starts_at as start', 'r.ends_at as end', 'j.mode'])
    .select(({ fn }) => [fn.coalesce('p.x', 'm.x').as('x'), fn.coalesce('p.y', 'm.y').as('y')])
    .where('j.volunteer_id', '=', whose)
    // Whoever has promised this talk is not kept from it by it.
    .where('r.id', '<>', requestId)
    .where('r.ends_at', '>', need.start.subtract({ hours: 24 }))
    .where('r.starts_at', '<', need.end.add({ hours: 24 }));

const withPoint = <Row extends { mode: string; x: number | null; y: number | null }>({ x, y, ...job }: Row) => ({
  ...job,
  at: job.mode === 'on_site' && x !== null && y !== null ? { x, y } : null,
});

/** How much some people do: jobs in the month of the talk, and the end of their last one before it. */
function loadsOf(tx: Tx, centreId: string, whose: Whose, need: Need, requestId: string) {
  const first = need.day.with({ day: 1 });
  const monthStart = first.toZonedDateTime(timeZone).toInstant();
  const monthEnd = first.add({ months: 1 }).toZonedDateTime(timeZone).toInstant();
  return jobsOf(tx, centreId)
    .select('j.volunteer_id as volunteerId')
    .select(
      sql<number>`(count(*) filter (where r.starts_at >= ${monthStart} and r.starts_at < ${monthEnd}))::int`.as(
        'month',
      ),
    )
    .select(({ fn }) => fn.max('r.ends_at').filterWhere('r.ends_at', '<=', need.start).as('last'))
    .where('j.volunteer_id', '=', whose)
    .where('r.id', '<>', requestId)
    .where('r.starts_at', '>', need.start.subtract({ hours: 24 * 400 }))
    .where('r.starts_at', '<', monthEnd)
    .groupBy('j.volunteer_id');
}

/** Messages of the last seven days, and what became of asking for this request. */
function askedOf(tx: Tx, centreId: string, whose: Whose, requestId: string, now: Temporal.Instant) {
  const weekAgo = now.subtract({ hours: 168 });
  return tx
    .selectFrom('interpreting_offer')
    .select('volunteer_id as volunteerId')
    .select(sql<number>`(count(*) filter (where via = 'mail' and asked_at > ${weekAgo}))::int`.as('week'))
    .select(({ fn, eb }) => [
      fn
        .agg<boolean | null>('bool_or', [eb.and([eb('request_id', '=', requestId), eb('answer', 'is', null)])])
        .as('open'),
      fn
        .agg<boolean | null>('bool_or', [eb.and([eb('request_id', '=', requestId), eb('answer', '=', 'declined')])])
        .as('declined'),
    ])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .where((e) => e.or([e('asked_at', '>', weekAgo), e('request_id', '=', requestId)]))
    .groupBy('volunteer_id');
}

/**
 * Everybody who speaks the language of a request, with all that decides whether and in which order they are asked. A handful of
 * statements, whatever the size of the pool.
 */
export async function listFacts(
  tx: Tx,
  centreId: string,
  request: InterpretingRequest,
  { need, rule, now }: { need: Need; rule: CheckRule; now: Temporal.Instant },
): Promise<Facts[]> {
  const languages = [...fittingLanguages(request.language).keys()];
  const whose = whoSpeaks(centreId, languages);
  const read = await readTogether(tx, {
    people: part(readyOf(tx, centreId, languages, need, rule), { birth: 'day', pausedUntil: 'day' }),
    away: part(awayOf(tx, centreId, whose, need.day), { from: 'day', to: 'day' }),
    promised: part(promisedOf(tx, centreId, whose, need, request.id), { start: 'instant', end: 'instant' }),
    loads: part(loadsOf(tx, centreId, whose, need, request.id), { last: 'instant' }),
    asked: part(askedOf(tx, centreId, whose, request.id, now), {}),
  });
  const needed = neededChecks(rule);
  const away = grouped(read.away);
  const promised = grouped(read.promised.map(withPoint));
  const loads = new Map(read.loads.map((row) => [row.volunteerId, row]));
  const asked = new Map(read.asked.map((row) => [row.volunteerId, row]));
  const wishes = await findWishes(tx, centreId, request);
  const acquainted = await listAcquainted(tx, centreId, request);
  return bestOf(read.people, request.language).map(({ valid, fits, there, ...person }): Facts => {
    const before = asked.get(person.id);
    const last = loads.get(person.id)?.last ?? null;
    return factsOf(person, need, {
      lacking: valid === null ? [] : needed.filter((kind) => !valid.includes(kind)),
      window: fits === null ? 'arranged' : fits ? 'fits' : 'outside',
      area: there === null ? 'any' : there ? 'there' : 'elsewhere',
      away: away.get(person.id) ?? [],
      jobs: promised.get(person.id) ?? [],
      monthJobs: loads.get(person.id)?.month ?? 0,
      lastJobOn: last === null ? null : dayOf(last),
      weekMessages: before?.week ?? 0,
      wish: wishes.never.has(person.id) ? 'never' : wishes.again.has(person.id) ? 'again' : null,
      knows: acquainted.has(person.id),
      asked: before?.open ? 'open' : before?.declined ? 'declined' : null,
    });
  });
}

/** What is read of somebody beside who they are. */
export type KnownOf = Omit<Facts, keyof Speaker | 'name' | 'at' | 'awayUntil'> & { away: readonly Away[] };

/** All that decides about one person for one request. */
export function factsOf(person: Speaker, need: Pick<Need, 'language' | 'day'>, { away, ...known }: KnownOf): Facts {
  const fit = person.language === need.language ? 'same' : fittingLanguages(need.language).get(person.language);
  const absence = away.find(
    ({ from, to }) => Temporal.PlainDate.compare(from, need.day) <= 0 && Temporal.PlainDate.compare(to, need.day) >= 0,
  );
  return {
    ...person,
    ...known,
    name: nameOf(person),
    // What is understood, but not the language itself, counts as a level less.
    level: fit === 'related' ? 'good' : person.level,
    at: person.x !== null && person.y !== null ? { x: person.x, y: person.y } : null,
    awayUntil: absence?.to ?? null,
  };
}

/** How offers like this one were answered in the last year: same language, notice and weekday; never by person. */
export async function countAnswers(tx: Tx, centreId: string, need: Need, now: Temporal.Instant): Promise<Answered> {
  const band = leadBand(now.until(need.start).total('hours'));
  const row = await tx
    .selectFrom('interpreting_offer as o')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'o.request_id'),
    )
    .select(sql<number>`count(*)::int`.as('asked'))
    .select(sql<number>`(count(*) filter (where o.answer = 'accepted'))::int`.as('accepted'))
    .where('o.centre_id', '=', centreId)
    .where('r.centre_id', '=', centreId)
    .where('o.answer', 'in', ['accepted', 'declined', 'expired', 'not_reached'])
    .where('o.asked_at', '>', now.subtract({ hours: 24 * 365 }))
    .where('o.lead_band', '=', band)
    .where('r.language', '=', need.language)
    .where(sql<SqlBool>`extract(isodow from r.starts_at at time zone ${timeZone}) = ${need.weekday}`)
    .executeTakeFirstOrThrow();
  return row;
}
