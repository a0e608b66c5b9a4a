// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../helpers/database.ts';
import { childReport, postForm, signInAt } from '../helpers/journey.ts';
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts';
import { isOneSentence, type RunningServer, runCommand, startServer } from '../helpers/program.ts';
import { canMount, type SmallDisk, smallDisk } from '../helpers/small-disk.ts';
import { hangs } from '../helpers/until.ts';

// Elsewhere the trouble is raised in the database: src/web/trouble.test.ts says the same about the pages.
const possible = await canMount();
const MB = 1024 * 1024;

describe.skipIf(!possible).each(testDatabases)('a full disk under %s (needs mount)', (kind) => {
  let disk: SmallDisk;
  let elsewhere: string;
  let postgres: TestPostgres | undefined;
  let env: Record<string, string>;
  let server: RunningServer;
  let jar: Map<string, string>;
  let number = 0;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    disk = await smallDisk(400);
    elsewhere = await mkdtemp(join(tmpdir(), 'herzstueck-data-'));
    env = {
      HERZSTUECK_DATA: kind === 'pglite' ? join(disk.folder, 'data') : elsewhere,
      HERZSTUECK_BACKUP_KEY: 'a backup key of programs under test, long enough',
      LOG_LEVEL: 'error',
    };
    if (kind === 'postgres') {
      postgres = await startPostgres(disk.folder);
      const login = new URL(`${postgres.adminUrl}/herzstueck`);
      Object.assign(login, { username: 'hz_full', password: 'hz-full-password' });
      const admin = { DATABASE_ADMIN_URL: `${postgres.adminUrl}/postgres` };
      env.DATABASE_URL = login.href;
      expect(await runCommand(['database', 'prepare'], { ...env, ...admin })).toMatchObject({ code: 0 });
    }
    const demo = ['demo', 'load', '--centre', 'dueren', '--children', '5', '--seed', '1'];
    expect(await runCommand(demo, env)).toMatchObject({ code: 0 });
    server = await startServer(env);
    jar = await signInAt(server.url, env.HERZSTUECK_DATA ?? '', 'reporting_office');
  });
  afterAll(async () => {
    await server?.kill();
    await postgres?.stop();
    await disk?.remove();
    await rm(elsewhere, { recursive: true, force: true });
  });

  async function report(fields: Record<string, string>): Promise<Response> {
    const answer = await postForm(server.url, jar, '/meldungen', fields);
    const id = answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0];
    if (answer.status === 303 && id) acknowledged.push(id);
    return answer;
  }
  const next = () => {
    number += 1;
    return childReport(number);
  };
  const health = (path: string) => fetch(`${server.url}/health/${path}`);

  it('is said at once by readiness and in one sentence on the page, with what was typed; then all goes on', async () => {
    expect((await report(next())).status).toBe(303);
    expect((await health('ready')).status).toBe(200);
    await disk.leave(kind === 'pglite' ? 4 * MB : 0);
    let form = next();
    let answer = await report(form);
    // A server has room inside its files for a while; what it acknowledges until then must be there afterwards.
    for (let tries = 0; answer.status === 303 && tries < 300; tries += 1) {
      form = next();
      answer = await report(form);
    }
    const page = await answer.text();
    expect([answer.status, page]).toEqual([503, expect.stringContaining('keinen Speicherplatz mehr')]);
    expect(page).toContain(form.nachname);
    expect(page).toContain('Noch einmal senden');
    const ready = await health('ready');
    expect([ready.status, await ready.json()]).toMatchObject([503, { reason: 'full' }]);
    expect((await health('live')).status).toBe(200);
    await disk.free();
    if (kind === 'pglite') expect((await report(form)).status).toBe(303);
    else await expect.poll(async () => (await report(form)).status).toBe(303);
    await expect.poll(async () => (await health('ready')).status).toBe(200);
    expect(server.heard.err).not.toMatch(/ {4}at /);
  });

  it('loses nothing that was acknowledged, after the program was killed and started again', async () => {
    await server.kill();
    const { code, out } = await runCommand(['export', 'cases', '--centre', 'dueren', '--json'], env);
    expect(code).toBe(0);
    const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
  });

  it('is one sentence for a backup that does not fit, and leaves no half file', async () => {
    const target = await smallDisk(1);
    await target.leave(4096);
    const { code, out, err } = await runCommand(['backup', join(target.folder, 'all.hzb')], env);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Der Speicherplatz ist voll: Bitte /);
    expect(isOneSentence(err)).toBe(true);
    expect((await readdir(target.folder)).filter((name) => !name.startsWith('filler'))).toEqual([]);
    await target.remove();
  });

  it('is one sentence for a start and a command, while the data lie on it', async () => {
    if (kind === 'postgres') return expect(postgres).toBeDefined();
    await disk.leave(4 * MB);
    const { code, out, err } = await runCommand(['verify', '--json'], env);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Der Speicherplatz ist voll: Bitte /);
    expect(isOneSentence(err)).toBe(true);
    await disk.free();
  });
});

describe.skipIf(!possible)('the embedded database that could not write its log (needs mount)', () => {
  it('answers every later question with the trouble instead of never, and goes on when there is space', async () => {
    const disk = await smallDisk(300);
    const connection = join(import.meta.dirname, '..', '..', 'src', 'db', 'connection.ts');
    // A process of its own: without its keeper the database blocks the whole process for ever.
    const script = `
      import { rmSync, statfsSync, writeFileSync } from 'node:fs';
      const { openEmbedded } = await import(${JSON.stringify(connection)});
      const folder = ${JSON.stringify(disk.folder)};
      const handle = await openEmbedded(folder + '/database');
      const ask = (text) => handle.script(text).then(() => 'done', (error) => error.code);
      const heard = [await ask('create table t (id int)'), await ask('insert into t values (1)')];
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(folder + '/filler', Buffer.alloc(bavail * bsize - 40 * 1024 * 1024));
      heard.push(await ask("select count(pg_logical_emit_message(true, 'fill', repeat('x', 1000000))) from generate_series(1, 90)"));
      heard.push(await ask('insert into t values (2)'));
      heard.push(await handle.db.transaction().execute((tx) => tx.selectFrom('t').selectAll().execute()).catch((error) => error.code));
      rmSync(folder + '/filler');
      heard.push(await ask('insert into t values (3)'));
      heard.push((await handle.db.selectFrom('t').selectAll().orderBy('id').execute()).map(({ id }) => id).join());
      await handle.close();
      process.stdout.write(JSON.stringify(heard));
      process.exit(0);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: hangs,
      killSignal: 'SIGKILL',
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    await once(child, 'close');
    await disk.remove();
    expect(out).toBe(JSON.stringify(['done', 'done', '53100', '53100', '53100', 'done', '1,3']));
  });
});
