// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import { likePart } from '../../schools/queries.ts';
import type { Answer } from './words.ts';

/** A question as the school sees it: nothing about the person, no case number either. */
export interface AskedOfSchool {
  id: string;
  /** To be said on the phone: "A-2026-0012". */
  number: string;
  schoolNumber: string;
  schoolName: string;
  grade: string;
  kind: PlaceKindKey;
  germanLevel: string;
  startOn: Temporal.PlainDate;
  askedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
  answer: Answer;
  answeredAt: Temporal.Instant | null;
  /** The case still rests on this answer: the school can take it back. */
  mayTakeBack: boolean;
  version: number;
}

const asked = (tx: Tx, centreId: string, schools: readonly string[]) =>
  tx
    .selectFrom('school_request as r')
    .innerJoin('school as s', 's.number', 'r.school_number')
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'r.centre_id').onRef('p.id', '=', 'r.case_id'),
    )
    .where('r.centre_id', '=', centreId)
    .where('r.school_number', 'in', schools.length > 0 ? [...schools] : ['']);

/** Which questions a list shows; nothing given: all. */
export interface WantedQuestions {
  /** A part of the number. */
  number?: string | undefined;
  /** Only those without an answer. */
  open?: boolean;
}

const wanted = (tx: Tx, centreId: string, schools: readonly string[], { number, open = false }: WantedQuestions) =>
  asked(tx, centreId, schools)
    .$if(number !== undefined, (query) => query.where('r.number', 'ilike', likePart(number ?? '')))
    .$if(open, (query) => query.where('r.answer', '=', 'open'));

const columns = [
  'r.id',
  'r.number',
  'r.school_number as schoolNumber',
  's.name as schoolName',
  'r.grade',
  'r.kind',
  'r.german_level as germanLevel',
  'r.start_on as startOn',
  'r.asked_at as askedAt',
  'r.due_on as dueOn',
  'r.answered_at as answeredAt',
  'r.version',
] as const;

/** The last answer of a case that has not gone on since. */
const restsOnIt = sql<boolean>`((r.answer = 'accepted' and p.state = 'school_accepted')
    or (r.answer = 'refused' and p.state = 'refused_by_school'))
  and not exists (select from school_request n
    where n.centre_id = r.centre_id and n.case_id = r.case_id and n.asked_at > r.asked_at)`;

/** Questions to these schools: open ones first, by due date, then the answered ones, newest first. */
export async function listAsked(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  page: { limit: number; offset: number },
  want: WantedQuestions = {},
): Promise<AskedOfSchool[]> {
  return await wanted(tx, centreId, schools, want)
    .select(columns)
    .select(['r.answer', restsOnIt.as('mayTakeBack')])
    .orderBy(sql`r.answer = 'open'`, 'desc')
    .orderBy(sql`case when r.answer = 'open' then r.due_on end`)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

export async function countAsked(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  want: WantedQuestions = {},
): Promise<{ all: number; open: number }> {
  return await wanted(tx, centreId, schools, want)
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where r.answer = 'open'))::int`.as('open'),
    ])
    .executeTakeFirstOrThrow();
}

/** @throws NotFound for a question to another school, of another centre, or a malformed id. */
export async function getAsked(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  id: string,
): Promise<AskedOfSchool> {
  if (!isId(id)) throw new NotFound();
  const row = await asked(tx, centreId, schools)
    .select(columns)
    .select(['r.answer', restsOnIt.as('mayTakeBack')])
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/**
 * The case behind a question, closed ones too.
 * @throws NotFound for a question to another school, of another centre, or a malformed id
 */
export async function getAskedCase(tx: Tx, centreId: string, schools: readonly string[], id: string): Promise<string> {
  const row = isId(id)
    ? await asked(tx, centreId, schools).select('r.case_id as caseId').where('r.id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row.caseId;
}
