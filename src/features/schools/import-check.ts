// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Kysely, sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import { inCentre, systemUserId, type Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import { parseRegister, type RegisterFile, type RegisterRow } from './register.ts';
import { compareRegister, type RegisterComparison } from './register-compare.ts';
import { decodeLines, type FileProblem, splitFields } from './register-text.ts';

/** What an import would do, and what stands against it. It goes ahead only with `errorCount` 0. */
export interface ImportPreview extends RegisterComparison {
  /** Line 0: the problem lies in no line, for instance a school that is missing from the file. */
  readonly errors: FileProblem[];
  readonly errorCount: number;
  readonly warnings: FileProblem[];
  readonly warningCount: number;
}

const CLOSED = new Set(['4', '5', '9']);

/** Is this school dissolved or at rest by its key? */
export const isClosedKey = (operatingKey: string): boolean => CLOSED.has(operatingKey);

/** A row as the database keeps it: the name in one line, no fax, empty texts as null. */
function asStored(row: RegisterRow): RegisterRow {
  const { phone, email, homepage, districtGovernment } = row;
  return {
    ...row,
    nameLines: [row.name],
    fax: null,
    phone: phone || null,
    email: email || null,
    homepage: homepage || null,
    districtGovernment: districtGovernment || null,
  };
}

/**
 * The register held, by number. A school that vanished from an earlier file counts as dissolved, so that its absence is
 * nothing new and its return is a change.
 */
export async function heldRegister(tx: Kysely<Database>): Promise<Map<string, RegisterRow>> {
  const rows = await tx.selectFrom('school').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.number,
      asStored({
        number: row.number,
        form: row.form,
        name: row.name,
        nameLines: [],
        shortName: row.short_name,
        postcode: row.postcode,
        place: row.place,
        street: row.street,
        phone: row.phone,
        fax: null,
        email: row.email,
        homepage: row.homepage,
        legalForm: row.legal_form,
        ownerNumber: row.owner_number,
        ags: row.ags,
        operatingKey: row.closed_at !== null && !isClosedKey(row.operating_key) ? '9' : row.operating_key,
        operatingSince: row.operating_since,
        x: row.x,
        y: row.y,
        districtGovernment: row.district_government,
      }),
    ]),
  );
}

/** The rows of a file against the register held. */
export const compareWith = (held: ReadonlyMap<string, RegisterRow>, rows: readonly RegisterRow[]): RegisterComparison =>
  compareRegister(held, rows.map(asStored));

const nothing: RegisterComparison = { new: [], changed: [], closed: [], unchanged: 0 };

/**
 * Reads a register and says what importing it would change. Changes nothing.
 * @param db the database itself, outside any centre's transaction
 */
export async function previewImport(
  db: Kysely<Database>,
  bytes: Uint8Array,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<ImportPreview> {
  return (await readImportFile(db, bytes, now)).preview;
}

/** As `previewImport`, with the rows read. */
export async function readImportFile(
  db: Kysely<Database>,
  bytes: Uint8Array,
  now: Temporal.Instant,
): Promise<{ file: RegisterFile; preview: ImportPreview }> {
  const file = parseRegister(bytes);
  const { warnings, warningCount } = file;
  if (file.errorCount > 0) {
    const { errors, errorCount } = file;
    return { file, preview: { ...nothing, errors, errorCount, warnings, warningCount } };
  }
  const held = await heldRegister(db);
  const comparison = compareWith(held, file.rows);
  const errors = [
    ...halfFileProblem(held, comparison, file.rows),
    ...(await childrenAtClosedSchools(db, bytes, comparison, file.rows, now)),
  ];
  return { file, preview: { ...comparison, errors, errorCount: errors.length, warnings, warningCount } };
}

/** A fifth of all schools does not vanish in a year: such a file is a part of the register. */
function halfFileProblem(
  held: ReadonlyMap<string, RegisterRow>,
  comparison: RegisterComparison,
  rows: readonly RegisterRow[],
): FileProblem[] {
  const listed = new Set(rows.map((row) => row.number));
  const missing = comparison.closed.filter((row) => !listed.has(row.number)).length;
  if (held.size < 200 || missing * 5 <= held.size) return [];
  return [
    {
      line: 0,
      message: `In der Datei fehlen ${missing} von ${held.size} Schulen. Das ist wohl nicht das vollständige Verzeichnis. Bitte laden Sie es noch einmal herunter.`,
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
  bytes: Uint8Array,
  { closed }: RegisterComparison,
  rows: readonly RegisterRow[],
  now: Temporal.Instant,
): Promise<FileProblem[]> {
  if (closed.length === 0) return [];
  const numbers = closed.map((row) => row.number);
  const counts = new Map<string, number>();
  const centres = await db.selectFrom('centre').select('id').where('active', '=', true).execute();
  for (const { id } of centres) {
    const found = await inCentre(db, { centreId: id, userId: systemUserId, now }, (tx) => countChildren(tx, numbers));
    for (const { number, n } of found) counts.set(number, (counts.get(number) ?? 0) + n);
  }
  if (counts.size === 0) return [];
  const listed = new Set(rows.map((row) => row.number));
  const lines = linesOf(bytes, new Set(counts.keys()));
  return closed
    .filter((row) => counts.has(row.number))
    .map((row) => {
      const n = counts.get(row.number)!;
      const what = listed.has(row.number) ? 'ist im Verzeichnis aufgelöst' : 'steht nicht mehr im Verzeichnis';
      const who = n === 1 ? '1 Kind ist ihr' : `${n} Kinder sind ihr`;
      return {
        line: lines.get(row.number) ?? 0,
        column: 'Schulnummer',
        message: `Die Schule ${row.number} ${what}, aber ${who} noch zugeordnet. Bitte geben Sie zuerst eine andere Schule an.`,
      };
    })
    .sort((a, b) => a.line - b.line);
}

/** Lines of the file in which these school numbers stand. */
function linesOf(bytes: Uint8Array, numbers: ReadonlySet<string>): Map<string, number> {
  const decoded = decodeLines(bytes);
  const lines = new Map<string, number>();
  if ('problem' in decoded) return lines;
  decoded.lines.forEach((text, index) => {
    const number = splitFields(text, decoded.delimiter)?.find((field) => numbers.has(field.trim()));
    if (number !== undefined && !lines.has(number.trim())) lines.set(number.trim(), index + 1);
  });
  return lines;
}

/** The calendar day on which a school counts as closed, or null while it is open. */
export const closedAt = (row: RegisterRow, now: Temporal.Instant): Temporal.PlainDate | null =>
  isClosedKey(row.operatingKey) ? (row.operatingSince ?? dayOf(now)) : null;
