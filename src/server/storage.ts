// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type DatabaseHandle, openEmbedded } from '../db/connection.ts';
import { migrate, prepareDatabase } from '../db/migrate.ts';
import { NoSpace } from '../db/steady-lite.ts';
import { isFull, troubleOf } from '../db/trouble.ts';
import { UnfitDatabase } from '../db/unfit.ts';
import { errorCode } from '../error-code.ts';

/** Step by step: where nobody can make a folder (/proc), `mkdir` with `recursive` tries without end (Node 26). */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) {
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    return;
  }
  await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * Makes the data folder, readable by its owner only.
 * @throws UnfitDatabase when it cannot be one
 */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await chmod(folder, 0o700);
  } catch (error) {
    if (troubleOf(error)) throw error;
    const code = errorCode(error);
    const why = code === 'EACCES' || code === 'EPERM' ? 'dem Programm fehlen die Rechte' : 'hier kann kein Ordner sein';
    throw new UnfitDatabase(
      `Der Datenordner „${folder}“ lässt sich nicht benutzen (${why}): Bitte HERZSTUECK_DATA und die Rechte prüfen.`,
    );
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Major version of PostgreSQL inside the embedded database, as it writes it into its folder. */
const embeddedVersion = '18';
/** Size of the file in which PostgreSQL keeps the state of its folder. */
const controlBytes = 8192;

const damaged = (folder: string): UnfitDatabase =>
  new UnfitDatabase(
    `Die Datenbank in „${folder}“ ist beschädigt oder unvollständig: Bitte den Ordner aufheben und die letzte Sicherung in einen neuen Datenordner einspielen (herzstueck restore).`,
  );

/**
 * Looks at a folder before the embedded database does: in one without its version it would begin a new, empty database.
 * @throws UnfitDatabase
 */
async function refuseDamagedFolder(folder: string): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  const control = await stat(join(folder, 'global', 'pg_control')).catch(() => undefined);
  if (!/^\d+\s*$/.test(version) || control?.size !== controlBytes) throw damaged(folder);
  if (version.trim() !== embeddedVersion) {
    throw new UnfitDatabase(
      `Die Datenbank in „${folder}“ gehört zu PostgreSQL ${version.trim()}, dieses Programm arbeitet mit ${embeddedVersion}: Bitte sie mit dem Programm von vorher sichern und die Sicherung in einen neuen Datenordner einspielen.`,
    );
  }
}

/** What the embedded database throws when it cannot open a folder says nothing about why. */
async function openFolder(folder: string): Promise<DatabaseHandle> {
  if (await isFull(folder)) throw new NoSpace('No space left on device');
  await refuseDamagedFolder(folder);
  try {
    return await openEmbedded(folder);
  } catch (error) {
    throw troubleOf(error) ? error : damaged(folder);
  }
}

/**
 * Opens the embedded database in `<data>/database`. A new one is made beside its final name and renamed when complete,
 * so a kill during the first start leaves nothing broken; what such a kill left is swept.
 * @throws UnfitDatabase when what lies there is no database of ours
 */
export async function openEmbeddedIn(dataFolder: string): Promise<DatabaseHandle> {
  const final = join(dataFolder, 'database');
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith('database.new-')) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
  if (!existsSync(final)) {
    if (await isFull(dataFolder)) throw new NoSpace('No space left on device');
    const folder = await mkdtemp(`${final}.new-`);
    const handle = await openEmbedded(folder);
    await prepareDatabase(handle);
    await migrate(handle);
    await handle.close();
    await rename(folder, final);
    await syncFolder(dirname(final));
  }
  return await openFolder(final);
}

/**
 * The secret that signs sessions: HERZSTUECK_SECRET, or a random one kept in the data folder (0600) for one process.
 * @throws UnfitDatabase when the file is damaged, rather than signing with something weak.
 */
export async function readSecret(dataFolder: string, given: string | undefined): Promise<string> {
  if (given) return given;
  const file = join(dataFolder, 'secret');
  if (!existsSync(file)) {
    const part = `${file}.new-${process.pid}`;
    await writeFile(part, randomBytes(48).toString('base64url'), { mode: 0o600 });
    await rename(part, file);
  }
  const secret = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
  if (secret.length < 32)
    throw new UnfitDatabase(
      `Die Datei ${basename(file)} im Datenordner ist beschädigt. Bitte aus der Sicherung holen.`,
    );
  return secret;
}
