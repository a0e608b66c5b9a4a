// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { inCentre, systemUserId } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import { type ExportedCase, exportCases } from '../features/cases/export.ts';
import type { AppContext } from '../web/context.ts';
import { Refused } from './command.ts';

const BATCH = 2000;

/**
 * All cases of a centre for the command line; each one given out is a row of the audit log.
 * @throws Refused when the centre is not set up here
 */
export async function exportCentre(context: AppContext, centreKey: string): Promise<ExportedCase[]> {
  const { db } = context.database;
  const now = context.clock.now();
  const centre = await db
    .selectFrom('centre')
    .select('id')
    .where('key', '=', centreKey)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!centre) throw new Refused(`Ein Zentrum „${centreKey}“ ist hier nicht eingerichtet.`);
  const actor = { centreId: centre.id, userId: systemUserId, now };
  return await inCentre(db, actor, async (tx) => {
    const cases = await exportCases(tx);
    const common = { centre_id: centre.id, at: now, user_id: systemUserId, role: 'command', reason: null };
    for (let start = 0; start < cases.length; start += BATCH) {
      const rows = cases.slice(start, start + BATCH);
      await tx
        .insertInto('audit_log')
        .values(
          rows.map(({ id }) => ({ ...common, id: newId(), event: 'case.export', record_kind: 'case', record_id: id })),
        )
        .execute();
    }
    return cases;
  });
}
