// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ALONG_TREE } from '../flow/pool-search.ts';
import { type PoolTree, SINK } from '../flow/pool-tree.ts';
import { arcOf, type Instance } from '../instance/instance.ts';
import type { Move } from './exchange-path.ts';

/** The cheapest way in which at most `moved` children move; there is none as cheap with fewer. */
export interface LimitedPath {
  readonly moved: number;
  readonly moves: readonly Move[];
}

/** A placement that no round of moves makes better, with what moves cost in numbers of any kind that add up and compare. */
export interface MoveGraph<T> {
  readonly instance: Instance;
  readonly tree: PoolTree;
  readonly poolOf: Int32Array;
  readonly isAbsent: (child: number) => boolean;
  /** Children of a pool who may leave it. */
  readonly occupants: (pool: number) => Iterable<number>;
  readonly zero: T;
  readonly plus: (a: T, b: T) => T;
  readonly minus: (a: T, b: T) => T;
  readonly isLess: (a: T, b: T) => boolean;
  readonly arcCost: ArrayLike<T>;
  readonly unplaced: ArrayLike<T>;
  /** Cost of one more child through a node, and of the last one. */
  readonly upCost: (node: number) => T;
  readonly lastCost: (node: number) => T;
  /** Price of a node, in the same numbers; null when there is none, and nothing is cut off then. */
  readonly price: ((node: number) => T) | null;
}

interface Step<T> {
  readonly node: number;
  readonly label: T;
  /** Child that came to the node, or ALONG_TREE. */
  readonly mover: number;
  readonly before: Step<T> | null;
}

/**
 * The shortest paths from a start to a node or the sink with at most 0, 1, 2 … children moving, found layer by layer
 * (Bellman 1958) over the whole residual graph, sink included. Exact, because no cycle of an optimal flow has a negative
 * length: a walk that passes a node twice is never needed. Prices cut off what cannot become the best any more.
 */
export function limitedPaths<T>(
  graph: MoveGraph<T>,
  start: { readonly node: number; readonly label: T },
  target: number,
  most: number,
): LimitedPath[] {
  return new LimitedSearch(graph, target).run(start, most);
}

class LimitedSearch<T> {
  private readonly graph: MoveGraph<T>;
  private readonly target: number;
  /** Best way so far with as many moves as the layer allows; the sink behind the nodes. */
  private readonly step: (Step<T> | null)[];
  private readonly sink: number;
  /** Nodes whose label has improved in this layer. */
  private reached: number[] = [];
  private readonly isReached: Uint8Array;

  constructor(graph: MoveGraph<T>, target: number) {
    this.graph = graph;
    this.sink = graph.tree.nodes;
    this.target = target === SINK ? this.sink : target;
    this.isReached = new Uint8Array(this.sink + 1);
    this.step = Array.from({ length: this.sink + 1 }, () => null);
  }

  run({ node, label }: { readonly node: number; readonly label: T }, most: number): LimitedPath[] {
    const found: LimitedPath[] = [];
    let last: T | null = null;
    this.reach(node === SINK ? this.sink : node, label, ALONG_TREE, null);
    for (let moved = 0; this.reached.length > 0; moved += 1) {
      const active = this.spreadAlongTree();
      const end = this.step[this.target];
      if (end && (last === null || this.graph.isLess(end.label, last))) {
        last = end.label;
        found.push({ moved, moves: this.movesTo(end) });
      }
      if (moved === most) break;
      this.moveChildren(active);
    }
    return found;
  }

  /** Whether the best way to the target known so far is no longer than any over a node with this label. */
  private isCutOff(node: number, label: T): boolean {
    const { price, plus, minus, isLess } = this.graph;
    const best = this.step[this.target];
    if (!best || price === null) return false;
    const priceOf = (at: number): T => (at === this.sink ? this.graph.zero : price(at));
    return !isLess(minus(plus(label, priceOf(node)), priceOf(this.target)), best.label);
  }

  /** @returns whether the label of the node has improved */
  private reach(node: number, label: T, mover: number, before: Step<T> | null): boolean {
    const known = this.step[node];
    if (known && !this.graph.isLess(label, known.label)) return false;
    if (this.isCutOff(node, label)) return false;
    if (this.isReached[node] === 0) this.reached.push(node);
    this.isReached[node] = 1;
    this.step[node] = { node, label, mover, before };
    return true;
  }

  /** Goes on along the tree, where nobody moves. @returns the nodes whose label has improved in this layer */
  private spreadAlongTree(): number[] {
    const { graph, sink } = this;
    const { plus, minus, upCost, lastCost } = graph;
    const { parent, load, fixed, cap, childStart, childNode, nodes } = graph.tree;
    const queue = [...this.reached];
    const isQueued = new Uint8Array(sink + 1);
    for (const node of queue) isQueued[node] = 1;
    for (let first = 0; first < queue.length; first += 1) {
      const node = queue[first]!;
      isQueued[node] = 0;
      const from = this.step[node]!;
      const relax = (to: number, label: T): void => {
        if (!this.reach(to, label, ALONG_TREE, from) || isQueued[to] === 1) return;
        isQueued[to] = 1;
        queue.push(to);
      };
      if (node === sink) {
        for (let root = 0; root < nodes; root += 1)
          if (parent[root] === SINK && load[root]! > fixed[root]!) relax(root, minus(from.label, lastCost(root)));
        continue;
      }
      if (load[node]! < cap[node]!) relax(parent[node] === SINK ? sink : parent[node]!, plus(from.label, upCost(node)));
      for (let at = childStart[node]!, end = childStart[node + 1]!; at < end; at += 1) {
        const below = childNode[at]!;
        if (load[below]! > fixed[below]!) relax(below, minus(from.label, lastCost(below)));
      }
    }
    const active = this.reached;
    this.isReached.fill(0);
    this.reached = [];
    return active;
  }

  /** Lets one child move out of each node, into the next layer. */
  private moveChildren(active: readonly number[]): void {
    const { graph, sink } = this;
    const { instance, unplaced, arcCost, plus, minus } = graph;
    const from = active.map((node) => this.step[node]!);
    for (const step of from) {
      if (step.node === this.target) continue;
      if (step.node === sink) {
        for (const child of this.unplaced()) this.moveChild(step, child, unplaced[child]!);
        continue;
      }
      if (step.node >= graph.tree.pools) continue;
      for (const child of graph.occupants(step.node)) {
        const cost = arcCost[arcOf(instance, child, step.node)]!;
        this.moveChild(step, child, cost);
        this.reach(sink, minus(plus(step.label, unplaced[child]!), cost), child, step);
      }
    }
  }

  private moveChild(step: Step<T>, child: number, cost: T): void {
    const { instance, arcCost, plus, minus } = this.graph;
    const { arcStart, arcPool } = instance;
    for (let arc = arcStart[child]!, end = arcStart[child + 1]!; arc < end; arc += 1)
      this.reach(arcPool[arc]!, minus(plus(step.label, arcCost[arc]!), cost), child, step);
  }

  private *unplaced(): Generator<number> {
    const { poolOf, isAbsent, instance } = this.graph;
    for (let child = 0; child < poolOf.length; child += 1)
      if (poolOf[child]! < 0 && !isAbsent(child) && instance.frozenArc[child]! < 0) yield child;
  }

  private movesTo(end: Step<T>): Move[] {
    const name = (node: number): number => (node === this.sink ? SINK : node);
    const moves: Move[] = [];
    for (let step: Step<T> | null = end; step?.before; step = step.before)
      if (step.mover !== ALONG_TREE)
        moves.push({ child: step.mover, from: name(step.before.node), to: name(step.node) });
    return moves.reverse();
  }
}
