// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import type { LetterPaths } from './paths.ts';
import type { Template, WorkerAnswer, WorkerRequest, WorkerSettings } from './worker.ts';

type Problem = { readonly problem: 'addressTooLong' | 'notSet' | 'timedOut'; readonly detail: string };
type Outcome = { readonly pdf: Uint8Array } | Problem;

/** The child process ended before it answered. */
export class WorkerLostError extends Error {
  override readonly name = 'WorkerLostError';
}

/** One child process at a time; callers wait for each answer before the next request. */
export type Setter = {
  /** Rejects with WorkerLostError if the child process ends before it answers. */
  readonly set: (template: Template, letter: string, stamp: number, password: string) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

export type SetterSettings = {
  readonly paths: LetterPaths;
  readonly lettersPerWorker: number;
  readonly timeoutMs: number;
  readonly onWorker: (pid: number) => void;
};

const GRACE_MS = 2_000;

// The child needs nothing of our settings, least of all secrets.
const passedOn = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'];

function start({ paths, onWorker }: SetterSettings): ChildProcess {
  const settings: WorkerSettings = { templatePath: paths.templatePath, fontPaths: paths.fontPaths };
  const child = fork(paths.workerPath, [JSON.stringify(settings)], {
    execPath: process.execPath,
    // Loaders of the parent (tsx, vitest) are not wanted: Node strips the types of worker.ts itself.
    execArgv: [],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.includes(name))),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Failing to start or to send is told by 'exit' or by the send callback; without a listener it would end the parent.
  child.on('error', () => undefined);
  if (child.pid !== undefined) onWorker(child.pid);
  return child;
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  const last = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  if (child.connected) child.disconnect();
  await exited;
  clearTimeout(last);
}

/** Sends one request and waits for its answer, the child's end or the time limit, whichever comes first. */
function ask(child: ChildProcess, request: WorkerRequest, timeoutMs: number): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const onMessage = (answer: WorkerAnswer): void => {
    if (answer.id === request.id) resolve(answer);
  };
  const onLost = (): void => reject(new WorkerLostError('the letter worker ended before it answered'));
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    resolve({ problem: 'timedOut', detail: `no answer within ${timeoutMs} ms` });
  }, timeoutMs);
  child.on('message', onMessage);
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

/** Keeps one child process alive, replaced after `lettersPerWorker` letters and whenever it is lost. */
export function createSetter(settings: SetterSettings): Setter {
  let child: ChildProcess | undefined;
  let ending: Promise<unknown> = Promise.resolve();
  let letters = 0;
  let lastId = 0;

  function retire(): void {
    if (child === undefined) return;
    ending = Promise.all([ending, end(child)]);
    child = undefined;
    letters = 0;
  }

  async function set(template: Template, letter: string, stamp: number, password: string): Promise<Outcome> {
    if (child !== undefined && (hasEnded(child) || !child.connected)) retire();
    child ??= start(settings);
    lastId += 1;
    letters += 1;
    try {
      const outcome = await ask(child, { id: lastId, template, letter, stamp, password }, settings.timeoutMs);
      if (letters >= settings.lettersPerWorker || ('problem' in outcome && outcome.problem === 'timedOut')) retire();
      return outcome;
    } catch (error) {
      retire();
      throw error;
    }
  }

  async function stop(): Promise<void> {
    retire();
    await ending;
  }

  return { set, stop };
}
