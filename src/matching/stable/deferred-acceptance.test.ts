// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from '../instance/builder.ts';
import { MatchingInputError } from '../instance/errors.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { blockingPairs } from './justified-envy.ts';
import { type Ids, idsOf, prepared } from './stable.fixture.ts';

/** `wishes`: per child its pools from the best on, `pool:priority`. `caps`: `limit:pools:cap`. */
function small(wishes: Record<string, string>, caps: readonly string[], frozen: Ids = {}): InstanceJson {
  const limits = caps.map((text) => {
    const [id, pools, cap] = text.split(':') as [string, string, string];
    return { id, pools: [...pools], cap: Number(cap) };
  });
  const rows = Object.entries(wishes).map(([child, text]) => [child, text.split(' ')] as const);
  const pools = [...new Set(rows.flatMap(([, row]) => row.map((wish) => wish.split(':')[0]!)))];
  return {
    levels: ['minutes'],
    children: rows.map(([id]) => ({ id, weight: 1 })),
    pools: pools.map((id) => ({ id, limits: limits.filter((limit) => limit.pools.includes(id)).map((one) => one.id) })),
    limits: limits.map(({ id, cap }) => ({ id, cap })),
    arcs: rows.flatMap(([child, row]) =>
      row.map((wish, rank) => {
        const [pool, priority] = wish.split(':') as [string, string | undefined];
        return { child, pool, cost: [rank], ...(priority === undefined ? {} : { priority: Number(priority) }) };
      }),
    ),
    frozen: Object.entries(frozen).map(([child, pool]) => ({ child, pool })),
  };
}

/** Lottery in the order of the ids. */
const inOrder = (instance: Instance): Int32Array => Int32Array.from(instance.childIds.keys());

function stable(json: InstanceJson): { instance: Instance; ids: Ids; proposals: number } {
  const instance = instanceFromJson(json);
  const { poolOf, proposals } = deferredAcceptance(instance, inOrder(instance));
  return { instance, ids: idsOf(instance, poolOf), proposals };
}

function envy(json: InstanceJson, assignment: Ids) {
  const instance = instanceFromJson(json);
  const poolOf = Int32Array.from(instance.childIds, (id) => instance.poolIds.indexOf(assignment[id] ?? '-'));
  const { enviousChildren, wastedChildren, ...counts } = blockingPairs(instance, poolOf, inOrder(instance));
  const name = (child: number): string => instance.childIds[child]!;
  return { ...counts, envious: enviousChildren.map(name), wasteful: wastedChildren.map(name) };
}

describe('deferred acceptance by hand', () => {
  it('gives the child-optimal one of two stable assignments', () => {
    const json = small({ a: 'x:1 y:2', b: 'y:1 x:2' }, ['X:x:1', 'Y:y:1']);
    expect(stable(json)).toMatchObject({ ids: { a: 'x', b: 'y' }, proposals: 2 });
  });

  it('drops the weakest pair and follows the chain', () => {
    const json = small({ a: 'x:1 y:1 z:1', b: 'x:2 y:2', c: 'y:3' }, ['X:x:1', 'Y:y:1', 'Z:z:1']);
    expect(stable(json)).toMatchObject({ ids: { a: 'z', b: 'x', c: 'y' }, proposals: 5 });
  });

  it('drops from the smallest full limit only, and there also at another pool', () => {
    const json = small({ a: 'x:1', b: 'y:2', c: 'z:9', d: 'y:3' }, ['X:x:1', 'Y:y:2', 'S:xy:2', 'D:xyz:3']);
    expect(stable(json).ids).toEqual({ a: '-', b: 'y', c: 'z', d: 'y' });
    const district = small({ a: 'x:1', b: 'y:2', c: 'z:0', d: 'y:3' }, ['X:x:1', 'Y:y:2', 'S:xy:3', 'D:xyz:3']);
    expect(stable(district).ids).toEqual({ a: 'x', b: 'y', c: '-', d: 'y' });
  });

  it('decides between equals by lottery, without priorities by weight', () => {
    const json = small({ a: 'x', b: 'x', c: 'x' }, ['X:x:1']);
    const weighted = { ...json, children: json.children.map(({ id }) => ({ id, weight: id === 'c' ? 2 : 1 })) };
    expect(stable(json).ids).toEqual({ a: 'x', b: '-', c: '-' });
    expect(stable(weighted).ids).toEqual({ a: '-', b: '-', c: 'x' });
    const instance = instanceFromJson(json);
    expect(idsOf(instance, deferredAcceptance(instance, Int32Array.of(2, 0, 1)).poolOf)['b']).toBe('x');
  });

  it('keeps frozen children and lets nobody displace them', () => {
    const json = small({ a: 'x:9 y:9', b: 'y:1 x:1', c: 'x:5' }, ['X:x:2', 'Y:y:2'], { b: 'x' });
    expect(stable(json).ids).toEqual({ a: 'x', b: 'x', c: '-' });
    expect(envy(json, { a: 'x', b: 'x' })).toMatchObject({ children: 0, pairs: 0, wasted: 0 });
  });

  it('needs no limit, no place, no wish', () => {
    const json = small({ a: 'x y', b: 'x y' }, ['X:x:0']);
    expect(stable(json).ids).toEqual({ a: 'y', b: 'y' });
    expect(stable({ ...json, levels: [], arcs: json.arcs.map((arc) => ({ ...arc, cost: [] })) }).ids).toEqual({
      a: 'y',
      b: 'y',
    });
    expect(stable({ ...json, arcs: [] }).ids).toEqual({ a: '-', b: '-' });
    expect(stable({ levels: [], children: [], pools: [], limits: [], arcs: [] }).ids).toEqual({});
  });

  it('finds wishes far down a long list', () => {
    const pools = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const wishes = Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`c${index}`, pools.join(' ')]));
    const json = small(wishes, []);
    const { instance, lottery, reference } = prepared({
      ...json,
      pools: pools.map((id) => ({ id, limits: [id] })),
      limits: pools.map((id) => ({ id, cap: 1 })),
      arcs: json.arcs.map((arc, at) => ({ ...arc, cost: [(at * 7919) % 23] })),
    });
    expect(deferredAcceptance(instance, lottery).poolOf).toEqual(reference.accept());
  });
});

describe('blocking pairs by hand', () => {
  const json = small({ a: 'x:1 y:1', b: 'x:2 y:2', c: 'x:3 y:3' }, ['X:x:1', 'Y:y:1']);

  it('counts children, pairs and empty places', () => {
    expect(envy(json, { c: 'x', b: 'y' })).toMatchObject({ children: 0, pairs: 0, wasted: 0 });
    expect(envy(json, { a: 'x', b: 'y' })).toEqual({
      children: 2,
      pairs: 3,
      wasted: 0,
      envious: ['b', 'c'],
      wasteful: [],
    });
    expect(envy(json, { a: 'x' })).toMatchObject({ children: 2, pairs: 2, wasted: 2, wasteful: ['b', 'c'] });
  });

  it('counts the present place as given up', () => {
    const school = small({ a: 'x:1 y:1', b: 'y:2' }, ['S:xy:2', 'X:x:1', 'Y:y:2']);
    expect(envy(school, { a: 'y', b: 'y' })).toMatchObject({ children: 0, wasted: 1, wasteful: ['a'] });
    const byPlace = small({ a: 'x:1 y:3', b: 'y:2' }, ['S:xy:1']);
    expect(stable(byPlace).ids).toEqual({ a: 'y', b: '-' });
    expect(envy(byPlace, { a: 'y' })).toMatchObject({ children: 0, wasted: 0 });
  });

  it('does not take an equally good place for a better one', () => {
    const even = { ...json, arcs: json.arcs.map((arc) => ({ ...arc, cost: [4] })) };
    expect(envy(even, { a: 'x', b: 'y' })).toMatchObject({ children: 1, pairs: 2, envious: ['c'] });
  });

  it('refuses an assignment outside the arcs', () => {
    const other = { ...json, arcs: json.arcs.slice(1) };
    expect(() => envy(other, { a: 'x' })).toThrow(MatchingInputError);
    expect(() => envy(other, { a: 'x' })).toThrow('Das Kind „a“ ist „x“ zugeteilt, dieses Paar steht nicht in arcs.');
  });
});
