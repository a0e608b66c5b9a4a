// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cpus } from 'node:os';

/** One line of the report. Times in milliseconds. */
export interface Row {
  id: string;
  /** The median again: what the line is about. */
  value: number;
  unit: 'ms';
  /** Median of the peer: the same work without our layers, in the same run. */
  peer: number;
  /** value / peer */
  ratio: number;
  n: number;
  median: number;
  p95: number;
  /** Statements the work sends to the database, set_config included, begin and commit not; null where nobody counted. */
  statements: number | null;
  goal: { of: 'p95' | 'median'; below: number; met: boolean } | null;
  node: string;
  cpu: string;
}

/** Something to measure, and what to measure it against. `before` is not measured. */
export interface Contest {
  id: string;
  n: number;
  warmUp: number;
  before?: () => Promise<void>;
  ours: () => Promise<unknown>;
  peer: () => Promise<unknown>;
  statements?: number;
  goal?: { of: 'p95' | 'median'; below: number };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** The value at a share of the sorted list (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Ours and the peer in turn, so that what else the machine does falls on both alike. */
export async function measure(contest: Contest): Promise<Row> {
  const ours: number[] = [];
  const peers: number[] = [];
  for (let i = -contest.warmUp; i < contest.n; i += 1) {
    await contest.before?.();
    const own = await timed(contest.ours);
    const other = await timed(contest.peer);
    if (i < 0) continue;
    ours.push(own);
    peers.push(other);
  }
  const median = round(quantile(ours, 0.5));
  const p95 = round(quantile(ours, 0.95));
  const peer = round(quantile(peers, 0.5));
  const { goal } = contest;
  return {
    id: contest.id,
    value: median,
    unit: 'ms',
    peer,
    ratio: round(median / peer),
    n: contest.n,
    median,
    p95,
    statements: contest.statements ?? null,
    goal: goal ? { ...goal, met: (goal.of === 'p95' ? p95 : median) < goal.below } : null,
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
  };
}

/** The lines as a table people read, with what became of each goal. */
export function asTable(rows: readonly Row[]): string {
  const head = ['id', 'median', 'p95', 'peer', 'ratio', 'n', 'statements', 'goal'];
  const lines = rows.map((row) => [
    row.id,
    ...[row.median, row.p95, row.peer].map((ms) => `${ms.toFixed(1)} ms`),
    row.ratio.toFixed(1),
    String(row.n),
    row.statements === null ? '' : String(row.statements),
    row.goal ? `${row.goal.of} < ${row.goal.below} ms: ${row.goal.met ? 'goal met' : 'goal missed'}` : '',
  ]);
  const table = [head, head.map(() => '---'), ...lines];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  return table
    .map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}
