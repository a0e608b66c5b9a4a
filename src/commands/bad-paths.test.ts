// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testDatabases, withServer } from '../../tests/helpers/database.ts';
import { isOneSentence } from '../../tests/helpers/program.ts';
import { readSettings } from '../settings.ts';
import { keptIo, openTestProgram, testSecret } from './context.fixture.ts';
import { runBesideServer, runCommandLine } from './run.ts';

const nobody = () => Promise.resolve(undefined);

/** Calls with a path that cannot be used. What lies in the folder: `file` (a text), `folder`, `part.hzb` (the begin of a backup). */
const calls: [string, string[]][] = [
  ['backup onto a folder', ['backup', 'folder']],
  ['backup into a folder that is missing', ['backup', 'missing/all.hzb']],
  ['backup into a file', ['backup', 'file/all.hzb']],
  ['backup onto a file that is none of ours', ['backup', 'file']],
  ['backup onto a device', ['backup', '/dev/null']],
  ['backup where nobody can write', ['backup', '/proc/all.hzb']],
  ['letter into a folder that is missing', ['letter', '--case', 'DN-2026-0001', '--out', 'missing/a.pdf']],
  ['letter onto a folder', ['letter', '--case', 'DN-2026-0001', '--out', 'folder']],
  ['schools from a missing file', ['import', 'schools', 'missing.csv']],
  ['schools from a folder', ['import', 'schools', 'folder']],
  ['addresses from a missing file', ['import', 'addresses', 'missing.csv']],
  ['addresses from a folder', ['import', 'addresses', 'folder']],
  ['the common placement onto a folder', ['export', 'm1', '--centre', 'dueren', '--out', 'folder']],
  ['the common placement into a file', ['export', 'm1', '--centre', 'dueren', '--out', 'file/in.json']],
];

describe.each(testDatabases)('commands with a path that cannot be used on %s', (kind) => {
  let program: Awaited<ReturnType<typeof openTestProgram>>;
  const contents = async () => (await readdir(program.folder, { recursive: true })).sort();
  beforeAll(async () => {
    program = await openTestProgram(kind);
    await mkdir(join(program.folder, 'folder'));
    await writeFile(join(program.folder, 'file'), 'text of somebody');
  });
  afterAll(() => program.close());

  it.each(calls)('%s is one German sentence, and nothing is left behind', async (_what, argv) => {
    const before = await contents();
    const io = keptIo(program.folder);
    const code = await runBesideServer(argv, io, program.context);
    expect({ code, out: io.stdout }).toEqual({ code: 1, out: '' });
    expect(isOneSentence(io.stderr), io.stderr).toBe(true);
    expect(await contents()).toEqual(before);
    expect(await readFile(join(program.folder, 'file'), 'utf8')).toBe('text of somebody');
  });

  it('a backup takes the place of an earlier one', async () => {
    const io = keptIo(program.folder);
    expect(await runBesideServer(['backup', 'all.hzb'], io, program.context)).toBe(0);
    const first = await readFile(join(program.folder, 'all.hzb'));
    expect(await runBesideServer(['backup', 'all.hzb'], io, program.context)).toBe(0);
    expect((await readFile(join(program.folder, 'all.hzb'))).equals(first)).toBe(false);
  });
});

describe('a data folder that cannot be used', () => {
  let parent: string;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'herzstueck-damaged-'));
    await writeFile(join(parent, 'a-file'), '');
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  async function open(data: string, ...argv: string[]) {
    const io = keptIo(parent);
    const settings = () =>
      readSettings({ HERZSTUECK_DATA: data, HERZSTUECK_SECRET: testSecret, HERZSTUECK_BACKUP_KEY: testSecret });
    return { code: await runCommandLine(argv, io, settings, nobody), out: io.stdout, err: io.stderr };
  }

  it.each([
    ['a file', 'a-file'],
    ['in a file', 'a-file/data'],
    ['where nothing can be made', '/proc/herzstueck'],
  ])('because it is %s: one sentence, exit code 2', async (_what, path) => {
    const { code, out, err } = await open(resolve(parent, path), 'verify', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Der Datenordner „/);
    expect(isOneSentence(err)).toBe(true);
  });

  it.each<[string, string, (database: string) => Promise<unknown>]>([
    ['no version', 'beschädigt', (at) => rm(join(at, 'PG_VERSION'))],
    ['another version', 'PostgreSQL 16', (at) => writeFile(join(at, 'PG_VERSION'), '16\n')],
    ['no state', 'beschädigt', (at) => rm(join(at, 'global', 'pg_control'))],
    ['a cut state', 'beschädigt', (at) => writeFile(join(at, 'global', 'pg_control'), 'x')],
    ['a garbled state', 'beschädigt', (at) => writeFile(join(at, 'global', 'pg_control'), Buffer.alloc(8192, 7))],
    ['no log', 'beschädigt', (at) => rm(join(at, 'pg_wal'), { recursive: true })],
    [
      'something else in it',
      'beschädigt',
      async (at) => {
        await rm(at, { recursive: true });
        await mkdir(at);
        await writeFile(join(at, 'notes.txt'), 'x');
      },
    ],
  ])('because its database has %s: one sentence, and no new database is begun in it', async (what, words, harm) => {
    const data = join(parent, what.replaceAll(' ', '-'));
    const database = join(data, 'database');
    await mkdir(data);
    await cp(inject('liteTemplate'), database, { recursive: true });
    await harm(database);
    const before = (await readdir(database, { recursive: true }))
      .filter((name) => !name.startsWith('postmaster'))
      .sort();
    const { code, out, err } = await open(data, 'verify', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(isOneSentence(err)).toBe(true);
    const after = (await readdir(database, { recursive: true }))
      .filter((name) => !name.startsWith('postmaster'))
      .sort();
    expect(after).toEqual(before);
  });

  it.each([
    ['a missing file', 'missing.hzb'],
    ['a folder', '.'],
    ['another file', 'a-file'],
  ])('restore from %s is one sentence, and no database is made', async (_what, path) => {
    const data = join(parent, 'fresh');
    const { code, out, err } = await open(data, 'restore', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(isOneSentence(err)).toBe(true);
    await expect(readdir(data)).rejects.toThrow('ENOENT');
  });
});

describe.runIf(withServer)('a database server that cannot be used', () => {
  const url = (change: (url: URL) => void): string => {
    const one = new URL(`${inject('adminUrl')}/hz_template`);
    Object.assign(one, { username: inject('loginName'), password: inject('loginPassword') });
    change(one);
    return one.href;
  };
  it.each<[string, string, number, (url: URL) => void]>([
    ['because nobody listens there', 'antwortet nicht', 1, (at) => Object.assign(at, { port: '1' })],
    ['because the password is another', 'nimmt die Anmeldung', 1, (at) => Object.assign(at, { password: 'wrong' })],
    ['because the database is missing', 'nimmt die Anmeldung', 1, (at) => Object.assign(at, { pathname: '/hz_none' })],
    [
      'because the login is a superuser',
      'darf kein Administrator sein',
      2,
      (at) => Object.assign(at, { username: 'postgres', password: 'postgres' }),
    ],
  ])('%s: one sentence without a stack', async (_what, words, expected, change) => {
    const data = await mkdtemp(join(tmpdir(), 'herzstueck-server-'));
    const io = keptIo(data);
    const settings = () =>
      readSettings({
        HERZSTUECK_DATA: data,
        HERZSTUECK_SECRET: testSecret,
        DATABASE_URL: url(change),
        LOG_LEVEL: 'silent',
      });
    expect(await runCommandLine(['verify', '--json'], io, settings, nobody)).toBe(expected);
    expect(io.stdout).toBe('');
    expect(io.stderr).toContain(words);
    expect(isOneSentence(io.stderr), io.stderr).toBe(true);
    await rm(data, { recursive: true });
  });
});
