// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { wordOf } from '../../codes/keys.ts';
import type { Tx } from '../../db/centre.ts';
import type { Change } from '../../web/route.ts';
import { type CaseEventType, eventLabels } from './rules.ts';

/** Which events of a case a person may be told of, and whose names. */
export interface ChangeView {
  /** Types of events; all of them when left out. */
  types?: readonly CaseEventType[];
  /** Role whose deeds are told with the name of the person; all of them when left out. */
  namesOf?: string;
}

/** More than happen to a case while a form is open. */
const mostTold = 20;

/**
 * What has happened to a case after an instant, newest first: for somebody whose form came too late. Texts are left out; who
 * may read them finds them at the case.
 */
export async function listCaseChanges(
  tx: Tx,
  centreId: string,
  caseId: string,
  since: Temporal.Instant,
  { types, namesOf }: ChangeView = {},
): Promise<Change[]> {
  const rows = await tx
    .selectFrom('case_event as e')
    .leftJoin('auth_user as u', 'u.id', 'e.actor')
    .select(['e.type', 'e.at', 'e.actor_role as role', 'u.name'])
    .where('e.centre_id', '=', centreId)
    .where('e.case_id', '=', caseId)
    .where('e.at', '>', since)
    .$if(types !== undefined, (query) => query.where('e.type', 'in', [...(types ?? [])]))
    .orderBy('e.seq', 'desc')
    .limit(mostTold)
    .execute();
  return rows.map(({ type, at, role, name }) => ({
    at,
    what: wordOf(eventLabels, type),
    who: namesOf === undefined || namesOf === role ? name : null,
  }));
}
