// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import type { ListedRow, TakenList } from '../../../db/json.ts';
import { FileNotRead } from '../../../files/reading.ts';
import { handle, job } from '../../../outbound/jobs.ts';
import { Conflict, Forbidden, NotFound } from '../../../refusals.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { applyList, type ListPreview } from '../../lists/actions.ts';
import type { RowOutcome } from '../../lists/rules.ts';
import { listWritten, listWrittenLines } from './queries.ts';
import { ClaimLost, claimTaking, endTaking, keepProgress, keepResult } from './taking-actions.ts';
import { reportTarget } from './target.ts';

/** Reports a list whose button was pressed. A long list takes minutes; what has broken off is tried again after two. */
export const takeListJob = job('cases.take_report_list', z.object({ centreId: z.guid(), listId: z.guid() }), {
  expireInSeconds: 3600,
  heartbeatSeconds: 120,
});

/** What is kept of a preview: all but what is new; the children somebody was asked about are not needed any more. */
const shownOf = (rows: readonly RowOutcome[]): NonNullable<TakenList['shown']> =>
  rows
    .filter(({ outcome }) => outcome !== 'new')
    .map(({ line, name, outcome, reasons, asked }) => ({
      ...{ line, outcome, reasons: [...reasons] },
      ...(name === undefined ? {} : { name }),
      ...(asked === undefined ? {} : { asked: true as const }),
    }));

/** What became of each row. What counts as new but is not of this list was reported by somebody else meanwhile. */
const listed = (rows: ListPreview['rows'], written: ReadonlySet<number>): ListedRow[] =>
  rows.map(({ line, name = '', outcome, reasons }) => {
    const isNew = outcome === 'new' && written.has(line);
    return { line, name, outcome: outcome === 'refused' ? outcome : isNew ? 'new' : 'same', reasons: [...reasons] };
  });

/** What to say of a fault that no later attempt mends; undefined: it is tried again. */
function lastingFault(error: unknown): string | undefined {
  if (error instanceof Conflict || error instanceof Forbidden) return error.message;
  if (!(error instanceof NotFound)) return undefined;
  return 'Ein Kind oder eine Familie, zu der Sie geantwortet haben, ist nicht mehr da. Was schon gemeldet ist, bleibt gemeldet. Bitte prüfen Sie die Liste noch einmal.';
}

/** Files are read as for a page; where that has to wait, the list is looked at again later instead of being ended. */
const patient = ({ database, files }: AppContext): Pick<AppContext, 'database' | 'files'> => ({
  database,
  files: {
    close: () => files.close(),
    read: async (kind, bytes, work) => {
      try {
        return await files.read(kind, bytes, work);
      } catch (error) {
        const waits = error instanceof FileNotRead && (error.reason === 'busy' || error.reason === 'closing');
        throw waits ? new Error('No file is read now.', { cause: error }) : error;
      }
    },
  },
});

/**
 * Reports a list, batch by batch; after a crash it goes on where it was. Done or taken in hand by somebody else it does nothing.
 * @throws when somebody else works on it: it is looked at again later
 */
export async function takeKeptList(app: AppContext, centreId: string, listId: string): Promise<void> {
  const { db } = app.database;
  const system = () => systemActor(centreId, app.clock.now());
  const claimed = await inCentre(db, system(), (tx) => claimTaking(tx, system(), listId));
  if (claimed === undefined) return;
  if (claimed === 'busy') throw new Error('Somebody else takes this list.');
  const { taking, bytes, claim } = claimed;
  const before = await inCentre(db, system(), (tx) => listWritten(tx, centreId, listId));
  const now = app.clock.now();
  const { userId, role, roles, ags, mapping, seen, answers, shown } = taking;
  const by: By = { centreId, userId, role, schools: [], now, today: dayOf(now) };
  const target = reportTarget({
    ...{ by, ags, listId },
    written: new Map([...before].flatMap(([line, family]) => (family ? [[line, family] as const] : []))),
    log: (tx, records) => writeAuditBy(tx, { centreId, userId, role: roles, now }, 'report.import', records),
  });
  let done = 0;
  const alive = (tx: Tx, progress: Parameters<typeof keepProgress>[3]) => keepProgress(tx, system(), claim, progress);
  const applying = {
    ...{ mapping, seen, answers: new Map(answers) },
    shown: shown?.map((row) => ({ ...row, changes: [] })),
    looked: async (rows: readonly RowOutcome[]) => {
      const kept = { all_rows: rows.length, taking: { ...taking, shown: shownOf(rows) } };
      await inCentre(db, system(), (tx) => alive(tx, kept));
    },
    looking: (tx: Tx) => alive(tx, {}),
    passed: async (tx: Tx, rows: number) => {
      done += rows;
      await alive(tx, { done_rows: done });
    },
  };
  try {
    const applied = await applyList(patient(app), { target, by, bytes }, applying);
    await inCentre(db, system(), async (tx) => {
      if (applied.problems.length > 0) await endTaking(tx, centreId, claim, applied.problems.join(' '));
      else await keepResult(tx, centreId, claim, listed(applied.rows, await listWrittenLines(tx, centreId, listId)));
    });
  } catch (error) {
    // Somebody else goes on with it: what was begun here was not kept.
    if (error instanceof ClaimLost) return;
    const failed = lastingFault(error);
    if (failed === undefined) throw error;
    await inCentre(db, system(), (tx) => endTaking(tx, centreId, claim, failed));
  }
}

export const takeList = handle<AppContext, { centreId: string; listId: string }>(
  takeListJob,
  (app, { centreId, listId }) => takeKeptList(app, centreId, listId),
);
