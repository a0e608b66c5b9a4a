// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Network } from './network.ts';

const SOURCE = fileURLToPath(new URL('./lemon.cpp', import.meta.url));
const HEADER = 'lemon/network_simplex.h';
const LARGEST = 2 ** 63;

/** One solve by LEMON: what it took by its own clock, and the cost of the optimum. */
export interface LemonRun {
  readonly milliseconds: number;
  readonly cost: bigint;
}

/** LEMON's driver, compiled into a folder of its own, or why there is none. */
export class Lemon {
  readonly folder: string;
  /** Null when it can be used. */
  readonly missing: string | null;
  private files = 0;

  private constructor(folder: string, missing: string | null) {
    this.folder = folder;
    this.missing = missing;
  }

  static async compile(): Promise<Lemon> {
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-lemon-'));
    if (!['/usr/include', '/usr/local/include'].some((path) => existsSync(join(path, HEADER))))
      return new Lemon(folder, 'LEMON is missing (Debian: liblemon-dev)');
    try {
      const program = join(folder, 'lemon');
      execFileSync('g++', ['-O3', '-march=native', '-DNDEBUG', '-std=c++17', SOURCE, '-o', program], { stdio: 'pipe' });
    } catch (error) {
      const why =
        error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'g++ is missing' : String(error);
      return new Lemon(folder, why);
    }
    return new Lemon(folder, null);
  }

  /** Why it cannot solve this network, or null. Its first basis costs the largest cost times the nodes per artificial arc. */
  refuses(network: Network): string | null {
    if (this.missing !== null) return this.missing;
    const largest = network.cost.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0) + 1;
    return largest * network.supply.length * 2 < LARGEST ? null : 'the packed costs are too large for LEMON';
  }

  /** Writes the network for `start`. */
  async write(network: Network): Promise<string> {
    const path = join(this.folder, `network-${this.files++}`);
    await writeNetwork(path, network);
    return path;
  }

  /** A driver in a process of its own. */
  start(path: string): LemonSolver {
    return new LemonSolver(join(this.folder, 'lemon'), path);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function writeNetwork(path: string, { supply, source, target, upper, cost }: Network): Promise<void> {
  const file = await open(path, 'w');
  try {
    const head = Int32Array.of(supply.length, source.length);
    for (const { buffer, byteOffset, byteLength } of [head, supply, source, target, upper, cost])
      for (let at = 0; at < byteLength; )
        at += (await file.write(new Uint8Array(buffer, byteOffset + at, byteLength - at))).bytesWritten;
  } finally {
    await file.close();
  }
}

/** A driver with one network; solves it again at each `run`. */
export class LemonSolver {
  private readonly program: ChildProcessWithoutNullStreams;
  private readonly answers: AsyncIterator<string>;

  constructor(program: string, path: string) {
    this.program = spawn(program, [path]);
    this.program.stderr.pipe(process.stderr);
    this.answers = createInterface({ input: this.program.stdout })[Symbol.asyncIterator]();
  }

  async run(): Promise<LemonRun> {
    this.program.stdin.write('run\n');
    const { value, done } = await this.answers.next();
    const [, milliseconds, cost] = done ? [] : (/^([0-9.]+) (-?\d+)$/.exec(value) ?? []);
    if (milliseconds === undefined || cost === undefined)
      throw new Error(`LEMON did not solve: ${value ?? 'it ended'}.`);
    return { milliseconds: Number(milliseconds), cost: BigInt(cost) };
  }

  async close(): Promise<void> {
    const ended = once(this.program, 'close');
    this.program.stdin.end();
    await ended;
  }
}
