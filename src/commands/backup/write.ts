// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseHandle } from '../../db/connection.ts';
import { readSecret } from '../../server/storage.ts';
import type { Settings } from '../../settings.ts';
import {
  type CommandInput,
  type CommandIo,
  onlyArgument,
  type ProgramCommand,
  printJson,
  Refused,
} from '../command.ts';
import { refuseFolder } from '../match/result-file.ts';
import { isBackupFile, writeBackupFile } from './file.ts';
import { RowSum, type TableSum } from './fingerprint.ts';
import { backupKeyFor } from './key.ts';
import { appliedMigrations, asOwner, type OwnerTx, readAllRows } from './owner.ts';

/**
 * First line of a backup's content. `secret`: what sessions are signed and second factors encrypted with. `hashes`: SHA-256 of
 * each migration's text, in the same order; backups of the first version have none.
 */
export interface BackupStart {
  migrations: string[];
  hashes?: string[];
  secret: string;
}
/** A line that begins with # says which rows follow. */
export interface BackupSection {
  table: string;
  centre: string | null;
}
/** Last line: what the reader must have met. */
export interface BackupEnd {
  end: Record<string, TableSum>;
}

/**
 * Writes the whole database, as it is at one moment, into an encrypted file that both kinds of database can read.
 * @returns rows per table
 */
export async function writeBackup(
  handle: DatabaseHandle,
  path: string,
  about: { key: string; secret: string; now: Temporal.Instant },
): Promise<Record<string, TableSum>> {
  return await asOwner(handle, async (tx) => {
    const migrations = await appliedMigrations(tx);
    const file = await writeBackupFile(path, about.key, {
      migration: migrations.at(-1)?.name ?? '',
      createdAt: about.now.toString(),
    });
    try {
      const start: BackupStart = {
        migrations: migrations.map(({ name }) => name),
        hashes: migrations.map(({ hash }) => hash),
        secret: about.secret,
      };
      await file.line(JSON.stringify(start));
      const end = await writeTables(tx, (text) => file.line(text));
      await file.line(`#${JSON.stringify({ end } satisfies BackupEnd)}`);
      await file.finish();
      return end;
    } catch (error) {
      await file.abandon();
      throw error;
    }
  });
}

async function writeTables(tx: OwnerTx, line: (text: string) => Promise<void>): Promise<Record<string, TableSum>> {
  const sums = new Map<string, RowSum>();
  let section = '';
  await readAllRows(tx, async (table, centre, rows) => {
    const next = `#${JSON.stringify({ table: table.name, centre } satisfies BackupSection)}`;
    if (next !== section) await line(next);
    section = next;
    const sum = sums.get(table.name) ?? new RowSum();
    sums.set(table.name, sum);
    for (const row of rows) sum.add(row);
    await line(rows.join('\n'));
  });
  return Object.fromEntries([...sums].map(([name, sum]) => [name, sum.sum]));
}

/** A file name part: no colons, sorts by time. */
const stamp = (now: Temporal.Instant): string => now.toString({ smallestUnit: 'millisecond' }).replaceAll(/[-:.]/g, '');

/** Saves the database into `<data>/backups` before pending migrations (`names`) touch it. */
export async function backupBeforeUpgrade(settings: Settings, handle: DatabaseHandle, names: string[]): Promise<void> {
  const folder = join(settings.dataFolder, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const now = Temporal.Now.instant();
  const path = join(folder, `before-${names[0] ?? 'upgrade'}-${stamp(now)}.hzb`);
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const key = await backupKeyFor(settings, say);
  await writeBackup(handle, path, { key, secret: await readSecret(settings.dataFolder, settings.secret), now });
  say(`Vor der Aktualisierung gesichert: ${path}`);
}

const targetOf = (input: CommandInput, io: CommandIo): string =>
  resolve(io.cwd, onlyArgument(input, 'die Datei der Sicherung'));

/**
 * Looks before the work whether a backup can be written there. An earlier backup is replaced, once the new one is whole;
 * any other file is left alone.
 */
async function refuseTarget(path: string): Promise<void> {
  await refuseFolder(dirname(path));
  const present = await stat(path).catch(() => undefined);
  if (!present) return;
  if (present.isDirectory())
    throw new Refused(
      `${path} ist ein Ordner: Bitte eine Datei darin angeben, zum Beispiel ${join(path, 'herzstueck.hzb')}`,
    );
  if (!present.isFile() || (present.size > 0 && !(await isBackupFile(path))))
    throw new Refused(
      `${path} ist keine Sicherung von Herzstück und wird nicht überschrieben: Bitte eine andere Datei angeben.`,
    );
}

export const backupCommand: ProgramCommand = {
  name: 'backup',
  usage: 'DATEI [--json]',
  help: 'Sichert alle Daten verschlüsselt in eine Datei.',
  options: { json: { type: 'boolean' } },
  needs: 'program',
  before: (input, io) => refuseTarget(targetOf(input, io)),
  async run(input, io, { settings, database }) {
    const path = targetOf(input, io);
    const key = await backupKeyFor(settings, io.say);
    const secret = await readSecret(settings.dataFolder, settings.secret);
    const tables = await writeBackup(database, path, { key, secret, now: Temporal.Now.instant() });
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    io.say(`Gesichert: ${rows} Zeilen in ${path}`);
    if (input.values.json === true) printJson(io, { file: path, rows });
  },
};
