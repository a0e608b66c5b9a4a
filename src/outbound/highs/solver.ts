// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { MipModel, MipResult, MipSolver } from '../../matching/index.ts';
import type { MipAnswer, MipRequest } from './worker.ts';

export type Highs = {
  /** Starts the thread, so that the first program need not wait for it. */
  readonly start: () => void;
  /** Solves one program after the other; never rejects: whatever goes wrong in the thread is `failed`. */
  readonly solve: MipSolver;
  /** Ends the thread; what is still being solved, or asked for later, is `failed`. */
  readonly close: () => Promise<void>;
};

export type HighsOptions = {
  /** Milliseconds a solve may go on after its time limit before its thread is ended. */
  readonly graceMs?: number;
  /** Told when a thread starts. */
  readonly onWorker?: (threadId: number) => void;
};

const GRACE_MS = 2_000;

/** The thread's program beside the running module: bundled (dist/highs-worker.js) or in the source tree. */
function workerPath(moduleUrl: string): string {
  const here = dirname(fileURLToPath(moduleUrl));
  // A bundler may put shared code one folder down, so there is a second place.
  const places = [join(here, 'highs-worker.js'), join(here, '..', 'highs-worker.js'), join(here, 'worker.ts')];
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`not found: ${places.join(', ')}`);
  return found;
}

/** HiGHS in a thread that starts with the first program and stays for the next ones. */
export function createHighs({ graceMs = GRACE_MS, onWorker }: HighsOptions = {}): Highs {
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  let lastId = 0;

  function running(): Worker {
    if (worker !== undefined) return worker;
    // Loaders of the parent (tsx, vitest) are not wanted: Node strips the types of worker.ts itself.
    const fresh = new Worker(workerPath(import.meta.url), { execArgv: [], env: {}, stdout: true, stderr: true });
    const forget = (): void => {
      if (worker === fresh) worker = undefined;
    };
    fresh.on('error', forget);
    fresh.on('exit', forget);
    onWorker?.(fresh.threadId);
    worker = fresh;
    return fresh;
  }

  async function end(): Promise<void> {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  async function ask(model: MipModel, seconds: number): Promise<MipResult> {
    if (closed) return { status: 'failed' };
    const thread = running();
    const { promise, resolve } = Promise.withResolvers<MipResult>();
    lastId += 1;
    const id = lastId;
    const onMessage = (answer: MipAnswer): void => {
      if (answer.id === id) resolve(answer.result);
    };
    const onLost = (): void => resolve({ status: 'failed' });
    const timer = setTimeout(
      () => {
        resolve({ status: 'time-limit' });
        end().catch(() => undefined);
      },
      seconds * 1000 + graceMs,
    );
    thread.on('message', onMessage);
    thread.once('error', onLost);
    thread.once('exit', onLost);
    // An idle thread keeps no program alive.
    thread.ref();
    thread.postMessage({ id, model, seconds } satisfies MipRequest);
    const result = await promise;
    clearTimeout(timer);
    thread.off('message', onMessage);
    thread.off('error', onLost);
    thread.off('exit', onLost);
    thread.unref();
    return result;
  }

  function solve(model: MipModel, limit: { readonly seconds: number }): Promise<MipResult> {
    const result = queue.then(() => ask(model, limit.seconds)).catch((): MipResult => ({ status: 'failed' }));
    queue = result;
    return result;
  }

  async function close(): Promise<void> {
    closed = true;
    await end();
    await queue;
  }

  return { start: () => running().unref(), solve, close };
}
