// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';

/**
 * Order in which the pools take pairs: higher points first (`arcPriority`, or the child's weight), equals by lottery
 * number, then by child. Nothing else decides; the stable assignment and the count of envy both rest on it.
 */
export class PairOrder {
  /** Per child its place among equals, 0 first. */
  readonly turn: Int32Array;
  private readonly instance: Pick<Instance, 'weight' | 'arcPriority'>;

  /** `lottery`: one number per child, smaller first. */
  constructor(instance: Pick<Instance, 'weight' | 'arcPriority'>, lottery: Int32Array) {
    this.instance = instance;
    const children = lottery.length;
    this.turn = new Int32Array(children);
    // Number and child in one exact float64 (31 + 22 bits): sorting without a callback is five times as fast.
    const drawn = new Float64Array(children);
    for (let child = 0; child < children; child += 1) drawn[child] = lottery[child]! * children + child;
    drawn.sort();
    for (let place = 0; place < children; place += 1)
      this.turn[drawn[place]! - Math.floor(drawn[place]! / children) * children] = place;
  }

  points(arc: number, child: number): number {
    const { arcPriority, weight } = this.instance;
    return arcPriority === null ? weight[child]! : arcPriority[arc]!;
  }
}

/**
 * The pairs under one limit as a binary heap, the weakest on top. Pairs dropped elsewhere stay inside until they reach
 * the top.
 */
export class HeldPairs {
  private readonly turns: Int32Array;
  private readonly points: number[] = [];
  private readonly children: number[] = [];
  private readonly arcs: number[] = [];

  constructor(order: PairOrder) {
    this.turns = order.turn;
  }

  /** Takes pairs off until one that still stands by `arcHeld` (per child) is on top. @returns its child, or -1 */
  weakest(arcHeld: Int32Array): number {
    while (this.arcs.length > 0) {
      const child = this.children[0]!;
      if (arcHeld[child] === this.arcs[0]) return child;
      this.pop();
    }
    return -1;
  }

  /** Whether a pair comes after the one on top. */
  isWeaker(points: number, child: number): boolean {
    return this.comesAfter(points, child, 0);
  }

  push(arc: number, points: number, child: number): void {
    let at = this.arcs.length;
    this.put(at, arc, points, child);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.comesAfter(points, child, above)) break;
      this.move(above, at);
      at = above;
    }
    this.put(at, arc, points, child);
  }

  private pop(): void {
    const arc = this.arcs.pop()!;
    const points = this.points.pop()!;
    const child = this.children.pop()!;
    const size = this.arcs.length;
    if (size === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && this.comesAfter(this.points[below + 1]!, this.children[below + 1]!, below)) below += 1;
      if (this.comesAfter(points, child, below)) break;
      this.move(below, at);
      at = below;
    }
    this.put(at, arc, points, child);
  }

  private comesAfter(points: number, child: number, at: number): boolean {
    const other = this.points[at]!;
    return points !== other ? points < other : this.turns[child]! > this.turns[this.children[at]!]!;
  }

  private move(from: number, to: number): void {
    this.put(to, this.arcs[from]!, this.points[from]!, this.children[from]!);
  }

  private put(at: number, arc: number, points: number, child: number): void {
    this.arcs[at] = arc;
    this.points[at] = points;
    this.children[at] = child;
  }
}
