// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './postgres.ts';
import { hangs, until } from './until.ts';

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'bin', 'herzstueck.js');
const main = join(root, 'dist', 'main.js');

type Environment = Record<string, string>;

/** Nothing of the machine's own settings reaches a program under test. */
function environmentOf(given: Environment): Environment {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }), HERZSTUECK_SECRET: programSecret, ...given };
}

export const programSecret = 'a secret of programs under test, long enough for it';

export interface Ended {
  /** null: it was ended by a signal, for example because it hung. */
  code: number | null;
  out: string;
  err: string;
}

function listen(child: ChildProcess): { out: string; err: string } {
  const heard = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    heard.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard.err += text;
  });
  return heard;
}

/** Runs a program to its end; one that hangs is ended. */
async function runToEnd(file: string, args: readonly string[], env: Environment): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], {
    env: environmentOf(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: hangs,
    killSignal: 'SIGKILL',
  });
  const heard = listen(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...heard };
}

/** `herzstueck <args>` as a user runs it, as a process of its own. */
export const runCommand = (args: readonly string[], env: Environment): Promise<Ended> => runToEnd(bin, args, env);

/** A start of the server that is expected to fail by itself. */
export const runServer = (env: Environment): Promise<Ended> => runToEnd(main, [], env);

export interface RunningServer {
  url: string;
  /** What it has written so far. */
  heard: { out: string; err: string };
  child: ChildProcess;
  /** SIGTERM, and waits. @returns the exit code */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** Starts the server on a free port and waits until it answers and has said all of its start. */
export async function startServer(env: Environment): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    env: environmentOf({ PORT: String(port), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = listen(child);
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, 'close') as Promise<[number | null]>;
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${heard.err}${heard.out}`);
    return fetch(`${url}/health/live`).then(
      (answer) => answer.ok && heard.out.includes('Herzstück läuft'),
      () => false,
    );
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [code] = await ended;
    return code;
  };
  return {
    url,
    heard,
    child,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

/** Is it one sentence for people: one line, no stack, no code of ours? */
export const isOneSentence = (text: string): boolean =>
  /^[A-ZÄÖÜ„/][^\n]*(?:[.!?)]|\.hzb)\n$/.test(text) && !/^\s*at |node:|\.js:\d|\.ts:\d|Error:/m.test(text);
