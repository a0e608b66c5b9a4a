// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from '../../context.ts';
import { type Actor, assertOutsideCentre, inCentre, type Tx } from '../../db/centre.ts';
import { FileNotRead } from '../../files/reading.ts';
import type { SheetFormat } from '../../outbound/spreadsheet/cells.ts';
import { Conflict } from '../../refusals.ts';
import { formatNumber } from '../../web/format.ts';
import { headingHashes } from './headings.ts';
import type { OpenedList } from './list-task.ts';
import { type AskList, type BatchWork, passThrough } from './pass.ts';
import { findRemembered } from './queries.ts';
import {
  countOutcomes,
  type Mapping,
  mappingProblems,
  type Outcome,
  proposeMapping,
  type RowOutcome,
} from './rules.ts';
import type { ListEntry, ListFields, ListTarget } from './target.ts';

type App = Pick<AppContext, 'database' | 'files'>;

/** A list in hand: the file, whose centre and who acts, and what it is imported into. */
export interface ListInHand<F extends ListFields> {
  readonly target: ListTarget<F>;
  readonly bytes: Uint8Array;
  readonly by: Actor;
  /** Place of the sheet among all; null or left out: the one that fits best. */
  readonly sheet?: number | null;
}

/** What stands in a list and where its columns would go; with `problems` nothing can be imported. */
export interface ListOpening {
  /** German sentences. */
  readonly problems: readonly string[];
  readonly list: OpenedList | null;
  readonly mapping: Mapping;
}

/** What importing a list would do, or did: one outcome for each of its rows. */
export interface ListPreview extends ListOpening {
  readonly rows: readonly RowOutcome[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Given to `applyList`, so that nothing else is written than what was shown. */
  readonly seen: string;
}

const nothing = { rows: [], counts: countOutcomes([]), seen: '' };
const refused = (problems: readonly string[]): ListPreview => ({ ...nothing, problems, list: null, mapping: [] });

const tooMany = (most: number): string =>
  `Die Liste hat mehr als ${formatNumber(most)} Zeilen. Bitte teilen Sie sie in mehrere Dateien.`;

/** Hands the list to the reading process for the time of `work`. A file that cannot be read is a problem that is told. */
async function withList<F extends ListFields, R>(
  app: App,
  { target, bytes, sheet = null }: ListInHand<F>,
  work: (ask: AskList, list: OpenedList) => Promise<R>,
): Promise<R | ListPreview> {
  assertOutsideCentre('the import of a list');
  const names = Object.values(target.fields).flatMap(({ label, synonyms = [] }) => [label, ...synonyms]);
  try {
    return await app.files.read('list', bytes, async (ask) => {
      const opened = await ask('open', names, sheet);
      if ('problem' in opened) return refused([opened.problem]);
      if (target.most !== undefined && opened.rowCount > target.most) return refused([tooMany(target.most)]);
      return await work(ask, opened);
    });
  } catch (error) {
    if (error instanceof FileNotRead) return refused([error.message]);
    throw error;
  }
}

/** Reads what a list is and proposes where its columns go: as the last time, else by their names. Outside a transaction. */
export async function openList<F extends ListFields>(app: App, hand: ListInHand<F>): Promise<ListOpening> {
  const { by, target } = hand;
  const opened = await withList(app, hand, async (_ask, list): Promise<ListOpening> => {
    const remembered = await inCentre(app.database.db, by, (tx) =>
      findRemembered(tx, by.centreId, target.key, list.headings),
    );
    return { problems: [], list, mapping: proposeMapping(target.fields, list.headings, remembered) };
  });
  return { problems: opened.problems, list: opened.list, mapping: opened.mapping };
}

/** Says for each row what would become of it. Changes nothing. Outside a transaction. */
export async function previewList<F extends ListFields>(
  app: App,
  hand: ListInHand<F>,
  mapping: Mapping,
): Promise<ListPreview> {
  return await withList(app, hand, (ask, list) => preview(app, hand, { ask, list, mapping }));
}

async function preview<F extends ListFields>(
  app: App,
  { by, target, bytes }: ListInHand<F>,
  { ask, list, mapping }: { ask: AskList; list: OpenedList; mapping: Mapping },
  looking?: (tx: Tx) => Promise<void>,
): Promise<ListPreview> {
  const problems = mappingProblems(target.fields, mapping);
  if (problems.length > 0) return { ...nothing, problems, list, mapping };
  const { rows, seen: outcomes } = await passThrough(app, by, ask, {
    ...{ target, mapping },
    work: looking ? { begin: looking } : {},
  });
  // Of the file too: the outcome of a new row does not say what stands in it.
  const seen = createHash('sha256').update(`${outcomes} ${list.sheet} `).update(bytes).digest('hex');
  return { problems, list, mapping, rows, counts: countOutcomes(rows), seen };
}

/** What is applied, and who is told how far it is. */
interface Applying {
  mapping: Mapping;
  seen: string;
  answers?: ReadonlyMap<number, string>;
  shown?: readonly RowOutcome[] | undefined;
  looking?(tx: Tx): Promise<void>;
  looked?(rows: readonly RowOutcome[]): Promise<void>;
  passed?(tx: Tx, rows: number): Promise<void>;
}

/**
 * Writes what the preview showed, in batches, and remembers the mapping. Applied again it writes nothing; broken off it goes
 * on where it was after a new preview. A row whose record was changed by others meanwhile is refused.
 * @param seen of the preview that was shown
 * @param answers by line, to what was asked about refused rows (`asked`): these are taken, with the answer
 * @param shown what the preview showed, without its new rows, of a pass that broke off: it goes on where it was, and what it had written counts as written
 * @param looking told in the transaction of each batch that is looked at before anything is written
 * @param looked told what the preview shows, before anything is written
 * @param passed told in the transaction of each batch how many rows it had
 * @returns what became of each row
 * @throws Conflict when it is another list or would do something else now than was shown, and whatever `write` of the target throws
 */
export async function applyList<F extends ListFields>(
  app: App,
  hand: ListInHand<F>,
  { mapping, seen, answers = new Map(), shown: before, looking, looked, passed }: Applying,
): Promise<ListPreview> {
  const { by, target } = hand;
  return await withList(app, hand, async (ask, list) => {
    const shown = before
      ? { ...nothing, problems: [], list, mapping, rows: before }
      : await preview(app, hand, { ask, list, mapping }, looking);
    if (shown.problems.length > 0) return shown;
    if (!before && shown.seen !== seen)
      throw new Conflict('Seit der Vorschau hat sich etwas geändert. Bitte prüfen Sie die Liste noch einmal.');
    await inCentre(app.database.db, by, (tx) =>
      rememberMapping(tx, by, { target: target.key, headings: list.headings, mapping }),
    );
    if (!before) await looked?.(shown.rows);
    const rowsShown = new Map(shown.rows.map((row) => [row.line, row]));
    const work = writing(hand, { shown: rowsShown, answers, again: before !== undefined, passed });
    const { rows } = await passThrough(app, by, ask, { target, mapping, work });
    return { ...shown, rows, counts: countOutcomes(rows) };
  });
}

/** Writes a batch as it was shown; imports into one target of one centre wait for each other. */
function writing<F extends ListFields>(
  { by, target }: ListInHand<F>,
  { passed, ...before }: Before & { passed: Applying['passed'] },
): BatchWork<F> {
  const { answers } = before;
  return {
    begin: async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('list'), hashtext(${`${by.centreId} ${target.key}`}))`.execute(
        tx,
      );
    },
    write: async (tx, rows, outcomes) => {
      const final = outcomes.map((one) => decided(one, before));
      // What was written before a crash counts as new and is not written again.
      const entries = rows.flatMap((row, at): ListEntry<F>[] => {
        const { outcome, changes } = final[at]!;
        if (!('identity' in row) || (outcome !== 'new' && outcome !== 'changed')) return [];
        if (outcomes[at]?.outcome === 'same') return [];
        const said = Object.keys(row.row).filter((field) => row.row[field] !== null);
        const answer = answers.get(row.line);
        const fields = outcome === 'new' ? said : changes.map(({ field }) => field);
        return [{ ...row, outcome, fields, ...(answer === undefined ? {} : { answer }) }];
      });
      if (entries.length > 0) await target.write(tx, by, entries);
      await passed?.(tx, rows.length);
      return final;
    },
  };
}

/** What a preview showed, what was answered, and whether it is a pass that goes on after one that broke off. */
interface Before {
  shown: ReadonlyMap<number, RowOutcome>;
  answers: ReadonlyMap<number, string>;
  again: boolean;
}

/** What becomes of a row in the end: what was found wrong with it as a whole stays refused, unless it was a question that is answered. */
function decided(one: RowOutcome, { shown: rows, answers, again }: Before): RowOutcome {
  const shown = rows.get(one.line);
  const isAnswered = shown?.asked !== undefined && answers.has(one.line);
  if (one.outcome === 'new' && shown?.outcome === 'refused') return isAnswered ? one : shown;
  if (again && one.outcome === 'same' && (!shown || isAnswered)) return { ...one, outcome: 'new' };
  if (again) return one.outcome === (shown?.outcome ?? 'new') ? one : changedMeanwhile(one);
  return isAsShown(one, shown) ? one : changedMeanwhile(one);
}

// As JSON: days say nothing of themselves to a comparison of objects.
const isAsShown = (one: RowOutcome, shown: RowOutcome | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(shown);
const changedMeanwhile = ({ line, name }: RowOutcome): RowOutcome => ({
  line,
  ...(name === undefined ? {} : { name }),
  outcome: 'refused',
  reasons: ['Der Eintrag wurde seit der Vorschau geändert. Bitte prüfen Sie die Liste noch einmal.'],
  changes: [],
});

/** Keeps where the columns of a list went, for the next one with such headings. */
async function rememberMapping(
  tx: Tx,
  by: Actor,
  { target, headings, mapping }: { target: string; headings: readonly string[]; mapping: Mapping },
): Promise<void> {
  if (headings.length === 0) return;
  const rows = headingHashes(headings).map((heading_hash, at) => ({
    centre_id: by.centreId,
    target,
    heading_hash,
    field: mapping[at] ?? null,
    remembered_by: by.userId,
    remembered_at: by.now,
  }));
  await tx
    .insertInto('list_mapping')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'target', 'heading_hash']).doUpdateSet((eb) => ({
        field: eb.ref('excluded.field'),
        remembered_by: eb.ref('excluded.remembered_by'),
        remembered_at: eb.ref('excluded.remembered_at'),
      })),
    )
    .execute();
}

/**
 * The refused rows of a list as a file of its kind, with the columns it had and a last one "Grund": to be mended and handed
 * in again. Before the import and after it they are the same.
 * @returns null when no row is refused, or the list cannot be read
 */
export async function refusedRows<F extends ListFields>(
  app: App,
  hand: ListInHand<F>,
  mapping: Mapping,
): Promise<{ format: SheetFormat; bytes: Uint8Array } | null> {
  let file: { format: SheetFormat; bytes: Uint8Array } | null = null;
  await withList(app, hand, async (ask, list) => {
    const { rows } = await preview(app, hand, { ask, list, mapping });
    const reasons = new Map(
      rows.filter(({ outcome }) => outcome === 'refused').map((row) => [row.line, row.reasons.join(' ')]),
    );
    if (reasons.size > 0) file = await ask('refused', reasons);
  });
  return file;
}
