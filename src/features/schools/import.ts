// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { setImmediate as turn } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { asServer, assertOutsideCentre } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Database } from '../../db/types.ts';
import { Conflict } from '../../refusals.ts';
import { assignMunicipalities } from '../centres/actions.ts';
import { inEachCentre } from '../centres/queries.ts';
import {
  type AskRegister,
  type CheckedRegister,
  checkRegister,
  findNewestImport,
  type ImportPreview,
  previewImport,
  withRegister,
} from './import-check.ts';
import { hashOf } from './import-files.ts';
import { listLost, tellLost } from './lost-holds.ts';

export { previewImport } from './import-check.ts';

type App = Pick<AppContext, 'database' | 'files'>;

/** What is written with an import: by whom, when, and the file's hash. */
interface ImportNote {
  readonly by: string;
  readonly userId?: string | undefined;
  readonly now: Temporal.Instant;
  readonly hash: string;
}

/** Another import was faster: compared with what it wrote, so often, before giving up. */
const ATTEMPTS = 3;

/**
 * Imports a register in one transaction as the server's role: all or nothing.
 * @param by who imports, an id or the name of a command; never a person's name
 * @returns what was changed, or with `errorCount` > 0 why nothing was
 * @throws Conflict when other imports change the register again and again at the same moment
 */
export async function applyImport(
  app: App,
  bytes: Uint8Array,
  { by, userId, now }: { by: string; userId?: string | undefined; now: Temporal.Instant },
): Promise<ImportPreview> {
  assertOutsideCentre('applyImport');
  const note = { by, userId, now, hash: await hashOf(bytes) };
  return await withRegister(app, bytes, async (ask) => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const checked = await checkRegister(app.database.db, ask, now);
      if (checked.preview.errorCount > 0) return checked.preview;
      const learned = await writeAll(app, ask, checked, note);
      if (learned === 'overtaken') continue;
      await assignMunicipalities(app.database.db, learned, now);
      await tellOfClosed(app, checked.closing, note);
      return checked.preview;
    }
    throw new Conflict('Das Schulverzeichnis wurde gerade von jemand anderem eingelesen. Bitte prüfen Sie es neu.');
  });
}

/** Schools that are gone take the places with them that are held there. */
async function tellOfClosed({ database }: App, numbers: readonly string[], { userId, now }: ImportNote): Promise<void> {
  if (numbers.length === 0) return;
  await inEachCentre(database.db, now, async (tx, { id: centreId }) => {
    const lost = await listLost(tx, centreId, { schools: numbers });
    await tellLost(tx, lost, { centreId, at: now, byUser: userId ?? null });
  });
}

/**
 * Writes what was compared. What is to be written is fetched before the transaction, so that it waits for nobody.
 * @returns the AGS of municipalities met for the first time; 'overtaken' when another import came between, and nothing was written
 */
async function writeAll(
  { database }: App,
  ask: AskRegister,
  checked: CheckedRegister,
  note: ImportNote,
): Promise<string[] | 'overtaken'> {
  const today = dayOf(note.now);
  const records = await ask('records', today.toString());
  const places = await ask('places');
  return await asServer(database.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('school_import'))`.execute(tx);
    if ((await findNewestImport(tx)) !== checked.newestImport) return 'overtaken';
    const importId = await writeImport(tx, checked.preview, note);
    await writeSchools(tx, records, importId);
    await closeVanished(tx, checked.vanished, importId, today);
    const event = 'school.import';
    await writeSystemAudit(tx, { at: note.now, userId: note.userId ?? null, event, recordId: importId });
    const known = await tx.selectFrom('municipality').select('ags').execute();
    await writePlaces(tx, places);
    const knownAgs = new Set(known.map(({ ags }) => ags));
    return places.ags.filter((ags) => !knownAgs.has(ags));
  });
}

async function writeImport(tx: Transaction<Database>, preview: ImportPreview, note: ImportNote): Promise<string> {
  const id = newId();
  await tx
    .insertInto('school_import')
    .values({
      id,
      imported_at: note.now,
      imported_by: note.by,
      file_hash: note.hash,
      new_count: preview.newCount,
      changed_count: preview.changedCount,
      closed_count: preview.closedCount,
      unchanged_count: preview.unchanged,
    })
    .execute();
  return id;
}

const columns = [
  ...['form', 'name', 'short_name', 'postcode', 'place', 'street', 'phone', 'email', 'homepage', 'legal_form'],
  ...['owner_number', 'ags', 'operating_key', 'operating_since', 'x', 'y', 'district_government', 'denomination'],
  ...['closed_at'],
];

/** Writes what is new or changed, batch by batch: the embedded database works on the event loop, which gets its turn between. */
async function writeSchools(tx: Transaction<Database>, batches: readonly string[], importId: string): Promise<void> {
  const names = sql.raw(columns.join(', '));
  const updates = sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '));
  for (const batch of batches) {
    await sql`
      insert into school (number, ${names}, import_id)
      select number, ${names}, ${importId}::uuid from jsonb_to_recordset(${batch}::text::jsonb) as r(
        number text, form text, name text, short_name text, postcode text, place text, street text, phone text, email text,
        homepage text, legal_form text, owner_number text, ags text, operating_key text, operating_since date,
        x double precision, y double precision, district_government text, denomination text, closed_at date)
      on conflict (number) do update set ${updates}, import_id = excluded.import_id`.execute(tx);
    await turn();
  }
}

async function closeVanished(
  tx: Transaction<Database>,
  numbers: readonly string[],
  importId: string,
  today: Temporal.PlainDate,
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`update school set closed_at = ${today}, import_id = ${importId}
    where number = any(${numbers}) and closed_at is null`.execute(tx);
}

/** Municipalities and postcodes as this register shows them. */
async function writePlaces(
  tx: Transaction<Database>,
  { municipalities, postcodes }: { municipalities: readonly string[]; postcodes: readonly string[] },
): Promise<void> {
  for (const batch of municipalities) {
    await sql`
      insert into municipality (ags, name, x, y, school_count)
      select ags, name, x, y, schools from jsonb_to_recordset(${batch}::text::jsonb)
        as r(ags text, name text, x double precision, y double precision, schools int)
      on conflict (ags) do update set name = excluded.name, x = excluded.x, y = excluded.y,
        school_count = excluded.school_count`.execute(tx);
    await turn();
  }
  await tx.deleteFrom('postcode').execute();
  for (const batch of postcodes) {
    await sql`
      insert into postcode (postcode, ags, x, y, school_count, spread_m)
      select postcode, ags, x, y, schools, "spreadM" from jsonb_to_recordset(${batch}::text::jsonb)
        as r(postcode text, ags text, x double precision, y double precision, schools int, "spreadM" int)`.execute(tx);
    await turn();
  }
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
  const preview = apply ? await applyImport(app, bytes, { by, now }) : await previewImport(app, bytes, now);
  return {
    new: preview.newCount,
    changed: preview.changedCount,
    closed: preview.closedCount,
    unchanged: preview.unchanged,
    errors: preview.errors.map(({ line, column, message }) => ({ line, column, message })),
  };
}
