// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from '../instance/builder.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { type Claim, checkCertificate } from './certificate.ts';

/**
 * Five children, a school S of two classes A (2 places) and B (2 places, the second costs 3 points of balance) with 3
 * places together, and a far school F that d has been told. a, b and c are all best at A; b loses least at B.
 */
const FIVE: InstanceJson = {
  levels: ['balance', 'minutes'],
  children: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, weight: id === 'e' ? 1 : 5 })),
  pools: [
    { id: 'A', limits: ['A', 'S'] },
    { id: 'B', limits: ['S', 'B'] },
    { id: 'F', limits: ['F'] },
  ],
  limits: [
    { id: 'A', cap: 2 },
    { id: 'B', cap: 2, load: [{ above: 1, cost: [3, 0] }] },
    { id: 'S', cap: 3 },
    { id: 'F', cap: 1 },
  ],
  arcs: [
    { child: 'a', pool: 'A', cost: [0, 5] },
    { child: 'a', pool: 'B', cost: [0, 25] },
    { child: 'b', pool: 'A', cost: [0, 10] },
    { child: 'b', pool: 'B', cost: [0, 14] },
    { child: 'c', pool: 'A', cost: [0, 7] },
    { child: 'c', pool: 'B', cost: [0, 17] },
    { child: 'd', pool: 'B', cost: [0, 8] },
    { child: 'd', pool: 'F', cost: [0, 30] },
    { child: 'e', pool: 'F', cost: [0, 2] },
  ],
  frozen: [{ child: 'd', pool: 'F' }],
};

/** Prices by id, one tuple each; the others are 0. */
function claim(
  instance: Instance,
  assignment: Record<string, string>,
  prices: Record<string, readonly number[]>,
  objective: readonly number[],
): Claim {
  const poolOf = Int32Array.from(instance.childIds, (id) => instance.poolIds.indexOf(assignment[id] ?? '-'));
  const entries = [0, ...instance.levels.map((_, level) => level + 1)];
  const price = entries.map((entry) => Float64Array.from(instance.limitIds, (id) => prices[id]?.[entry] ?? 0));
  return { poolOf, price, objective };
}

const BEST = { a: 'A', b: 'B', c: 'A', d: 'F' };
// The place at F is worth what e loses without it; one more place at A would save b four minutes.
const PRICES = { A: [0, 0, 4], F: [1, 0, -2] };
const COST = [1, 0, 56];

function check(
  assignment: Record<string, string> = BEST,
  prices: Record<string, readonly number[]> = PRICES,
  objective: readonly number[] = COST,
  json: InstanceJson = FIVE,
) {
  const instance = instanceFromJson(json);
  return checkCertificate(instance, claim(instance, assignment, prices, objective));
}

const ONE_AT_A = { ...FIVE, limits: FIVE.limits.map((limit) => (limit.id === 'A' ? { id: 'A', cap: 1 } : limit)) };
const GAP = /^Auf Ebene „.*“ kostet die Lösung .*, die Preise beweisen .*\.$/;

describe('the certificate', () => {
  it('proves the optimum', () => {
    expect(check()).toEqual({ valid: true, feasible: true, primal: COST, dual: COST, problems: [] });
  });

  it('proves it where a class is filled beyond its step', () => {
    const prices = { A: [0, 3, 10], B: [0, 3, 0], F: PRICES.F };
    const best = { a: 'A', b: 'B', c: 'B', d: 'F' };
    expect(check(best, prices, [1, 3, 66], ONE_AT_A)).toMatchObject({ valid: true, dual: [1, 3, 66] });
    const other = check({ a: 'B', b: 'B', c: 'A', d: 'F' }, prices, [1, 3, 76], ONE_AT_A);
    expect(other).toMatchObject({ valid: false, primal: [1, 3, 76], dual: [1, 3, 66] });
  });

  it('proves that filling up pays, and where it stops', () => {
    const json: InstanceJson = {
      levels: ['balance'],
      children: ['a', 'b', 'c', 'd'].map((id, index) => ({ id, weight: index })),
      pools: [{ id: 'x', limits: ['x'] }],
      limits: [
        {
          id: 'x',
          cap: 2 ** 50,
          load: [
            { above: 0, cost: [1] },
            { above: 2, cost: [4] },
            { above: 3, cost: [9] },
          ],
        },
      ],
      arcs: ['a', 'b', 'c', 'd'].map((child) => ({ child, pool: 'x', cost: [0] })),
    };
    const all = { b: 'x', c: 'x', d: 'x' };
    expect(check(all, { x: [0, 9] }, [0, 6], json)).toMatchObject({ valid: true, dual: [0, 6] });
    expect(check(all, { x: [0, 4] }, [0, 6], json)).toMatchObject({ valid: true, dual: [0, 6] });
    expect(check(all, { x: [0, 3] }, [0, 6], json)).toMatchObject({ valid: false, dual: [0, 5], primal: [0, 6] });
    expect(check({ ...all, a: 'x' }, { x: [0, 9] }, [0, 15], json)).toMatchObject({ valid: false, primal: [0, 15] });
  });

  it('counts a frozen pair at its own cost, dear as it is', () => {
    const free = check(BEST, PRICES, COST, { ...FIVE, frozen: [] });
    expect(free).toMatchObject({ valid: false, feasible: true, primal: COST });
    expect(free.dual[0]).toBeLessThanOrEqual(0);
  });

  it('knows that a limit never holds fewer than its frozen children', () => {
    const json: InstanceJson = {
      levels: ['balance'],
      children: [{ id: 'a', weight: 1 }],
      pools: [{ id: 'x', limits: ['x'] }],
      limits: [{ id: 'x', cap: 3, load: [{ above: 0, cost: [7] }] }],
      arcs: [{ child: 'a', pool: 'x', cost: [2] }],
      frozen: [{ child: 'a', pool: 'x' }],
    };
    expect(check({ a: 'x' }, {}, [0, 9], json)).toMatchObject({ valid: true, dual: [0, 9] });
    expect(check({ a: 'x' }, { x: [0, 7] }, [0, 9], json)).toMatchObject({ valid: true, dual: [0, 9] });
    expect(check({ a: 'x' }, { x: [0, 8] }, [0, 9], json)).toMatchObject({ valid: false, dual: [0, 7] });
  });

  it('takes an empty instance', () => {
    expect(check({}, {}, [0], { levels: [], children: [], pools: [], limits: [], arcs: [] }).valid).toBe(true);
  });
});

describe('the certificate refuses', () => {
  const refuses = (
    name: string,
    certificate: () => ReturnType<typeof check>,
    problem: string | RegExp,
    feasible: boolean,
  ): void => {
    it(name, () => {
      const { valid, feasible: isFeasible, problems } = certificate();
      expect({ valid, feasible: isFeasible }).toEqual({ valid: false, feasible });
      if (typeof problem === 'string') expect(problems).toContain(problem);
      else expect(problems.some((sentence) => problem.test(sentence))).toBe(true);
    });
  };

  const full = 'Die Grenze „A“ hat 2 Plätze, die Lösung belegt 3.';
  refuses('an overfull limit', () => check({ ...BEST, b: 'A' }), full, false);
  refuses(
    'an overfull outer limit',
    () => {
      const json = { ...FIVE, limits: FIVE.limits.map((limit) => (limit.id === 'S' ? { id: 'S', cap: 2 } : limit)) };
      return check(BEST, PRICES, COST, json);
    },
    'Die Grenze „S“ hat 2 Plätze, die Lösung belegt 3.',
    false,
  );
  refuses(
    'a moved child with the old objective',
    () => check({ ...BEST, b: 'A', c: 'B' }),
    /nachgerechnet sind es 62/,
    true,
  );
  refuses(
    'a better claim than the truth',
    () => check(BEST, PRICES, [1, 0, 55]),
    'Der Zielwert nennt auf Ebene „minutes“ 55, nachgerechnet sind es 56.',
    true,
  );
  refuses('a suboptimal assignment', () => check({ ...BEST, b: 'A', c: 'B' }, PRICES, [1, 0, 62]), GAP, true);
  refuses('a child left out', () => check({ a: 'A', b: 'B', d: 'F' }, PRICES, [6, 0, 49]), GAP, true);
  refuses('a price too low', () => check(BEST, { ...PRICES, A: [0, 0, 3] }), GAP, true);
  refuses('a price too high', () => check(BEST, { ...PRICES, A: [0, 0, 11] }), GAP, true);
  refuses('a price at a limit that is not full', () => check(BEST, { ...PRICES, B: [0, 0, 1] }), GAP, true);
  refuses(
    'a price that is no integer',
    () => check(BEST, { ...PRICES, A: [0, 0, 4.5] }),
    'Der Preis der Grenze „A“ ist auf Ebene „minutes“ keine ganze Zahl: 4.5.',
    true,
  );
  refuses(
    'a price that is no number',
    () => check(BEST, { ...PRICES, A: [Number.NaN, 0, 4] }),
    /„A“ ist auf Ebene „Gewicht der Unplatzierten“ keine ganze Zahl: NaN/,
    true,
  );
  refuses(
    'a negative price',
    () => check(BEST, { ...PRICES, A: [0, -1, 4] }),
    'Der Preis der Grenze „A“ ist negativ.',
    true,
  );
  refuses(
    'a child without arc',
    () => check({ ...BEST, e: 'A' }),
    'Das Kind „e“ steht bei „A“, dieses Paar gibt es in der Eingabe nicht.',
    false,
  );
  refuses(
    'a broken frozen pair',
    () => check({ ...BEST, d: 'B' }),
    'Das Kind „d“ gehört fest zu „F“, steht aber bei „B“.',
    false,
  );
  refuses(
    'a frozen child left out',
    () => check({ a: 'A', b: 'B', c: 'A' }),
    'Das Kind „d“ gehört fest zu „F“, steht aber ohne Platz.',
    false,
  );
  refuses(
    'a load step left out of the objective',
    () => check({ a: 'A', b: 'B', c: 'B', d: 'F' }, PRICES, [1, 0, 66], ONE_AT_A),
    'Der Zielwert nennt auf Ebene „balance“ 0, nachgerechnet sind es 3.',
    true,
  );

  it('a claim of the wrong shape', () => {
    const instance = instanceFromJson(FIVE);
    const right = claim(instance, BEST, PRICES, COST);
    for (const [wrong, problem] of [
      [{ poolOf: right.poolOf.subarray(1) }, 'Die Lösung nennt 4 Kinder, die Eingabe 5.'],
      [{ price: right.price.slice(1) }, 'Die Preise brauchen 3 Zahlen je Grenze.'],
      [{ price: right.price.map((column) => column.subarray(1)) }, 'Die Preise brauchen 3 Zahlen je Grenze.'],
      [{ objective: [1, 0] }, 'Der Zielwert hat 2 Zahlen statt 3.'],
    ] as const)
      expect(checkCertificate(instance, { ...right, ...wrong })).toEqual({
        valid: false,
        feasible: false,
        primal: [],
        dual: [],
        problems: [problem],
      });
    const beyond = { ...right, poolOf: Int32Array.from(right.poolOf).fill(99, 0, 1) };
    expect(checkCertificate(instance, beyond).problems[0]).toContain('Das Kind „a“ steht bei „99“');
  });

  it('sums too large to be exact, however right they look', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const json = (weights: readonly number[], cost: number): InstanceJson => ({
      levels: ['minutes'],
      children: weights.map((weight, index) => ({ id: `${index}`, weight })),
      pools: [{ id: 'x', limits: ['x'] }],
      limits: [{ id: 'x', cap: 2 }],
      arcs: weights.map((_, index) => ({ child: `${index}`, pool: 'x', cost: [cost] })),
    });
    const large = /sind zu groß, um sie exakt zu rechnen\.$/;
    expect(check({}, {}, [most, 0], { ...json([most], 0), arcs: [] }).valid).toBe(true);
    const unplaced = check({}, {}, [2 ** 53, 0], { ...json([most, 1], 0), arcs: [] });
    expect(unplaced).toMatchObject({ valid: false, problems: [expect.stringMatching(large)] });
    const costly = check({ 0: 'x', 1: 'x' }, {}, [0, 2 * most], json([1, 1], most));
    expect(costly).toMatchObject({ valid: false, problems: [expect.stringMatching(large)] });
    const reduced = check({ 0: 'x', 1: 'x' }, { x: [0, most] }, [0, 2], json([1, 1], 1));
    expect(reduced).toMatchObject({ valid: false, problems: [expect.stringMatching(large)] });
    // Rounded on the way: most + 2 - most is not 2 in float64.
    const nested = { ...json([5], 0), pools: [{ id: 'x', limits: ['x', 'y', 'z'] }] };
    const closed = { ...nested, limits: ['x', 'y', 'z'].map((id) => ({ id, cap: 0 })) };
    const rounded = check({}, { x: [1, most], y: [1, 2], z: [1, -most] }, [5, 0], closed);
    expect(rounded).toMatchObject({ valid: false, problems: [expect.stringMatching(large)] });
  });

  it('and names at most twenty problems', () => {
    const children = Array.from({ length: 30 }, (_, index) => ({ id: `${index}`, weight: 1 }));
    const wrong = Object.fromEntries(children.map(({ id }) => [id, 'x']));
    const json = { levels: [], children, pools: [{ id: 'x', limits: [] }], limits: [], arcs: [] };
    expect(check(wrong, {}, [0], json).problems).toHaveLength(20);
  });
});
