// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { recordActivity } from '../../activity/actions.ts';
import { recordEvent } from '../actions.ts';
import { keepEarlierSchools } from '../earlier-school-actions.ts';
import type { CaseHead } from '../queries.ts';
import { counsellingColumns, counsellingRow } from '../rows.ts';
import { caseServices } from '../services.ts';
import { dropDraft } from './draft-actions.ts';
import type { CounselInput } from './input.ts';
import { counsellingLanguageRow, counsellingSchoolRow, paperSeenRow, proofRow } from './rows.ts';

/** Languages and schools of a record: those of before go, these stand. */
async function keepRows(
  tx: Tx,
  centreId: string,
  counsellingId: string,
  { languages, schools }: Pick<CounselInput, 'languages' | 'schools'>,
): Promise<void> {
  await tx
    .deleteFrom('counselling_language')
    .where('centre_id', '=', centreId)
    .where('counselling_id', '=', counsellingId)
    .execute();
  await tx
    .deleteFrom('counselling_school')
    .where('centre_id', '=', centreId)
    .where('counselling_id', '=', counsellingId)
    .execute();
  const at = (index: number) => ({ centreId, counsellingId, position: index + 1 });
  if (languages.length > 0)
    await tx
      .insertInto('counselling_language')
      .values(languages.map((one, index) => counsellingLanguageRow({ ...at(index), ...one })))
      .execute();
  if (schools.length > 0)
    await tx
      .insertInto('counselling_school')
      .values(schools.map((one, index) => counsellingSchoolRow({ ...at(index), ...one })))
      .execute();
}

/** Papers ticked are seen today by who enters them, unless somebody saw them before; what is not ticked any more was a mistake. */
async function keepPapers(tx: Tx, by: By, caseId: string, papers: CounselInput['papers']): Promise<void> {
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

/** How it stands with proofs; of one nothing is said about stays what is known. */
async function keepProofs(tx: Tx, by: By, caseId: string, proofs: CounselInput['proofs']): Promise<void> {
  for (const { kind, state, onDay } of proofs) {
    if (state === null) continue;
    const row = proofRow({
      ...{ centreId: by.centreId, caseId, kind, state, onDay },
      ...{ recordedBy: by.userId, recordedAt: by.now },
    });
    const { state: now, on_day, recorded_by, recorded_at } = row;
    await tx
      .insertInto('proof')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['centre_id', 'case_id', 'kind'])
          .doUpdateSet({ state: now, on_day, recorded_by, recorded_at })
          .where((e) => e.or([e('proof.state', '<>', now), e('proof.on_day', 'is distinct from', on_day)])),
      )
      .execute();
  }
}

/** The record of the first counselling; counselling again after missing documents replaces it. The draft goes. */
export async function counsel(tx: Tx, by: By, head: CaseHead, input: CounselInput): Promise<void> {
  const { notes, papers, proofs, languages, schools, earlierSchools, ...said } = input;
  const record = { ...said, byUser: by.userId };
  const { id } = await tx
    .insertInto('counselling')
    .values(counsellingRow({ centreId: by.centreId, id: newId(), caseId: head.id, ...record }))
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'case_id'])
        .doUpdateSet((e) => ({ ...counsellingColumns(record), version: e('counselling.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepRows(tx, by.centreId, id, { languages, schools });
  await keepPapers(tx, by, head.id, papers);
  await keepProofs(tx, by, head.id, proofs);
  await keepEarlierSchools(tx, by, head.childId, earlierSchools);
  await dropDraft(tx, by, head.id);
  await recordEvent(
    tx,
    by,
    head.id,
    { type: 'counselled', payload: { counsellingId: id, on: input.heldOn.toString() } },
    [{ kind: 'counselling', body: notes }],
  );
  await recordActivity(tx, by, caseServices.first_counselling, input.heldOn, head.reportedAgs);
}
