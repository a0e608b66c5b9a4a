// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { asRows, countingSort, GrowingIntegers, type IdSet, idSet, sortedIds, sortedNames } from './columns.ts';
import { nameOf, ProblemList } from './errors.ts';
import type { ArcJson, Instance, InstanceJson, Integers, LoadStep } from './instance.ts';
import { checkFrozen, checkLoad, checkNested } from './instance-checks.ts';

const columnsFor = (levels: readonly unknown[]): GrowingIntegers[] => levels.map(() => new GrowingIntegers());
const isInteger = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

/**
 * Builds an `Instance` piece by piece, in any order, so that a large file need not be held in memory as objects.
 * Takes note of every fault and throws them together in `build`.
 */
export class InstanceBuilder {
  private readonly problems = new ProblemList();
  private levels: readonly string[] | null = null;
  private seed = 0;
  private readonly children: IdSet = idSet();
  private readonly pools: IdSet = idSet();
  private readonly limits: IdSet = idSet();
  private readonly weights: number[] = [];
  private readonly families: (string | undefined)[] = [];
  private readonly poolLimitIds: (readonly string[])[] = [];
  private readonly groups: (string | undefined)[] = [];
  private readonly caps: number[] = [];
  private readonly loads: (readonly LoadStep[])[] = [];
  private readonly arcChild = new GrowingIntegers();
  private readonly arcPool = new GrowingIntegers();
  /** One column per level, as many as the levels or, when those come later, the costs of the first arc. */
  private arcCost: GrowingIntegers[] | null = null;
  /** Shorter than the arcs while none has named a priority; `NaN` marks one that is missing. */
  private readonly arcPriority: number[] = [];
  private readonly frozen: { child: string; pool: string }[] = [];

  /** Names of the levels; may come after the arcs. */
  setLevels(levels: readonly string[]): void {
    if (!Array.isArray(levels) || levels.some((name) => typeof name !== 'string' || name === '')) {
      this.problems.add('shape', 'levels', 'levels muss eine Liste von Namen sein, wichtigste Ebene zuerst.');
      this.levels = [];
      return;
    }
    const double = levels.find((name, index) => levels.indexOf(name) !== index);
    if (double !== undefined)
      this.problems.add('double-id', 'levels', `Die Ebene „${double}“ steht zweimal in levels.`);
    this.levels = levels;
    this.arcCost ??= columnsFor(levels);
    if (this.arcCost.length !== levels.length) {
      const counts = `${levels.length} Ebenen, ${this.arcCost.length} Kosten`;
      this.problems.add('level-count', 'levels', `levels passt nicht zu cost in arcs: ${counts}.`);
    }
  }

  setSeed(seed: number): void {
    if (isInteger(seed) && seed >= 0) this.seed = seed;
    else this.problems.add('not-an-integer', 'seed', 'seed muss eine ganze Zahl ab 0 sein.');
  }

  addChild(child: { readonly id: string; readonly weight: number; readonly family?: string | undefined }): void {
    const where = `children[${this.weights.length}]`;
    const index = this.declareId(this.children, child?.id, where, 'Das Kind');
    if (index < 0) return;
    this.weights[index] = this.amount(child.weight, `${where}.weight`, `Das Gewicht des Kindes „${child.id}“`);
    this.families[index] = this.name(child.family, `${where}.family`);
  }

  addPool(pool: {
    readonly id: string;
    readonly limits: readonly string[];
    readonly group?: string | undefined;
  }): void {
    const where = `pools[${this.poolLimitIds.length}]`;
    const index = this.declareId(this.pools, pool?.id, where, 'Die Platzart');
    if (index < 0) return;
    const limits: unknown = pool.limits;
    const right = Array.isArray(limits) && limits.every((limit) => typeof limit === 'string');
    if (!right) this.problems.add('shape', `${where}.limits`, `${where}.limits muss eine Liste von Grenzen sein.`);
    this.poolLimitIds[index] = right ? limits : [];
    this.groups[index] = this.name(pool.group, `${where}.group`);
  }

  addLimit(limit: {
    readonly id: string;
    readonly cap: number;
    readonly load?: readonly LoadStep[] | undefined;
  }): void {
    const where = `limits[${this.caps.length}]`;
    const index = this.declareId(this.limits, limit?.id, where, 'Die Grenze');
    if (index < 0) return;
    this.caps[index] = this.amount(limit.cap, `${where}.cap`, `Die Zahl der Plätze von „${limit.id}“`);
    this.loads[index] = limit.load ?? [];
  }

  addArc(arc: ArcJson): void {
    const number = this.arcChild.length;
    if (typeof arc?.child !== 'string' || typeof arc.pool !== 'string' || !Array.isArray(arc.cost)) {
      this.problems.add('shape', `arcs[${number}]`, `arcs[${number}] braucht child, pool und cost.`);
      return;
    }
    const where = `arc ${arc.child} → ${arc.pool}`;
    this.arcCost ??= columnsFor(arc.cost);
    const columns = this.arcCost;
    if (arc.cost.length !== columns.length) {
      const counts = `${columns.length} Ebenen, ${arc.cost.length} Kosten`;
      this.problems.add('level-count', where, `cost von ${where} passt nicht zu levels: ${counts}.`);
      return;
    }
    if (arc.priority !== undefined && !isInteger(arc.priority))
      this.problems.add('not-an-integer', where, `priority von ${where} muss eine ganze Zahl sein.`);
    else if (arc.priority !== undefined) {
      while (this.arcPriority.length < number) this.arcPriority.push(Number.NaN);
      this.arcPriority.push(arc.priority);
    }
    this.arcChild.push(this.children.intern(arc.child));
    this.arcPool.push(this.pools.intern(arc.pool));
    for (const [level, column] of columns.entries()) {
      const cost = arc.cost[level]!;
      if (!isInteger(cost))
        this.problems.add(
          'not-an-integer',
          where,
          `cost[${level}] von ${where} muss eine ganze Zahl sein, nicht ${nameOf(cost)}.`,
        );
      column.push(isInteger(cost) ? cost : 0);
    }
  }

  addFrozen(pair: { readonly child: string; readonly pool: string }): void {
    if (typeof pair?.child !== 'string' || typeof pair.pool !== 'string')
      this.problems.add('shape', `frozen[${this.frozen.length}]`, 'frozen braucht child und pool.');
    else this.frozen.push({ child: pair.child, pool: pair.pool });
  }

  /** Notes a part of the input that is no list, or is missing. */
  refusePart(name: string): void {
    this.problems.add('shape', name, `${name} muss eine Liste sein.`);
  }

  /** @throws MatchingInputError naming every culprit */
  build(): Instance {
    const { problems, children, pools, limits } = this;
    if (this.levels === null) problems.add('shape', 'levels', 'levels fehlt: die Namen der Ebenen, wichtigste zuerst.');
    for (const [set, what] of [
      [children, 'Kind'],
      [pools, 'Platzart'],
    ] as const)
      for (const id of set.undeclared())
        problems.add('unknown-id', id, `arcs nennt „${id}“, es fehlt als ${what} in der Liste.`);
    for (const [index, names] of this.poolLimitIds.entries()) this.checkLimitsOfPool(pools.ids[index]!, names);
    problems.throwIfAny();

    const childOrder = sortedIds(children.ids);
    const poolOrder = sortedIds(pools.ids);
    const limitOrder = sortedIds(limits.ids);
    const familyIds = sortedNames(this.families);
    const groupNames = this.groups.map((group, index) =>
      group === undefined ? `pool ${pools.ids[index]}` : `group ${group}`,
    );
    const groupIds = sortedNames(groupNames);
    const family = childOrder.from.map((old) => familyIds.indexes.get(this.families[old] ?? '') ?? -1);
    const limitRows = Array.from(poolOrder.from, (old) =>
      (this.poolLimitIds[old] ?? []).map((id) => limitOrder.to[limits.find(id)]!).sort((a, b) => a - b),
    );
    const loads = Array.from(limitOrder.from, (old) => this.loads[old] ?? []);
    const base = {
      levels: this.levels ?? [],
      childIds: childOrder.ids,
      weight: Float64Array.from(childOrder.from, (old) => this.weights[old]!),
      family,
      familyIds: familyIds.ids,
      poolIds: poolOrder.ids,
      poolLimits: asRows(limitRows),
      group: Int32Array.from(poolOrder.from, (old) => groupIds.indexes.get(groupNames[old]!)!),
      groupIds: groupIds.ids,
      limitIds: limitOrder.ids,
      cap: Float64Array.from(limitOrder.from, (old) => this.caps[old]!),
      load: checkLoad(loads, limitOrder.ids, this.levels ?? [], problems),
      seed: this.seed,
    };
    const arcs = this.sortArcs(childOrder.to, poolOrder.to, base);
    checkNested(base, problems);
    problems.throwIfAny();
    const frozenArc = checkFrozen({ ...base, ...arcs }, this.frozen, problems);
    problems.throwIfAny();
    return { ...base, ...arcs, frozenArc };
  }

  private declareId(set: IdSet, id: unknown, where: string, what: string): number {
    if (typeof id !== 'string' || id === '') {
      this.problems.add('shape', where, `${where}.id muss ein Text sein und darf nicht leer sein.`);
      return -1;
    }
    const index = set.declare(id);
    if (index < 0) this.problems.add('double-id', id, `${what} „${id}“ steht zweimal in der Liste.`);
    return index;
  }

  private amount(value: unknown, where: string, what: string): number {
    if (!isInteger(value)) {
      this.problems.add(
        'not-an-integer',
        where,
        `${what} muss eine ganze Zahl sein, nicht ${nameOf(value)} (${where}).`,
      );
      return 0;
    }
    if (value < 0)
      this.problems.add('negative', where, `${what} darf nicht negativ sein, ist aber ${value} (${where}).`);
    return value;
  }

  private name(value: unknown, where: string): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    this.problems.add('shape', where, `${where} muss ein Text sein.`);
    return undefined;
  }

  private checkLimitsOfPool(pool: string, names: readonly string[]): void {
    for (const [at, id] of names.entries()) {
      if (this.limits.find(id) < 0)
        this.problems.add(
          'unknown-id',
          id,
          `Die Platzart „${pool}“ nennt die Grenze „${id}“, die nicht in limits steht.`,
        );
      if (names.indexOf(id) !== at)
        this.problems.add('double-id', id, `Die Platzart „${pool}“ nennt die Grenze „${id}“ zweimal.`);
    }
  }

  /** Two stable counting sorts: by pool, then by child. */
  private sortArcs(
    childTo: Int32Array,
    poolTo: Int32Array,
    names: { childIds: readonly string[]; poolIds: readonly string[] },
  ): Pick<Instance, 'arcStart' | 'arcPool' | 'arcCost' | 'arcPriority'> {
    const oldChild = this.arcChild.finish();
    const oldPool = this.arcPool.finish();
    const arcs = oldChild.length;
    const byPool = countingSort(arcs, poolTo.length, (arc) => poolTo[oldPool[arc]!]!);
    const byChild = countingSort(arcs, childTo.length, (at) => childTo[oldChild[byPool.order[at]!]!]!);
    const order = byChild.order.map((at) => byPool.order[at]!);
    const arcPool = order.map((arc) => poolTo[oldPool[arc]!]!);
    const arcStart = byChild.start;
    for (let child = 0; child < childTo.length; child += 1)
      for (let arc = arcStart[child]! + 1; arc < arcStart[child + 1]!; arc += 1)
        if (arcPool[arc] === arcPool[arc - 1]) {
          const where = `arc ${names.childIds[child]} → ${names.poolIds[arcPool[arc]!]}`;
          this.problems.add('double-arc', where, `${where} steht zweimal in arcs.`);
        }
    const arcCost = (this.arcCost ?? []).map((column) => {
      const old = column.finish();
      const sorted = old instanceof Int32Array ? new Int32Array(arcs) : new Float64Array(arcs);
      for (let arc = 0; arc < arcs; arc += 1) sorted[arc] = old[order[arc]!]!;
      return sorted;
    });
    return { arcStart, arcPool, arcCost, arcPriority: this.sortPriority(order, oldChild) };
  }

  private sortPriority(order: Int32Array, oldChild: Integers): Integers | null {
    if (this.arcPriority.length === 0) return null;
    return Float64Array.from(order, (arc) => {
      const given = this.arcPriority[arc];
      return given === undefined || Number.isNaN(given) ? this.weights[oldChild[arc]!]! : given;
    });
  }
}

/** Builds an instance from its JSON form. @throws MatchingInputError */
export function instanceFromJson(json: InstanceJson): Instance {
  const builder = new InstanceBuilder();
  const list = <T>(name: string, items: readonly T[] | undefined, add: (item: T) => void): void => {
    if (Array.isArray(items)) for (const item of items) add(item);
    else builder.refusePart(name);
  };
  builder.setLevels(json.levels);
  if (json.seed !== undefined) builder.setSeed(json.seed);
  list('limits', json.limits, (limit) => builder.addLimit(limit));
  list('pools', json.pools, (pool) => builder.addPool(pool));
  list('children', json.children, (child) => builder.addChild(child));
  list('arcs', json.arcs, (arc) => builder.addArc(arc));
  list('frozen', json.frozen ?? [], (pair) => builder.addFrozen(pair));
  return builder.build();
}
