// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { startOfDay } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { getPolicy } from '../policy-queries.ts';
import { quietLessons, type RunningPair } from './week-rules.ts';

/** A sponsorship of which nothing has been entered for some weeks of school. */
export interface QuietPair extends RunningPair {
  id: string;
  number: string;
  volunteerId: string;
  sponsor: string;
  /** Lessons without an entry. */
  lessons: number;
}

/** A child that waits, without its name. */
export interface WaitingPupil {
  id: string;
  number: string;
  since: Temporal.PlainDate;
  school: string;
  /** Somebody is proposed and asked until this day; null: nobody is. */
  answerBy: Temporal.PlainDate | null;
}

/** What the coordination begins its week with. */
export interface Week {
  /** Weeks of school without an entry until the coordination asks. */
  quietWeeks: number;
  /** The longest first. */
  quiet: QuietPair[];
  /** How many wait, and those who have waited longest. */
  waiting: number;
  longest: WaitingPupil[];
  /** Needs that schools reported in the last seven days. */
  reported: number;
}

/** So many days back a need is new. */
export const newDays = 7;

async function listRunning(tx: Tx, centreId: string): Promise<Omit<QuietPair, 'lessons'>[]> {
  const rows = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 's.volunteer_id'))
    .select(['s.id', 's.number', 's.volunteer_id as volunteerId', 's.weekday', 's.from_minute as fromMinute'])
    .select(['s.started_on as startedOn', 's.state_since as runsSince', 'v.given_name', 'v.family_name'])
    .select((e) =>
      e
        .selectFrom('sponsorship_session as l')
        .select((f) => f.fn.max('l.on_day').as('last'))
        .where('l.centre_id', '=', centreId)
        .whereRef('l.sponsorship_id', '=', 's.id')
        .as('lastEntry'),
    )
    .where('s.centre_id', '=', centreId)
    .where('s.state', '=', 'active')
    .orderBy('s.id')
    .execute();
  return rows.flatMap(({ startedOn, given_name: given, family_name: family, ...row }) =>
    startedOn === null ? [] : [{ ...row, startedOn, sponsor: `${given} ${family}` }],
  );
}

async function listLongest(tx: Tx, centreId: string, limit: number): Promise<WaitingPupil[]> {
  return await tx
    .selectFrom('pupil as p')
    .innerJoin('school as c', 'c.number', 'p.school_number')
    .leftJoin('sponsorship as s', (join) =>
      join.on('s.centre_id', '=', centreId).onRef('s.pupil_id', '=', 'p.id').on('s.state', '<>', 'ended'),
    )
    .select(['p.id', 'p.number', 'p.state_since as since', 'c.name as school', 's.answer_by as answerBy'])
    .where('p.centre_id', '=', centreId)
    .where('p.state', '=', 'waiting')
    .orderBy('p.state_since')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

/** A few statements, whatever the number of sponsorships. @param limit so many who wait are named */
export async function readWeek(tx: Tx, centreId: string, today: Temporal.PlainDate, limit: number): Promise<Week> {
  const { quietWeeks } = await getPolicy(tx, centreId);
  const quiet = (await listRunning(tx, centreId))
    .map((pair) => ({ ...pair, lessons: quietLessons(pair, today) }))
    .filter(({ lessons }) => lessons >= quietWeeks)
    .toSorted((a, b) => b.lessons - a.lessons || (a.number < b.number ? -1 : 1));
  const counts = await tx
    .selectFrom('pupil')
    .select([
      sql<number>`count(*) filter (where state = 'waiting')::int`.as('waiting'),
      sql<number>`count(*) filter (where state <> 'ended' and reported_at >= ${startOfDay(today.subtract({ days: newDays }))})::int`.as(
        'reported',
      ),
    ])
    .where('centre_id', '=', centreId)
    .executeTakeFirstOrThrow();
  return { quietWeeks, quiet, ...counts, longest: await listLongest(tx, centreId, limit) };
}
