// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { inCentre } from '../db/centre.ts';
import { type ExportedCase, exportCases } from '../features/cases/export.ts';
import { writeAuditBy } from '../web/audit.ts';
import { actorOf } from './centre-of.ts';

/**
 * All cases of a centre for the command line; the audit log names each one given out.
 * @throws Refused when the centre is not set up here
 */
export async function exportCentre(context: AppContext, centreKey: string): Promise<ExportedCase[]> {
  const { db } = context.database;
  const actor = await actorOf(context, centreKey);
  return await inCentre(db, actor, async (tx) => {
    const cases = await exportCases(tx);
    const ids = cases.map(({ id }) => id);
    await writeAuditBy(tx, { ...actor, role: 'command' }, 'case.export', [{ recordKind: 'case', ids }]);
    return cases;
  });
}
