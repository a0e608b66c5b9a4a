// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { encryptFactorsAnew } from '../../auth/secret-change.ts';
import type { AppContext } from '../../context.ts';
import { type DatabaseHandle, openEmbedded } from '../../db/connection.ts';
import { migrate, migrationsFolder, prepareDatabase, refuseUnknownLedger } from '../../db/migrate.ts';
import { tidyDatabase } from '../../db/tidy.ts';
import { readSecret } from '../../server/storage.ts';
import {
  type CommandInput,
  type CommandIo,
  onlyArgument,
  type ProgramCommand,
  printJson,
  Refused,
} from '../command.ts';
import { type CheckedBackup, openBackupFile, readBackupHeader } from './file.ts';
import { RowSum } from './fingerprint.ts';
import { givenBackupKey } from './key.ts';
import {
  appliedMigrations,
  asOwner,
  enterCentre,
  listTables,
  type OwnerTx,
  type TableInfo,
  writeRows,
} from './owner.ts';
import { type BackupEnd, type BackupSection, type BackupStart, writeBackup } from './write.ts';

const BATCH_BYTES = 4_000_000;

/** True when nothing but what every new database holds is in it. */
async function isEmpty(handle: DatabaseHandle): Promise<boolean> {
  const installation = await handle.db.selectFrom('installation').select('data_kind').executeTakeFirst();
  const user = await handle.db.selectFrom('auth_user').select('id').limit(1).executeTakeFirst();
  return installation?.data_kind === 'empty' && !user;
}

/**
 * Replaces everything in a database by what a backup holds, in one transaction. Both must stand at the same migration.
 * @returns how many rows were written
 * @throws Refused when the file is not whole; then nothing was changed
 */
async function restoreRows(handle: DatabaseHandle, backup: CheckedBackup): Promise<number> {
  return await asOwner(handle, async (tx) => {
    const tables = await listTables(tx);
    await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
    // What was waiting in the queue belonged to the data that is replaced.
    await sql`delete from pgboss.job`.execute(tx);
    return await new Loader(tx, tables).load(backup.lines());
  });
}

class Loader {
  readonly #tx: OwnerTx;
  readonly #tables: Map<string, TableInfo>;
  readonly #sums = new Map<string, RowSum>();
  #table: TableInfo | undefined;
  #rows: string[] = [];
  #bytes = 0;
  #total = 0;

  constructor(tx: OwnerTx, tables: readonly TableInfo[]) {
    this.#tx = tx;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  async load(lines: AsyncIterable<string>): Promise<number> {
    let first = true;
    let complete = false;
    for await (const line of lines) {
      if (first) first = false;
      else if (line.startsWith('#'))
        complete = await this.#mark(JSON.parse(line.slice(1)) as BackupSection | BackupEnd);
      else await this.#row(line);
    }
    if (!complete) throw new Refused('Die Sicherung ist unvollständig. Es wurde nichts geändert.');
    return this.#total;
  }

  async #mark(mark: BackupSection | BackupEnd): Promise<boolean> {
    await this.#flush();
    if ('end' in mark) {
      for (const [name, { rows, hash }] of Object.entries(mark.end)) {
        const sum = (this.#sums.get(name) ?? new RowSum()).sum;
        if (sum.rows !== rows || sum.hash !== hash) throw new Refused(`In der Sicherung fehlen Zeilen von ${name}.`);
      }
      return true;
    }
    this.#table = this.#tables.get(mark.table);
    if (!this.#table) throw new Refused(`Die Sicherung enthält eine unbekannte Tabelle: ${mark.table}.`);
    if (!this.#sums.has(mark.table)) this.#sums.set(mark.table, new RowSum());
    await enterCentre(this.#tx, mark.centre ?? '');
    return false;
  }

  async #row(line: string): Promise<void> {
    if (!this.#table) throw new Refused('Die Sicherung ist beschädigt.');
    this.#rows.push(line);
    this.#bytes += line.length;
    this.#total += 1;
    this.#sums.get(this.#table.name)?.add(line);
    // Rows that point at each other are written in one statement: keys are checked at its end.
    if (this.#bytes > BATCH_BYTES && !this.#table.selfReferring) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#table && this.#rows.length > 0) await writeRows(this.#tx, this.#table, this.#rows);
    this.#rows = [];
    this.#bytes = 0;
  }
}

async function firstLine(backup: CheckedBackup): Promise<BackupStart> {
  for await (const line of backup.lines()) return JSON.parse(line) as BackupStart;
  throw new Refused('Die Sicherung ist leer.');
}

/** A folder with only these migrations, to rebuild the database an older backup came from. */
async function folderOf(names: readonly string[], parent: string, source: string): Promise<string> {
  const folder = join(parent, 'migrations');
  for (const name of names) await cp(join(source, `${name}.sql`), join(folder, `${name}.sql`));
  await cp(join(source, '..', 'prepare.sql'), join(parent, 'prepare.sql'));
  return folder;
}

/** Brings an older backup up to date in a database of its own in memory, and returns it as a backup of today. */
async function upgraded(
  backup: CheckedBackup,
  start: BackupStart,
  parent: string,
  migrations: string,
): Promise<CheckedBackup> {
  const lite = await openEmbedded();
  try {
    await prepareDatabase(lite, migrations);
    await migrate(lite, await folderOf(start.migrations, parent, migrations));
    await restoreRows(lite, backup);
    await migrate(lite, migrations);
    const path = join(parent, 'upgraded.hzb');
    // The key of this passing copy lives as long as this call.
    const key = `${crypto.randomUUID()}${crypto.randomUUID()}`;
    await writeBackup(lite, path, { key, secret: start.secret, now: Temporal.Now.instant() });
    return await openBackupFile(path, key);
  } finally {
    await lite.close();
  }
}

async function takeSecret(context: Pick<AppContext, 'settings' | 'database'>, secret: string): Promise<void> {
  const { settings, database } = context;
  const present = await readSecret(settings.dataFolder, settings.secret);
  if (present === secret) return;
  if (settings.secret) {
    await encryptFactorsAnew(database.db, secret, settings.secret);
    return;
  }
  const file = join(settings.dataFolder, 'secret');
  await writeFile(`${file}.part`, secret, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/**
 * Restores a backup into this database, on either kind; an older backup is brought up to date first.
 * @param options.replace allows that data in the database is lost
 * @throws Refused when the database holds data, the backup is damaged, or the key does not fit
 * @throws UnfitDatabase when the backup is newer than the program or was made with other migrations
 */
export async function restoreBackup(
  context: Pick<AppContext, 'settings' | 'database'>,
  path: string,
  options: { key: string; replace: boolean; migrations?: string },
): Promise<number> {
  if (!options.replace && !(await isEmpty(context.database))) {
    throw new Refused('In dieser Datenbank sind schon Daten. Mit --replace werden sie durch die Sicherung ersetzt.');
  }
  const backup = await openBackupFile(path, options.key);
  const start = await firstLine(backup);
  const source = options.migrations ?? migrationsFolder();
  const ours = await asOwner(context.database, (tx) => appliedMigrations(tx));
  const ledger = start.migrations.map((name, at) => ({ name, hash: start.hashes?.[at] }));
  await refuseUnknownLedger('Diese Sicherung', ledger, source);
  const parent = await mkdtemp(join(tmpdir(), 'herzstueck-restore-'));
  try {
    const same = start.migrations.join() === ours.map(({ name }) => name).join();
    const rows = await restoreRows(context.database, same ? backup : await upgraded(backup, start, parent, source));
    await takeSecret(context, start.secret);
    return rows;
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

const backupPath = (input: CommandInput, io: CommandIo): string =>
  resolve(io.cwd, onlyArgument(input, 'die Datei der Sicherung'));

export const restoreCommand: ProgramCommand = {
  name: 'restore',
  usage: 'DATEI [--replace] [--json]',
  help: 'Spielt eine Sicherung ein, in eine leere Datenbank oder mit --replace statt der vorhandenen Daten.',
  options: { replace: { type: 'boolean' }, json: { type: 'boolean' } },
  needs: 'program',
  notBesideServer: 'Herzstück läuft gerade. Bitte zuerst beenden, dann die Sicherung einspielen.',
  async before(input, io, settings) {
    const { header } = await readBackupHeader(backupPath(input, io), await givenBackupKey(settings));
    if (header.migration !== '') await refuseUnknownLedger('Diese Sicherung', [{ name: header.migration }]);
  },
  async run(input, io, context) {
    const path = backupPath(input, io);
    const key = await givenBackupKey(context.settings);
    const rows = await restoreBackup(context, path, { key, replace: input.values.replace === true });
    await tidyDatabase(context.database);
    io.say(`Eingespielt: ${rows} Zeilen aus ${path}`);
    if (input.values.json === true) printJson(io, { file: path, rows });
  },
};
