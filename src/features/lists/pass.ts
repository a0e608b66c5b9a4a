// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { AppContext } from '../../context.ts';
import { type Actor, inCentre, type Tx } from '../../db/centre.ts';
import type { Ask } from '../../files/protocol.ts';
import type { TaskOf } from '../../files/tasks.ts';
import { cleanText } from '../../web/form/parse.ts';
import { storable } from '../../web/read-form.ts';
import type { SentCell } from './list-task.ts';
import {
  type CheckedRow,
  checkRow,
  LONGEST_CELL,
  type Mapping,
  outcomeOf,
  type RowOutcome,
  refuseDuplicates,
} from './rules.ts';
import type { ListFields, ListTarget } from './target.ts';

/** The list in hand, in the process that reads files. */
export type AskList = Ask<TaskOf<'list'>>;

/** So many rows are read, compared and written at once: the embedded database works on the event loop. */
export const BATCH = 200;

/** What is done with the rows of a batch, in one transaction. */
export interface BatchWork<F extends ListFields> {
  /** Before it is read what is there. */
  begin?(tx: Tx): Promise<void>;
  /** @returns the outcomes as they are in the end */
  write?(tx: Tx, rows: readonly CheckedRow<F>[], outcomes: readonly RowOutcome[]): Promise<readonly RowOutcome[]>;
}

/** Texts as forms give them, without control characters, which PostgreSQL refuses. One that is too long keeps its length. */
const received = (cell: SentCell) => {
  if (typeof cell === 'object' && cell !== null) return Temporal.PlainDate.from(cell.day);
  return typeof cell === 'string' && cell.length <= LONGEST_CELL ? cleanText(storable(cell)) : cell;
};

/** The outcomes with what the target finds wrong with new rows as a whole, or has to ask about them. */
async function examined<F extends ListFields>(
  tx: Tx,
  by: Actor,
  target: ListTarget<F>,
  rows: readonly CheckedRow<F>[],
  outcomes: readonly RowOutcome[],
): Promise<readonly RowOutcome[]> {
  const added = rows.filter((row, at) => 'identity' in row && outcomes[at]?.outcome === 'new');
  if (!target.examine || added.length === 0) return outcomes;
  const found = await target.examine(
    tx,
    by,
    added.filter((row) => 'identity' in row),
  );
  return outcomes.map((outcome, at) => {
    const row = rows[at];
    const finding = row && 'identity' in row && outcome.outcome === 'new' ? found.get(row.identity) : undefined;
    if (!finding) return outcome;
    const { reasons, asked } = finding;
    return { ...outcome, outcome: 'refused', reasons, ...(asked === undefined ? {} : { asked }) };
  });
}

/**
 * Goes through an opened list batch by batch, each in a transaction of its own with a turn of the event loop after it, so
 * that a long list holds up nobody.
 * @returns one outcome for each row, and a hash over all of them by which a later pass is recognised as the same
 */
export async function passThrough<F extends ListFields>(
  app: Pick<AppContext, 'database'>,
  by: Actor,
  ask: AskList,
  { target, mapping, work = {} }: { target: ListTarget<F>; mapping: Mapping; work?: BatchWork<F> },
): Promise<{ rows: RowOutcome[]; seen: string }> {
  const rows: RowOutcome[] = [];
  const identities = new Map<string, number>();
  const hash = createHash('sha256').update(JSON.stringify(mapping));
  for (;;) {
    const batch = await ask('rows', rows.length, target.batch ?? BATCH);
    if (batch.length === 0) return { rows, seen: hash.digest('hex') };
    const checked = refuseDuplicates(
      batch.map(({ line, cells }) => checkRow(target, mapping, { line, cells: cells.map(received) })),
      identities,
    );
    for (const row of checked) if ('identity' in row) target.met?.(row);
    const asked = checked.flatMap((row) => ('identity' in row ? [row.identity] : []));
    const outcomes = await inCentre(app.database.db, by, async (tx) => {
      await work.begin?.(tx);
      const held = asked.length > 0 ? await target.held(tx, by, asked) : new Map();
      const found = checked.map((row) => outcomeOf(row, held));
      if (!work.write) return await examined(tx, by, target, checked, found);
      return await work.write(tx, checked, found);
    });
    hash.update(JSON.stringify(outcomes));
    rows.push(...outcomes);
    await turn();
  }
}
