// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { PartialDate } from '../../../codes/partial-date.ts';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import type { CaseState } from '../../cases/states.ts';
import { competentPathFor } from '../../centres/competence.ts';
import type { AuthorityKind } from '../../centres/queries.ts';
import { listCompetence } from '../../centres/queries.ts';
import type { BirthColumns } from '../../families/rules.ts';

/** Submissions to these authorities that were not withdrawn and still concern them. */
export const visible = (tx: Tx, centreId: string, kinds: readonly AuthorityKind[]) =>
  tx
    .selectFrom('submission as s')
    .innerJoin('authority as a', (join) =>
      join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.authority_id'),
    )
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.case_id'),
    )
    .innerJoin('recommendation as r', (join) =>
      join.onRef('r.centre_id', '=', 's.centre_id').onRef('r.id', '=', 's.recommendation_id'),
    )
    .leftJoin('submission_copy as c', (join) =>
      join.onRef('c.centre_id', '=', 's.centre_id').onRef('c.id', '=', 's.id'),
    )
    .where('s.centre_id', '=', centreId)
    .where('s.withdrawn_at', 'is', null)
    // A case closed without a decision waits for nobody any more.
    .where(sql<boolean>`(p.closed_on is null or exists (select from decision d
      where d.centre_id = s.centre_id and d.submission_id = s.id))`)
    .where(sql<SqlBool>`a.kind = any(${[...kinds]}::text[])`);

/** One submission with what deciding needs. */
export interface Submission extends BirthColumns {
  id: string;
  caseId: string;
  caseNumber: string;
  childId: string;
  state: CaseState;
  reportedAgs: string;
  grade: string;
  placeKind: PlaceKindKey;
  earliestStart: Temporal.PlainDate;
  authorityId: string;
  authorityName: string;
  authorityKind: AuthorityKind;
  submittedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
  /** How the authority ended it without a decision; null while it has not. */
  closedAs: 'returned' | 'refused' | null;
  /** Who runs the case, or has submitted it: is told what the authority says. */
  responsible: string;
  /** Decided at least once. */
  decided: boolean;
}

/** @throws NotFound for a malformed or unknown id, a withdrawn submission, or one to another authority. */
export async function getSubmission(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  id: string,
): Promise<Submission> {
  if (!isId(id)) throw new NotFound();
  const row = await visible(tx, centreId, kinds)
    .innerJoin('child as k', (join) => join.onRef('k.centre_id', '=', 'p.centre_id').onRef('k.id', '=', 'p.child_id'))
    .select(['k.birth_year', 'k.birth_month', 'k.birth_day'])
    .select(['s.id', 's.case_id as caseId', 'p.case_number as caseNumber', 'p.child_id as childId'])
    .select(['p.reported_ags as reportedAgs', 'r.grade', 'r.place_kind as placeKind'])
    .select(['r.earliest_start as earliestStart', 's.authority_id as authorityId', 'a.name as authorityName'])
    .select(['s.submitted_at as submittedAt', 's.due_on as dueOn'])
    .select(['a.kind as authorityKind', 'p.state', 's.closed_as as closedAs'])
    .select(({ fn }) => fn.coalesce('p.responsible_user', 's.submitted_by').as('responsible'))
    .select(
      sql<boolean>`exists (select from decision d where d.centre_id = s.centre_id and d.submission_id = s.id)`.as(
        'decided',
      ),
    )
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/**
 * The case behind a submission, also one that was withdrawn or whose case has ended meanwhile.
 * @throws NotFound for a malformed or unknown id, or one to another authority
 */
export async function getSubmissionCase(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  id: string,
): Promise<string> {
  const row = isId(id)
    ? await tx
        .selectFrom('submission as s')
        .innerJoin('authority as a', (join) =>
          join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.authority_id'),
        )
        .select('s.case_id as caseId')
        .where('s.centre_id', '=', centreId)
        .where('s.id', '=', id)
        .where(sql<SqlBool>`a.kind = any(${[...kinds]}::text[])`)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row.caseId;
}

/** A submission of a case that has not been withdrawn. */
export interface OpenSubmission {
  id: string;
  authorityId: string;
  authorityName: string;
  submittedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
}

/** The query behind `findSubmission`, to be read together with others: one row at most. */
export const submissionQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('submission as s')
    .innerJoin('authority as a', (join) =>
      join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.authority_id'),
    )
    .select(['s.id', 's.authority_id as authorityId', 'a.name as authorityName'])
    .select(['s.submitted_at as submittedAt', 's.due_on as dueOn'])
    .where('s.centre_id', '=', centreId)
    .where('s.case_id', '=', caseId)
    .where('s.withdrawn_at', 'is', null)
    .where('s.closed_at', 'is', null)
    .orderBy('s.submitted_at', 'desc')
    .limit(1);

export const findSubmission = (tx: Tx, centreId: string, caseId: string): Promise<OpenSubmission | undefined> =>
  submissionQuery(tx, centreId, caseId).executeTakeFirst();

/** The authority a case goes to by the table of competence, or the only one there is; undefined when people have to choose. */
export async function findCompetent(
  tx: Tx,
  centreId: string,
  birth: PartialDate | null,
  today: Temporal.PlainDate,
  authorities: readonly { id: string }[],
): Promise<string | undefined> {
  const path = competentPathFor(await listCompetence(tx, centreId), birth, today);
  const competent = path.kind === 'placement' ? path.authorityId : null;
  return competent ?? (authorities.length === 1 ? authorities[0]?.id : undefined);
}
