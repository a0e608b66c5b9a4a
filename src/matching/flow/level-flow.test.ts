// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { menuForLostPlace, menuForLostPlaces, menuForWithdrawal } from '../change/move-menu.ts';
import { gainPlaces, losePlaces, returnChild, withdrawChild } from '../change/reoptimise.ts';
import { placeValue, whatWouldHelp, whyNot } from '../change/why-not.ts';
import { instanceFromJson } from '../instance/builder.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { bestOf, compare, LARGE, minus, pairsOf, placements, plus } from '../placement.fixture.ts';
import { AnswerProof } from '../proof/answer-proof.ts';
import { checkCertificate } from '../proof/certificate.ts';
import { LevelFlow } from './level-flow.ts';
import { bestKnown, solutionOf, solve } from './solution.ts';

function byLevels(json: InstanceJson): { instance: Instance; flow: LevelFlow } {
  const instance = instanceFromJson(json);
  const flow = new LevelFlow(instance);
  while (!flow.advance(Number.POSITIVE_INFINITY));
  return { instance, flow };
}

const small = placements({ children: 6, pools: 4, places: 2 });
const isZero = (tuple: readonly number[]): boolean => tuple.every((value) => value === 0);

describe('a flow that is solved level by level', () => {
  it('is the best placement by full enumeration, and its prices prove it', () => {
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = byLevels(json);
        expect(checkCertificate(instance, solutionOf(flow))).toMatchObject({ valid: true, problems: [] });
        expect(solutionOf(flow).objective).toEqual(bestOf(instance));
      }),
      { seed: 61, numRuns: 600 },
    );
  });

  it('agrees with the flow in one number on larger instances', () => {
    fc.assert(
      fc.property(placements({ children: 60, pools: 12, places: 8 }), (json) => {
        const { instance, flow } = byLevels(json);
        expect(checkCertificate(instance, solutionOf(flow))).toMatchObject({ valid: true, problems: [] });
        expect(solutionOf(flow).objective).toEqual(solve(instance).objective);
      }),
      { seed: 62, numRuns: 100, ...LARGE },
    );
  });

  it('may be stopped in any entry: a placement that keeps the limits, and a bound', () => {
    fc.assert(
      fc.property(small, fc.nat(30), (json, slices) => {
        const instance = instanceFromJson(json);
        const flow = new LevelFlow(instance);
        let handled = 0;
        for (let slice = 0; slice < slices && !flow.advance(1); slice += 1) {
          expect(flow.handled).toBeGreaterThanOrEqual(handled);
          handled = flow.handled;
        }
        const { solution, bound } = bestKnown(flow);
        expect(checkCertificate(instance, solution).feasible).toBe(true);
        const best = bestOf(instance)!;
        expect(compare(bound, best)).toBeLessThanOrEqual(0);
        expect(compare(best, solution.objective)).toBeLessThanOrEqual(0);
      }),
      { seed: 63, numRuns: 300 },
    );
  });
});

describe('answers of a flow that is solved level by level', () => {
  it('why not and what would help: by full enumeration, and proven', () => {
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = byLevels(json);
        const best = bestOf(instance)!;
        for (const { child, pool } of pairsOf(instance)) {
          const answer = whyNot(flow, child, pool);
          const forced = bestOf(instance, { forced: { child, pool } });
          expect(answer.possible).toBe(forced !== null);
          if (forced) expect(answer.delta).toEqual(minus(forced, best));
          expect(answer.delta).toEqual(plus(answer.own, answer.others));
          expect(answer.changes.length).toBe(answer.possible && pool !== flow.poolOf[child] ? answer.moved + 1 : 0);
          const proof = new AnswerProof(flow, { force: { child, pool } });
          proof.optimum({ possible: answer.possible, extra: answer.delta, changes: answer.changes });
          if (instance.frozenArc[child]! >= 0 || !forced) continue;
          const help = whatWouldHelp(flow, child, pool);
          const places = new Map(help.fullLimits.map((limit) => [limit, 1]));
          expect(help.withOneMorePlace).toEqual(minus(bestOf(instance, { places, forced: { child, pool } })!, best));
          const there = bestOf(instance, { places, forced: { child, pool } })!;
          expect(help.onePlaceIsEnough).toBe(compare(there, bestOf(instance, { places })!) === 0);
        }
      }),
      { seed: 64, numRuns: 150 },
    );
  });

  it('the value of a place lies around the price', () => {
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = byLevels(json);
        const best = bestOf(instance)!;
        for (const limit of instance.limitIds.keys()) {
          const { gain, loss, price } = placeValue(flow, limit);
          const less = bestOf(instance, { places: new Map([[limit, -1]]) });
          expect(gain).toEqual(minus(best, bestOf(instance, { places: new Map([[limit, 1]]) })!));
          expect(loss).toEqual(less && minus(less, best));
          expect(compare(gain, price)).toBeLessThanOrEqual(0);
          if (loss) expect(compare(price, loss)).toBeLessThanOrEqual(0);
        }
      }),
      { seed: 65, numRuns: 200 },
    );
  });

  it('places and children that come and go', () => {
    fc.assert(
      fc.property(small, fc.nat(), (json, pick) => {
        const { instance, flow } = byLevels(json);
        const best = bestOf(instance)!;
        const limit = pick % Math.max(1, instance.limitIds.length);
        if (instance.cap[limit]! > 0) {
          const less = bestOf(instance, { places: new Map([[limit, -1]]) });
          const lost = losePlaces(flow, limit, 1);
          expect(lost.possible).toBe(less !== null);
          expect(lost.extra).toEqual(less ? minus(less, best) : best.map(() => 0));
          if (less) expect(gainPlaces(flow, limit, 1).extra).toEqual(minus(best, less));
        }
        const child = pick % instance.childIds.length;
        const without = bestOf(instance, { absent: new Set([child]) })!;
        withdrawChild(flow, child);
        expect(solutionOf(flow).objective).toEqual(without);
        if (instance.frozenArc[child]! >= 0) return;
        returnChild(flow, child);
        expect(solutionOf(flow).objective).toEqual(best);
      }),
      { seed: 66, numRuns: 300 },
    );
  });

  it('the menu: at most so many moves, by full enumeration', () => {
    const count = { lost: 0, gone: 0, several: 0 };
    fc.assert(
      fc.property(placements({ children: 5, pools: 4, places: 2 }), (json) => {
        const { instance, flow } = byLevels(json);
        const from = flow.poolOf.slice();
        const best = bestOf(instance)!;
        for (const [limit, cap] of instance.cap.entries()) {
          if (cap === 0) continue;
          const { rows } = menuForLostPlace(flow, limit, 4);
          const proof = new AnswerProof(flow, { places: new Map([[limit, -1]]) });
          for (const row of rows) proof.row(row);
          for (const most of [0, 1, 2, 3, 4]) {
            const reached = rows.findLast(({ moved }) => moved <= most);
            const exact = bestOf(instance, { places: new Map([[limit, -1]]), moves: { from, most } });
            expect(reached ? plus(best, reached.extra) : null).toEqual(exact);
            count.lost += 1;
          }
          if (cap < 2) continue;
          const places = new Map([[limit, -2]]);
          for (const { moved, extra, gap } of menuForLostPlaces(flow, limit, 2, { most: 4 }).rows) {
            expect(isZero(gap)).toBe(true);
            expect(plus(best, extra)).toEqual(bestOf(instance, { places, moves: { from, most: moved } }));
            count.several += 1;
          }
        }
        for (const child of instance.childIds.keys()) {
          if (instance.frozenArc[child]! >= 0) continue;
          const absent = new Set([child]);
          const { rows } = menuForWithdrawal(flow, child, 4);
          const empty = bestOf(instance, { absent, moves: { from, most: 0 } })!;
          for (const most of [0, 1, 2, 3, 4]) {
            const reached = rows.findLast(({ moved }) => moved <= most)!;
            expect(plus(empty, reached.extra)).toEqual(bestOf(instance, { absent, moves: { from, most } }));
            count.gone += 1;
          }
        }
        expect(flow.poolOf).toEqual(from);
      }),
      { seed: 67, numRuns: 150 },
    );
    expect(Math.min(count.lost, count.gone, count.several)).toBeGreaterThan(100);
  });

  it('the smallest weight with which an unplaced child would have a place', () => {
    let weights = 0;
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = byLevels(json);
        for (const { child, pool } of pairsOf(instance)) {
          if (flow.poolOf[child]! >= 0) continue;
          const { weightToBePlaced } = whatWouldHelp(flow, child, pool);
          const other = bestOf(instance, { forced: { child, pool: -1 } })!;
          const there = pairsOf(instance).flatMap((pair) => {
            const forced = pair.child === child ? bestOf(instance, { forced: pair }) : null;
            return forced ? [forced] : [];
          });
          if (there.length === 0) {
            expect(weightToBePlaced).toBeNull();
            continue;
          }
          const own = instance.weight[child]!;
          const heavier = (weight: number) => [other[0]! - own + weight, ...other.slice(1)];
          expect(there.some((tuple) => compare(tuple, heavier(weightToBePlaced!)) <= 0)).toBe(true);
          expect(there.every((tuple) => compare(tuple, heavier(weightToBePlaced! - 1)) > 0)).toBe(true);
          weights += 1;
        }
      }),
      { seed: 68, numRuns: 200 },
    );
    expect(weights).toBeGreaterThan(50);
  });
});

describe('an answer that is not right', () => {
  const twoOfFive: InstanceJson = {
    levels: ['minutes'],
    children: ['a', 'b', 'c'].map((id) => ({ id, weight: 5 })),
    pools: ['x', 'y'].map((id) => ({ id, limits: [id] })),
    limits: ['x', 'y'].map((id) => ({ id, cap: 2 })),
    arcs: ['a', 'b', 'c'].flatMap((child, at) => [
      { child, pool: 'x', cost: [at] },
      { child, pool: 'y', cost: [10 + 2 * at] },
    ]),
  };

  it('does not pass: another difference, other moves, a row that costs less than it does', () => {
    const { flow } = byLevels(twoOfFive);
    const force = { child: 2, pool: 1 };
    const answer = whyNot(flow, force.child, force.pool);
    expect(answer).toMatchObject({ delta: [0, 2], moved: 1 });
    const proof = () => new AnswerProof(flow, { force });
    const right = { possible: true, extra: answer.delta, changes: answer.changes };
    expect(() => proof().optimum(right)).not.toThrow();
    const failed = 'Der Nachweis ist nicht gelungen';
    expect(() => proof().optimum({ ...right, extra: answer.delta.map((value) => value + 1) })).toThrow(failed);
    expect(() => proof().optimum({ ...right, changes: answer.changes.slice(0, 1) })).toThrow(failed);
    expect(() => proof().optimum({ ...right, changes: [{ child: 2, from: -1, to: 1 }] })).toThrow(failed);
    expect(() => proof().optimum({ ...right, possible: false })).toThrow(failed);
    const lost = new AnswerProof(flow, { places: new Map([[0, -1]]) });
    const row = menuForLostPlace(flow, 0, 3).rows[0]!;
    expect(() => lost.row(row)).not.toThrow();
    expect(() => lost.row({ ...row, extra: [0, -1] })).toThrow(failed);
    expect(() => lost.row({ ...row, moved: row.moved + 1 })).toThrow(failed);
    expect(() => lost.row({ ...row, changes: [], moved: 0 })).toThrow(failed);
  });

  it('does not blame the units', () => {
    const { flow } = byLevels(twoOfFive);
    const proof = new AnswerProof(flow, { force: { child: 2, pool: 1 } });
    let told = '';
    try {
      proof.optimum({ possible: true, extra: [0, 0], changes: [] });
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain('Das ist ein Fehler des Programms');
    expect(told).not.toContain('Einheiten');
  });
});
