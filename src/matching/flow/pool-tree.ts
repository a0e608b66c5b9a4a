// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { limitChains } from '../instance/checks.ts';
import type { Instance } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';

// More than there are children anywhere, and still exact with a few more.
const MANY = 2 ** 52;

/** Parent of a node that lies directly below the sink. */
export const SINK = -1;

/**
 * The layered graph from pools over nested limits to the sink (place kind → class → school → district). Nodes 0 to
 * m − 1 are the pools; a limit of a single pool is that pool's own capacity, every other limit is a node of its own.
 */
export class PoolTree {
  readonly pools: number;
  readonly nodes: number;
  readonly parent: Int32Array;
  /** Nodes below a node, as rows. */
  readonly childStart: Int32Array;
  readonly childNode: Int32Array;
  /** Children that may pass the node. */
  readonly cap: Float64Array;
  readonly load: Int32Array;
  /** How many of them are frozen; those cannot be sent back down the tree. */
  readonly fixed: Int32Array;
  /** Packed cost of one more child through the node (0 without load steps), whether or not there is room. */
  readonly upCost: Float64Array;
  /** Packed cost that the last child through the node caused. */
  readonly lastCost: Float64Array;
  /** Per node its limit, or -1 for a pool without one of its own. */
  readonly limitOf: Int32Array;
  /** Per limit its node, or -1 when it counts no pool. */
  readonly nodeOf: Int32Array;
  private readonly instance: Instance;
  private readonly step: Float64Array;

  constructor(instance: Instance, packing: Pick<Packing, 'step'>) {
    const pools = instance.poolIds.length;
    const { size, chainOf } = limitChains(instance);
    const nodeOf = new Int32Array(instance.limitIds.length).fill(-1);
    const limitOf: number[] = Array.from({ length: pools }, () => -1);
    const parent: number[] = Array.from({ length: pools }, () => SINK);
    for (let pool = 0; pool < pools; pool += 1) {
      let below = pool;
      for (const [at, limit] of chainOf(pool).entries()) {
        if (at === 0 && size[limit] === 1) {
          nodeOf[limit] = pool;
          limitOf[pool] = limit;
          continue;
        }
        const known = nodeOf[limit]! >= 0;
        if (!known) {
          nodeOf[limit] = limitOf.length;
          limitOf.push(limit);
          parent.push(SINK);
        }
        parent[below] = nodeOf[limit]!;
        below = nodeOf[limit]!;
        if (known) break;
      }
    }
    this.instance = instance;
    this.step = packing.step;
    this.pools = pools;
    this.nodes = limitOf.length;
    this.nodeOf = nodeOf;
    this.limitOf = Int32Array.from(limitOf);
    this.parent = Int32Array.from(parent);
    this.cap = Float64Array.from(limitOf, (limit) => (limit < 0 ? MANY : instance.cap[limit]!));
    this.load = new Int32Array(this.nodes);
    this.fixed = new Int32Array(this.nodes);
    this.upCost = new Float64Array(this.nodes);
    this.lastCost = new Float64Array(this.nodes);
    this.childStart = new Int32Array(this.nodes + 1);
    for (const above of parent) if (above !== SINK) this.childStart[above + 1]! += 1;
    for (let node = 0; node < this.nodes; node += 1) this.childStart[node + 1]! += this.childStart[node]!;
    const next = this.childStart.slice();
    this.childNode = new Int32Array(this.childStart[this.nodes]!);
    for (const [node, above] of parent.entries())
      if (above !== SINK) {
        this.childNode[next[above]!] = node;
        next[above]! += 1;
      }
    for (let node = 0; node < this.nodes; node += 1) this.setLoad(node, 0);
  }

  /** The load step that the `count`-th child (from 1) through a node costs, or -1. */
  stepOf(node: number, count: number): number {
    const limit = this.limitOf[node]!;
    if (limit < 0 || count <= 0) return -1;
    const { start, above } = this.instance.load;
    let at = start[limit + 1]! - 1;
    while (at >= start[limit]! && above[at]! >= count) at -= 1;
    return at >= start[limit]! ? at : -1;
  }

  /** Packed cost of the `count`-th child (from 1) through a node. */
  costOf(node: number, count: number): number {
    const step = this.stepOf(node, count);
    return step < 0 ? 0 : this.step[step]!;
  }

  setLoad(node: number, load: number): void {
    this.load[node] = load;
    const limit = this.limitOf[node]!;
    if (limit < 0 || this.instance.load.start[limit] === this.instance.load.start[limit + 1]) return;
    this.upCost[node] = this.costOf(node, load + 1);
    this.lastCost[node] = this.costOf(node, load);
  }

  /** Counts a frozen child at a pool and above. */
  addFrozen(pool: number): void {
    for (let at = pool; at !== SINK; at = this.parent[at]!) this.fixed[at]! += 1;
    this.addAlongChain(pool, 1);
  }

  /** Adds `change` children to a node and everything above it. */
  addAlongChain(node: number, change: number): void {
    for (let at = node; at !== SINK; at = this.parent[at]!) this.setLoad(at, this.load[at]! + change);
  }
}
