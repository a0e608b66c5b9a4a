// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { permissions } from '../auth/permissions.ts';
import { lockFolder } from '../server/lock.ts';
import { readSettings } from '../settings.ts';
import { keptIo, openTestProgram } from './context.fixture.ts';
import { runBesideServer, runCommandLine } from './run.ts';

const settings = () => readSettings({ HERZSTUECK_DATA: '/nonexistent/herzstueck' });
const nobody = () => Promise.resolve(undefined);

async function call(...argv: string[]) {
  const io = keptIo();
  return { code: await runCommandLine(argv, io, settings, nobody), ...io };
}

describe('runCommandLine', () => {
  it('prints the help on stdout when asked, on stderr otherwise', async () => {
    expect(await call('--help')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('herzstueck backup'),
    });
    expect(await call()).toMatchObject({ code: 2, stdout: '' });
    expect(await call('frobnicate')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('frobnicate'),
    });
  });

  it.each([[['routes', '--frob']], [['backup']], [['jobs', 'run', '--wrong']], [['database', 'prepare']]])(
    'answers a wrong call %j with 2 and the usage',
    async (argv) => {
      const io = keptIo();
      const context = (await openTestProgram('pglite')) as Awaited<ReturnType<typeof openTestProgram>>;
      const code =
        argv[0] === 'backup' || argv[0] === 'jobs'
          ? await runBesideServer(argv, io, context.context)
          : await runCommandLine(argv, io, settings, nobody);
      await context.close();
      expect(code).toBe(2);
      expect(io.stderr).toContain('Aufruf: herzstueck');
      expect(io.stdout).toBe('');
    },
  );

  it('lists every route with a permission that exists', async () => {
    const { code, stdout } = await call('routes', '--json');
    const routes = JSON.parse(stdout) as { path: string; permission: string; audit: string; roles: string[] }[];
    expect(code).toBe(0);
    expect(routes.length).toBeGreaterThan(10);
    for (const route of routes) {
      expect(Object.keys(permissions)).toContain(route.permission);
      expect(route.roles.length).toBeGreaterThan(0);
      expect(route.audit).not.toBe('');
    }
  });

  it('refuses a folder that is in use when nobody answers there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-cli-'));
    const unlock = await lockFolder(folder);
    const io = keptIo();
    expect(
      await runCommandLine(['verify', '--json'], io, () => readSettings({ HERZSTUECK_DATA: folder }), nobody),
    ).toBe(1);
    expect(io.stderr).toContain('benutzt');
    expect(io.stderr.trim().split('\n')).toHaveLength(1);
    await unlock();
    await rm(folder, { recursive: true });
  });

  it('hands the command to the server that answers', async () => {
    const io = keptIo();
    expect(await runCommandLine(['verify', '--json'], io, settings, () => Promise.resolve(1))).toBe(1);
  });
});
