// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeBackup } from '../../src/commands/backup/write.ts';
import { keptIo } from '../../src/commands/context.fixture.ts';
import { commands, runCommandLine } from '../../src/commands/run.ts';
import { openEmbedded, openServer } from '../../src/db/connection.ts';
import { readSettings } from '../../src/settings.ts';
import { type DatabaseKind, openTestDatabase, testDatabases, withServer } from '../helpers/database.ts';
import { isOneSentence, programSecret, runCommand, runServer } from '../helpers/program.ts';

/** Every command that opens the database, as a call that would succeed or be refused for another reason. */
const calls: Record<string, string[]> = {
  'demo load': ['--centre', 'dueren', '--children', '5'],
  'import schools': ['schools.csv', '--apply'],
  'import addresses': ['addresses.csv'],
  figures: ['--centre', 'dueren', '--from', '2026-01-01', '--to', '2026-12-31', '--json'],
  'export cases': ['--centre', 'dueren', '--json'],
  'export schild': ['--school', '199001', '--out', 'schild'],
  'export m1': ['--centre', 'dueren', '--out', 'in.json'],
  letter: ['--case', 'DN-2026-0001', '--out', 'letter.pdf'],
  backup: ['backup.hzb'],
  restore: ['good.hzb', '--replace'],
  verify: ['--json'],
  'jobs run': ['--due'],
  'user reset-second-factor': ['somebody@example.org'],
};
const sentence = expect.stringMatching(/^Diese Datenbank ist neuer als das Programm \(9999_future\): Bitte /) as string;
const backupKey = 'a backup key of programs under test, long enough';

/** A database on which every trace of a start would show: one centre is missing, and the queue was never opened. */
async function place(kind: DatabaseKind) {
  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-newer-'));
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const env: Record<string, string> = { HERZSTUECK_DATA: data, HERZSTUECK_BACKUP_KEY: backupKey, LOG_LEVEL: 'silent' };
  const remote = kind === 'postgres' ? await openTestDatabase('postgres') : undefined;
  if (remote?.url) env.DATABASE_URL = remote.url;
  else await cp(inject('liteTemplate'), join(data, 'database'), { recursive: true });
  const on = async <T>(work: (handle: Awaited<ReturnType<typeof openServer>>) => Promise<T>): Promise<T> => {
    const handle = remote?.adminUrl ? await openServer(remote.adminUrl, 2) : await openEmbedded(join(data, 'database'));
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  };
  await on(async (handle) => {
    await writeBackup(handle, join(folder, 'good.hzb'), {
      key: backupKey,
      secret: programSecret,
      now: Temporal.Instant.from('2026-11-27T09:00:00Z'),
    });
    await handle.script("delete from centre where key = 'soest'");
  });
  const traces = () =>
    on(async ({ plain, db }) => ({
      centres: (await db.selectFrom('centre').select('key').execute()).length,
      queues: (await plain.selectFrom('pgboss.queue').select('name').execute()).length,
      ledger: await db.selectFrom('schema_migration').select(['name', 'hash']).orderBy('name').execute(),
      files: (await readdir(data)).sort(),
      beside: (await readdir(folder)).sort(),
    }));
  return {
    folder,
    env,
    on,
    traces,
    settings: () => readSettings({ HERZSTUECK_SECRET: programSecret, ...env }),
    run: (...args: string[]) =>
      runCommand(
        args.map((arg) => (arg.endsWith('.hzb') ? join(folder, arg) : arg)),
        env,
      ),
    close: async () => {
      await remote?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe.each(testDatabases)('an old program on the %s database of a newer one', (kind) => {
  let at: Awaited<ReturnType<typeof place>>;
  let before: Awaited<ReturnType<(typeof at)['traces']>>;
  beforeAll(async () => {
    at = await place(kind);
    await at.on(({ script }) => script("insert into schema_migration (name, hash) values ('9999_future', 'x')"));
    before = await at.traces();
  });
  afterAll(() => at.close());

  it('knows every command that opens the database', () => {
    const program = commands.filter((command) => command.needs === 'program');
    expect(program.map(({ name }) => name).toSorted()).toEqual(Object.keys(calls).toSorted());
  });

  it('every command is refused with one sentence and writes nothing', async () => {
    for (const [name, args] of Object.entries(calls)) {
      const io = keptIo(at.folder);
      const code = await runCommandLine([...name.split(' '), ...args], io, at.settings, () =>
        Promise.resolve(undefined),
      );
      expect({ name, code, out: io.stdout, err: io.stderr }).toMatchObject({ code: 2, out: '', err: sentence });
      expect(isOneSentence(io.stderr), name).toBe(true);
    }
    expect(await at.traces()).toEqual(before);
  });

  it('server and commands are refused as a user starts them', async () => {
    for (const { code, out, err } of [
      await runServer({ ...at.env, PORT: '0' }),
      await at.run('verify', '--json'),
      await at.run('backup', 'newer.hzb'),
    ]) {
      expect({ code, out, err }).toMatchObject({ code: 2, out: '', err: sentence });
      expect(isOneSentence(err)).toBe(true);
    }
    expect(await at.traces()).toEqual(before);
  });
});

describe.each(testDatabases)('a %s database that another state of the program made', (kind) => {
  let at: Awaited<ReturnType<typeof place>>;
  beforeAll(async () => {
    at = await place(kind);
    await at.on(({ script }) => script("update schema_migration set hash = 'changed' where name = '0005_placement'"));
  });
  afterAll(() => at.close());

  it('is refused by the server and by commands, and nothing is written', async () => {
    const before = await at.traces();
    for (const { code, out, err } of [
      await runServer({ ...at.env, PORT: '0' }),
      await at.run('backup', 'changed.hzb'),
    ]) {
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^Diese Datenbank stammt von einem anderen Stand des Programms \(0005_placement/);
      expect(isOneSentence(err)).toBe(true);
    }
    expect(await at.traces()).toEqual(before);
  });
});

describe.each(testDatabases)('a backup of a newer program, or of another state of it, restored into %s', (kind) => {
  it('is refused with one sentence, and no row is changed', async () => {
    const at = await place(kind);
    const about = { key: backupKey, secret: programSecret, now: Temporal.Instant.from('2026-11-27T09:00:00Z') };
    await at.on(async (handle) => {
      const kept = await handle.db.selectFrom('schema_migration').select(['name', 'hash']).execute();
      await handle.script("update schema_migration set hash = 'changed' where name = '0005_placement'");
      await writeBackup(handle, join(at.folder, 'changed.hzb'), about);
      await handle.script("insert into schema_migration (name, hash) values ('9999_future', 'x')");
      await writeBackup(handle, join(at.folder, 'newer.hzb'), about);
      const rows = kept.map(({ name, hash }) => `('${name}', '${hash}')`);
      await handle.script(
        `delete from schema_migration; insert into schema_migration (name, hash) values ${rows.join()}`,
      );
    });
    // A folder where nothing lies yet: the newer backup is refused before a database is made.
    const empty = join(at.folder, 'empty');
    const newer = await runCommand(['restore', join(at.folder, 'newer.hzb')], { ...at.env, HERZSTUECK_DATA: empty });
    expect(newer).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^Diese Sicherung ist neuer als/) });
    expect(isOneSentence(newer.err)).toBe(true);
    await expect(readdir(empty)).rejects.toThrow('ENOENT');
    const changed = await at.run('restore', 'changed.hzb', '--replace');
    expect(changed).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Diese Sicherung stammt von einem anderen Stand/),
    });
    expect(isOneSentence(changed.err)).toBe(true);
    await at.close();
  });
});

it.runIf(withServer)('database prepare leaves the database of a newer program alone', async () => {
  const at = await place('postgres');
  await at.on(({ script }) => script("insert into schema_migration (name, hash) values ('9999_future', 'x')"));
  const before = await at.traces();
  const url = new URL(at.env.DATABASE_URL ?? '');
  url.username = 'hz_never_made';
  const { code, err } = await runCommand(['database', 'prepare'], {
    ...at.env,
    DATABASE_URL: url.href,
    DATABASE_ADMIN_URL: `${inject('adminUrl')}/postgres`,
  });
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/^Diese Datenbank ist neuer/) });
  expect(await at.traces()).toEqual(before);
  const roles = await at.on(({ plain }) =>
    plain.selectFrom('pg_roles').select('rolname').where('rolname', '=', 'hz_never_made').execute(),
  );
  expect(roles).toEqual([]);
  await at.close();
});
