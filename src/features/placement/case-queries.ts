// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { CaseKind, CaseState } from '../cases/states.ts';

/** A case with what placing the child needs to know. Names are shown to the centre only. */
export interface PlacementCase {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseState;
  version: number;
  reportedBy: string;
  reportedAgs: string;
  responsible: string | null;
  authorityId: string | null;
  childId: string;
  familyId: string;
  familyName: string;
  givenNames: string;
  denominationalWish: 'none' | 'catholic' | 'protestant';
}

/** @throws NotFound for a malformed or unknown id and for a case of another centre. */
export async function getCase(tx: Tx, centreId: string, caseId: string): Promise<PlacementCase> {
  if (!isId(caseId)) throw new NotFound();
  const row = await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .select(['p.id', 'p.case_number as number', 'p.kind', 'p.version', 'p.reported_by as reportedBy'])
    .select(['p.reported_ags as reportedAgs', 'p.responsible_user as responsible', 'p.authority_id as authorityId'])
    .select(['c.id as childId', 'c.family_id as familyId', 'c.family_name as familyName'])
    .select(['c.given_names as givenNames'])
    .select('p.state')
    .select('c.denominational_wish as denominationalWish')
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}
