// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { serve } from '@hono/node-server';
import type { TestApp } from './app.ts';
import type { PeerAnswer, PeerOrder, PeerRequest } from './loop-peer.ts';

/** Milliseconds for which no input may hold the event loop. */
export const longestHold = 200;

/** What one request did to the event loop. All times in milliseconds. */
export interface Held {
  status: number;
  text: string;
  /** From the first byte sent to the last received. */
  took: number;
  /** The longest the loop was held by work, in time of the processor. */
  held: number;
  /** The longest `/health/live` took to answer, as somebody outside sees it. */
  waited: number;
}

/**
 * Watches this thread's event loop until the function it returns is called.
 * @returns the longest hold, in time of the processor: what a loaded machine takes away counts for nothing
 */
function watchLoop(): () => number {
  let at = process.threadCpuUsage();
  let held = 0;
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(at);
    held = Math.max(held, (user + system) / 1000);
    at = process.threadCpuUsage();
  };
  const timer = setInterval(look, 5);
  return () => {
    look();
    clearInterval(timer);
    return held;
  };
}

class Peer {
  readonly worker: Worker;
  constructor(port: number) {
    // Node strips the types by itself; what the tests are loaded with is not wanted in the thread.
    const file = new URL('./loop-peer.ts', import.meta.url);
    this.worker = new Worker(file, { execArgv: [], workerData: { port } });
  }
  order(order: PeerOrder): void {
    this.worker.postMessage(order);
  }
  answer<T extends PeerAnswer>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const onError = (error: unknown): void => reject(error);
      this.worker.once('error', onError);
      this.worker.once('message', (answer: T) => {
        this.worker.off('error', onError);
        resolve(answer);
      });
    });
  }
}

/** A running server whose event loop is watched while something is sent to it. */
export interface LoopProbe {
  /** Sends one request from another thread, while a third asks `/health/live` all the time. */
  send(request: Partial<PeerRequest> & { path: string }): Promise<Held>;
  /** Watches while work of another kind is done in this process, a command for instance. */
  during(work: () => Promise<unknown>): Promise<Omit<Held, 'status' | 'text'>>;
  close(): Promise<void>;
}

/** Serves the program on loopback in this thread, and starts the two threads that send and ask. */
export async function probeLoop(test: TestApp): Promise<LoopProbe> {
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const server = serve({ fetch: test.app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve({ server, port: info.port }),
    );
  });
  const [sender, asker] = [new Peer(port), new Peer(port)];
  const during: LoopProbe['during'] = async (work) => {
    const asked = asker.answer<{ waits: number[]; failures: number }>();
    asker.order({ probe: true });
    await pause(50);
    const start = performance.now();
    const stop = watchLoop();
    await work();
    const took = performance.now() - start;
    await pause(20);
    const held = stop();
    asker.order({ stop: true });
    const { waits, failures } = await asked;
    if (failures > 0) throw new Error(`/health/live failed ${failures} times.`);
    return { took, held, waited: Math.max(...waits) };
  };
  return {
    during,
    send: async (given) => {
      const request = { method: 'GET', headers: {}, body: null, ...given };
      let answer = { status: 0, text: '' };
      const times = await during(async () => {
        const come = sender.answer<{ status: number; text: string; error?: string }>();
        sender.order({ send: request });
        answer = await come;
      });
      return { ...answer, ...times };
    },
    close: async () => {
      await Promise.all([sender.worker.terminate(), asker.worker.terminate()]);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * The least of up to three measurements: what the machine does beside us comes and goes, an input that holds the loop holds it
 * each time.
 */
export async function leastHeld<T extends { held: number }>(measure: () => Promise<T>): Promise<T> {
  let best = await measure();
  for (let more = 0; more < 2 && best.held >= longestHold; more += 1) {
    const next = await measure();
    if (next.held < best.held) best = next;
  }
  return best;
}
