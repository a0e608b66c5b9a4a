// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf, type Change, compare, judge, minus, placements, plus, solved } from '../placement.fixture.ts';
import { type MoveMenu, proposedRow } from './menu-rows.ts';
import { menuForLostPlace, menuForLostPlaces, menuForWithdrawal } from './move-menu.ts';
import { losePlaces } from './reoptimise.ts';

const MOST = 4;
const small = placements({ children: 5, pools: 4, places: 2 });
const moves = [...Array(MOST + 1).keys()];
const lastWithin = ({ rows }: MoveMenu, most: number) => rows.findLast(({ moved }) => moved <= most);

describe('the menu of few moves', () => {
  it('has for one lost place the cheapest way with at most 0, 1, 2 … moves, by full enumeration', () => {
    const count = { rows: 0, impossible: 0, choices: 0 };
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = solved(json);
        const from = flow.poolOf.slice();
        const today = judge(instance, from).objective;
        for (const [limit, cap] of instance.cap.entries()) {
          if (cap === 0) continue;
          const menu = menuForLostPlace(flow, limit, MOST);
          if (menu.rows.length > 1) count.choices += 1;
          for (const most of moves) {
            const best = bestOf(instance, { places: new Map([[limit, -1]]), moves: { from, most } });
            const row = lastWithin(menu, most);
            expect(row ? plus(today, row.extra) : null).toEqual(best);
            if (best) count.rows += 1;
            else count.impossible += 1;
          }
          for (const { moved, changes, gap } of menu.rows) {
            expect(changes.length).toBe(moved);
            expect(gap.every((value) => value === 0)).toBe(true);
          }
        }
        expect(flow.poolOf).toEqual(from);
      }),
      { seed: 41, numRuns: 600 },
    );
    expect(Math.min(count.rows, count.impossible, count.choices)).toBeGreaterThan(100);
  });

  it('has for a child that withdraws the cheapest way too; a frozen one says how far its row may be off', () => {
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = solved(json);
        const from = flow.poolOf.slice();
        for (const child of instance.childIds.keys()) {
          const alone = from.slice();
          alone[child] = -1;
          const absent = new Set([child]);
          const frozenArc = instance.frozenArc.map((arc, one) => (one === child ? -1 : arc));
          const [unplaced = 0, ...rest] = judge({ ...instance, frozenArc }, alone).objective;
          const empty = [unplaced - instance.weight[child]!, ...rest];
          const menu = menuForWithdrawal(flow, child, MOST);
          for (const most of moves) {
            const change: Change = { absent, moves: { from, most } };
            const best = bestOf(instance, change)!;
            const row = lastWithin(menu, most)!;
            const reached = plus(empty, row.extra);
            if (instance.frozenArc[child]! < 0) expect(reached).toEqual(best);
            else expect(compare(minus(reached, row.gap), best)).toBeLessThanOrEqual(0);
          }
        }
      }),
      { seed: 42, numRuns: 400 },
    );
  });

  it('is honest about several lost places: nothing with as few moves is cheaper than the gap says', () => {
    const count = { exact: 0, fewest: 0 };
    fc.assert(
      fc.property(small, (json) => {
        const { instance, flow } = solved(json);
        const from = flow.poolOf.slice();
        const today = judge(instance, from).objective;
        for (const [limit, cap] of instance.cap.entries()) {
          if (cap < 2) continue;
          const menu = menuForLostPlaces(flow, limit, 2, { most: MOST });
          const places = new Map([[limit, -2]]);
          for (const { moved, extra, gap } of menu.rows) {
            const best = bestOf(instance, { places, moves: { from, most: moved } })!;
            const reached = plus(today, extra);
            expect(compare(best, reached)).toBeLessThanOrEqual(0);
            expect(compare(minus(reached, gap), best)).toBeLessThanOrEqual(0);
            if (gap.every((value) => value === 0)) count.exact += 1;
          }
          if (menu.fewest === null) expect(bestOf(instance, { places })).toBeNull();
          else if (menu.fewest > 0) {
            expect(bestOf(instance, { places, moves: { from, most: menu.fewest - 1 } })).toBeNull();
            expect(bestOf(instance, { places, moves: { from, most: menu.fewest } })).not.toBeNull();
            count.fewest += 1;
          }
        }
        expect(flow.poolOf).toEqual(from);
      }),
      { seed: 43, numRuns: 1500 },
    );
    expect(Math.min(count.exact, count.fewest)).toBeGreaterThan(100);
  });

  it('proposes a row that leaves nobody unplaced who need not be', () => {
    let proposed = 0;
    fc.assert(
      fc.property(small, (json) => {
        const { instance } = solved(json);
        for (const [limit, cap] of instance.cap.entries()) {
          if (cap === 0) continue;
          const { flow } = solved(json);
          const menu = menuForLostPlace(flow, limit, instance.childIds.length);
          const { possible, extra } = losePlaces(flow, limit, 1);
          const row = proposedRow(menu, extra);
          expect(row === null).toBe(!possible);
          if (row === null) continue;
          expect(row.extra[0]).toBe(extra[0]);
          proposed += 1;
        }
      }),
      { seed: 44, numRuns: 300 },
    );
    expect(proposed).toBeGreaterThan(100);
  });
});
