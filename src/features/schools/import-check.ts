// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Kysely, sql } from 'kysely';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import type { Ask } from '../../files/protocol.ts';
import { FileNotRead } from '../../files/reading.ts';
import type { TaskOf } from '../../files/tasks.ts';
import { inEachCentre } from '../centres/queries.ts';
import type { RegisterRow } from './register.ts';
import type { ChangedSchool } from './register-compare.ts';
import { LISTED, type SentComparison, type SentRow } from './register-task.ts';
import type { FileProblem } from './register-text.ts';

/** What an import would do, and what stands against it. It goes ahead only with `errorCount` 0. Lists hold the first 50. */
export interface ImportPreview {
  readonly new: RegisterRow[];
  readonly newCount: number;
  readonly changed: ChangedSchool[];
  readonly changedCount: number;
  readonly closed: RegisterRow[];
  readonly closedCount: number;
  readonly unchanged: number;
  /** Line 0: the problem lies in no line, for instance a school that is missing from the file. */
  readonly errors: FileProblem[];
  readonly errorCount: number;
  readonly warnings: FileProblem[];
  readonly warningCount: number;
}

/** The register in hand, in the process that reads files. */
export type AskRegister = Ask<TaskOf<'register'>>;

/** A preview with what the import itself needs beside it. */
export interface CheckedRegister {
  readonly preview: ImportPreview;
  /** The newest import when the comparison was made; null before the first. */
  readonly newestImport: string | null;
  /** Schools that are missing from the file. */
  readonly vanished: readonly string[];
  /** Numbers of all schools that close by it, listed or not. */
  readonly closing: readonly string[];
}

const nothing = {
  ...{ new: [], newCount: 0, changed: [], changedCount: 0, closed: [], closedCount: 0, unchanged: 0 },
  ...{ errors: [], errorCount: 0, warnings: [], warningCount: 0 },
} satisfies ImportPreview;

/** So many schools of the register held are read at once. */
const HELD_BATCH = 500;

/** Sends the register held to the reading process as JSON text, so that this process never takes it apart. */
async function sendHeld(db: Kysely<Database>, ask: AskRegister): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const { rows } = await sql<{ schools: string | null; last: string | null }>`
      select json_agg(s)::text as schools, max(s.number) as last from (
        select number, form, name, short_name, postcode, place, street, phone, email, homepage, legal_form, owner_number,
          ags, operating_key, operating_since, x, y, district_government, closed_at
        from school where number > ${after} order by number limit ${HELD_BATCH}) s`.execute(db);
    after = rows[0]?.last ?? null;
    if (rows[0]?.schools) await ask('hold', rows[0].schools);
  }
}

/** The newest import; null before the first. Ids are in the order of time. */
export async function findNewestImport(db: Kysely<Database>): Promise<string | null> {
  const row = await db.selectFrom('school_import').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

const received = (row: SentRow): RegisterRow => ({
  ...row,
  operatingSince: row.operatingSince === null ? null : Temporal.PlainDate.from(row.operatingSince),
});

/**
 * Reads a register and says what importing it would change. Changes nothing. What cannot be read is an error of the preview.
 * @param app the program, outside any centre's transaction
 */
export async function previewImport(
  app: Pick<AppContext, 'database' | 'files'>,
  bytes: Uint8Array,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<ImportPreview> {
  return await withRegister(app, bytes, async (ask) => (await checkRegister(app.database.db, ask, now)).preview);
}

/** Hands the file to the reading process for the time of `work`; a file that could not be read is the one error told. */
export async function withRegister(
  app: Pick<AppContext, 'files'>,
  bytes: Uint8Array,
  work: (ask: AskRegister) => Promise<ImportPreview>,
): Promise<ImportPreview> {
  try {
    return await app.files.read('register', bytes, work);
  } catch (error) {
    if (error instanceof FileNotRead) return refused([{ line: 0, message: error.message }]);
    throw error;
  }
}

const refused = (errors: FileProblem[], told: Partial<ImportPreview> = {}): ImportPreview => ({
  ...nothing,
  ...told,
  errors: errors.slice(0, LISTED),
  errorCount: errors.length,
});

/** The file in hand against the register held and against where children are. May be asked again after a change. */
export async function checkRegister(
  db: Kysely<Database>,
  ask: AskRegister,
  now: Temporal.Instant,
): Promise<CheckedRegister> {
  const file = await ask('read');
  if (file.errorCount > 0) return { preview: { ...nothing, ...file }, newestImport: null, vanished: [], closing: [] };
  const newestImport = await findNewestImport(db);
  await sendHeld(db, ask);
  const compared = await ask('compare');
  const errors = [...halfFileProblem(compared)];
  if (errors.length === 0) errors.push(...(await childrenAtClosedSchools(db, ask, compared, now)));
  const { closing, heldCount: _, changed, ...counts } = compared;
  const preview = refused(errors, {
    ...counts,
    new: compared.new.map(received),
    changed: changed.map((one) => ({ ...one, before: received(one.before), after: received(one.after) })),
    closed: compared.closed.map(received),
    closedCount: closing.length,
    warnings: file.warnings,
    warningCount: file.warningCount,
  });
  const vanished = closing.filter(({ listed }) => !listed).map(({ number }) => number);
  return { preview, newestImport, vanished, closing: closing.map(({ number }) => number) };
}

/** A fifth of all schools does not vanish in a year: such a file is a part of the register. */
function halfFileProblem({ closing, heldCount }: SentComparison): FileProblem[] {
  const missing = closing.filter(({ listed }) => !listed).length;
  if (heldCount < 200 || missing * 5 <= heldCount) return [];
  return [
    {
      line: 0,
      message: `In der Datei fehlen ${missing} von ${heldCount} Schulen. Das ist wohl nicht das vollständige Verzeichnis. Bitte laden Sie es noch einmal herunter.`,
    },
  ];
}

/** Children by school: who goes there, has an open case for it, or a place held there. Numbers only. */
async function countChildren(tx: Tx, numbers: string[]): Promise<{ number: string; n: number }[]> {
  const { rows } = await sql<{ number: string; n: number }>`
    select number, count(distinct child_id)::int as n from (
      select school_number as number, id as child_id from child where school_number = any(${numbers})
      union all
      select school_number, child_id from placement_case where closed_on is null and school_number = any(${numbers})
      union all
      select p.school_number, c.child_id from place_hold h join school_place p on p.id = h.place_id
        join placement_case c on c.id = h.case_id
        where h.state = 'active' and p.school_number = any(${numbers})
    ) found group by number`.execute(tx);
  return rows;
}

/** A closed school with children stops the import: each child must get another school first. */
async function childrenAtClosedSchools(
  db: Kysely<Database>,
  ask: AskRegister,
  { closing }: SentComparison,
  now: Temporal.Instant,
): Promise<FileProblem[]> {
  if (closing.length === 0) return [];
  const numbers = closing.map(({ number }) => number);
  const counts = new Map<string, number>();
  await inEachCentre(db, now, async (tx) => {
    for (const { number, n } of await countChildren(tx, numbers)) counts.set(number, (counts.get(number) ?? 0) + n);
  });
  if (counts.size === 0) return [];
  const lines = await ask('linesOf', [...counts.keys()]);
  return closing
    .filter(({ number }) => counts.has(number))
    .map(({ number, listed }) => {
      const n = counts.get(number)!;
      const what = listed ? 'ist im Verzeichnis aufgelöst' : 'steht nicht mehr im Verzeichnis';
      const who = n === 1 ? '1 Kind ist ihr' : `${n} Kinder sind ihr`;
      return {
        line: lines.get(number) ?? 0,
        column: 'Schulnummer',
        message: `Die Schule ${number} ${what}, aber ${who} noch zugeordnet. Bitte geben Sie zuerst eine andere Schule an.`,
      };
    })
    .sort((a, b) => a.line - b.line);
}
