// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Move } from './exchange-path.ts';
import { NodeHeap } from './node-heap.ts';
import type { PoolFlow } from './pool-flow.ts';
import { ALONG_TREE } from './pool-search.ts';
import { SINK } from './pool-tree.ts';

/** The cheapest way in which at most `moved` children move; there is none as cheap with fewer. */
export interface LimitedPath {
  readonly moved: number;
  /** Packed length. */
  readonly length: number;
  readonly moves: readonly Move[];
}

interface Step {
  readonly node: number;
  readonly label: number;
  /** Child that came to the node, or ALONG_TREE. */
  readonly mover: number;
  readonly before: Step | null;
}

/**
 * The shortest paths from given starts to a node or the sink with at most 0, 1, 2 … children moving, found layer by layer
 * (Bellman 1958) over the whole residual graph, sink included. Exact, because no cycle of an optimal flow has a negative
 * length: a walk that passes a node twice is never needed. Prices cut off what cannot become the best any more.
 */
export function limitedPaths(
  flow: PoolFlow,
  starts: readonly { readonly node: number; readonly label: number }[],
  target: number,
  most: number,
): LimitedPath[] {
  return new LimitedSearch(flow, target).run(starts, most);
}

class LimitedSearch {
  private readonly flow: PoolFlow;
  private readonly target: number;
  /** Best label so far with as many moves as the layer allows; the sink behind the nodes. */
  private readonly label: Float64Array;
  private readonly step: (Step | null)[];
  private readonly sink: number;
  private best = Number.POSITIVE_INFINITY;
  /** Nodes whose label has improved in this layer. */
  private reached: number[] = [];
  private readonly isReached: Uint8Array;
  private readonly heap = new NodeHeap();

  constructor(flow: PoolFlow, target: number) {
    this.flow = flow;
    this.sink = flow.tree.nodes;
    this.target = target === SINK ? this.sink : target;
    this.label = new Float64Array(this.sink + 1).fill(Number.POSITIVE_INFINITY);
    this.isReached = new Uint8Array(this.sink + 1);
    this.step = Array.from({ length: this.sink + 1 }, () => null);
  }

  run(starts: readonly { readonly node: number; readonly label: number }[], most: number): LimitedPath[] {
    const found: LimitedPath[] = [];
    for (const { node, label } of starts) this.reach(node === SINK ? this.sink : node, label, ALONG_TREE, null);
    for (let moved = 0; this.reached.length > 0; moved += 1) {
      const active = this.spreadAlongTree();
      const end = this.step[this.target];
      if (end && end.label < (found.at(-1)?.length ?? Number.POSITIVE_INFINITY))
        found.push({ moved, length: end.label, moves: this.movesTo(end) });
      if (moved === most) break;
      this.moveChildren(active);
    }
    return found;
  }

  private price(node: number): number {
    return node === this.sink ? 0 : this.flow.search.price[node]!;
  }

  private reach(node: number, label: number, mover: number, before: Step | null): void {
    if (label >= this.label[node]! || label + this.price(node) - this.price(this.target) >= this.best) return;
    if (this.isReached[node] === 0) this.reached.push(node);
    this.isReached[node] = 1;
    this.label[node] = label;
    this.step[node] = { node, label, mover, before };
    if (node === this.target) this.best = label;
  }

  /** Goes on along the tree, where nobody moves. @returns the nodes whose label has improved in this layer */
  private spreadAlongTree(): number[] {
    const { heap, flow, sink } = this;
    const { parent, load, fixed, cap, upCost, lastCost, childStart, childNode, nodes } = flow.tree;
    for (const node of this.reached) heap.push(this.label[node]! + this.price(node), node);
    while (heap.size > 0) {
      const node = heap.pop();
      const here = this.label[node]!;
      if (heap.key !== here + this.price(node)) continue;
      const relax = (to: number, label: number): void => {
        const old = this.label[to]!;
        this.reach(to, label, ALONG_TREE, this.step[node]!);
        if (this.label[to]! < old) heap.push(label + this.price(to), to);
      };
      if (node === sink) {
        for (let root = 0; root < nodes; root += 1)
          if (parent[root] === SINK && load[root]! > fixed[root]!) relax(root, here - lastCost[root]!);
        continue;
      }
      if (load[node]! < cap[node]!) relax(parent[node] === SINK ? sink : parent[node]!, here + upCost[node]!);
      for (let at = childStart[node]!, end = childStart[node + 1]!; at < end; at += 1)
        if (load[childNode[at]!]! > fixed[childNode[at]!]!) relax(childNode[at]!, here - lastCost[childNode[at]!]!);
    }
    const active = this.reached;
    this.isReached.fill(0);
    this.reached = [];
    return active;
  }

  /** Lets one child move out of each node, into the next layer. */
  private moveChildren(active: readonly number[]): void {
    const { flow, sink } = this;
    const { occupants, packing } = flow;
    const from = active.map((node) => this.step[node]!);
    for (const step of from) {
      if (step.node === this.target) continue;
      if (step.node === sink) {
        for (const child of this.unplaced()) this.moveChild(step, child, packing.unplaced[child]!);
        continue;
      }
      if (step.node >= flow.tree.pools) continue;
      const { start, length, item } = occupants;
      for (let at = start[step.node]!, end = at + length[step.node]!; at < end; at += 1) {
        const child = item[at]!;
        const cost = occupants.costOf[child]!;
        this.moveChild(step, child, cost);
        this.reach(sink, step.label + packing.unplaced[child]! - cost, child, step);
      }
    }
  }

  private moveChild(step: Step, child: number, cost: number): void {
    const { arcStart, nearPool, nearCost } = this.flow.occupants;
    for (let arc = arcStart[child]!, end = arcStart[child + 1]!; arc < end; arc += 1)
      this.reach(nearPool[arc]!, step.label + nearCost[arc]! - cost, child, step);
  }

  private *unplaced(): Generator<number> {
    const { poolOf, absent, instance } = this.flow;
    for (let child = 0; child < poolOf.length; child += 1)
      if (poolOf[child]! < 0 && absent[child] === 0 && instance.frozenArc[child]! < 0) yield child;
  }

  private movesTo(end: Step): Move[] {
    const name = (node: number): number => (node === this.sink ? SINK : node);
    const moves: Move[] = [];
    for (let step: Step | null = end; step?.before; step = step.before)
      if (step.mover !== ALONG_TREE)
        moves.push({ child: step.mover, from: name(step.before.node), to: name(step.node) });
    return moves.reverse();
  }
}
