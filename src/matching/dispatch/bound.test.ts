// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstPrices, priceBound } from '../program/bound.ts';
import { Face } from '../program/face.ts';
import { goalsOf } from '../program/goals.ts';
import type { MipModel, MipResult } from '../siblings/mip.ts';
import { dispatchFromJson } from './builder.ts';
import { checkDispatch } from './check.ts';
import { bruteForce, chanceOf, mixedWeek } from './dispatch.fixture.ts';
import { fitTogether, partsOf } from './part.ts';
import { Program } from './program.ts';
import { solveDispatch } from './solve.ts';

/** Columns of 0 or 1 under a few rows with small numbers. */
function drawnModel(seed: number): MipModel {
  const chance = chanceOf(seed);
  const [columns, rows] = [2 + chance(5), 1 + chance(4)];
  const start = [0];
  const [index, value]: [number[], number[]] = [[], []];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (chance(2) === 0) continue;
      index.push(column);
      value.push(chance(3) === 0 ? chance(9) - 4 : 1);
    }
    start.push(index.length);
  }
  return {
    columns,
    rows,
    cost: Float64Array.from({ length: columns }, () => chance(21) - 10),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    integer: new Uint8Array(columns),
    rowLower: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.from({ length: rows }, () => chance(4)),
    start: Int32Array.from(start),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}

function* solutionsOf({ columns, rows, start, index, value, rowUpper }: MipModel): Generator<number[]> {
  for (let bits = 0; bits < 2 ** columns; bits += 1) {
    const x = Array.from({ length: columns }, (_, column) => (bits >> column) & 1);
    let holds = true;
    for (let row = 0; row < rows; row += 1) {
      let sum = 0;
      for (let at = start[row]!; at < start[row + 1]!; at += 1) sum += value[at]! * x[index[at]!]!;
      holds &&= sum <= rowUpper[row]!;
    }
    if (holds) yield x;
  }
}

const anyPrices = fc.array(fc.oneof(fc.double(), fc.double({ min: -20, max: 2, noNaN: true })), {
  minLength: 4,
  maxLength: 4,
});

it('any prices whatever prove a bound that holds, and close only what is dearer', () => {
  fc.assert(
    fc.property(fc.nat(), anyPrices, fc.integer({ min: -5, max: 5 }), (seed, given, more) => {
      const model = drawnModel(seed);
      for (const prices of [Float64Array.from(given).subarray(0, model.rows), firstPrices(model)]) {
        const proven = priceBound(model, prices);
        const solutions = [...solutionsOf(model)].map((x) => ({
          x,
          cost: x.reduce((sum, one, at) => sum + one * model.cost[at]!, 0),
        }));
        for (const { cost } of solutions) expect(cost).toBeGreaterThanOrEqual(proven.bound);
        const atMost = proven.bound + more;
        const rows = Array.from({ length: model.rows }, (_, row) => ({
          columns: [...model.index.subarray(model.start[row], model.start[row + 1])],
          values: [...model.value.subarray(model.start[row], model.start[row + 1])],
          upper: model.rowUpper[row]!,
        }));
        const face = new Face(model.lower.slice(), model.upper.slice(), rows);
        const all = { model, columns: Int32Array.from(model.cost.keys()), rows: [...rows.keys()], spent: 0 };
        const isImplied = face.close(all, proven, atMost);
        for (const { x, cost } of solutions)
          if (cost <= atMost) expect(face.holds(Float64Array.from(x))).toBe(true);
          else if (isImplied) expect(face.holds(Float64Array.from(x))).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});

it('each two jobs that do not fit a volunteer are in a row of which one can be', () => {
  for (let seed = 1; seed <= 30; seed += 1)
    for (const part of partsOf(dispatchFromJson(mixedWeek(seed, { requests: 12, volunteers: 4, heaviest: 3 })))) {
      const program = new Program(part);
      for (const _ of program.build());
      expect(goalsOf(program).every(({ cost }) => cost.every(Number.isSafeInteger))).toBe(true);
      for (const [volunteer, arcs] of part.arcsOf.entries())
        for (const a of arcs)
          for (const b of arcs) {
            const fits = a === b || fitTogether(part, volunteer, part.arcRequest[a]!, part.arcRequest[b]!);
            const together = program.rows.some(
              ({ columns, upper }) =>
                upper === 1 &&
                [a, b].every((arc) => columns.includes(arc)) &&
                part.arcsOf[volunteer]!.length >= columns.length &&
                columns.every((arc) => part.arcVolunteer[arc] === volunteer),
            );
            if (!fits) expect(together).toBe(true);
          }
    }
});

it('a solver that talks nonsense can neither make a plan wrong nor a bound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), async (seed, nonsense) => {
      const json = mixedWeek(seed, { requests: 6, volunteers: 3, heaviest: 5 });
      const chance = chanceOf(nonsense);
      const liar = ({ columns, rows, integer }: MipModel): Promise<MipResult> => {
        const values = Float64Array.from({ length: columns }, () => chance(5) / 4);
        if (integer.includes(1)) return Promise.resolve({ status: 'time-limit', values });
        const prices = Float64Array.from({ length: rows }, () => (chance(3) === 0 ? Number.NaN : 2 - chance(40) / 3));
        return Promise.resolve({ status: 'optimal', values, prices });
      };
      const { assignment, objective, gap } = await solveDispatch(dispatchFromJson(json), { solveMip: liar });
      expect(checkDispatch(json, { assignment, objective })).toEqual([]);
      const best = bruteForce(json).split(',').map(Number);
      const bound = objective.map((value, level) => value - (gap?.[level] ?? 0));
      const at = best.findIndex((value, level) => value !== bound[level]);
      if (at >= 0) expect(bound[at]).toBeLessThan(best[at]!);
    }),
    { numRuns: 500 },
  );
});
