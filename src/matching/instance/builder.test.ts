// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { solve } from '../flow/solution.ts';
import { InstanceBuilder, instanceFromJson } from './builder.ts';
import { MatchingInputError } from './errors.ts';
import type { InstanceJson } from './instance.ts';

type Loose = { [K in keyof InstanceJson]?: unknown };

const RIGHT = {
  levels: ['support', 'minutes'],
  children: [
    { id: 'a', weight: 3 },
    { id: 'b', weight: 1, family: 'f' },
  ],
  pools: [
    { id: 'x', limits: ['x', 'school'], group: 'school' },
    { id: 'y', limits: ['school'] },
    { id: 'z', limits: ['z'] },
  ],
  limits: [
    { id: 'x', cap: 1, load: [{ above: 0, cost: [0, 1] }] },
    { id: 'school', cap: 2 },
    { id: 'z', cap: 1 },
  ],
  arcs: [
    { child: 'a', pool: 'x', cost: [0, 9] },
    { child: 'b', pool: 'x', cost: [1, -2] },
    { child: 'b', pool: 'z', cost: [0, 30], priority: 4 },
  ],
  frozen: [{ child: 'a', pool: 'x' }],
  seed: 5,
};

function errorOf(change: Loose): MatchingInputError {
  try {
    instanceFromJson({ ...RIGHT, ...change } as InstanceJson);
  } catch (error) {
    if (error instanceof MatchingInputError) return error;
    throw error;
  }
  throw new Error('not refused');
}

/** Fault and culprit of all that is wrong. */
const faults = (change: Loose): string[] =>
  errorOf(change).problems.map(({ fault, culprit }) => `${fault}: ${culprit}`);

const firstOf = <T>(list: readonly T[], change: object): unknown[] => [{ ...list[0], ...change }, ...list.slice(1)];

/** Name of the case, what is changed, faults with culprits. */
type Case = readonly [string, Loose, ...string[]];

const [children, pools, limits, arcs] = [RIGHT.children, RIGHT.pools, RIGHT.limits, RIGHT.arcs];

const NUMBERS: readonly Case[] = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 53, '3', null, undefined, 3n, true].flatMap((wrong): Case[] => [
    [`weight ${wrong}`, { children: firstOf(children, { weight: wrong }) }, 'not-an-integer: children[0].weight'],
    [`cap ${wrong}`, { limits: firstOf(limits, { cap: wrong }) }, 'not-an-integer: limits[0].cap'],
    [`cost ${wrong}`, { arcs: firstOf(arcs, { cost: [wrong, 9] }) }, 'not-an-integer: arc a → x'],
    [`load ${wrong}`, { limits: firstOf(limits, { load: [{ above: 0, cost: [0, wrong] }] }) }, 'shape: x'],
    [`load above ${wrong}`, { limits: firstOf(limits, { load: [{ above: wrong, cost: [0, 1] }] }) }, 'shape: x'],
  ]),
  ['negative weight', { children: firstOf(children, { weight: -1 }) }, 'negative: children[0].weight'],
  ['negative cap', { limits: firstOf(limits, { cap: -1 }), frozen: [] }, 'negative: limits[0].cap'],
  ['priority', { arcs: firstOf(arcs, { priority: 0.5 }) }, 'not-an-integer: arc a → x'],
  ['seed', { seed: -1 }, 'not-an-integer: seed'],
  ['seed as text', { seed: '1' }, 'not-an-integer: seed'],
];

const IDS: readonly Case[] = [
  ['child of an arc', { arcs: [...arcs, { child: 'c', pool: 'x', cost: [0, 0] }] }, 'unknown-id: c'],
  ['pool of an arc', { arcs: [...arcs, { child: 'a', pool: 'w', cost: [0, 0] }] }, 'unknown-id: w'],
  ['limit of a pool', { pools: firstOf(pools, { limits: ['x', 'town'] }) }, 'unknown-id: town'],
  ['frozen child', { frozen: [{ child: 'c', pool: 'x' }] }, 'unknown-id: c'],
  ['frozen pool', { frozen: [{ child: 'a', pool: 'w' }] }, 'unknown-id: w'],
  ['frozen child and pool', { frozen: [{ child: 'c', pool: 'w' }] }, 'unknown-id: c', 'unknown-id: w'],
  ['child twice', { children: [...children, { id: 'a', weight: 1 }] }, 'double-id: a'],
  ['pool twice', { pools: [...pools, { id: 'x', limits: [] }] }, 'double-id: x'],
  ['limit twice', { limits: [...limits, { id: 'z', cap: 1 }] }, 'double-id: z'],
  ['limit twice at a pool', { pools: firstOf(pools, { limits: ['x', 'school', 'x'] }) }, 'double-id: x'],
  ['level twice', { levels: ['minutes', 'minutes'] }, 'double-id: levels'],
  ['arc twice', { arcs: [...arcs, { child: 'a', pool: 'x', cost: [5, 5] }] }, 'double-arc: arc a → x'],
];

const TOGETHER: readonly Case[] = [
  ['one cost too few', { arcs: firstOf(arcs, { cost: [1] }), frozen: [] }, 'level-count: arc a → x'],
  ['one cost too many', { arcs: firstOf(arcs, { cost: [1, 2, 3] }), frozen: [] }, 'level-count: arc a → x'],
  ['load that falls', { limits: firstOf(limits, { load: [step(0, 0, 5), step(1, 0, 4)] }) }, 'concave-load: x'],
  ['load that begins below 0', { limits: firstOf(limits, { load: [step(0, 0, -1)] }) }, 'concave-load: x'],
  [
    'load that falls on the first level',
    { limits: firstOf(limits, { load: [step(0, 1, 0), step(1, 0, 9)] }) },
    'concave-load: x',
  ],
  ['load steps out of order', { limits: firstOf(limits, { load: [step(1, 0, 1), step(1, 0, 2)] }) }, 'concave-load: x'],
  ['load from before the first child', { limits: firstOf(limits, { load: [step(-1, 0, 1)] }) }, 'concave-load: x'],
  [
    'frozen twice',
    {
      frozen: [
        { child: 'b', pool: 'x' },
        { child: 'b', pool: 'z' },
      ],
    },
    'frozen-twice: frozen b → z',
  ],
  ['the same frozen twice', { frozen: [RIGHT.frozen[0], RIGHT.frozen[0]] }, 'frozen-twice: frozen a → x'],
  ['frozen without an arc', { frozen: [{ child: 'a', pool: 'z' }] }, 'frozen-without-arc: frozen a → z'],
  [
    'frozen beyond the cap',
    {
      frozen: [
        { child: 'a', pool: 'x' },
        { child: 'b', pool: 'x' },
      ],
    },
    'frozen-over-capacity: x',
  ],
  ['frozen where there is no place', { limits: firstOf(limits, { cap: 0 }) }, 'frozen-over-capacity: x'],
];

function step(above: number, ...cost: number[]) {
  return { above, cost };
}

const SHAPES: readonly Case[] = [
  ['no levels', { levels: undefined }, 'shape: levels'],
  ['levels as text', { levels: 'minutes' }, 'shape: levels'],
  ['level without a name', { levels: ['support', ''] }, 'shape: levels'],
  ['children as an object', { children: {}, arcs: [], frozen: [] }, 'shape: children'],
  ['no pools', { pools: undefined, arcs: [], frozen: [] }, 'shape: pools'],
  ['no limits', { limits: null, pools: [], arcs: [], frozen: [] }, 'shape: limits'],
  ['no arcs', { arcs: undefined, frozen: [] }, 'shape: arcs'],
  ['frozen as an object', { frozen: {} }, 'shape: frozen'],
  ['child without id', { children: [...children, { weight: 1 }] }, 'shape: children[2]'],
  ['child that is nothing', { children: [...children, null] }, 'shape: children[2]'],
  ['child with a number as id', { children: [...children, { id: 7, weight: 1 }] }, 'shape: children[2]'],
  ['child with an empty id', { children: [...children, { id: '', weight: 1 }] }, 'shape: children[2]'],
  ['pool with an empty id', { pools: [...pools, { id: '', limits: [] }] }, 'shape: pools[3]'],
  ['limit with an empty id', { limits: [...limits, { id: '', cap: 1 }] }, 'shape: limits[3]'],
  ['family that is no text', { children: firstOf(children, { family: 7 }) }, 'shape: children[0].family'],
  ['group that is no text', { pools: firstOf(pools, { group: '' }) }, 'shape: pools[0].group'],
  ['pool without limits', { pools: firstOf(pools, { limits: undefined }) }, 'shape: pools[0].limits'],
  ['limits that are no texts', { pools: firstOf(pools, { limits: [1] }) }, 'shape: pools[0].limits'],
  ['arc that is nothing', { arcs: [...arcs, null] }, 'shape: arcs[3]'],
  ['arc without cost', { arcs: [...arcs, { child: 'a', pool: 'y' }] }, 'shape: arcs[3]'],
  ['arc without pool', { arcs: [...arcs, { child: 'a', cost: [0, 0] }] }, 'shape: arcs[3]'],
  ['frozen without child', { frozen: [{ pool: 'x' }] }, 'shape: frozen[0]'],
  ['load that is no list', { limits: firstOf(limits, { load: 3 }) }, 'shape: x'],
  ['load step without cost', { limits: firstOf(limits, { load: [{ above: 1 }] }) }, 'shape: x'],
  ['load step with one cost too few', { limits: firstOf(limits, { load: [step(0, 1)] }) }, 'shape: x'],
];

describe('an instance is refused', () => {
  for (const [name, cases] of Object.entries({ numbers: NUMBERS, ids: IDS, together: TOGETHER, shapes: SHAPES }))
    for (const [what, change, ...expected] of cases)
      it(`with the fault and its culprit (${name}): ${what}`, () => {
        expect(faults(change)).toEqual(expected);
        for (const { message } of errorOf(change).problems) expect(message).toMatch(/^[^\n]+\.$/);
      });

  it('with all that is wrong at once', () => {
    const wrong = {
      children: [
        { id: 'a', weight: Number.NaN },
        { id: 'a', weight: -1 },
        { id: 'b', weight: -1 },
      ],
      limits: [...limits, { id: 'z', cap: 1 }],
      pools: firstOf(pools, { limits: ['town'] }),
      arcs: [...arcs, { child: 'c', pool: 'x', cost: [0] }, { child: 'c', pool: 'x', cost: [0, 0.1] }],
    };
    expect(faults(wrong)).toEqual([
      'double-id: z',
      'not-an-integer: children[0].weight',
      'double-id: a',
      'negative: children[1].weight',
      'level-count: arc c → x',
      'not-an-integer: arc c → x',
      'unknown-id: c',
      'unknown-id: town',
    ]);
  });

  it('with twenty problems at most, and the count of all', () => {
    const error = errorOf({ children: Array.from({ length: 1000 }, (_, at) => ({ id: `k${at}`, weight: -1 })) });
    expect(error.problems).toHaveLength(20);
    expect(error.count).toBe(1002);
    expect(error.message.split('\n')).toHaveLength(21);
    expect(error.message).toContain('… und 982 weitere');
    expect(error.problems[0]?.message).toBe(
      'Das Gewicht des Kindes „k0“ darf nicht negativ sein, ist aber -1 (children[0].weight).',
    );
  });
});

describe('an instance is built', () => {
  it('in the order of ids, arcs by child and pool', () => {
    const instance = instanceFromJson({ ...RIGHT, children: [...children].reverse(), arcs: [...arcs].reverse() });
    expect(instance).toEqual(instanceFromJson(RIGHT));
    expect(instance).toMatchObject({
      levels: ['support', 'minutes'],
      childIds: ['a', 'b'],
      weight: Float64Array.of(3, 1),
      family: Int32Array.of(-1, 0),
      familyIds: ['f'],
      poolIds: ['x', 'y', 'z'],
      limitIds: ['school', 'x', 'z'],
      cap: Float64Array.of(2, 1, 1),
      poolLimits: { start: Int32Array.of(0, 2, 3, 4), items: Int32Array.of(0, 1, 0, 2) },
      arcStart: Int32Array.of(0, 1, 3),
      arcPool: Int32Array.of(0, 0, 2),
      arcCost: [Int32Array.of(0, 1, 0), Int32Array.of(9, -2, 30)],
      arcPriority: Float64Array.of(3, 1, 4),
      frozenArc: Int32Array.of(0, -1),
      load: { start: Int32Array.of(0, 0, 1, 1), above: Float64Array.of(0) },
      seed: 5,
    });
    expect(instance.group[0]).not.toBe(instance.group[1]);
  });

  it('piece by piece in any order, levels last', () => {
    const builder = new InstanceBuilder();
    for (const pair of RIGHT.frozen) builder.addFrozen(pair);
    for (const arc of arcs) builder.addArc(arc);
    for (const pool of pools) builder.addPool(pool);
    for (const child of children) builder.addChild(child);
    for (const limit of limits) builder.addLimit(limit);
    builder.setSeed(5);
    builder.setLevels(RIGHT.levels);
    expect(builder.build()).toEqual(instanceFromJson(RIGHT));
  });

  it('is refused piece by piece too, when the levels that come last do not fit or never come', () => {
    const builder = new InstanceBuilder();
    builder.addArc({ child: 'a', pool: 'x', cost: [1, 2] });
    builder.setLevels(['minutes']);
    expect(() => builder.build()).toThrow('levels passt nicht zu cost in arcs');
    expect(() => new InstanceBuilder().build()).toThrow('levels fehlt');
  });

  it('with costs beyond 32 bits, exactly', () => {
    const cost = 2 ** 53 - 1;
    const large = instanceFromJson({ ...RIGHT, arcs: [...arcs, { child: 'a', pool: 'z', cost: [-cost, cost] }] });
    expect(large.arcCost).toEqual([Float64Array.of(0, -cost, 1, 0), Float64Array.of(9, cost, -2, 30)]);
  });

  it('with any id that is not empty', () => {
    const ids = ['__proto__', 'constructor', 'toString', '👩‍👧', ' ', '\n', 'Ä', 'a→b', '0', '-1'];
    const instance = instanceFromJson({
      levels: ['minutes'],
      children: ids.map((id) => ({ id, weight: 1, family: id })),
      pools: ids.map((id) => ({ id, limits: [id], group: id })),
      limits: ids.map((id) => ({ id, cap: 1 })),
      arcs: ids.map((id, at) => ({ child: id, pool: id, cost: [at] })),
      frozen: [{ child: '__proto__', pool: '__proto__' }],
    });
    expect([...instance.childIds].sort()).toEqual([...ids].sort());
    const { poolOf, objective } = solve(instance);
    expect(objective).toEqual([0, 45]);
    for (const [child, pool] of poolOf.entries()) expect(instance.poolIds[pool]).toBe(instance.childIds[child]);
    expect(faults({ children: [...children, { id: '__proto__', weight: -1 }] })).toEqual([
      'negative: children[2].weight',
    ]);
  });

  it('names strange values without repeating them whole, and lets no control character through', () => {
    const said = (change: Loose): string => errorOf(change).message;
    const odd = { toString: 1 };
    const { children, limits } = RIGHT;
    expect(said({ limits: firstOf(limits, { load: [null] }) })).toContain('load von „x“');
    expect(said({ limits: firstOf(limits, { cap: odd }) })).toContain('ein Objekt');
    expect(said({ limits: firstOf(limits, { cap: [[1]] }) })).toContain('eine Liste');
    const long = said({ children: [...children, { id: '\u001b[31m', weight: 'q'.repeat(100_000) }] });
    expect(long.length).toBeLessThan(1000);
    expect(long.includes('\u001b')).toBe(false);
  });
});
