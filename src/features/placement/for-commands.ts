// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { type Actor, inCentre, type Tx } from '../../db/centre.ts';
import type { DecisionLetter } from '../../outbound/letters/data.ts';
import { NotFound } from '../../refusals.ts';
import { writeAuditBy } from '../../web/audit.ts';
import { findCaseId } from '../cases/queries.ts';
import { actorFor } from '../centres/queries.ts';
import { exportForSchool, type SchildExport } from './admission/schild.ts';
import { findDecision } from './decision/queries.ts';
import { buildLetter, type LetterLanguage, recordLetter } from './letter/letter.ts';

/** Commands are logged like pages: which record, by the operator's command line. */
export async function audit(tx: Tx, actor: Actor, event: string, kind: string, ids: readonly string[]): Promise<void> {
  await writeAuditBy(tx, { ...actor, role: 'command' }, event, [{ recordKind: kind, ids }]);
}

/**
 * The letter of a case's decision in force, as PDF, for the command line.
 * @param caseId id or case number ("DN-2026-0417")
 * @throws NotFound when centre, case or decision do not exist; Conflict when the data has been erased; LetterError
 */
export async function letterForCase(
  app: AppContext,
  centreKey: string,
  caseId: string,
  languages: readonly LetterLanguage[],
): Promise<Uint8Array> {
  const actor = await actorFor(app.database.db, centreKey, app.clock.now());
  const letter = await inCentre(app.database.db, actor, async (tx): Promise<DecisionLetter> => {
    const id = await findCaseId(tx, actor.centreId, caseId);
    if (!id) throw new NotFound(`Einen Fall „${caseId}“ gibt es in diesem Zentrum nicht.`);
    const decision = await findDecision(tx, actor.centreId, id);
    if (!decision) throw new NotFound('Über diesen Fall ist noch nicht entschieden.');
    const data = await buildLetter(tx, actor.centreId, decision.id, languages);
    await recordLetter(tx, actor, decision, data);
    await audit(tx, actor, 'letter.print', 'decision', [decision.id]);
    return data;
  });
  return await app.letters.print(letter);
}

/**
 * The SchILD file of a school with all children it has confirmed, for the command line.
 * @throws NotFound when centre or school do not exist
 */
export async function schildForSchool(
  app: AppContext,
  centreKey: string,
  schoolNumber: string,
): Promise<Pick<SchildExport, 'file' | 'warnings' | 'refused'>> {
  const actor = await actorFor(app.database.db, centreKey, app.clock.now());
  return await inCentre(app.database.db, actor, async (tx) => {
    const result = await exportForSchool(tx, actor.centreId, schoolNumber, app.clock.today());
    const ids = result.children.map((child) => child.childId);
    await audit(tx, actor, 'schild.export', 'child', ids);
    const { file, warnings, refused } = result;
    return { file, warnings, refused };
  });
}
