// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { blockingPairs } from './justified-envy.ts';
import { idsOf, nestedInstances, type Pair, prepared, randomInstances } from './stable.fixture.ts';

describe('deferred acceptance, properties', () => {
  it('equals the textbook form and has no blocking pair', () => {
    fc.assert(
      fc.property(nestedInstances({ children: 12, pools: 7 }), (json) => {
        const { instance, lottery, reference } = prepared(json);
        const { poolOf } = deferredAcceptance(instance, lottery);
        expect(poolOf).toEqual(reference.accept());
        expect(reference.fits(reference.pairsOf(poolOf))).toBe(true);
        expect(blockingPairs(instance, poolOf, lottery)).toMatchObject({ children: 0, pairs: 0, wasted: 0 });
        expect(reference.isStable(poolOf)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('leaves no child worse off than any other stable assignment', () => {
    let others = 0;
    fc.assert(
      fc.property(nestedInstances({ children: 4, pools: 4 }), (json) => {
        const { instance, lottery, reference } = prepared(json);
        const { poolOf } = deferredAcceptance(instance, lottery);
        for (const other of reference.assignments()) {
          if (!reference.isStable(other)) continue;
          others += 1;
          for (const [child, pool] of poolOf.entries())
            expect(reference.rank(child, pool)).toBeLessThanOrEqual(reference.rank(child, other[child]!));
        }
      }),
      { seed: 91, numRuns: 300 },
    );
    expect(others).toBeGreaterThan(300);
  });

  it('does not depend on the order of the input', () => {
    const shuffled = nestedInstances({ children: 8, pools: 6 }).chain((json) => {
      const mixed = <T>(items: readonly T[]) =>
        fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
      return fc
        .record({
          children: mixed(json.children),
          pools: mixed(json.pools),
          limits: mixed(json.limits),
          arcs: mixed(json.arcs),
        })
        .map((parts) => [json, { ...json, ...parts }] as const);
    });
    fc.assert(
      fc.property(shuffled, ([json, other]) => {
        const [a, b] = [prepared(json), prepared(other)];
        const result = idsOf(a.instance, deferredAcceptance(a.instance, a.lottery).poolOf);
        expect(idsOf(b.instance, deferredAcceptance(b.instance, b.lottery).poolOf)).toEqual(result);
      }),
      { numRuns: 200 },
    );
  });
});

describe('blocking pairs, properties', () => {
  it('are those of the definition, in any assignment', () => {
    const cases = fc.tuple(nestedInstances({ children: 5, pools: 4 }), fc.nat());
    let found = 0;
    fc.assert(
      fc.property(cases, ([json, pick]) => {
        const { instance, lottery, reference } = prepared(json);
        const all = [...reference.assignments()];
        const poolOf = all[pick % all.length]!;
        const held = reference.pairsOf(poolOf);
        const [envious, wasteful] = [new Set<number>(), new Set<number>()];
        let pairs = 0;
        for (const [child, row] of reference.wishes.entries()) {
          const present = held.find((pair) => pair.child === child);
          const others = held.filter((pair) => pair.child !== child);
          for (const pair of row.slice(0, reference.rank(child, poolOf[child]!))) {
            const even = present && instance.arcCost.every((cost) => cost[present.arc] === cost[pair.arc]);
            if (even || !reference.choose([...held, pair]).includes(pair)) continue;
            if (reference.fits([...others, pair])) wasteful.add(child);
            else {
              envious.add(child);
              pairs += 1;
            }
          }
        }
        found += pairs + wasteful.size;
        expect(blockingPairs(instance, poolOf, lottery)).toEqual({
          children: envious.size,
          pairs,
          wasted: wasteful.size,
          enviousChildren: [...envious],
          wastedChildren: [...wasteful],
        });
      }),
      { seed: 92, numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(500);
  });

  it('with one priority per child need no more than a free place or someone weaker to take it from', () => {
    const cases = fc.tuple(randomInstances({ children: 5, pools: 4 }, true), fc.nat());
    fc.assert(
      fc.property(cases, ([json, pick]) => {
        const { instance, lottery, reference } = prepared(json);
        const all = [...reference.assignments()];
        const poolOf = all[pick % all.length]!;
        const held = reference.pairsOf(poolOf);
        const blocked = reference.wishes.flatMap((row, child) => {
          const present = held.find((pair) => pair.child === child);
          const others = held.filter((pair) => pair.child !== child);
          const better = row
            .slice(0, reference.rank(child, poolOf[child]!))
            .filter(({ arc }) => !present || instance.arcCost.some((cost) => cost[present.arc] !== cost[arc]));
          const weaker = (pair: Pair): Pair[] => others.filter((other) => reference.compare(pair, other) < 0);
          const free = better.some((pair) => reference.fits([...others, pair]));
          const taken = better.some(
            (pair) =>
              !reference.fits([...others, pair]) &&
              weaker(pair).some((out) => reference.fits([...others.filter((other) => other !== out), pair])),
          );
          return [{ child, free, taken }];
        });
        const { enviousChildren, wastedChildren } = blockingPairs(instance, poolOf, lottery);
        expect(wastedChildren).toEqual(blocked.filter(({ free }) => free).map(({ child }) => child));
        expect(enviousChildren).toEqual(blocked.filter(({ taken }) => taken).map(({ child }) => child));
      }),
      { numRuns: 500 },
    );
  });
});
