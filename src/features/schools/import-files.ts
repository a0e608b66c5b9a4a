// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Buffer } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;
const NAME = /^[0-9a-f]{64}$/;

const folderOf = (dataFolder: string): string => join(dataFolder, 'imports');

/** The name under which the bytes are kept: SHA-256 in hexadecimal, reckoned off the event loop. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Buffer.from(digest).toString('hex');
}

/** Keeps an uploaded file between its preview and its import. Only the program's own user can read it. @returns its hash */
export async function keepImport(dataFolder: string, bytes: Uint8Array): Promise<string> {
  const hash = await hashOf(bytes);
  const folder = folderOf(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${hash}.csv`);
  await writeFile(path, bytes, { mode: 0o600 });
  await chmod(path, 0o600);
  return hash;
}

/** The kept file with this hash; undefined when there is none or its content is not what was shown. */
export async function readImport(dataFolder: string, hash: string): Promise<Uint8Array | undefined> {
  if (!NAME.test(hash)) return undefined;
  try {
    const bytes = await readFile(join(folderOf(dataFolder), `${hash}.csv`));
    return (await hashOf(bytes)) === hash ? bytes : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Deletes a kept file; no matter if it is gone already. */
export async function removeImport(dataFolder: string, hash: string): Promise<void> {
  if (NAME.test(hash)) await rm(join(folderOf(dataFolder), `${hash}.csv`), { force: true });
}

/** Deletes kept files older than a day. @param now by the clock of the machine, which dates files @returns how many */
export async function removeOldImports(dataFolder: string, now: Temporal.Instant): Promise<number> {
  const folder = folderOf(dataFolder);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now.epochMilliseconds - mtimeMs < KEPT_MS) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
