// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenForCommands, sendCommand } from './command-socket.ts';
import { openTestProgram } from './context.fixture.ts';

describe('commands beside a running server', () => {
  let program: Awaited<ReturnType<typeof openTestProgram>>;
  beforeAll(async () => {
    program = await openTestProgram('pglite');
  });
  afterAll(() => program.close());

  async function send(folder: string, ...argv: string[]) {
    const heard = { out: '', err: '' };
    const code = await sendCommand(
      folder,
      { argv, cwd: '/' },
      {
        out: (text) => {
          heard.out += text;
        },
        err: (text) => {
          heard.err += text;
        },
      },
    );
    return { code, ...heard };
  }

  it.each([
    ['in the data folder', ''],
    ['elsewhere when the path is too long', 'x'.repeat(120)],
  ])('are done by the server through a socket %s that only its owner can open', async (_where, sub) => {
    const folder = join(program.folder, sub);
    await mkdir(folder, { recursive: true });
    const close = await listenForCommands(folder, program.context);
    if (sub === '') expect((await stat(join(folder, 'herzstueck.sock'))).mode & 0o777).toBe(0o600);
    expect(await send(folder, 'jobs', 'run', '--due')).toEqual({ code: 0, out: '7\n', err: '' });
    expect((await send(folder, 'verify', '--json')).out).toContain('"tables"');
    expect(await send(folder, 'jobs', 'run')).toMatchObject({ code: 2, out: '' });
    await close();
    expect(existsSync(join(folder, 'herzstueck.sock'))).toBe(false);
    expect((await send(folder, 'verify')).code).toBeUndefined();
  });

  it.each([
    ['restore', 'x.hzb'],
    ['demo', 'load'],
  ])('%s is refused with one sentence', async (...argv) => {
    const close = await listenForCommands(program.folder, program.context);
    const { code, err } = await send(program.folder, ...argv);
    expect(code).toBe(1);
    expect(err).toMatch(/^Herzstück läuft gerade\..*\n$/);
    await close();
  });

  it('answers nonsense with 2 and goes on', async () => {
    const close = await listenForCommands(program.folder, program.context);
    const answer = await new Promise<string>((resolve) => {
      const socket = createConnection(join(program.folder, 'herzstueck.sock'));
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => resolve(text));
      socket.write('nonsense\n');
    });
    expect(JSON.parse(answer)).toEqual({ exit: 2 });
    expect((await send(program.folder, 'jobs', 'run', '--due')).code).toBe(0);
    await close();
  });
});
