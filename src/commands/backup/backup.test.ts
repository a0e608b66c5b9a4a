// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases, withServer } from '../../../tests/helpers/database.ts';
import { migrate, migrationsFolder } from '../../db/migrate.ts';
import { loadDemo } from '../../demo/load.ts';
import { openTestProgram, testSecret } from '../context.fixture.ts';
import { fingerprint } from './fingerprint.ts';
import { restoreBackup } from './restore.ts';
import { backupBeforeUpgrade, writeBackup } from './write.ts';

type Program = Awaited<ReturnType<typeof openTestProgram>>;
const key = 'a-backup-key-of-the-tests-more-than-32-characters';
const now = Temporal.Instant.from('2026-11-27T09:00:00Z');

describe.runIf(withServer).each([
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
] as const)('a backup from %s restored into %s', (from, into) => {
  let source: Program;
  let target: Program;
  let file: string;

  beforeAll(async () => {
    source = await openTestProgram(from);
    await loadDemo(source.context, { centre: 'dueren', children: 60, seed: 3 });
    // A text with every kind of line end must come back as it was.
    await source.context.database.db
      .updateTable('centre')
      .set({ area_name: 'a\u2028b\n"c"\\d' })
      .where('key', '=', 'soest')
      .execute();
    target = await openTestProgram(into);
    file = join(source.folder, 'all.hzb');
    await writeBackup(source.context.database, file, { key, secret: testSecret, now });
  });
  afterAll(async () => {
    await source.close();
    await target.close();
  });

  it('refuses a wrong key, a cut file and a changed file, and changes nothing', async () => {
    const before = await fingerprint(target.context.database, testSecret);
    const bytes = await readFile(file);
    const cut = join(source.folder, 'cut.hzb');
    await writeFile(cut, bytes.subarray(0, bytes.length - 100));
    const changed = join(source.folder, 'changed.hzb');
    const copy = Buffer.from(bytes);
    copy[copy.length - 500]! ^= 1;
    await writeFile(changed, copy);
    const restore = (path: string, withKey: string) =>
      restoreBackup(target.context, path, { key: withKey, replace: false });
    await expect(restore(file, 'another-key-that-has-more-than-32-characters')).rejects.toThrow('Schlüssel');
    await expect(restore(cut, key)).rejects.toThrow('beschädigt');
    await expect(restore(changed, key)).rejects.toThrow('beschädigt');
    expect(await fingerprint(target.context.database, testSecret)).toEqual(before);
  });

  it('holds every row of every table, and nothing of it can be read in the file', async () => {
    await restoreBackup(target.context, file, { key, replace: false });
    const expected = await fingerprint(source.context.database, testSecret);
    expect(expected.tables.family_address?.rows).toBeGreaterThan(30);
    expect(expected.tables.case_event?.rows).toBeGreaterThan(100);
    expect(await fingerprint(target.context.database, testSecret)).toEqual(expected);
    expect((await readFile(file)).includes('Beispielweg')).toBe(false);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(source.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('replaces data only when told so', async () => {
    await expect(restoreBackup(target.context, file, { key, replace: false })).rejects.toThrow('--replace');
    await restoreBackup(target.context, file, { key, replace: true });
    expect(await fingerprint(target.context.database, testSecret)).toEqual(
      await fingerprint(source.context.database, testSecret),
    );
  });

  it('encrypts second factors again for an installation with another secret', async () => {
    const secret = 'another-secret-of-an-installation-32-characters';
    const other = await openTestProgram(into, secret);
    await restoreBackup(other.context, file, { key, replace: false });
    expect((await fingerprint(other.context.database, secret)).tables.auth_two_factor).toEqual(
      (await fingerprint(source.context.database, testSecret)).tables.auth_two_factor,
    );
    await other.close();
  });
});

describe.each(testDatabases)('an upgrade on %s', (kind) => {
  it('is preceded by a backup, which a newer program can read', async () => {
    const program = await openTestProgram(kind);
    const { settings, database } = program.context;
    await loadDemo(program.context, { centre: 'dueren', children: 5, seed: 3 });
    const before = await fingerprint(database, testSecret);
    const parent = await mkdtemp(join(tmpdir(), 'herzstueck-upgrade-'));
    const folder = join(parent, 'migrations');
    await cp(migrationsFolder(), folder, { recursive: true });
    await cp(join(migrationsFolder(), '..', 'prepare.sql'), join(parent, 'prepare.sql'));
    await writeFile(
      join(folder, '9999_future.sql'),
      "alter table family add column nickname text not null default 'x';",
    );
    await backupBeforeUpgrade(settings, database, ['9999_future']);
    await migrate(database, folder);
    const after = await fingerprint(database, testSecret);
    expect(after.tables.family?.hash).not.toBe(before.tables.family?.hash);

    const [name] = await readdir(join(settings.dataFolder, 'backups'));
    expect(name).toMatch(/^before-9999_future-.*\.hzb$/);
    const path = join(settings.dataFolder, 'backups', name!);
    await database.db.updateTable('auth_user').set({ name: 'changed' }).execute();
    await restoreBackup(program.context, path, { key, replace: true, migrations: folder });
    expect((await fingerprint(database, testSecret)).tables).toEqual(after.tables);
    // A program without that migration must not take the newer backup.
    const newer = join(program.folder, 'newer.hzb');
    await writeBackup(database, newer, { key, secret: testSecret, now });
    await expect(restoreBackup(program.context, newer, { key, replace: true })).rejects.toThrow(
      /^Diese Sicherung ist neuer als das Programm/,
    );
    await program.close();
    await rm(parent, { recursive: true, force: true });
  });
});
