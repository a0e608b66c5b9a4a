// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance, Integers } from '../instance/instance.ts';
import { costsTooLarge, largestSum } from '../instance/levels.ts';
import { nearRows } from '../instance/near-rows.ts';
import { PoolFlow } from './pool-flow.ts';
import { SINK } from './pool-tree.ts';
import { StageLoads } from './stage-loads.ts';

/** One entry of an objective in columns; null stands for zeros. */
export interface Entry {
  readonly arc: Integers | null;
  /** Per child, for leaving it unplaced. */
  readonly unplaced: Float64Array | null;
  /** Per load step. */
  readonly load: Float64Array | null;
}

/** The entries of an instance's own objective: the weight of the unplaced, then its levels. */
export const entriesOfObjective = ({ weight, arcCost, load }: Instance): Entry[] => [
  { arc: null, unplaced: weight, load: null },
  ...arcCost.map((arc, level) => ({ arc, unplaced: null, load: load.cost[level]! })),
];

const EXACT = 2 ** 53;

/**
 * Solves an objective entry by entry, the most important first, with no bound on how much the entries together may hold.
 * Each entry is a flow of its own over what the entries before leave open: by their prices an arc, staying unplaced or a
 * further child under a limit is *tight* when it costs nothing more than the best (reduced cost 0), and the best
 * placements are just those that use nothing else and leave out nothing that pays (complementary slackness). What is not
 * tight is taken away, or costs a penalty larger than all of the entry at hand.
 *
 * The prices of the entries, put side by side, are prices of the tuple: where an earlier reduced cost is above 0 the
 * later ones do not matter, and where all are 0 the arc was there to be priced.
 */
export class LevelSolver {
  readonly instance: Instance;
  /** The placement that is best in all entries that are through. */
  poolOf: Int32Array;
  /** Per entry the price of each limit; zeros for entries to come. */
  readonly price: readonly Float64Array[];
  private readonly entries: readonly Entry[];
  /** Entries that are through. */
  private done = 0;
  /** The flow of the entry at hand. */
  private flow: PoolFlow | null = null;
  /** Tight arcs of each child, as rows of the instance's arcs. */
  private start: Int32Array;
  private arcs: Int32Array;
  private readonly mayStay: Uint8Array;
  private readonly loads: StageLoads;
  /** Per limit what the entry at hand charges the way to the pools instead of the first place (see `StageLoads`). */
  private base: Float64Array;

  constructor(instance: Instance, entries: readonly Entry[]) {
    this.instance = instance;
    this.entries = entries;
    this.poolOf = new Int32Array(instance.childIds.length).fill(-1);
    this.price = entries.map(() => new Float64Array(instance.limitIds.length));
    this.mayStay = new Uint8Array(instance.childIds.length).fill(1);
    this.loads = new StageLoads(instance);
    this.base = new Float64Array(instance.limitIds.length);
    this.start = instance.arcStart;
    this.arcs = Int32Array.from(instance.arcPool.keys());
    this.keepArcs((child, arc) => instance.frozenArc[child]! < 0 || instance.frozenArc[child] === arc);
  }

  /** How many children have been looked at, as a share of all entries. */
  get handled(): number {
    const children = this.instance.childIds.length;
    return Math.floor((this.done * children + (this.flow?.handled ?? 0)) / this.entries.length);
  }

  /** The flow of the first entry while it is not through. */
  get first(): PoolFlow | null {
    if (this.done > 0 || this.entries.length === 0) return null;
    this.flow ??= this.begin();
    return this.flow;
  }

  /** Looks at up to so many more children. @returns whether all are through, in all entries */
  advance(children: number): boolean {
    if (this.done === this.entries.length) return true;
    this.flow ??= this.begin();
    if (!this.flow.advance(children)) return false;
    this.finish(this.flow);
    this.flow = null;
    this.done += 1;
    return this.done === this.entries.length;
  }

  private begin(): PoolFlow {
    const { instance, start, arcs, mayStay, loads } = this;
    const entry = this.entries[this.done]!;
    const own = Float64Array.from(arcs, (arc) => entry.arc?.[arc] ?? 0);
    const arcPool = Int32Array.from(arcs, (arc) => instance.arcPool[arc]!);
    const penalty = 1 + 2 * (this.range(own) + loads.range(entry.load));
    const unplaced = Float64Array.from(mayStay, (may, child) => (may ? (entry.unplaced?.[child] ?? 0) : penalty));
    const { load, step, base } = loads.stage(entry.load, penalty);
    const baseOf = instance.poolIds.map((_, pool) => {
      const [from, end] = [instance.poolLimits.start[pool]!, instance.poolLimits.start[pool + 1]!];
      return instance.poolLimits.items.subarray(from, end).reduce((sum, limit) => sum + base[limit]!, 0);
    });
    const arcCost = own.map((cost, at) => cost + baseOf[arcPool[at]!]!);
    this.base = base;
    const deepest = instance.poolIds.reduce(
      (most, _, pool) => Math.max(most, instance.poolLimits.start[pool + 1]! - instance.poolLimits.start[pool]!),
      0,
    );
    const largest = (list: Float64Array): number => list.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0);
    // Labels and prices, as in `packLevels`.
    const reach = 4 * (largest(unplaced) + 2 * largest(arcCost) + 2 * deepest * largest(step));
    if (!(reach < EXACT)) throw costsTooLarge(Math.floor(Math.log2(reach / EXACT)) + 1);
    const frozenArc = instance.frozenArc.map((arc, child) => (arc < 0 ? -1 : start[child]!));
    return new PoolFlow(
      { ...instance, levels: [], arcStart: start, arcPool, arcCost: [], arcPriority: null, load, frozenArc },
      { unit: Float64Array.of(1), siblingUnit: 0, arcCost, near: nearRows(start, arcPool, arcCost), unplaced, step },
    );
  }

  /** Most that one path of moves can change the entry at hand by (see `packLevels`). */
  private range(arcCost: Float64Array): number {
    const { start, mayStay, instance } = this;
    const unplaced = this.entries[this.done]!.unplaced;
    const widths = Float64Array.from(mayStay, (may, child) => {
      let low = may ? (unplaced?.[child] ?? 0) : 0;
      let high = low;
      for (let arc = start[child]!; arc < start[child + 1]!; arc += 1) {
        low = Math.min(low, arcCost[arc]!);
        high = Math.max(high, arcCost[arc]!);
      }
      return high - low;
    });
    return largestSum(widths, instance.poolIds.length + 1);
  }

  /** Keeps placement and prices of the entry at hand, and what they leave open. */
  private finish(flow: PoolFlow): void {
    const { instance, mayStay } = this;
    const entry = this.entries[this.done]!;
    const nodePrice = this.pricesOfNodes(flow);
    const price = this.price[this.done]!;
    for (const [limit, node] of flow.tree.nodeOf.entries()) {
      if (node < 0) continue;
      const above = flow.tree.parent[node]!;
      price[limit] = nodePrice[node]! - (above === SINK ? 0 : nodePrice[above]!);
      this.loads.settle(limit, price[limit]!, entry.load, flow.tree.fixed[node]!);
    }
    this.poolOf = flow.poolOf.slice();
    const { arcStart, arcPool } = flow.instance;
    const { unplaced } = flow.packing;
    const withPrice = Float64Array.from(this.arcs, (arc, at) => (entry.arc?.[arc] ?? 0) + nodePrice[arcPool[at]!]!);
    const least = Float64Array.from(mayStay, (may, child) => {
      let best = may && instance.frozenArc[child]! < 0 ? unplaced[child]! : Number.POSITIVE_INFINITY;
      for (let at = arcStart[child]!; at < arcStart[child + 1]!; at += 1) best = Math.min(best, withPrice[at]!);
      return best;
    });
    for (const [child, best] of least.entries()) if (unplaced[child]! > best) mayStay[child] = 0;
    this.keepArcs((child, _, at) => withPrice[at] === least[child]);
  }

  /**
   * Prices of the nodes of a flow that is through. A node that no movable child passes may be cheaper than the one above
   * it, since nothing comes down from there; but a price of a limit is never below 0.
   */
  private pricesOfNodes({ tree, search }: PoolFlow): Float64Array {
    const prices = new Float64Array(tree.nodes).fill(Number.NaN);
    const baseOf = (node: number): number => {
      let sum = 0;
      for (let at = node; at !== SINK; at = tree.parent[at]!)
        sum += tree.limitOf[at]! < 0 ? 0 : this.base[tree.limitOf[at]!]!;
      return sum;
    };
    const priceOf = (node: number): number => {
      if (node === SINK) return 0;
      if (!Number.isNaN(prices[node]!)) return prices[node]!;
      const above = priceOf(tree.parent[node]!);
      const limit = tree.limitOf[node]!;
      const decided = limit >= 0 && this.price.slice(0, this.done).some((column) => column[limit] !== 0);
      const raised = tree.load[node] === tree.fixed[node] && !decided;
      const own = search.price[node]! + baseOf(node);
      prices[node] = raised ? Math.max(own, above) : own;
      return prices[node]!;
    };
    for (let node = 0; node < tree.nodes; node += 1) priceOf(node);
    return prices;
  }

  /** @param keep asked for child, arc and the arc's place among those kept so far */
  private keepArcs(keep: (child: number, arc: number, at: number) => boolean): void {
    const start = new Int32Array(this.start.length);
    const arcs = new Int32Array(this.arcs.length);
    let kept = 0;
    for (let child = 0; child + 1 < start.length; child += 1) {
      for (let at = this.start[child]!; at < this.start[child + 1]!; at += 1) {
        if (!keep(child, this.arcs[at]!, at)) continue;
        arcs[kept] = this.arcs[at]!;
        kept += 1;
      }
      start[child + 1] = kept;
    }
    this.start = start;
    this.arcs = arcs.slice(0, kept);
  }
}
