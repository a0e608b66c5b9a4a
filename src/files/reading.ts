// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Ask, ReaderAnswer, ReaderRequest } from './protocol.ts';
import type { TaskName, TaskOf } from './tasks.ts';

/** Why a file was not read, in a sentence for the person who handed it in. */
const sentences = {
  busy: 'Gerade werden schon andere Dateien geprüft. Bitte versuchen Sie es in einer Minute noch einmal.',
  slow: 'Die Prüfung der Datei hat zu lange gedauert und wurde beendet. Bitte laden Sie die Datei an der Quelle noch einmal unverändert herunter.',
  lost: 'Die Datei ließ sich nicht prüfen. Bitte laden Sie sie an der Quelle noch einmal unverändert herunter.',
  closing: 'Herzstück wird gerade beendet. Bitte versuchen Sie es in einer Minute noch einmal.',
} as const;

/** The file was not read; the message is the German sentence to show. */
export class FileNotRead extends Error {
  override readonly name = 'FileNotRead';
  readonly reason: keyof typeof sentences;
  constructor(reason: keyof typeof sentences) {
    super(sentences[reason]);
    this.reason = reason;
  }
}

/** Reads files people hand in, one at a time, each in a process of its own. */
export interface FileReading {
  /**
   * Gives the file to a new process and lets `work` ask it; the process ends with `work`. Waits its turn behind others.
   * @throws FileNotRead when too many wait already, or the process crashed, took too long, ran out of memory or is ended
   */
  read<N extends TaskName, R>(kind: N, bytes: Uint8Array, work: (ask: Ask<TaskOf<N>>) => Promise<R>): Promise<R>;
  /** Ends the process; what is read or waits is refused. */
  close(): Promise<void>;
}

export interface FileReadingOptions {
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number;
  /** How many may wait while one is read. */
  readonly waiting?: number;
  /** Megabytes of memory for one file as JavaScript holds it. */
  readonly memoryMb?: number;
  /** Told when a process starts. */
  readonly onWorker?: (pid: number) => void;
}

const PIECE = 1024 * 1024;

// The child needs nothing of our settings, least of all secrets.
const passedOn = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'];

/** The process's program beside the running module: bundled (dist/file-worker.js) or in the source tree. */
function workerPath(moduleUrl: string): string {
  const here = dirname(fileURLToPath(moduleUrl));
  // A bundler may put shared code one folder down, so there is a second place.
  const places = [join(here, 'file-worker.js'), join(here, '..', 'file-worker.js'), join(here, 'worker.ts')];
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`not found: ${places.join(', ')}`);
  return found;
}

function start(kind: TaskName, memoryMb: number): ChildProcess {
  const child = fork(workerPath(import.meta.url), [kind], {
    execPath: process.execPath,
    // Loaders of the parent (tsx, vitest) are not wanted: Node strips the types of worker.ts itself.
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.includes(name))),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Failing to start or to send is told by 'exit' or by the send callback; without a listener it would end the parent.
  child.on('error', () => undefined);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  // It keeps nothing that has to be put in order.
  child.kill('SIGKILL');
  await exited;
}

/** Sends one message and waits for its answer, the child's end or the time limit, whichever comes first. */
function exchange(child: ChildProcess, request: ReaderRequest, timeoutMs: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const onLost = (): void => reject(new FileNotRead('lost'));
  const onMessage = (message: ReaderAnswer): void => ('failed' in message ? onLost() : resolve(message.answer));
  const timer = setTimeout(() => reject(new FileNotRead('slow')), timeoutMs);
  child.once('message', onMessage);
  child.once('exit', onLost);
  child.once('error', onLost);
  child.send(request, (error) => {
    if (error) onLost();
  });
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', onMessage);
    child.off('exit', onLost);
    child.off('error', onLost);
  });
}

/** Makes the reader; no process runs before a file comes. */
export function createFileReading(options: FileReadingOptions = {}): FileReading {
  const { timeoutMs = 60_000, waiting = 2, memoryMb = 1024, onWorker } = options;
  let current: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let inHand = 0;
  let closed = false;

  async function readNow<N extends TaskName, R>(
    kind: N,
    bytes: Uint8Array,
    work: (ask: Ask<TaskOf<N>>) => Promise<R>,
  ): Promise<R> {
    if (closed) throw new FileNotRead('closing');
    const child = start(kind, memoryMb);
    current = child;
    if (child.pid !== undefined) onWorker?.(child.pid);
    const send = async (request: ReaderRequest): Promise<unknown> => {
      try {
        return await exchange(child, request, timeoutMs);
      } catch (error) {
        throw closed ? new FileNotRead('closing') : error;
      }
    };
    try {
      // In pieces, each answered: sending copies, and the event loop gets its turn between them.
      for (let at = 0; at < bytes.length; at += PIECE) await send({ piece: bytes.subarray(at, at + PIECE) });
      const ask = ((question: string, ...args: unknown[]) => send({ question, args })) as Ask<TaskOf<N>>;
      return await work(ask);
    } finally {
      current = undefined;
      await end(child);
    }
  }

  return {
    read: (kind, bytes, work) => {
      if (inHand > waiting) return Promise.reject(new FileNotRead('busy'));
      inHand += 1;
      const result = queue
        .then(() => readNow(kind, bytes, work))
        .finally(() => {
          inHand -= 1;
        });
      queue = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      closed = true;
      if (current) await end(current);
      await queue;
    },
  };
}
