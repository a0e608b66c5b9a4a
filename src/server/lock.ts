// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/** The folder is in use by a running program: one sentence says so. */
export class FolderInUse extends Error {}

interface Holder {
  pid: number;
  /** When that process started, in the kernel's own count: a number may be given to another process later. */
  started: string;
  token: string;
}

/** Start of a process as the kernel counts it; empty where /proc does not exist, `gone` when there is no such process. */
async function startOf(pid: number): Promise<string> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return 'gone';
  }
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function alive(holder: Holder | null, file: string): Promise<boolean> {
  // A file without content is being written right now, or was left by a kill in that instant.
  if (!holder)
    return await stat(file)
      .then((s) => Date.now() - s.mtimeMs < 2000)
      .catch(() => false);
  const started = await startOf(holder.pid);
  return started !== 'gone' && started === holder.started;
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose holder is gone. Only one process at a time does it, and only the very lock it has looked at. */
async function removeStale(file: string, seen: Holder | null): Promise<void> {
  const broom = `${file}.removing`;
  if (!(await create(broom, ''))) {
    const age = await stat(broom)
      .then((s) => Date.now() - s.mtimeMs)
      .catch(() => 0);
    if (age > 10_000) await rm(broom, { force: true });
    return;
  }
  try {
    const now = await readHolder(file);
    if (now?.token === seen?.token) await rm(file, { force: true });
  } finally {
    await rm(broom, { force: true });
  }
}

/**
 * Takes the lock of a data folder: the embedded database is one process, a second one would destroy it.
 * A lock left by a killed process is taken over.
 * @returns a function that gives the lock back.
 * @throws FolderInUse when a living process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'herzstueck.lock');
  const mine: Holder = { pid: process.pid, started: await startOf(process.pid), token: randomUUID() };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await create(file, JSON.stringify(mine))) {
      return async () => {
        const holder = await readHolder(file);
        if (holder?.token === mine.token) await rm(file, { force: true });
      };
    }
    const holder = await readHolder(file);
    if (holder && (await alive(holder, file))) {
      throw new FolderInUse(
        `Der Datenordner ${folder} wird gerade von einem laufenden Herzstück benutzt (Prozess ${holder.pid}).`,
      );
    }
    if (!(await alive(holder, file))) await removeStale(file, holder);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new FolderInUse(`Der Datenordner ${folder} ist gesperrt und ließ sich nicht übernehmen.`);
}
