// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { menuForLostPlace } from './change/move-menu.ts';
import { losePlaces, withdrawChild } from './change/reoptimise.ts';
import { placeValue, whatWouldHelp, whyNot } from './change/why-not.ts';
import { PoolFlow, solveFlow } from './flow/pool-flow.ts';
import { solutionOf } from './flow/solution.ts';
import { instanceFromJson } from './instance/builder.ts';
import { type InstanceJson, indexOfId } from './instance/instance.ts';
import { compareTuples, packLevels, unpack } from './instance/levels.ts';
import { objectiveOf } from './placement.ts';
import { checkCertificate } from './proof/certificate.ts';
import { flowNetwork } from './proof/flow-network.ts';
import { networkSimplex } from './proof/network-simplex.ts';
import { deferredAcceptance } from './stable/deferred-acceptance.ts';
import { blockingPairs } from './stable/justified-envy.ts';
import { lotteryNumbers } from './stable/lottery.ts';

/** The worked example of docs/matching.md; a number that changes here has to change there. */
const file = join(import.meta.dirname, '../../docs/examples/five-children.json');
const instance = instanceFromJson(JSON.parse(readFileSync(file, 'utf8')) as InstanceJson);
const packing = packLevels(instance);
const solved = () => solveFlow(instance, packing);
const child = (id: string): number => indexOfId(instance.childIds, id);
const pool = (id: string): number => indexOfId(instance.poolIds, id);
const limit = (id: string): number => indexOfId(instance.limitIds, id);
/** "ada ahorn-df, ben –", in the order of the children. */
const placementText = (poolOf: Int32Array): string =>
  Array.from(poolOf, (at, number) => `${instance.childIds[number]} ${instance.poolIds[at] ?? '–'}`).join(', ');
const tupleOf = (columns: readonly Float64Array[], at: number): number[] => columns.map((column) => column[at]!);

/** Every placement that fits, by its objective. */
function allObjectives(): number[][] {
  const { arcStart, arcPool, poolLimits, cap } = instance;
  const poolOf = new Int32Array(instance.childIds.length).fill(-1);
  const load = new Int32Array(cap.length);
  const found: number[][] = [];
  const place = (number: number): void => {
    if (number === poolOf.length) {
      found.push(objectiveOf(instance, poolOf));
      return;
    }
    place(number + 1);
    for (let arc = arcStart[number]!; arc < arcStart[number + 1]!; arc += 1) {
      const limits = poolLimits.items.subarray(poolLimits.start[arcPool[arc]!], poolLimits.start[arcPool[arc]! + 1]);
      for (const at of limits) load[at]! += 1;
      poolOf[number] = arcPool[arc]!;
      if (limits.every((at) => load[at]! <= cap[at]!)) place(number + 1);
      poolOf[number] = -1;
      for (const at of limits) load[at]! -= 1;
    }
  };
  place(0);
  return found.sort(compareTuples);
}

describe('the five children of docs/matching.md', () => {
  it('are placed as the page says, and no other placement is as good', () => {
    const solution = solutionOf(solved());
    expect(placementText(solution.poolOf)).toBe('ada ahorn-df, ben –, cem birke-regular, dua ahorn-df, eli birke-df');
    expect(solution.objective).toEqual([3, 1, 80]);
    const all = allObjectives();
    expect(all).toHaveLength(140);
    expect(all.slice(0, 2)).toEqual([
      [3, 1, 80],
      [3, 2, 95],
    ]);
    const { network } = flowNetwork(instance, packing);
    expect(unpack(packing, networkSimplex(network).cost)).toEqual([3, 1, 80]);
  });

  it('pack into one number as the page says', () => {
    expect([...packing.unit]).toEqual([3091, 281, 1]);
    expect(unpack(packing, 8706)).toEqual([3, -2, -5]);
  });

  it('have these prices, which prove it, and others that prove it too', () => {
    const solution = solutionOf(solved());
    const prices = (): unknown => instance.limitIds.map((id, at) => [id, tupleOf(solution.price, at)]);
    expect(prices()).toEqual([
      ['ahorn-df', [3, 0, -20]],
      ['birke', [3, -2, -5]],
      ['birke-df', [0, 2, 0]],
      ['birke-regular', [0, 0, 0]],
    ]);
    const proven = { valid: true, primal: [3, 1, 80], dual: [3, 1, 80] };
    expect(checkCertificate(instance, solution)).toMatchObject(proven);
    const price = solution.price.map((column) => column.slice());
    price[1]![limit('birke')] = -1;
    price[1]![limit('birke-df')] = 1;
    expect(checkCertificate(instance, { ...solution, price })).toMatchObject(proven);
  });

  it('add up by hand: the least of each row, less the prices of the places', () => {
    const { price } = solutionOf(solved());
    const rows: Record<string, number[]> = {};
    const sum = [0, 0, 0];
    for (const [number, id] of instance.childIds.entries()) {
      let least = [instance.weight[number]!, 0, 0];
      for (let arc = instance.arcStart[number]!; arc < instance.arcStart[number + 1]!; arc += 1) {
        const { start, items } = instance.poolLimits;
        const value = [0, ...instance.arcCost.map((cost) => cost[arc]!)];
        for (const at of items.subarray(start[instance.arcPool[arc]!], start[instance.arcPool[arc]! + 1]))
          for (const [entry, one] of tupleOf(price, at).entries()) value[entry]! += one;
        if (compareTuples(value, least) < 0) least = value;
      }
      rows[id] = least;
      for (const [entry, value] of least.entries()) sum[entry]! += value;
    }
    expect(rows).toEqual({ ada: [3, 0, 15], ben: [3, 0, 0], cem: [3, -1, 5], dua: [3, 0, -15], eli: [3, 0, 25] });
    const rent = price.map((column) => column.reduce((all, one, at) => all + one * instance.cap[at]!, 0));
    expect([sum, rent]).toEqual([
      [15, -1, 30],
      [12, -2, -50],
    ]);
  });

  it('come in along the path of the page', () => {
    const flow = new PoolFlow(instance, packing);
    for (const id of ['ada', 'cem', 'dua', 'ben']) flow.insert(child(id));
    expect(placementText(flow.poolOf)).toBe('ada birke-df, ben ahorn-df, cem birke-regular, dua ahorn-df, eli –');
    const nodes = [...instance.poolIds, 'birke'];
    const priceOf = () => nodes.map((id, node) => [id, ...unpack(packing, flow.search.price[node]!)]);
    expect(priceOf()).toEqual([
      ['ahorn-df', 0, 1, -15],
      ['birke-df', 0, 1, 0],
      ['birke-regular', 0, 0, 0],
      ['birke', 0, 0, 0],
    ]);
    flow.search.fromChild(child('eli'));
    expect(nodes.map((id, node) => [id, ...unpack(packing, flow.search.label[node]!)])).toEqual([
      ['ahorn-df', 0, 0, 45],
      ['birke-df', 0, 0, 30],
      ['birke-regular', 0, 2, 30],
      ['birke', 0, 2, 30],
    ]);
    expect([unpack(packing, flow.search.length), flow.search.exit]).toEqual([[3, 0, 25], child('ben')]);
    flow.search.clear();
    flow.insert(child('eli'));
    expect(flow.poolOf).toEqual(solved().poolOf);
    expect(priceOf()).toEqual([
      ['ahorn-df', 3, 0, -20],
      ['birke-df', 3, 0, -5],
      ['birke-regular', 3, -2, -5],
      ['birke', 3, -2, -5],
    ]);
  });

  it('answer why not, with a chain through the sink', () => {
    expect(whyNot(solved(), child('dua'), pool('birke-df'))).toEqual({
      possible: true,
      delta: [5, 0, 20],
      own: [0, 0, 30],
      others: [5, 0, -10],
      moved: 2,
      changes: [
        { child: child('dua'), from: pool('ahorn-df'), to: pool('birke-df') },
        { child: child('eli'), from: pool('birke-df'), to: -1 },
        { child: child('ben'), from: -1, to: pool('ahorn-df') },
      ],
    });
  });

  it.each([
    ['ahorn-df', [3, 0, -20], [3, 0, -20], [7, 0, -35]],
    ['birke', [3, -2, -5], [3, -2, -5], [7, -1, -5]],
    ['birke-df', [0, 1, 0], [0, 2, 0], [5, 2, -25]],
    ['birke-regular', [0, 0, 0], [0, 0, 0], [0, 0, 0]],
  ])('say what a place at %s is worth', (id, gain, price, loss) => {
    expect(placeValue(solved(), limit(id))).toEqual({ gain, price, loss });
  });

  it('say what would help', () => {
    expect(whatWouldHelp(solved(), child('cem'), pool('birke-df'))).toMatchObject({
      withOneMorePlace: [-3, 1, 5],
      onePlaceIsEnough: false,
    });
    expect(whatWouldHelp(solved(), child('ada'), pool('birke-df')).withOneMorePlace).toEqual([-3, 0, 5]);
    expect(whatWouldHelp(solved(), child('ben'), pool('ahorn-df')).weightToBePlaced).toBe(7);
  });

  it('lose a place or a child, with few moves or as well as can be', () => {
    const menu = menuForLostPlace(solved(), limit('birke-df'), 3);
    expect(menu.rows.map(({ moved, extra }) => [moved, extra])).toEqual([
      [1, [8, 0, -30]],
      [3, [5, 2, -25]],
    ]);
    expect(losePlaces(solved(), limit('birke-df'), 1)).toMatchObject({ possible: true, extra: [5, 2, -25] });
    expect(withdrawChild(solved(), child('dua'))).toMatchObject({
      extra: [-3, 0, 20],
      changes: [{ child: child('ben'), from: -1, to: pool('ahorn-df') }],
    });
  });

  it('have a stable alternative that costs more', () => {
    const lottery = lotteryNumbers(instance.seed, instance.childIds);
    const { poolOf } = deferredAcceptance(instance, lottery);
    expect(placementText(poolOf)).toBe('ada ahorn-df, ben –, cem birke-df, dua ahorn-df, eli –');
    expect(objectiveOf(instance, poolOf)).toEqual([11, 0, 50]);
    const envy = blockingPairs(instance, solved().poolOf, lottery);
    expect(envy).toMatchObject({ children: 1, pairs: 2, wasted: 0, enviousChildren: [child('cem')] });
  });
});
