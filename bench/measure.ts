// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cpus } from 'node:os';

/** What has to be below which number: milliseconds, or the ratio to the peer. */
export interface Goal {
  of: 'p95' | 'median' | 'ratio';
  below: number;
}

/** One line of the report. Times in milliseconds; lines that sum up others are ratios, unit `x`. */
export interface Row {
  id: string;
  /** The median again: what the line is about. */
  value: number;
  unit: 'ms' | 'x';
  /** Median of the peer: the same work without our layers, in the same run; null when there is none here. */
  peer: number | null;
  /** value / peer */
  ratio: number | null;
  n: number;
  median: number;
  p95: number;
  /** Statements the work sends to the database, set_config included, begin and commit not; null where nobody counted. */
  statements: number | null;
  /** `met` is null when the goal is about a peer that is missing. */
  goal: (Goal & { met: boolean | null }) | null;
  /** CPU time of one work on average, milliseconds: of this process, and of the database server where it is another. */
  used: Used | null;
  /** Why there is no peer, or what else belongs to the line. */
  note: string | null;
  node: string;
  cpu: string;
}

/** `server` is null where the system does not tell. */
export interface Used {
  ours: { program: number; server: number | null };
  peer: { program: number; server: number | null };
  /** All of ours through all of the peer's. */
  ratio: number;
}

/** What a work returns that has taken its own time, in another process for example. */
export class Took {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

/** Something to measure, and what to measure it against. `before` and `after`, each time, are not measured. */
export interface Contest {
  id: string;
  n: number;
  warmUp: number;
  before?: () => Promise<void>;
  ours: () => Promise<unknown>;
  /** Null when it cannot run here; `note` says why. */
  peer: (() => Promise<unknown>) | null;
  /** Throws when what came out is wrong. */
  after?: () => Promise<void>;
  /** Once at the end. */
  close?: () => Promise<void>;
  statements?: number;
  goal?: Goal;
  note?: string;
  /** CPU time of the database server so far. Where it is given, the CPU time of both is measured, too. */
  serverTime?: () => number | null;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  const result = await work();
  return result instanceof Took ? result.milliseconds : performance.now() - start;
};

/** Adds up the CPU time of works. */
class Meter {
  readonly #serverTime: () => number | null;
  #program = 0;
  #server: number | null = 0;

  constructor(serverTime: () => number | null) {
    this.#serverTime = serverTime;
  }

  async around<T>(work: () => Promise<T>): Promise<T> {
    const server = this.#serverTime();
    const program = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(program);
    const after = this.#serverTime();
    this.#program += (user + system) / 1000;
    if (this.#server !== null) this.#server = after === null || server === null ? null : this.#server + after - server;
    return result;
  }

  mean(n: number): Used['ours'] {
    return {
      program: roundTime(this.#program / n),
      server: this.#server === null ? null : roundTime(this.#server / n),
    };
  }
}

function usedBy(ours: Used['ours'], peer: Used['peer']): Used {
  const all = ({ program, server }: Used['ours']) => program + (server ?? 0);
  return { ours, peer, ratio: round(all(ours) / all(peer), 4) };
}

/** The value at a share of the sorted list (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;
// Some of the core's works take microseconds.
const roundTime = (value: number): number => round(value, value < 1 ? 4 : 2);

const machine = () => ({ node: process.version, cpu: cpus()[0]?.model ?? 'unknown' });

/** Ours and the peer in turn, so that what else the machine does falls on both alike. */
export async function measure(contest: Contest): Promise<Row> {
  const ours: number[] = [];
  const peers: number[] = [];
  const { serverTime } = contest;
  const meters = serverTime && { ours: new Meter(serverTime), peer: new Meter(serverTime) };
  const metered = (who: 'ours' | 'peer', work: () => Promise<unknown>, i: number) =>
    meters && i >= 0 ? meters[who].around(() => timed(work)) : timed(work);
  try {
    for (let i = -contest.warmUp; i < contest.n; i += 1) {
      await contest.before?.();
      const own = await metered('ours', contest.ours, i);
      const other = contest.peer === null ? Number.NaN : await metered('peer', contest.peer, i);
      await contest.after?.();
      if (i < 0) continue;
      ours.push(own);
      peers.push(other);
    }
  } finally {
    await contest.close?.();
  }
  const median = roundTime(quantile(ours, 0.5));
  const p95 = roundTime(quantile(ours, 0.95));
  const peer = contest.peer === null ? null : roundTime(quantile(peers, 0.5));
  const ratio = peer === null ? null : round(median / peer, 4);
  return {
    id: contest.id,
    value: median,
    unit: 'ms',
    peer,
    ratio,
    n: contest.n,
    median,
    p95,
    statements: contest.statements ?? null,
    goal: verdict(contest.goal, { median, p95, ratio }),
    used: meters ? usedBy(meters.ours.mean(contest.n), meters.peer.mean(contest.n)) : null,
    note: contest.note ?? null,
    ...machine(),
  };
}

function verdict(goal: Goal | undefined, measured: Record<Goal['of'], number | null>): Row['goal'] {
  if (goal === undefined) return null;
  const value = measured[goal.of];
  return { ...goal, met: value === null ? null : value < goal.below };
}

/** A line for what cannot be measured, with the reason; its numbers are NaN, in JSON null. */
export function unmeasured(id: string, note: string): Row {
  const nothing = { value: Number.NaN, median: Number.NaN, p95: Number.NaN, peer: null, ratio: null, n: 0 };
  return { id, unit: 'ms', ...nothing, statements: null, goal: null, used: null, note, ...machine() };
}

/** A line about the ratios of other lines; null when none of them has a peer. */
export function summary(
  id: string,
  of: readonly Row[],
  sumUp: (ratios: number[]) => number,
  below: number,
): Row | null {
  const ratios = of.map(({ ratio }) => ratio).filter((ratio) => ratio !== null);
  if (ratios.length === 0) return null;
  const ratio = round(sumUp(ratios), 4);
  return {
    id,
    value: ratio,
    unit: 'x',
    peer: null,
    ratio,
    n: ratios.length,
    median: ratio,
    p95: round(Math.max(...ratios), 4),
    statements: null,
    goal: verdict({ of: 'ratio', below }, { median: null, p95: null, ratio }),
    used: null,
    note: null,
    ...machine(),
  };
}

const shortTime = (ms: number): string => `${ms < 0.1 ? ms.toPrecision(2) : ms.toFixed(ms < 1 ? 2 : 1)} ms`;
const shortRatio = (ratio: number): string => (ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(ratio < 2 ? 2 : 1));
const verdictText = { true: 'goal met', false: 'goal missed', null: 'no peer here' };

function goalText({ goal }: Row): string {
  if (goal === null) return '';
  const unit = goal.of === 'ratio' ? '' : ' ms';
  return `${goal.of} < ${goal.below}${unit}: ${verdictText[`${goal.met}`]}`;
}

function usedText({ used }: Row): string {
  if (used === null) return '';
  const of = ({ program, server }: Used['ours']) =>
    `${shortTime(program)} here${server === null ? '' : ` + ${shortTime(server)} in the server`}`;
  return `CPU ${of(used.ours)}, peer ${of(used.peer)}, ratio ${shortRatio(used.ratio)}`;
}

/** The lines as a table people read, with what became of each goal. */
export function asTable(rows: readonly Row[]): string {
  const head = ['id', 'median', 'p95', 'peer', 'ratio', 'n', 'statements', 'goal'];
  const lines = rows.map((row) => [
    row.id,
    ...[row.median, row.p95, row.peer].map((ms) => (row.unit === 'ms' && ms !== null && ms >= 0 ? shortTime(ms) : '')),
    row.ratio === null ? '' : shortRatio(row.ratio),
    String(row.n),
    row.statements === null ? '' : String(row.statements),
    [goalText(row), usedText(row), row.note ?? ''].filter((text) => text !== '').join('; '),
  ]);
  const table = [head, head.map(() => '---'), ...lines];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return table
    .map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}
