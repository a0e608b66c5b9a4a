// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type PoolTree, SINK } from '../flow/pool-tree.ts';
import type { Instance } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';
import { ExactSum, type Families } from './families.ts';

/** Families up to this size are looked at as a whole (3^size splits); larger ones by their multipliers. */
export const WHOLE = 7;

/**
 * The Lagrangian bound that prices of places alone give, families kept whole (Dantzig & Wolfe 1960; Geoffrion 1974):
 * each family chooses its cheapest joint placement at these prices, every other child its cheapest pool. Any prices give
 * a valid bound; those of the flow with multipliers μ give one at least as high as the bound of § 2.1 at μ, because the
 * multipliers of a family are then the best possible.
 */
export class PriceBound {
  readonly instance: Instance;
  readonly packing: Packing;
  readonly families: Families;
  /** What one more group costs; another worth than the packing's is chosen once `apart` is proven. */
  siblingUnit: number;
  /** Per child without siblings the cost of its best choice. */
  readonly least: Float64Array;
  /** Per cell the member's best cost at the group; Infinity where it cannot go. */
  readonly cellCost: Float64Array;
  /** Per family the cost of its best joint placement. */
  readonly familyCost: Float64Array;
  /** Per member the group of that placement as an index into the family's groups, or -1. */
  readonly choice: Int32Array;
  // Per subset of the members of the family at hand.
  private readonly sums = new Float64Array(1 << WHOLE);
  private readonly block = new Float64Array(1 << WHOLE);
  private readonly blockGroup = new Int32Array(1 << WHOLE);
  private readonly rest = new Float64Array(1 << WHOLE);
  private readonly next = new Int32Array(1 << WHOLE);

  constructor(instance: Instance, packing: Packing, families: Families) {
    this.instance = instance;
    this.packing = packing;
    this.families = families;
    this.siblingUnit = packing.siblingUnit;
    this.least = new Float64Array(instance.childIds.length);
    this.cellCost = new Float64Array(families.cellStart[families.count]!);
    this.familyCost = new Float64Array(families.count);
    this.choice = new Int32Array(families.member.length);
  }

  /** @param price packed price per node of the tree, all limits above it included */
  evaluate(tree: PoolTree, price: Float64Array): bigint {
    const { instance, packing, families, least, cellCost } = this;
    const { arcStart, arcPool, frozenArc } = instance;
    const { arcCost, unplaced } = packing;
    const { cellOf, hasSiblings } = families;
    const sum = new ExactSum();
    cellCost.fill(Number.POSITIVE_INFINITY);
    for (let child = 0; child < least.length; child += 1) {
      const frozen = frozenArc[child]!;
      const from = frozen < 0 ? arcStart[child]! : frozen;
      const end = frozen < 0 ? arcStart[child + 1]! : frozen + 1;
      if (hasSiblings[child])
        for (let arc = from; arc < end; arc += 1) {
          const cell = cellOf[arc]!;
          const cost = arcCost[arc]! + price[arcPool[arc]!]!;
          if (cost < cellCost[cell]!) cellCost[cell] = cost;
        }
      else {
        let best = frozen < 0 ? unplaced[child]! : Number.POSITIVE_INFINITY;
        for (let arc = from; arc < end; arc += 1) {
          const cost = arcCost[arc]! + price[arcPool[arc]!]!;
          if (cost < best) best = cost;
        }
        least[child] = best;
        sum.add(best);
      }
    }
    for (let family = 0; family < families.count; family += 1) {
      this.familyCost[family] = this.chooseFamily(family);
      sum.add(this.familyCost[family]!);
    }
    sum.addWhole(-rent(instance, tree, price));
    return sum.total;
  }

  /** Cost of leaving a member unplaced; a frozen one cannot be. */
  stay(child: number): number {
    return this.instance.frozenArc[child]! < 0 ? this.packing.unplaced[child]! : Number.POSITIVE_INFINITY;
  }

  private chooseFamily(family: number): number {
    const { memberStart, groupStart } = this.families;
    const size = memberStart[family + 1]! - memberStart[family]!;
    const groups = groupStart[family + 1]! - groupStart[family]!;
    if (size > WHOLE) return this.chooseApart(family, size, groups);
    this.split(family, size, groups);
    const { choice, block, blockGroup, rest, next } = this;
    const at = memberStart[family]!;
    const full = (1 << size) - 1;
    let best = 0;
    for (let row = 0; row < size; row += 1) best += this.stay(this.families.member[at + row]!);
    let first = 0;
    for (let set = 1; set <= full; set += 1)
      if (block[set]! + rest[full ^ set]! < best) [best, first] = [block[set]! + rest[full ^ set]!, set];
    choice.fill(-1, at, at + size);
    for (let left = full, part = first; part !== 0; ) {
      for (let row = 0; row < size; row += 1) if (part & (1 << row)) choice[at + row] = blockGroup[part]!;
      left ^= part;
      // A negative entry says that a member stays unplaced.
      while (next[left]! < 0) left ^= -next[left]!;
      part = next[left]!;
    }
    return best;
  }

  /**
   * Splits of a family into blocks that go to one group each, over all subsets of its members (Held & Karp 1962):
   * `block[set]` is the cheapest group for all of a set, `rest[set]` the cheapest way for a set when others are placed.
   */
  private split(family: number, size: number, groups: number): void {
    const { cellCost, siblingUnit, block, blockGroup, rest, next, sums } = this;
    const { memberStart, member, cellStart } = this.families;
    const end = 1 << size;
    block.fill(Number.POSITIVE_INFINITY, 0, end);
    for (let group = 0; group < groups; group += 1)
      for (let set = 1; set < end; set += 1) {
        const row = 31 - Math.clz32(set);
        sums[set] = sums[set ^ (1 << row)]! + cellCost[cellStart[family]! + row * groups + group]!;
        if (sums[set]! < block[set]!) [block[set], blockGroup[set]] = [sums[set]!, group];
      }
    next[0] = 0;
    for (let set = 1; set < end; set += 1) {
      const row = 31 - Math.clz32(set);
      const top = 1 << row;
      rest[set] = this.stay(member[memberStart[family]! + row]!) + rest[set ^ top]!;
      next[set] = -top;
      for (let part = set; part & top; part = (part - 1) & set) {
        const cost = block[part]! + siblingUnit + rest[set ^ part]!;
        if (cost < rest[set]!) [rest[set], next[set]] = [cost, part];
      }
    }
  }

  /**
   * Per arc the least that a placement with it costs above the bound (its reduced cost, families kept whole): an arc
   * with more than the gap is in no better placement. Speaks of the prices of the last `evaluate`.
   */
  regrets(price: Float64Array): Float64Array {
    const { instance, packing, families, least, cellCost } = this;
    const { arcStart, arcPool, frozenArc } = instance;
    const cellRegret = new Float64Array(cellCost.length);
    for (let family = 0; family < families.count; family += 1) this.regretFamily(family, cellRegret);
    const regret = new Float64Array(arcPool.length);
    for (let child = 0; child < least.length; child += 1)
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
        const cost = packing.arcCost[arc]! + price[arcPool[arc]!]!;
        const cell = families.cellOf[arc]!;
        if (frozenArc[child]! >= 0) regret[arc] = arc === frozenArc[child] ? 0 : Number.POSITIVE_INFINITY;
        else regret[arc] = cell < 0 ? cost - least[child]! : cost - cellCost[cell]! + cellRegret[cell]!;
      }
    return regret;
  }

  private regretFamily(family: number, cellRegret: Float64Array): void {
    const { cellCost, familyCost, rest, sums, siblingUnit } = this;
    const { memberStart, groupStart, member, cellStart } = this.families;
    const size = memberStart[family + 1]! - memberStart[family]!;
    const groups = groupStart[family + 1]! - groupStart[family]!;
    const cells = cellStart[family]!;
    if (size > WHOLE) {
      const share = Math.floor(siblingUnit / size);
      for (let row = 0; row < size; row += 1) {
        const own = cellCost.subarray(cells + row * groups, cells + (row + 1) * groups);
        const best = Math.min(this.stay(member[memberStart[family]! + row]!), Math.min(...own) + share);
        for (let group = 0; group < groups; group += 1)
          cellRegret[cells + row * groups + group] = own[group]! + share - best;
      }
      return;
    }
    this.split(family, size, groups);
    cellRegret.fill(Number.POSITIVE_INFINITY, cells, cells + size * groups);
    const full = (1 << size) - 1;
    for (let group = 0; group < groups; group += 1)
      for (let set = 1; set <= full; set += 1) {
        const top = 31 - Math.clz32(set);
        sums[set] = sums[set ^ (1 << top)]! + cellCost[cells + top * groups + group]!;
        const cost = sums[set]! + rest[full ^ set]! - familyCost[family]!;
        for (let row = 0; row < size; row += 1)
          if (set & (1 << row) && cost < cellRegret[cells + row * groups + group]!)
            cellRegret[cells + row * groups + group] = cost;
      }
  }

  /**
   * A family too large for all its splits: equal multipliers siblingUnit / size on every cell, of which the groups get
   * back at most siblingUnit. Valid for any multipliers; these are those the search starts with.
   */
  private chooseApart(family: number, size: number, groups: number): number {
    const { cellCost, choice, siblingUnit } = this;
    const { memberStart, member, cellStart } = this.families;
    const share = Math.floor(siblingUnit / size);
    let sum = -share * size;
    for (let row = 0; row < size; row += 1) {
      let best = this.stay(member[memberStart[family]! + row]!);
      let group = -1;
      for (let at = 0; at < groups; at += 1) {
        const cost = cellCost[cellStart[family]! + row * groups + at]! + share;
        if (cost < best) [best, group] = [cost, at];
      }
      choice[memberStart[family]! + row] = group;
      sum += best;
    }
    return sum;
  }
}

/** What all places together are worth at these prices: per limit the most that price · load − cost of the load comes to. */
function rent({ load }: Instance, tree: PoolTree, price: Float64Array): bigint {
  let sum = 0n;
  for (let node = 0; node < tree.nodes; node += 1) {
    const above = tree.parent[node]!;
    const own = price[node]! - (above === SINK ? 0 : price[above]!);
    const cap = tree.cap[node]!;
    const limit = tree.limitOf[node]!;
    if (limit < 0 || load.start[limit] === load.start[limit + 1]) {
      if (own > 0) sum += BigInt(own) * BigInt(cap);
      continue;
    }
    // Steps rise, so places are worth taking from the first to the last that costs less than the price.
    for (let count = 1; count <= cap && tree.costOf(node, count) < own; count += 1)
      sum += BigInt(own - tree.costOf(node, count));
  }
  return sum;
}
