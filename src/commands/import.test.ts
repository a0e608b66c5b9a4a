// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppContext } from '../context.ts';
import { FileNotRead } from '../files/reading.ts';
import { keptIo } from './context.fixture.ts';
import { importAddressesCommand, importSchoolsCommand } from './import.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herzstueck-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const commands = [importSchoolsCommand, importAddressesCommand] as const;

describe.each(commands)('$name', (command) => {
  const run = (file: string, reason: 'busy' | 'lost' = 'lost') => {
    const io = keptIo(folder);
    const files = { read: () => Promise.reject(new FileNotRead(reason)), close: () => Promise.resolve() };
    const context = { files, clock: { now: () => Temporal.Now.instant() } } as unknown as AppContext;
    const done = command.run({ positionals: [file], values: {} }, io, context);
    return { io, done };
  };

  it('refuses a file that is too large before reading it', async () => {
    const handle = await open(join(folder, 'large.csv'), 'w');
    await handle.truncate(1001 * 1024 * 1024);
    await handle.close();
    await expect(run('large.csv').done).rejects.toThrow(/ist zu groß. Es gehen höchstens \d+ MB\./);
    await expect(run('nowhere.csv').done).rejects.toThrow('lässt sich nicht lesen');
  });

  it('says why a file was not read, without a line', async () => {
    await writeFile(join(folder, 'small.csv'), 'a;b\n');
    const { io, done } = run('small.csv', 'busy');
    await expect(done).rejects.toThrow('nichts eingelesen');
    expect(io.stderr).toBe(`${new FileNotRead('busy').message}\n`);
  });
});
