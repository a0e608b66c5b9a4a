// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Expression, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { listSchoolsByNumber, schoolNames } from '../../schools/queries.ts';
import { listProfiles } from '../../volunteers/profile-queries.ts';
import { listLanguages } from '../../volunteers/queries.ts';
import { listGrids } from '../lesson-queries.ts';
import type { Policy } from '../policy-rules.ts';
import { type Fitness, readFitness } from '../sponsors/fitness-queries.ts';
import type { ChildFacts, SponsorFacts, TakenLesson } from './fact-rules.ts';
import type { MatchingFacts } from './model-rules.ts';

/** More children than these are not planned together; the page says so. */
export const mostChildren = 1000;

const waiting = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('pupil as p')
    .select(['p.id', 'p.number', 'p.given_name as givenName', 'p.class_name as className', 'p.grade'])
    .select(['p.school_number as school', 'p.language', 'p.further_languages as furtherLanguages'])
    .select(['p.sponsor_gender as sponsorGender', 'p.group_fits as groupFits', 'p.state_since as waitsSince'])
    .select(['p.sibling_key as siblingKey'])
    .where('p.centre_id', '=', centreId)
    .where('p.state', '=', 'waiting')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sponsorship as s')
            .select('s.id')
            .where('s.centre_id', '=', centreId)
            .whereRef('s.pupil_id', '=', 'p.id')
            .where('s.state', '<>', 'ended'),
        ),
      ),
    )
    .orderBy('p.state_since')
    .orderBy('p.id')
    .limit(mostChildren);

type Waiting = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number];

/** Whom some pupils never meet again, met before, or were refused; and whom their brothers and sisters meet. */
async function listTies(tx: Tx, centreId: string, ids: readonly string[]) {
  const { rows } = await sql<{ pupil: string; volunteer: string; tie: 'blocked' | 'declined' | 'before' | 'siblings' }>`
    select pupil_id as pupil, volunteer_id as volunteer, 'blocked' as tie
      from pair_block where centre_id = ${centreId} and pupil_id = any(${[...ids]}::uuid[])
    union select pupil_id, volunteer_id,
        case when end_reason in ('declined', 'no_fit') then 'declined' else 'before' end
      from sponsorship where centre_id = ${centreId} and pupil_id = any(${[...ids]}::uuid[]) and state = 'ended'
        and (end_reason in ('declined', 'no_fit') or started_on is not null)
    union select p.id, s.volunteer_id, 'siblings'
      from pupil p
      join pupil o on o.centre_id = p.centre_id and o.sibling_key = p.sibling_key and o.id <> p.id
      join sponsorship s on s.centre_id = p.centre_id and s.pupil_id = o.id and s.state <> 'ended'
      where p.centre_id = ${centreId} and p.id = any(${[...ids]}::uuid[])`.execute(tx);
  const sets = new Map<string, Set<string>>();
  for (const { pupil, volunteer, tie } of rows) {
    const key = `${tie} ${pupil}`;
    sets.set(key, (sets.get(key) ?? new Set()).add(volunteer));
  }
  return (tie: (typeof rows)[number]['tie'], pupil: string): ReadonlySet<string> =>
    sets.get(`${tie} ${pupil}`) ?? new Set();
}

async function childrenOf(tx: Tx, centreId: string, rows: readonly Waiting[]): Promise<ChildFacts[]> {
  const ids = rows.map(({ id }) => id);
  const numbers = [...new Set(rows.map(({ school }) => school))];
  const lessons = await tx
    .selectFrom('pupil_lesson')
    .select(['pupil_id as pupilId', 'weekday', 'lesson'])
    .where('centre_id', '=', centreId)
    .where(sql<SqlBool>`pupil_id = any(${ids}::uuid[])`)
    .orderBy('weekday')
    .orderBy('lesson')
    .execute();
  const [grids, names, ties] = [
    await listGrids(tx, centreId, numbers),
    await schoolNames(tx, numbers),
    await listTies(tx, centreId, ids),
  ];
  const points = new Map((await listSchoolsByNumber(tx, numbers)).map((one) => [one.number, one]));
  const wished = Map.groupBy(lessons, ({ pupilId }) => pupilId);
  return rows.map(({ siblingKey: _, ...row }) => {
    const point = points.get(row.school);
    const grid = grids.get(row.school)?.lessons ?? [];
    return {
      ...row,
      schoolName: names.get(row.school) ?? row.school,
      at: point && point.x !== null && point.y !== null ? { x: point.x, y: point.y } : null,
      // A lesson that the school has taken out of its grid is no lesson.
      slots: (wished.get(row.id) ?? []).flatMap(({ weekday, lesson }) =>
        grid.filter((one) => one.lesson === lesson).map((one) => ({ weekday, ...one })),
      ),
      ...{ blocked: ties('blocked', row.id), declined: ties('declined', row.id) },
      ...{ before: ties('before', row.id), siblings: ties('siblings', row.id) },
    };
  });
}

/** Who gives lessons, whether or not they may be proposed today. */
const whoSponsors = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('volunteer as v')
    .innerJoin('sponsor as o', (join) =>
      join.onRef('o.centre_id', '=', 'v.centre_id').onRef('o.volunteer_id', '=', 'v.id'),
    )
    .leftJoin('municipality as m', 'm.ags', 'v.ags')
    .leftJoin('postcode as p', (join) => join.onRef('p.ags', '=', 'v.ags').onRef('p.postcode', '=', 'v.postcode'))
    .select(['v.id', 'v.given_name as givenName', 'v.family_name as familyName', 'v.gender', 'v.radius_km as radiusKm'])
    .select(['o.from_grade as fromGrade', 'o.to_grade as toGrade', 'o.pupil_gender as pupilGender'])
    .select(['o.in_groups as inGroups'])
    .select(({ fn }) => [fn.coalesce('p.x', 'm.x').as('x'), fn.coalesce('p.y', 'm.y').as('y')])
    .where('v.centre_id', '=', centreId)
    .where('v.sponsors', '=', true)
    .where('v.state', '<>', 'left')
    .orderBy('v.family_name')
    .orderBy('v.id');

const ofSponsors = (ids: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`volunteer_id = any(${[...ids]}::uuid[])`;

async function listTaken(tx: Tx, centreId: string, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('pupil as p', (join) => join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.pupil_id'))
    .select(['s.volunteer_id as volunteerId', 's.pupil_id as pupilId', 's.school_number as school', 's.seat'])
    .select(['s.weekday', 's.from_minute as from', 's.to_minute as to', 's.group_key as groupKey'])
    .select(['s.group_seat as groupSeat', 'p.group_fits as groupFits'])
    .where('s.centre_id', '=', centreId)
    .where('s.state', '<>', 'ended')
    .where(ofSponsors(ids))
    .execute();
  return Map.groupBy(rows, ({ volunteerId }) => volunteerId);
}

/** Who is not in service may not be proposed. */
const notInService: Fitness = { hindrances: [{ code: 'state', until: null }], minor: false };

async function sponsorsOf(
  tx: Tx,
  centreId: string,
  rows: Awaited<ReturnType<ReturnType<typeof whoSponsors>['execute']>>,
  { policy, today }: { policy: Policy; today: Temporal.PlainDate },
): Promise<SponsorFacts[]> {
  const ids = rows.map(({ id }) => id);
  const seats = Map.groupBy(
    await tx
      .selectFrom('sponsor_seat')
      .select(['volunteer_id as volunteerId', 'seat'])
      .where('centre_id', '=', centreId)
      .where(ofSponsors(ids))
      .orderBy('seat')
      .execute(),
    ({ volunteerId }) => volunteerId,
  );
  const schools = Map.groupBy(
    await tx
      .selectFrom('sponsor_school')
      .select(['volunteer_id as volunteerId', 'school_number as school'])
      .where('centre_id', '=', centreId)
      .where(ofSponsors(ids))
      .execute(),
    ({ volunteerId }) => volunteerId,
  );
  const taken = await listTaken(tx, centreId, ids);
  const { windows, away } = await listProfiles(tx, centreId, ids, today);
  const languages = await listLanguages(tx, centreId, ids);
  const fit = await readFitness(tx, centreId, ids, today);
  return rows.map(({ x, y, givenName, familyName, ...row }) => {
    const own = taken.get(row.id) ?? [];
    const free = (seats.get(row.id) ?? []).filter(({ seat }) => !own.some((one) => one.seat === seat));
    return {
      ...row,
      name: `${givenName} ${familyName}`.trim(),
      home: x !== null && y !== null ? { x, y } : null,
      languages: (languages.get(row.id) ?? []).map(({ language }) => language),
      schools: (schools.get(row.id) ?? []).map(({ school }) => school),
      windows: windows.get(row.id) ?? [],
      away: away.get(row.id) ?? [],
      ...(fit.get(row.id) ?? notInService),
      freeSeats: free.map(({ seat }) => seat).slice(0, Math.max(0, policy.mostPupils - own.length)),
      taken: own.map(({ volunteerId: _, seat: __, ...lesson }): TakenLesson => lesson),
    };
  });
}

/**
 * Everybody a proposal is made of: children who wait and have no live sponsorship, and who gives lessons. The number of
 * statements does not grow with them.
 * @param only one child and one sponsor, or one child with every sponsor
 */
export async function readFacts(
  tx: Tx,
  centreId: string,
  { policy, today }: { policy: Policy; today: Temporal.PlainDate },
  only: { pupilIds?: readonly string[]; volunteerIds?: readonly string[] } = {},
): Promise<MatchingFacts> {
  const pupils = await waiting(tx, centreId)
    .$if(only.pupilIds !== undefined, (query) =>
      query.where(sql<SqlBool>`p.id = any(${[...(only.pupilIds ?? [])]}::uuid[])`),
    )
    .execute();
  const people = await whoSponsors(tx, centreId)
    .$if(only.volunteerIds !== undefined, (query) =>
      query.where(sql<SqlBool>`v.id = any(${[...(only.volunteerIds ?? [])]}::uuid[])`),
    )
    .execute();
  return {
    children: await childrenOf(tx, centreId, pupils),
    sponsors: await sponsorsOf(tx, centreId, people, { policy, today }),
    groupSize: policy.groupSize,
    today,
  };
}

/** Numbers of some pupils. */
export const listPupilNumbers = (
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<{ id: string; number: string }[]> =>
  tx
    .selectFrom('pupil')
    .select(['id', 'number'])
    .where('centre_id', '=', centreId)
    .where(sql<SqlBool>`id = any(${ids.filter(isId)}::uuid[])`)
    .execute();
