// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { MatchingInputError } from '../instance/errors.ts';
import { checkNetwork, LARGEST, type Network, type NetworkFlow } from './network.ts';
import { SpanningTree } from './spanning-tree.ts';

const TREE = 0;
const AT_LOWER = 1;
const AT_UPPER = -1;

type Ending = 'optimal' | 'ray' | 'overflow';

/**
 * Primal network simplex (Dantzig 1951; Kovács 2015, arXiv 1207.6381): block search for the entering arc, the spanning
 * tree as a threaded list, strongly feasible bases against cycling (Cunningham 1976), an artificial root.
 *
 * Three stages, since no price of an artificial arc is both surely large enough and exact in float64:
 * first with the real costs and a large one for artificial arcs, which nearly always ends the matter; if anything is
 * still on them, again with nothing but a cost of one for them (feasible or not), then with the real costs alone.
 * A basis is strongly feasible, so once they carry nothing the arcs from the root are out of it for good.
 *
 * @throws MatchingInputError when the network is malformed, or (`overflow`) when on the way a path costs more than 2^52
 * or an arc carries 2^53 or more
 */
export function networkSimplex(network: Network): NetworkFlow {
  checkNetwork(network);
  const { lower, capacity, nodes } = network;
  if (lower?.some((least, arc) => least > capacity[arc]!)) {
    const nothing = new Float64Array(capacity.length);
    return { status: 'infeasible', flow: nothing, potential: new Float64Array(nodes), cost: 0 };
  }
  const simplex = new Simplex(network);
  let ending = simplex.run(true, simplex.artificialCost());
  if (ending !== 'optimal' || simplex.shortfall()) {
    simplex.run(false, 1);
    if (simplex.shortfall()) return simplex.result('infeasible', network);
    ending = simplex.run(true, 0);
  }
  if (ending === 'overflow') throw overflow('cost', 'Die Kosten eines Weges im Netz sind zu groß (ab 2^52).');
  return simplex.result(ending === 'ray' ? 'unbounded' : 'optimal', network);
}

function overflow(culprit: string, fault: string): MatchingInputError {
  return new MatchingInputError([{ fault: 'overflow', culprit, message: `${fault} Bitte gröbere Einheiten wählen.` }]);
}

/** The arcs of the network in mixed order, and behind them one artificial arc per node. */
class Simplex {
  private readonly arcs: number;
  private readonly root: number;
  private readonly block: number;
  /** Position of each arc of the network; far-apart arcs stand together, so that one block sees all of the network. */
  private readonly place: Int32Array;
  private readonly tail: Int32Array;
  private readonly head: Int32Array;
  private readonly realCost: Float64Array;
  private readonly cost: Float64Array;
  private readonly capacity: Float64Array;
  private readonly flow: Float64Array;
  private readonly state: Int8Array;

  private readonly potential: Float64Array;
  private readonly tree: SpanningTree;
  private next = 0;

  constructor({ nodes, supply, tail, head, lower, capacity, cost }: Network) {
    const arcs = tail.length;
    this.arcs = arcs;
    this.root = nodes;
    this.block = Math.max(10, Math.ceil(Math.sqrt(arcs) / 2));
    this.place = mixedOrder(arcs);
    this.tail = new Int32Array(arcs + nodes);
    this.head = new Int32Array(arcs + nodes);
    this.realCost = new Float64Array(arcs);
    this.cost = new Float64Array(arcs + nodes);
    this.capacity = new Float64Array(arcs + nodes).fill(Number.POSITIVE_INFINITY);
    this.flow = new Float64Array(arcs + nodes);
    this.state = new Int8Array(arcs + nodes);
    const rest = supply.slice();
    for (let arc = 0; arc < arcs; arc += 1) {
      const at = this.place[arc]!;
      const least = lower === undefined ? 0 : lower[arc]!;
      this.tail[at] = tail[arc]!;
      this.head[at] = head[arc]!;
      this.realCost[at] = cost[arc]!;
      this.capacity[at] = capacity[arc]! - least;
      // An arc that cannot change is never looked at.
      this.state[at] = capacity[arc]! > least ? AT_LOWER : TREE;
      rest[tail[arc]!]! -= least;
      rest[head[arc]!]! += least;
    }
    this.potential = new Float64Array(nodes + 1);
    this.tree = new SpanningTree(nodes, arcs);
    for (let node = 0; node < nodes; node += 1) {
      // 0 goes up too: from every node something can be sent to the root, so the basis is strongly feasible.
      const up = rest[node]! >= 0;
      this.tree.direction[node] = up ? 1 : -1;
      this.tail[arcs + node] = up ? node : nodes;
      this.head[arcs + node] = up ? nodes : node;
      this.flow[arcs + node] = Math.abs(rest[node]!);
    }
  }

  /** Dearer than most paths, and small enough to stay exact on the way. */
  artificialCost(): number {
    const dearest = this.realCost.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0);
    return Math.min((dearest + 1) * this.root, LARGEST / 4);
  }

  /** Whether something still comes from the root instead of through the network. */
  shortfall(): boolean {
    const { flow, tail, root, arcs } = this;
    for (let arc = arcs; arc < arcs + root; arc += 1) if (tail[arc] === root && flow[arc]! > 0) return true;
    return false;
  }

  /** Improves the basis until it is optimal for the given costs; `fromRoot` is the cost of what comes from the root. */
  run(real: boolean, fromRoot: number): Ending {
    const { cost, realCost, arcs, root, tail } = this;
    if (real) cost.set(realCost);
    else cost.fill(0, 0, arcs);
    for (let arc = arcs; arc < arcs + root; arc += 1) cost[arc] = tail[arc] === root ? fromRoot : 0;
    if (!this.resetPotentials()) return 'overflow';
    for (;;) {
      const arc = this.entering();
      if (arc < 0) return 'optimal';
      const ending = this.pivot(arc);
      if (ending !== null) return ending;
    }
  }

  result(status: NetworkFlow['status'], { lower, cost }: Network): NetworkFlow {
    let sum = 0;
    const flow = new Float64Array(this.arcs);
    for (let arc = 0; arc < this.arcs; arc += 1) {
      const amount = this.flow[this.place[arc]!]! + (lower === undefined ? 0 : lower[arc]!);
      flow[arc] = amount;
      if (amount !== 0) sum += amount * cost[arc]!;
    }
    return { status, flow, potential: this.potential.slice(0, this.root), cost: sum };
  }

  private resetPotentials(): boolean {
    const { potential, cost, root } = this;
    const { parent, arcUp, direction, thread } = this.tree;
    potential[root] = 0;
    let fits = true;
    for (let node = thread[root]!; node !== root; node = thread[node]!) {
      const value = potential[parent[node]!]! - direction[node]! * cost[arcUp[node]!]!;
      potential[node] = value;
      if (value > LARGEST || value < -LARGEST) fits = false;
    }
    return fits;
  }

  /** The arc with the best reduced cost in the next block that has one, or -1. */
  private entering(): number {
    const { tail, head, cost, state, potential, arcs, block } = this;
    let found = -1;
    let best = 0;
    let from = this.next;
    for (let left = arcs; left > 0 && found < 0; ) {
      const to = Math.min(from + block, arcs);
      for (let arc = from; arc < to; arc += 1) {
        const reduced = state[arc]! * (potential[tail[arc]!]! - potential[head[arc]!]! + cost[arc]!);
        if (reduced < best) {
          best = reduced;
          found = arc;
        }
      }
      left -= to - from;
      from = to === arcs ? 0 : to;
    }
    this.next = from;
    return found;
  }

  /** Sends as much as possible around the cycle that the arc closes. @returns why it cannot go on, else null */
  private pivot(entering: number): Ending | null {
    const { tail, head, capacity, flow, state } = this;
    const { parent, arcUp, direction } = this.tree;
    const onward = state[entering] === AT_LOWER;
    const first = onward ? tail[entering]! : head[entering]!;
    const second = onward ? head[entering]! : tail[entering]!;
    const join = this.tree.join(first, second);

    // Of the arcs that block, the last one from the join around the cycle leaves; that keeps the basis strongly feasible.
    let delta = capacity[entering]!;
    let out = -1;
    let outSide = 0;
    for (let node = first; node !== join; node = parent[node]!) {
      const arc = arcUp[node]!;
      const room = direction[node]! > 0 ? flow[arc]! : capacity[arc]! - flow[arc]!;
      if (room < delta) {
        delta = room;
        out = node;
        outSide = 1;
      }
    }
    for (let node = second; node !== join; node = parent[node]!) {
      const arc = arcUp[node]!;
      const room = direction[node]! < 0 ? flow[arc]! : capacity[arc]! - flow[arc]!;
      if (room <= delta) {
        delta = room;
        out = node;
        outSide = 2;
      }
    }
    if (delta === Number.POSITIVE_INFINITY) return 'ray';

    if (delta > 0) {
      flow[entering]! += onward ? delta : -delta;
      let largest = flow[entering]!;
      for (let node = first; node !== join; node = parent[node]!) {
        const amount = flow[arcUp[node]!]! - direction[node]! * delta;
        flow[arcUp[node]!] = amount;
        if (amount > largest) largest = amount;
      }
      for (let node = second; node !== join; node = parent[node]!) {
        const amount = flow[arcUp[node]!]! + direction[node]! * delta;
        flow[arcUp[node]!] = amount;
        if (amount > largest) largest = amount;
      }
      if (largest > Number.MAX_SAFE_INTEGER) throw overflow('capacity', 'Eine Kante führt zu viel (ab 2^53).');
    }
    if (out < 0) {
      state[entering] = onward ? AT_UPPER : AT_LOWER;
      return null;
    }
    const leaving = arcUp[out]!;
    state[leaving] = flow[leaving] === 0 ? AT_LOWER : AT_UPPER;
    state[entering] = TREE;
    const inner = outSide === 1 ? first : second;
    const outer = outSide === 1 ? second : first;
    this.tree.rehang(entering, inner === tail[entering] ? 1 : -1, inner, outer, out, join);
    return this.shift(entering, inner) ? null : 'overflow';
  }

  /** Moves the potentials of the subtree of `top` so that the reduced cost of its new arc is zero. */
  private shift(entering: number, top: number): boolean {
    const { potential, cost } = this;
    const { thread, last, parent, direction } = this.tree;
    const by = potential[parent[top]!]! - potential[top]! - direction[top]! * cost[entering]!;
    const stop = thread[last[top]!]!;
    let node = top;
    let fits = Math.abs(by) < 2 * LARGEST;
    do {
      const value = potential[node]! + by;
      potential[node] = value;
      if (value > LARGEST || value < -LARGEST) fits = false;
      node = thread[node]!;
    } while (node !== stop);
    return fits;
  }
}

/** A permutation that puts arcs next to each other that are √n apart. */
function mixedOrder(count: number): Int32Array {
  const stride = Math.max(1, Math.floor(Math.sqrt(count)));
  const place = new Int32Array(count);
  let at = 0;
  for (let start = 0; start < stride; start += 1)
    for (let item = start; item < count; item += stride) {
      place[item] = at;
      at += 1;
    }
  return place;
}
