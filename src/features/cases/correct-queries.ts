// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { NotFound } from '../../refusals.ts';
import { type Child, type Family, type Guardian, getChild, getFamily, listGuardians } from '../families/queries.ts';
import type { CorrectPart } from './correct-input.ts';
import { listPapers, type SeenPaper } from './paper-queries.ts';
import type { CaseState } from './states.ts';

/** A report as its office has sent it, while the centre has not taken it up. */
export interface SentReport {
  child: Child;
  family: Family;
  guardians: Guardian[];
  note: string;
  papers: SeenPaper[];
  part: CorrectPart;
}

/** Has the centre done something with a case, or somebody taken it? */
const takenUp = (state: CaseState, responsible: string | null): boolean => state !== 'reported' || responsible !== null;

/**
 * What stands in a report of one of these municipalities; undefined once the centre has taken it up: what it learns from then
 * on is not for the office.
 * @throws NotFound for a report of another municipality or centre
 */
export async function findSentReport(
  tx: Tx,
  centreId: string,
  ags: readonly string[],
  caseId: string,
): Promise<SentReport | undefined> {
  const row = await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .select(['p.child_id as childId', 'c.family_id as familyId', 'p.responsible_user as responsible', 'p.state'])
    .select('p.reported_child_id as reportedChildId')
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', caseId)
    .where('p.reported_ags', 'in', ags.length > 0 ? [...ags] : [''])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  if (takenUp(row.state, row.responsible) || row.reportedChildId !== null) return undefined;
  if (!(await isOwnChild(tx, centreId, ags, row.childId))) return undefined;
  const family = await getFamily(tx, centreId, row.familyId);
  const own = await isOwnFamily(tx, centreId, ags, row.familyId);
  return {
    child: await getChild(tx, centreId, row.childId),
    family,
    guardians: await listGuardians(tx, centreId, row.familyId),
    note: await findNote(tx, centreId, caseId),
    papers: await listPapers(tx, centreId, caseId),
    part: own ? (family.open ? 'all' : 'closed') : 'child',
  };
}

/** Whether all that is known of the child comes from these municipalities: no other entry was joined with it, none has another case. */
async function isOwnChild(tx: Tx, centreId: string, ags: readonly string[], childId: string): Promise<boolean> {
  const { rows } = await sql<{ other: boolean }>`
    select exists (select from child where centre_id = ${centreId} and joined_into = ${childId})
      or exists (select from placement_case where centre_id = ${centreId} and child_id = ${childId}
        and reported_ags <> all (${[...ags]}::text[])) as other`.execute(tx);
  return rows[0]?.other === false;
}

/**
 * Whether every child of the family is known from reports of these municipalities alone that nobody has taken up, and no other
 * family has come into it with what is known of that one.
 */
async function isOwnFamily(tx: Tx, centreId: string, ags: readonly string[], familyId: string): Promise<boolean> {
  const { rows } = await sql<{ other: boolean }>`
    select exists (select from child c
      left join placement_case p on p.centre_id = ${centreId} and p.child_id = c.id
      where c.centre_id = ${centreId} and c.family_id = ${familyId}
        and c.joined_into is null and (p.id is null or p.state <> 'reported' or p.responsible_user is not null
          or p.reported_ags <> all (${[...ags]}::text[])))
      or exists (select from family where centre_id = ${centreId} and joined_into = ${familyId}) as other`.execute(tx);
  return rows[0]?.other === false;
}

/** The remark that came with a report, as it was corrected last; '' without one. */
async function findNote(tx: Tx, centreId: string, caseId: string): Promise<string> {
  const row = await tx
    .selectFrom('case_event as e')
    .leftJoin('case_text as t', (join) =>
      join
        .onRef('t.centre_id', '=', 'e.centre_id')
        .onRef('t.event_id', '=', 'e.id')
        .on('t.kind', '=', 'report_note')
        .on('t.erased_at', 'is', null),
    )
    .select('t.body')
    .where('e.centre_id', '=', centreId)
    .where('e.case_id', '=', caseId)
    .where('e.type', 'in', ['reported', 'report_corrected'])
    .where((e) => e.or([e('t.body', 'is not', null), sql<boolean>`e.payload ->> 'withoutNote' = 'true'`]))
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body ?? '';
}
