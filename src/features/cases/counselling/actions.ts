// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ProofKind, type ProofState, settledProofStates } from '../../../codes/proofs.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { recordActivity } from '../../activity/actions.ts';
import { meetDeadline } from '../../deadlines/actions.ts';
import { recordEvent } from '../actions.ts';
import { keepEarlierSchools } from '../earlier-school-actions.ts';
import { keepPapers } from '../paper-actions.ts';
import type { CaseHead } from '../queries.ts';
import { counsellingColumns, counsellingRow } from '../rows.ts';
import { caseServices } from '../services.ts';
import { dropDraft } from './draft-actions.ts';
import type { CounselInput } from './input.ts';
import { findNotes } from './queries.ts';
import { counsellingLanguageRow, counsellingSchoolRow, proofRow } from './rows.ts';

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

/** How it stands with a proof; null: nothing is said about it. */
export interface NotedProof {
  kind: ProofKind;
  state: ProofState | null;
  onDay: Temporal.PlainDate | null;
}

/** How it stands with proofs; of one nothing is said about stays what is known. @returns what stands otherwise now */
async function keepProofs(
  tx: Tx,
  by: By,
  caseId: string,
  proofs: readonly NotedProof[],
): Promise<Record<ProofKind, ProofState | null>> {
  const changed: Record<ProofKind, ProofState | null> = { measles: null, entry_examination: null };
  for (const { kind, state, onDay } of proofs) {
    if (state === null) continue;
    const row = proofRow({
      ...{ centreId: by.centreId, caseId, kind, state, onDay },
      ...{ recordedBy: by.userId, recordedAt: by.now },
    });
    const { state: now, on_day, recorded_by, recorded_at } = row;
    const kept = await tx
      .insertInto('proof')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['centre_id', 'case_id', 'kind'])
          .doUpdateSet({ state: now, on_day, recorded_by, recorded_at })
          .where((e) => e.or([e('proof.state', '<>', now), e('proof.on_day', 'is distinct from', on_day)])),
      )
      .returning('kind')
      .executeTakeFirst();
    if (kept) changed[kind] = state;
  }
  const examined = changed.entry_examination;
  if (examined !== null && settledProofStates.includes(examined))
    await meetDeadline(tx, by, { kind: 'health_office_answer', recordId: caseId });
  return changed;
}

/** Writes the record of the first counselling over the one before, if there is one. The draft goes. @returns its id */
async function keepRecord(tx: Tx, by: By, head: CaseHead, input: CounselInput): Promise<string> {
  const { notes: _, papers, proofs, languages, schools, earlierSchools, ...said } = input;
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
  return id;
}

/** The record of the first counselling; counselling again after missing documents replaces it. */
export async function counsel(tx: Tx, by: By, head: CaseHead, input: CounselInput): Promise<void> {
  const counsellingId = await keepRecord(tx, by, head, input);
  await recordEvent(tx, by, head.id, { type: 'counselled', payload: { counsellingId, on: input.heldOn.toString() } }, [
    { kind: 'counselling', body: input.notes },
  ]);
  await recordActivity(tx, by, caseServices.first_counselling, input.heldOn, head.reportedAgs);
}

/** Puts the record right, with the reason; the case stays where it is, and what rests on the record stays as it was written. */
export async function correctRecord(
  tx: Tx,
  by: By,
  head: CaseHead,
  input: CounselInput,
  reason: string,
): Promise<void> {
  const before = await findNotes(tx, by.centreId, head.id);
  const counsellingId = await keepRecord(tx, by, head, input);
  const notes = input.notes === before ? [] : [{ kind: 'counselling' as const, body: input.notes }];
  await recordEvent(
    tx,
    by,
    head.id,
    { type: 'counselling_corrected', payload: { counsellingId, on: input.heldOn.toString() } },
    [{ kind: 'correction_reason', body: reason }, ...notes],
  );
}

/** How it stands with proofs, at any time while the case is open. Of what stood so already there is no event. */
export async function noteProofs(tx: Tx, by: By, caseId: string, proofs: readonly NotedProof[]): Promise<void> {
  const changed = await keepProofs(tx, by, caseId, proofs);
  if (Object.values(changed).some((state) => state !== null))
    await recordEvent(tx, by, caseId, { type: 'proofs_noted', payload: changed });
}
