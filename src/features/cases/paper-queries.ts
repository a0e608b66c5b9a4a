// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import type { PaperKind } from './counselling/words.ts';

/** A paper somebody has seen, and when. */
export interface SeenPaper {
  kind: PaperKind;
  seenOn: Temporal.PlainDate;
  by: string | null;
}

/** The papers of a case that somebody has seen, at the report or later. */
export const listPapers = (tx: Tx, centreId: string, caseId: string): Promise<SeenPaper[]> =>
  paperQuery(tx, centreId, caseId).execute();

/** The query behind `listPapers`, to be read together with others. */
export const paperQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('paper_seen as p')
    .leftJoin('auth_user as u', 'u.id', 'p.seen_by')
    .select(['p.kind', 'p.seen_on as seenOn', 'u.name as by'])
    .where('p.centre_id', '=', centreId)
    .where('p.case_id', '=', caseId)
    .orderBy('p.kind');
