// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';
import { updateChild, updateFamily } from '../families/actions.ts';
import type { TypedAddress, TypedFamily } from '../families/input.ts';
import { askAnew } from '../families/question-actions.ts';
import { tell } from '../notices/actions.ts';
import { lockCase, recordEvent } from './actions.ts';
import type { CorrectInput } from './correct-input.ts';
import { findSentReport, type SentReport } from './correct-queries.ts';
import { keepPapers } from './paper-actions.ts';
import type { OpenPath } from './report-actions.ts';

/** A report as it should be. */
export interface Corrected extends Pick<CorrectInput, 'child' | 'note' | 'papers'> {
  family: (TypedFamily & { address: (TypedAddress & { ags: string }) | null }) | null;
}

const toReport = (id: string) => [{ kind: 'report', id, label: 'Zur Meldung' }];

/** @throws Conflict once the centre works on a case: what has to be put right is then told to it */
export function assertCorrectable(caseId: string, sent: SentReport | undefined): asserts sent is SentReport {
  if (!sent)
    throw new Conflict(
      'Das Zentrum hat die Meldung inzwischen übernommen. Bitte sagen Sie ihm, was sich ändern soll.',
      toReport(caseId),
    );
}

/**
 * The reporting office puts its report right. Another birth date may lead to another way, which the case then takes.
 * @param before what the office has seen
 * @param path the way by the corrected birth date
 * @throws Conflict when the centre has taken the report up, or somebody else changed it
 */
export async function correctReport(
  tx: Tx,
  by: By,
  caseId: string,
  ags: readonly string[],
  before: SentReport,
  { child, family, note, papers }: Corrected,
  path: OpenPath,
): Promise<void> {
  await lockCase(tx, by.centreId, caseId);
  const now = await findSentReport(tx, by.centreId, ags, caseId);
  assertCorrectable(caseId, now);
  if (now.child.version !== before.child.version || now.family.version !== before.family.version)
    throw new Conflict(
      'Jemand anderes hat diese Meldung inzwischen geändert. Ihre Änderung ist nicht gespeichert.',
      toReport(caseId),
    );
  await updateChild(tx, by, now.child.id, now.child.version, child);
  await askAnew(tx, by, now.child.id);
  if (family && now.part !== 'child') await updateFamily(tx, by, now.family.id, now.family.version, family);
  await keepPapers(tx, by, caseId, papers);
  const { kind } = await tx
    .selectFrom('placement_case')
    .select('kind')
    .where('centre_id', '=', by.centreId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const payload = { kind: path.kind === kind ? null : path.kind, withoutNote: note.trim() === '' };
  const texts = note.trim() === now.note.trim() ? [] : [{ kind: 'report_note' as const, body: note }];
  await recordEvent(tx, by, caseId, { type: 'report_corrected', payload }, texts);
  await tx
    .updateTable('placement_case')
    .set({
      kind: path.kind,
      authority_id: path.authorityId,
      ...(family?.address ? { reported_ags: family.address.ags } : {}),
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', caseId)
    .execute();
  await tell(tx, 'report_corrected', [
    { centreId: by.centreId, recordId: caseId, at: by.now, byUser: by.userId, responsible: null },
  ]);
}
