// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MipModel, MipResult } from '../../matching/index.ts';
import { keptIo } from '../context.fixture.ts';
import { crowd, matchFolder } from './match.fixture.ts';
import { Progress, runInSlices, Stop } from './run.ts';
import { telling } from './solve.ts';

let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
});
afterAll(() => files.remove());

describe('a long run', () => {
  it('says every two seconds how far it is', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const io = keptIo();
    const progress = new Progress(io);
    for (let step = 1; step <= 50; step += 1) {
      vi.advanceTimersByTime(100);
      progress.tell(() => `step ${step}`);
    }
    vi.useRealTimers();
    expect(io.stderr).toBe('step 20\nstep 40\n');
  });

  it('says every two seconds how long HiGHS has been computing, and no more when it is through', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
    const io = keptIo();
    const done = Promise.withResolvers<MipResult>();
    const solved = telling(
      () => done.promise,
      new Progress(io),
      () => '2 Trennungen',
    )({} as MipModel, { seconds: 7 });
    vi.advanceTimersByTime(5000);
    done.resolve({ status: 'failed' });
    expect(await solved).toEqual({ status: 'failed' });
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();
    expect(io.stderr).toBe(
      [2, 4]
        .map((seconds) => `Geschwister: HiGHS rechnet seit ${seconds} s, höchstens 7 s; bisher 2 Trennungen\n`)
        .join(''),
    );
  });

  it('stops after the slice in which Ctrl-C comes', async () => {
    const stop = new Stop(Number.POSITIVE_INFINITY);
    const listeners = process.listenerCount('SIGINT');
    const flow = {
      handled: 0,
      advance(children: number) {
        this.handled += children;
        // Twice, as npm hands it on.
        if (this.handled === 1500) process.emit('SIGINT') && process.emit('SIGINT');
        return this.handled >= 5000;
      },
    };
    expect(await runInSlices(flow, { total: 5000, stop, progress: { tell: () => undefined } })).toBe(false);
    expect(flow.handled).toBe(1500);
    expect(stop.why).toBe('Abgebrochen');
    await stop.release();
    expect(process.listenerCount('SIGINT')).toBe(listeners - 1);
  });
});

/** Runs the command line in a process of its own; `preload`: what happens in it before. */
async function inProcess(preload: string, argv: readonly string[]) {
  const hook = `data:text/javascript,${encodeURIComponent(preload)}`;
  const child = spawn(process.execPath, ['--import', hook, join(import.meta.dirname, '../../cli.ts'), ...argv], {
    cwd: files.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 500_000,
  });
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...end) => resolve(end));
  });
  return { code, signal, stderr };
}

describe('Ctrl-C', () => {
  beforeAll(() => writeFile(files.place('long.json'), JSON.stringify(crowd(5000))));
  /** Sends the process a signal as soon as it listens, so that it comes while it computes. */
  const onListening = `const { on } = process;
    process.on = function (name, listener) {
      on.call(this, name, listener);
      if (name === 'SIGINT') { process.kill(process.pid, 'SIGINT'); process.kill(process.pid, 'SIGINT'); }
      return this;
    };`;

  it('writes the best known result and ends well', async () => {
    const { code, signal, stderr } = await inProcess(onListening, [
      'match',
      'm1',
      'long.json',
      '--out',
      'stopped.json',
    ]);
    expect(stderr).toContain('Abgebrochen: Das ist die beste bekannte Lösung');
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    const { status, assignment, unplaced } = files.readJson('stopped.json');
    expect(status.gap).toHaveLength(2);
    expect(Object.keys(assignment).length + unplaced.length).toBe(5000);
  });

  it('ends at once the second time', async () => {
    const again = `const { off } = process;
      process.off = function (name, listener) {
        off.call(this, name, listener);
        if (name === 'SIGINT') process.kill(process.pid, 'SIGINT');
        return this;
      };`;
    const argv = ['match', 'm1', 'long.json', '--out', 'never.json'];
    expect(await inProcess(onListening + again, argv)).toMatchObject({ code: null, signal: 'SIGINT' });
    expect(existsSync(files.place('never.json'))).toBe(false);
  });
});
