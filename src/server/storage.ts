// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type DatabaseHandle, openEmbedded } from '../db/connection.ts';
import { migrate, prepareDatabase } from '../db/migrate.ts';

/** Makes the data folder, readable by its owner only. */
export async function makeDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Opens the embedded database in `<data>/database`. A new one is made beside its final name and renamed when complete,
 * so a kill during the first start leaves nothing broken; what such a kill left is swept.
 */
export async function openEmbeddedIn(dataFolder: string): Promise<DatabaseHandle> {
  const final = join(dataFolder, 'database');
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith('database.new-')) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
  if (!existsSync(final)) {
    const folder = await mkdtemp(`${final}.new-`);
    const handle = await openEmbedded(folder);
    await prepareDatabase(handle);
    await migrate(handle);
    await handle.close();
    await rename(folder, final);
    await syncFolder(dirname(final));
  }
  return await openEmbedded(final);
}

/**
 * The secret that signs sessions: HERZSTUECK_SECRET, or a random one kept in the data folder (0600) for one process.
 * @throws when the file is damaged, rather than signing with something weak.
 */
export async function readSecret(dataFolder: string, given: string | undefined): Promise<string> {
  if (given) return given;
  const file = join(dataFolder, 'secret');
  if (!existsSync(file)) {
    const part = `${file}.new-${process.pid}`;
    await writeFile(part, randomBytes(48).toString('base64url'), { mode: 0o600 });
    await rename(part, file);
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(`Die Datei ${basename(file)} im Datenordner ist beschädigt. Bitte aus der Sicherung holen.`);
  return secret;
}
