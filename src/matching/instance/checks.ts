// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { ProblemList } from './errors.ts';
import { arcOf, type Instance, indexOfId, type LoadStep, type LoadSteps } from './instance.ts';
import { compareTuples } from './levels.ts';

type Parts<K extends keyof Instance> = Pick<Instance, K>;

/**
 * Limits must nest: of two that share a pool one holds all pools of the other. Sorted by number of pools, the limits of
 * each pool form a chain, and the next larger one of a limit is the same at all its pools; that is checked here.
 */
export function checkNested(instance: Parts<'poolIds' | 'poolLimits' | 'limitIds'>, problems: ProblemList): void {
  const { chainOf } = limitChains(instance);
  const parent = new Int32Array(instance.limitIds.length).fill(-2);
  const firstPool = new Int32Array(instance.limitIds.length);
  const named = new Set<string>();
  for (let pool = 0; pool < instance.poolIds.length; pool += 1) {
    const chain = chainOf(pool);
    for (const [at, limit] of chain.entries()) {
      const next = chain[at + 1] ?? -1;
      if (parent[limit] === -2) {
        parent[limit] = next;
        firstPool[limit] = pool;
      } else if (parent[limit] !== next) {
        // Of two pools of the limit one lacks a larger limit of the other: these two limits hold each other in part.
        const before = parent[limit]!;
        const [other, both, one] =
          before >= 0 && !chain.includes(before) ? [before, firstPool[limit]!, pool] : [next, pool, firstPool[limit]!];
        const [a, b] = [limit, other].map((of) => `„${instance.limitIds[of]}“`);
        if (named.has([a, b].sort().join())) continue;
        named.add([a, b].sort().join());
        const pools = [both, one].map((of) => `„${instance.poolIds[of]}“`);
        problems.add(
          'overlapping-limits',
          instance.limitIds[limit]!,
          `Die Grenzen ${a} und ${b} überschneiden sich: Die Platzart ${pools[0]} gehört zu beiden, ${pools[1]} nur zu ${a}, und auch ${b} hat eine für sich. Grenzen müssen ineinander liegen.`,
        );
      }
    }
  }
}

/** Per pool its limits from the smallest to the largest (by number of pools, then by number). */
export function limitChains(instance: Parts<'poolIds' | 'poolLimits' | 'limitIds'>): {
  size: Int32Array;
  chainOf(pool: number): number[];
} {
  const { start, items } = instance.poolLimits;
  const size = new Int32Array(instance.limitIds.length);
  for (const limit of items) size[limit]! += 1;
  return {
    size,
    chainOf: (pool) => [...items.subarray(start[pool], start[pool + 1])].sort((a, b) => size[a]! - size[b]! || a - b),
  };
}

/** Load steps must rise: from 0 on, each costs at least as much as the one before (convex, Ahuja et al. 1993, ch. 14). */
export function checkLoad(
  loads: readonly (readonly LoadStep[])[],
  limitIds: readonly string[],
  levels: readonly string[],
  problems: ProblemList,
): LoadSteps {
  const start = new Int32Array(loads.length + 1);
  const above: number[] = [];
  const cost: number[][] = levels.map(() => []);
  for (const [limit, steps] of loads.entries()) {
    const id = limitIds[limit]!;
    let before: readonly number[] = levels.map(() => 0);
    let last = -1;
    for (const step of Array.isArray(steps) ? steps : [undefined]) {
      const right =
        typeof step === 'object' &&
        step !== null &&
        Number.isSafeInteger(step.above) &&
        Array.isArray(step.cost) &&
        step.cost.length === levels.length &&
        step.cost.every(Number.isSafeInteger);
      if (!right) {
        problems.add('shape', id, `load von „${id}“ braucht Schritte aus above und cost, eine ganze Zahl je Ebene.`);
        break;
      }
      if (step.above <= last || compareTuples(step.cost, before) < 0)
        problems.add(
          'concave-load',
          id,
          `load von „${id}“ muss steigen: jeder weitere Platz kostet mindestens so viel.`,
        );
      before = step.cost;
      last = step.above;
      above.push(step.above);
      for (const [level, column] of cost.entries()) column.push(step.cost[level]!);
    }
    start[limit + 1] = above.length;
  }
  return { start, above: Float64Array.from(above), cost: cost.map((column) => Float64Array.from(column)) };
}

/** Per child the arc it is frozen to, or -1. */
export function checkFrozen(
  instance: Omit<Instance, 'frozenArc'>,
  frozen: readonly { readonly child: string; readonly pool: string }[],
  problems: ProblemList,
): Int32Array {
  const frozenArc = new Int32Array(instance.childIds.length).fill(-1);
  const used = new Float64Array(instance.limitIds.length);
  for (const pair of frozen) {
    const where = `frozen ${pair.child} → ${pair.pool}`;
    const child = indexOfId(instance.childIds, pair.child);
    const pool = indexOfId(instance.poolIds, pair.pool);
    if (child < 0) problems.add('unknown-id', pair.child, `frozen nennt das Kind „${pair.child}“, das es nicht gibt.`);
    if (pool < 0) problems.add('unknown-id', pair.pool, `frozen nennt die Platzart „${pair.pool}“, die es nicht gibt.`);
    if (child < 0 || pool < 0) continue;
    const arc = arcOf(instance, child, pool);
    if (arc < 0)
      problems.add('frozen-without-arc', where, `${where}: Dieses Paar steht nicht in arcs. Bitte dort ergänzen.`);
    else if (frozenArc[child] !== -1) {
      const other = instance.poolIds[instance.arcPool[frozenArc[child]!]!];
      problems.add(
        'frozen-twice',
        where,
        `Das Kind „${pair.child}“ steht zweimal in frozen: „${other}“ und „${pair.pool}“.`,
      );
    } else {
      frozenArc[child] = arc;
      const { start, items } = instance.poolLimits;
      for (let at = start[pool]!; at < start[pool + 1]!; at += 1) used[items[at]!]! += 1;
    }
  }
  for (const [limit, id] of instance.limitIds.entries())
    if (used[limit]! > instance.cap[limit]!)
      problems.add(
        'frozen-over-capacity',
        id,
        `frozen belegt ${used[limit]} Plätze von „${id}“, es gibt dort aber nur ${instance.cap[limit]}.`,
      );
  return frozenArc;
}
