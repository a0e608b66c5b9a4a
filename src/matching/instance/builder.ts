// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type ArcOf, arcOrder, doublePairs, inOrder } from './arc-order.ts';
import { checkFrozen, checkLoad, checkNested } from './checks.ts';
import { asRows, GrowingIntegers, type IdSet, idSet, renumbered, sortedIds, sortedNames } from './columns.ts';
import { type MatchingFault, nameOf, ProblemList } from './errors.ts';
import type { ArcJson, Instance, InstanceJson, Integers, LoadStep } from './instance.ts';
import { INSTANCE_SHAPE, type KeyFault, keyProblem, type Shape, unknownKeys } from './shape.ts';

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
  private readonly refusedKeys = new Set<string>();

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
    this.addArcOf({ ...arc, child: this.children.intern(arc.child), pool: this.pools.intern(arc.pool) });
  }

  /** The numbers by which `addArcOf` knows children and pools, in the order in which they are named. */
  readonly childNumber = (id: string): number => this.children.intern(id);
  readonly poolNumber = (id: string): number => this.pools.intern(id);

  /** `addArc` for many arcs: child and pool by number. Does not keep the object. */
  addArcOf(arc: ArcOf): void {
    const { cost, priority } = arc;
    this.arcCost ??= columnsFor(cost);
    const columns = this.arcCost;
    if (cost.length !== columns.length) {
      const counts = `${columns.length} Ebenen, ${cost.length} Kosten`;
      this.refuseArc('level-count', arc, 'cost', `passt nicht zu levels: ${counts}`);
      return;
    }
    if (priority !== undefined && !isInteger(priority))
      this.refuseArc('not-an-integer', arc, 'priority', 'muss eine ganze Zahl sein');
    else if (priority !== undefined) {
      while (this.arcPriority.length < this.arcChild.length) this.arcPriority.push(Number.NaN);
      this.arcPriority.push(priority);
    }
    this.arcChild.push(arc.child);
    this.arcPool.push(arc.pool);
    for (let level = 0; level < columns.length; level += 1) {
      const value = cost[level]!;
      const right = isInteger(value);
      if (!right)
        this.refuseArc('not-an-integer', arc, `cost[${level}]`, `muss eine ganze Zahl sein, nicht ${nameOf(value)}`);
      columns[level]!.push(right ? value : 0);
    }
  }

  private refuseArc(fault: MatchingFault, { child, pool }: ArcOf, what: string, why: string): void {
    const where = `arc ${this.children.ids[child]} → ${this.pools.ids[pool]}`;
    this.problems.add(fault, where, `${what} von ${where} ${why}.`);
  }

  addFrozen(pair: { readonly child: string; readonly pool: string }): void {
    if (typeof pair?.child !== 'string' || typeof pair.pool !== 'string')
      this.problems.add('shape', `frozen[${this.frozen.length}]`, 'frozen braucht child und pool.');
    else this.frozen.push({ child: pair.child, pool: pair.pool });
  }

  /** Notes a key that is not known or comes twice in an object, once for all objects of its list. @param place of the first */
  refuseKey(fault: KeyFault, shape: Shape, key: string, place?: () => string): void {
    const what = JSON.stringify([fault, shape.list, key]);
    if (!this.refusedKeys.has(what)) this.problems.add(fault, key, keyProblem(fault, shape, key, place?.()));
    this.refusedKeys.add(what);
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

  private sortArcs(
    childTo: Int32Array,
    poolTo: Int32Array,
    names: { childIds: readonly string[]; poolIds: readonly string[] },
  ): Pick<Instance, 'arcStart' | 'arcPool' | 'arcCost' | 'arcPriority'> {
    const oldChild = this.arcChild.finish();
    const child = renumbered(oldChild, childTo);
    const pool = renumbered(this.arcPool.finish(), poolTo);
    const { start: arcStart, order, pool: arcPool } = arcOrder(child, pool, childTo.length);
    for (const [at, pool] of doublePairs(arcStart, arcPool)) {
      const where = `arc ${names.childIds[at]} → ${names.poolIds[pool]}`;
      this.problems.add('double-arc', where, `${where} steht zweimal in arcs.`);
    }
    const arcCost = (this.arcCost ?? []).map((column) => inOrder(column.finish(), order));
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
  for (const { shape, key } of unknownKeys(INSTANCE_SHAPE, json)) builder.refuseKey('unknown-key', shape, key);
  builder.setLevels(json.levels);
  if (json.seed !== undefined) builder.setSeed(json.seed);
  list('limits', json.limits, (limit) => builder.addLimit(limit));
  list('pools', json.pools, (pool) => builder.addPool(pool));
  list('children', json.children, (child) => builder.addChild(child));
  list('arcs', json.arcs, (arc) => builder.addArc(arc));
  list('frozen', json.frozen ?? [], (pair) => builder.addFrozen(pair));
  return builder.build();
}
