// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepImport, readImport, removeImport, removeOldImports } from './import-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'herzstueck-imports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('sep=;\n');
const path = (hash: string) => join(folder, 'imports', `${hash}.csv`);

it('keeps a file for its own user only and gives it back by its hash', async () => {
  const hash = await keepImport(folder, bytes);
  expect((await stat(path(hash))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'imports'))).mode & 0o777).toBe(0o700);
  expect(new Uint8Array((await readImport(folder, hash)) ?? [])).toEqual(bytes);
  await removeImport(folder, hash);
  expect(await readImport(folder, hash)).toBeUndefined();
});

it('gives nothing when the content is no longer what was shown, or the name is a path', async () => {
  const hash = await keepImport(folder, bytes);
  await writeFile(path(hash), 'something else');
  expect(await readImport(folder, hash)).toBeUndefined();
  expect(await readImport(folder, '../settings')).toBeUndefined();
});

it('deletes what is older than a day', async () => {
  await keepImport(folder, bytes);
  const now = Temporal.Now.instant();
  expect(await removeOldImports(folder, now.add({ hours: 23 }))).toBe(0);
  expect(await removeOldImports(folder, now.add({ hours: 25 }))).toBe(1);
  expect(await removeOldImports(join(folder, 'nowhere'), now)).toBe(0);
});
