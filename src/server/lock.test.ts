// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from './lock.ts';
import { makeDataFolder, openEmbeddedIn, readSecret } from './storage.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herzstueck-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const lockFile = () => join(folder, 'herzstueck.lock');

/** A process that takes the lock and keeps it until it is killed. */
async function holder() {
  const script = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    await lockFolder(${JSON.stringify(folder)}); process.stdout.write('locked'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data folder', () => {
  it('refuses a second process with one sentence that names the holder', async () => {
    const child = await holder();
    await expect(lockFolder(folder)).rejects.toThrow(
      new RegExp(`laufenden Herzstück benutzt \\(Prozess ${child.pid}\\)`),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('is taken over from a process that was killed', async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const unlock = await lockFolder(folder);
    await unlock();
    expect(existsSync(lockFile())).toBe(false);
  });

  it('is taken over when the number of the dead process belongs to another one now', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: process.pid, started: '1', token: 'old' }));
    await (await lockFolder(folder))();
  });

  it('goes to exactly one of ten that start at once, also over a stale lock', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 22 - 3, started: '1', token: 'old' }));
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(FolderInUse);
  });
});

describe('the data folder', () => {
  it('is readable by its owner only, also when it was not before', async () => {
    const data = join(folder, 'data');
    await mkdir(data);
    await chmod(data, 0o755);
    await makeDataFolder(data);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
  });

  it('keeps the secret it made, and refuses a damaged one', async () => {
    const secret = await readSecret(folder, undefined);
    expect(secret.length).toBeGreaterThan(40);
    expect(await readSecret(folder, undefined)).toBe(secret);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'secret'), 'short');
    await expect(readSecret(folder, undefined)).rejects.toThrow('beschädigt');
  });

  it('sweeps what a killed first start has left and makes a whole database', async () => {
    await mkdir(join(folder, 'database.new-abc'));
    await writeFile(join(folder, 'database.new-abc', 'half'), '');
    const handle = await openEmbeddedIn(folder);
    expect(await handle.db.selectFrom('installation').select('data_kind').executeTakeFirst()).toEqual({
      data_kind: 'empty',
    });
    await handle.close();
    expect(existsSync(join(folder, 'database.new-abc'))).toBe(false);
  });
});
