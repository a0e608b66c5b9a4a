// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { kill } from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { registerBytes, standing } from '../features/schools/register.fixture.ts';
import { createFileReading, type FileReading, type FileReadingOptions } from './reading.ts';

let reading: FileReading;
let pids: number[];
const make = (options: FileReadingOptions = {}): void => {
  pids = [];
  reading = createFileReading({ timeoutMs: 300_000, ...options, onWorker: (pid) => pids.push(pid) });
};
afterEach(() => reading.close());

const bytes = registerBytes(standing.map((number) => ({ number })));
const large = registerBytes(Array.from({ length: 19_000 }, (_, n) => ({ number: String(100_000 + n) })));
const readIt = (file: Uint8Array = bytes) => reading.read('register', file, (ask) => ask('read'));
const isRunning = (pid: number): boolean => {
  try {
    return kill(pid, 0);
  } catch {
    return false;
  }
};
const nobodyLeft = (): void => expect(pids.filter(isRunning)).toEqual([]);

describe('the process that reads files', () => {
  it('answers, once after the other, and is gone afterwards', async () => {
    make();
    const told = await reading.read('register', bytes, async (ask) => {
      const { errorCount } = await ask('read');
      const { newCount } = await ask('compare');
      expect(pids.filter(isRunning)).toHaveLength(1);
      return { errorCount, newCount };
    });
    expect(told).toEqual({ errorCount: 0, newCount: 9 });
    nobodyLeft();
  });

  it('reads one file at a time, keeps two waiting and tells the next one', async () => {
    make();
    let most = 0;
    const one = () =>
      reading.read('register', bytes, async (ask) => {
        most = Math.max(most, pids.filter(isRunning).length);
        return await ask('read');
      });
    const results = await Promise.allSettled([one(), one(), one(), one()]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(results[3]).toMatchObject({
      reason: { reason: 'busy', message: expect.stringContaining('in einer Minute') },
    });
    expect(most).toBe(1);
    await expect(one()).resolves.toMatchObject({ errorCount: 0 });
  });

  it.each([
    ['is killed from outside', {}, 'lost', (pid: number) => void kill(pid, 'SIGKILL')],
    ['runs out of memory', { memoryMb: 12 }, 'lost', () => {}],
    ['takes too long', { timeoutMs: 1 }, 'slow', () => {}],
  ] as const)('that %s becomes one sentence, and the next file is read', async (_, options, reason, harm) => {
    make(options);
    const outcome = reading.read('register', large, async (ask) => {
      harm(pids[0] ?? 0);
      return await ask('read');
    });
    await expect(outcome).rejects.toMatchObject({
      name: 'FileNotRead',
      reason,
      message: expect.stringMatching(/^D.*\.$/),
    });
    nobodyLeft();
    if (reason === 'slow') return;
    await expect(readIt()).resolves.toMatchObject({ errorCount: 0 });
  });

  it('is ended with the program, with a sentence for who waits', async () => {
    make();
    const outcomes = [readIt(large), readIt()].map((one) => expect(one).rejects.toMatchObject({ reason: 'closing' }));
    await reading.close();
    await Promise.all(outcomes);
    nobodyLeft();
    await expect(readIt()).rejects.toMatchObject({ reason: 'closing' });
  });
});
