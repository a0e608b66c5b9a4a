// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { paperSeenRow } from './counselling/rows.ts';
import type { PaperKind } from './counselling/words.ts';

/**
 * Papers ticked are seen today by who enters them, at the report or in the counselling, unless somebody saw them before; what is
 * not ticked any more was a mistake.
 */
export async function keepPapers(tx: Tx, by: By, caseId: string, papers: readonly PaperKind[]): Promise<void> {
  const { centreId, today, userId } = by;
  await tx
    .deleteFrom('paper_seen')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .$if(papers.length > 0, (query) => query.where('kind', 'not in', papers))
    .execute();
  if (papers.length === 0) return;
  await tx
    .insertInto('paper_seen')
    .values(papers.map((kind) => paperSeenRow({ centreId, caseId, kind, seenOn: today, seenBy: userId })))
    .onConflict((conflict) => conflict.columns(['centre_id', 'case_id', 'kind']).doNothing())
    .execute();
}
