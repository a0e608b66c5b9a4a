// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { formatCount } from '../../../web/format.ts';
import { countSchoolUsers } from '../../people/queries.ts';
import { getSchoolName } from '../../schools/queries.ts';
import type { PlacementCase } from '../case-queries.ts';
import { rankForCase } from '../ranking/queries.ts';
import { listRecommendedSchools, type Recommendation } from '../recommendation/queries.ts';
import type { Answer } from './words.ts';

/** A question to a school, as the centre sees it. */
export interface SchoolQuestion {
  id: string;
  /** "A-2026-0012". */
  number: string;
  schoolNumber: string;
  schoolName: string;
  answer: Answer;
  startOn: Temporal.PlainDate;
  askedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
  answeredAt: Temporal.Instant | null;
  /** What the school wrote with its answer. */
  reason: string | null;
}

/** The query behind `listQuestions`, to be read together with others. */
export const questionQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('school_request as r')
    .innerJoin('school as s', 's.number', 'r.school_number')
    .select(['r.id', 'r.number', 'r.school_number as schoolNumber', 's.name as schoolName', 'r.start_on as startOn'])
    .select(['r.asked_at as askedAt', 'r.due_on as dueOn', 'r.answered_at as answeredAt'])
    .select('r.answer')
    .select((e) =>
      e
        .selectFrom('case_event as v')
        .innerJoin('case_text as t', (join) =>
          join
            .onRef('t.centre_id', '=', 'v.centre_id')
            .onRef('t.case_id', '=', 'v.case_id')
            .onRef('t.event_id', '=', 'v.id'),
        )
        .select('t.body')
        .whereRef('v.centre_id', '=', 'r.centre_id')
        .whereRef('v.case_id', '=', 'r.case_id')
        .where('v.type', 'in', ['school_refused', 'school_accepted'])
        .where('t.kind', '=', 'school_answer')
        .where('t.erased_at', 'is', null)
        .where(sql<boolean>`v.payload ->> 'requestId' = r.id::text and r.answer <> 'open'`)
        .orderBy('v.seq', 'desc')
        .limit(1)
        .as('reason'),
    )
    .where('r.centre_id', '=', centreId)
    .where('r.case_id', '=', caseId)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id', 'desc');

/** All questions of a case, newest first. */
export const listQuestions = (tx: Tx, centreId: string, caseId: string): Promise<SchoolQuestion[]> =>
  questionQuery(tx, centreId, caseId).execute();

/** What decides which schools one may ask. `wanted`: a school number that was named, from outside. */
interface Asking {
  recommendation: Recommendation;
  today: Temporal.PlainDate;
  maxDistanceM: number;
  wanted: string | null;
}

/** Schools one may ask: those recommended, then those with a fitting place, then the one that was named. */
export async function listAskable(
  tx: Tx,
  centreId: string,
  placementCase: PlacementCase,
  { recommendation, today, maxDistanceM, wanted }: Asking,
): Promise<{ number: string; name: string; hint: string }[]> {
  const need = { grade: recommendation.grade, kind: recommendation.placeKind };
  const { ranked } = await rankForCase(tx, centreId, placementCase, need, today, maxDistanceM);
  const free = new Map(ranked.map((school) => [school.number, formatCount(school.free, 'Platz frei', 'Plätze frei')]));
  const names = new Map<string, string>();
  for (const school of await listRecommendedSchools(tx, centreId, recommendation.id))
    names.set(school.number, school.name);
  const recommended = new Set(names.keys());
  const own = new Set(ranked.filter((school) => school.privateOwner).map((school) => school.number));
  for (const school of ranked.slice(0, 10)) names.set(school.number, school.name);
  if (wanted && /^\d{6}$/.test(wanted) && !names.has(wanted)) names.set(wanted, await getSchoolName(tx, wanted));
  const schools = [];
  for (const [number, name] of names) {
    const people = await countSchoolUsers(tx, centreId, number);
    const facts = [recommended.has(number) ? 'empfohlen' : '', free.get(number) ?? 'kein freier Platz gemeldet'];
    if (own.has(number)) facts.push('Ersatzschule, entscheidet selbst über die Aufnahme');
    if (people === 0) facts.push('hat noch keinen Zugang: bitte auch anrufen');
    schools.push({ number, name, hint: facts.filter(Boolean).join(' · ') });
  }
  return schools;
}
