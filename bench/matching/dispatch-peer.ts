// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Highs, Model } from 'highs';
import type { DispatchJson, RequestJson } from '../../src/matching/index.ts';

type Entry = readonly [column: number, value: number];

/** Whether two requests fit one person, in either order. */
function fitTogether({ buffer, travel }: DispatchJson, a: RequestJson, b: RequestJson): boolean {
  const way = (from: RequestJson, to: RequestJson): number =>
    from.site === to.site ? 0 : (travel[`${from.site}|${to.site}`] ?? travel[`${to.site}|${from.site}`] ?? 0);
  const follows = (from: RequestJson, to: RequestJson): boolean => from.end + buffer + way(from, to) <= to.start;
  return follows(a, b) || follows(b, a);
}

/**
 * M2 as a textbook writes it: a column for each pair and each request nobody has, a row for each two jobs that do not fit,
 * a column for each job beyond those of a volunteer before. Shares nothing with our solver but the words of the task.
 */
export class PlainProgram {
  private readonly json: DispatchJson;
  private readonly rows: { entries: Entry[]; lower: number; upper: number }[] = [];
  private columns = 0;
  /** Per level its cost, column by column, and what is paid anyway. */
  private readonly cost: Map<number, number>[] = Array.from({ length: 5 }, () => new Map());
  private readonly paid = [0, 0, 0, 0, 0];

  constructor(json: DispatchJson) {
    this.json = json;
    const pairs = new Map<string, { column: number; request: RequestJson }[]>();
    for (const request of json.requests) {
      const before = (json.previous ?? []).find((pair) => pair.request === request.id);
      const unserved = this.column([[0, request.weight]]);
      const row: Entry[] = [[unserved, 1]];
      this.paid[1]! += before ? 1 : 0;
      for (const arc of json.arcs.filter((one) => one.request === request.id)) {
        const column = this.column([
          [2, arc.cost[0]],
          [4, arc.cost[1]],
          [1, before?.volunteer === arc.volunteer ? -1 : 0],
        ]);
        row.push([column, 1]);
        pairs.set(arc.volunteer, [...(pairs.get(arc.volunteer) ?? []), { column, request }]);
      }
      this.row(row, 1, 1);
    }
    for (const volunteer of json.volunteers) this.addVolunteer(volunteer, pairs.get(volunteer.id) ?? []);
  }

  private column(costs: readonly (readonly [level: number, cost: number])[]): number {
    for (const [level, cost] of costs) this.cost[level]!.set(this.columns, cost);
    this.columns += 1;
    return this.columns - 1;
  }

  private row(entries: Entry[], lower: number, upper: number): void {
    this.rows.push({ entries, lower, upper });
  }

  private addVolunteer(
    { maxJobs, minutesLeft, monthJobs = 0 }: DispatchJson['volunteers'][number],
    jobs: readonly { column: number; request: RequestJson }[],
  ): void {
    const none = Number.NEGATIVE_INFINITY;
    for (const [at, a] of jobs.entries())
      for (const b of jobs.slice(at + 1))
        if (!fitTogether(this.json, a.request, b.request))
          this.row(
            [
              [a.column, 1],
              [b.column, 1],
            ],
            none,
            1,
          );
    const all = jobs.map(({ column }): Entry => [column, 1]);
    if (maxJobs !== undefined) this.row(all, none, maxJobs);
    const minutes = jobs.map(({ column, request }): Entry => [column, request.end - request.start]);
    if (minutesLeft !== undefined) this.row(minutes, none, minutesLeft);
    const { fairness } = this.json;
    const steps = jobs.map((_, k): Entry => [this.column([[3, fairness[monthJobs + k] ?? fairness.at(-1) ?? 0]]), -1]);
    this.row([...all, ...steps], 0, 0);
  }

  private modelOf(highs: Highs, level: number, kept: readonly number[]): Model {
    const rows = [...this.rows];
    for (const [before, upper] of kept.entries())
      rows.push({
        entries: [...this.cost[before]!],
        lower: Number.NEGATIVE_INFINITY,
        upper: upper - this.paid[before]!,
      });
    const starts = [0];
    for (const { entries } of rows) starts.push(starts.at(-1)! + entries.length);
    const finite = (bound: number): number => (Number.isFinite(bound) ? bound : Math.sign(bound) * highs.infinity);
    return highs.createModel({
      numCols: this.columns,
      numRows: rows.length,
      colCost: Float64Array.from({ length: this.columns }, (_, column) => this.cost[level]!.get(column) ?? 0),
      colLower: new Float64Array(this.columns),
      colUpper: new Float64Array(this.columns).fill(1),
      rowLower: Float64Array.from(rows, ({ lower }) => finite(lower)),
      rowUpper: Float64Array.from(rows, ({ upper }) => finite(upper)),
      integrality: new Int32Array(this.columns).fill(1),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: this.columns,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(rows.flatMap(({ entries }) => entries.map(([column]) => column))),
        values: Float64Array.from(rows.flatMap(({ entries }) => entries.map(([, value]) => value))),
      },
    });
  }

  /** The least value of each level while those before keep theirs. */
  solve(highs: Highs): number[] {
    const kept: number[] = [];
    for (const level of this.cost.keys()) {
      const model = this.modelOf(highs, level, kept);
      try {
        model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_feasibility_tolerance: 1e-9 });
        model.run();
        if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('HiGHS does not solve it.');
        kept.push(Math.round(model.getObjectiveValue()) + this.paid[level]!);
      } finally {
        model.dispose();
      }
    }
    return kept;
  }
}

/** HiGHS as the package from npm brings it. */
export async function loadPlainHighs(): Promise<Highs> {
  // Its types are those of a CommonJS module, what Node loads is not.
  const { default: load } = (await import('highs' as string)) as { default: () => Promise<Highs> };
  return await load();
}
