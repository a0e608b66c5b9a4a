// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql, type Transaction } from 'kysely';
import { assertOutsideCentre } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Database } from '../../db/types.ts';
import type { AppContext } from '../../web/context.ts';
import { Conflict } from '../../web/route.ts';
import { assignMunicipalities } from '../centres/actions.ts';
import { denominationOfName } from './denomination.ts';
import { closedAt, compareWith, heldRegister, type ImportPreview, readImportFile } from './import-check.ts';
import { hashOf } from './import-files.ts';
import type { RegisterRow } from './register.ts';
import type { RegisterComparison } from './register-compare.ts';
import { learnPlaces } from './register-places.ts';

export { previewImport } from './import-check.ts';

type App = Pick<AppContext, 'database'>;

/**
 * Imports a register in one transaction as the server's role: all or nothing.
 * @param by who imports, an id or the name of a command; never a person's name
 * @returns what was changed, or with `errorCount` > 0 why nothing was
 * @throws Conflict when another import changed the register at the same moment
 */
export async function applyImport(
  app: App,
  bytes: Uint8Array,
  { by, userId, now }: { by: string; userId?: string | undefined; now: Temporal.Instant },
): Promise<ImportPreview> {
  assertOutsideCentre('applyImport');
  const { file, preview } = await readImportFile(app.database.db, bytes, now);
  if (preview.errorCount > 0) return preview;
  const learned = await app.database.db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'herzstueck_server', true)`.execute(tx);
    await sql`select pg_advisory_xact_lock(hashtext('school_import'))`.execute(tx);
    const comparison = compareWith(await heldRegister(tx), file.rows);
    const checked = new Set(preview.closed.map((row) => row.number));
    if (comparison.closed.some((row) => !checked.has(row.number))) {
      throw new Conflict('Das Schulverzeichnis wurde gerade von jemand anderem eingelesen. Bitte prüfen Sie es neu.');
    }
    const importId = await writeImport(tx, comparison, { by, now, hash: hashOf(bytes) });
    await writeSchools(tx, comparison, file.rows, importId, now);
    await tx
      .insertInto('system_audit')
      .values({ id: newId(), at: now, user_id: userId ?? null, event: 'school.import', record_id: importId })
      .execute();
    return await writePlaces(tx, file.rows);
  });
  await assignMunicipalities(app.database.db, learned, now);
  return preview;
}

async function writeImport(
  tx: Transaction<Database>,
  comparison: RegisterComparison,
  { by, now, hash }: { by: string; now: Temporal.Instant; hash: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('school_import')
    .values({
      id,
      imported_at: now,
      imported_by: by,
      file_hash: hash,
      new_count: comparison.new.length,
      changed_count: comparison.changed.length,
      closed_count: comparison.closed.length,
      unchanged_count: comparison.unchanged,
    })
    .execute();
  return id;
}

const record = (row: RegisterRow, now: Temporal.Instant) => ({
  number: row.number,
  form: row.form,
  name: row.name,
  short_name: row.shortName,
  postcode: row.postcode,
  place: row.place,
  street: row.street,
  phone: row.phone ?? '',
  email: row.email ?? '',
  homepage: row.homepage ?? '',
  legal_form: row.legalForm,
  owner_number: row.ownerNumber,
  ags: row.ags,
  operating_key: row.operatingKey,
  operating_since: row.operatingSince?.toString() ?? null,
  x: row.x,
  y: row.y,
  district_government: row.districtGovernment,
  // Bekenntnisschulen exist in NRW as Grundschulen and Hauptschulen only (§ 26 SchulG).
  denomination: row.form === '02' || row.form === '04' ? denominationOfName(row.name) : null,
  closed_at: closedAt(row, now)?.toString() ?? null,
});

const columns = [
  ...['form', 'name', 'short_name', 'postcode', 'place', 'street', 'phone', 'email', 'homepage', 'legal_form'],
  ...['owner_number', 'ags', 'operating_key', 'operating_since', 'x', 'y', 'district_government', 'denomination'],
  ...['closed_at', 'import_id'],
];

/** Writes what is new or changed, as one statement whatever the number, and closes what is missing from the file. */
async function writeSchools(
  tx: Transaction<Database>,
  comparison: RegisterComparison,
  rows: readonly RegisterRow[],
  importId: string,
  now: Temporal.Instant,
): Promise<void> {
  const listed = new Set(rows.map((row) => row.number));
  const written = [
    ...comparison.new,
    ...comparison.changed.map(({ after }) => after),
    ...comparison.closed.filter((row) => listed.has(row.number)),
  ].map((row) => ({ ...record(row, now), import_id: importId }));
  if (written.length > 0) {
    await sql`
      insert into school (number, ${sql.raw(columns.join(', '))})
      select number, ${sql.raw(columns.join(', '))} from jsonb_to_recordset(${JSON.stringify(written)}::text::jsonb) as r(
        number text, form text, name text, short_name text, postcode text, place text, street text, phone text, email text,
        homepage text, legal_form text, owner_number text, ags text, operating_key text, operating_since date,
        x double precision, y double precision, district_government text, denomination text, closed_at date, import_id uuid)
      on conflict (number) do update set
        ${sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '))}`.execute(tx);
  }
  const vanished = comparison.closed.map((row) => row.number).filter((number) => !listed.has(number));
  if (vanished.length > 0) {
    const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
    await sql`update school set closed_at = ${today}, import_id = ${importId}
      where number = any(${vanished}) and closed_at is null`.execute(tx);
  }
}

/** Municipalities and postcodes as this register shows them. @returns the AGS of municipalities met for the first time */
async function writePlaces(tx: Transaction<Database>, rows: readonly RegisterRow[]): Promise<string[]> {
  const known = new Set((await tx.selectFrom('municipality').select('ags').execute()).map((row) => row.ags));
  const inNrw = rows.filter((row) => /^05\d{6}$/.test(row.ags));
  const { municipalities, postcodes } = learnPlaces(inNrw);
  await sql`
    insert into municipality (ags, name, x, y, school_count)
    select ags, name, x, y, schools from jsonb_to_recordset(${JSON.stringify(municipalities)}::text::jsonb)
      as r(ags text, name text, x double precision, y double precision, schools int)
    on conflict (ags) do update set name = excluded.name, x = excluded.x, y = excluded.y,
      school_count = excluded.school_count`.execute(tx);
  await tx.deleteFrom('postcode').execute();
  await sql`
    insert into postcode (postcode, ags, x, y, school_count, spread_m)
    select postcode, ags, x, y, schools, "spreadM" from jsonb_to_recordset(${JSON.stringify(postcodes)}::text::jsonb)
      as r(postcode text, ags text, x double precision, y double precision, schools int, "spreadM" int)`.execute(tx);
  return municipalities.map(({ ags }) => ags).filter((ags) => !known.has(ags));
}

/** For the command line: checks a register and, with `apply`, imports it when nothing is wrong. */
export async function importSchools(
  app: App & Pick<AppContext, 'clock'>,
  bytes: Uint8Array,
  { apply, by }: { apply: boolean; by: string },
): Promise<{
  new: number;
  changed: number;
  closed: number;
  unchanged: number;
  errors: { line: number; column: string | undefined; message: string }[];
}> {
  const now = app.clock.now();
  const preview = apply
    ? await applyImport(app, bytes, { by, now })
    : (await readImportFile(app.database.db, bytes, now)).preview;
  return {
    new: preview.new.length,
    changed: preview.changed.length,
    closed: preview.closed.length,
    unchanged: preview.unchanged,
    errors: preview.errors.map(({ line, column, message }) => ({ line, column, message })),
  };
}
