// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * A rooted spanning tree that can be cut and hung elsewhere in time of the path that turns round, with its depth-first
 * order as a ring (thread indices: Glover, Klingman 1982; Kovács 2015, arXiv 1207.6381, section 4). Starts as a star.
 */
export class SpanningTree {
  /** Per node; -1 at the root, which is the last node. */
  readonly parent: Int32Array;
  /** The arc to the parent. */
  readonly arcUp: Int32Array;
  /** Whether that arc leaves the node (1) or enters it (−1). */
  readonly direction: Int8Array;
  /** Depth-first order: the node after (the root after the last one). */
  readonly thread: Int32Array;
  readonly threadBack: Int32Array;
  /** Nodes in the subtree. */
  readonly size: Int32Array;
  /** Last node of the subtree in depth-first order. */
  readonly last: Int32Array;

  /** Node i hangs below the root by the arc `firstArc` + i; the directions are still to be set. */
  constructor(nodes: number, firstArc: number) {
    this.parent = new Int32Array(nodes + 1).fill(nodes);
    this.arcUp = Int32Array.from({ length: nodes + 1 }, (_, node) => firstArc + node);
    this.direction = new Int8Array(nodes + 1);
    this.thread = Int32Array.from({ length: nodes + 1 }, (_, node) => (node === nodes ? 0 : node + 1));
    this.threadBack = Int32Array.from({ length: nodes + 1 }, (_, node) => (node === 0 ? nodes : node - 1));
    this.size = new Int32Array(nodes + 1).fill(1);
    this.last = Int32Array.from(this.size.keys());
    this.parent[nodes] = -1;
    this.size[nodes] = nodes + 1;
    this.last[nodes] = Math.max(0, nodes - 1);
  }

  /** The lowest node above both. */
  join(first: number, second: number): number {
    const { parent, size } = this;
    let one = first;
    let other = second;
    while (one !== other)
      if (size[one]! < size[other]!) one = parent[one]!;
      else other = parent[other]!;
    return one;
  }

  /**
   * Cuts the subtree of `out` off, turns it so that `inner`, a node in it, is on top, and hangs it below `outer` by `arc`.
   * @param join the lowest node above `out` and `outer`
   */
  rehang(arc: number, arcDirection: number, inner: number, outer: number, out: number, join: number): void {
    const { parent, arcUp, direction, thread, threadBack, size, last } = this;
    const moved = size[out]!;
    const before = threadBack[out]!;
    const oldLast = last[out]!;
    const oldParent = parent[out]!;
    const after = thread[oldLast]!;
    thread[before] = after;
    threadBack[after] = before;
    for (let node = oldParent; node >= 0 && last[node] === oldLast; node = parent[node]!) last[node] = before;
    for (let node = oldParent; node !== join; node = parent[node]!) size[node]! -= moved;

    // From `inner` up to `out`: each node goes below the one it was above, and keeps the rest of its subtree, which lies
    // in the thread before and behind the part that was cut off before.
    let end = last[inner]!;
    let child = outer;
    let childArc = arc;
    let childDirection = arcDirection;
    let childSize = 0;
    let childLast = -1;
    let childBefore = -1;
    let childAfter = -1;
    for (let node = inner; ; ) {
      const above = parent[node]!;
      const nodeArc = arcUp[node]!;
      const nodeDirection = direction[node]!;
      const nodeSize = size[node]!;
      const nodeLast = last[node]!;
      const nodeBefore = threadBack[node]!;
      const nodeAfter = nodeLast === childLast ? childAfter : thread[nodeLast]!;
      if (childLast >= 0) {
        thread[end] = node;
        threadBack[node] = end;
        end = childBefore;
        if (nodeLast !== childLast) {
          thread[end] = childAfter;
          threadBack[childAfter] = end;
          end = nodeLast;
        }
      }
      parent[node] = child;
      arcUp[node] = childArc;
      direction[node] = childDirection;
      size[node] = moved - childSize;
      if (node === out) break;
      child = node;
      childArc = nodeArc;
      childDirection = -nodeDirection;
      childSize = nodeSize;
      childLast = nodeLast;
      childBefore = nodeBefore;
      childAfter = nodeAfter;
      node = above;
    }
    for (let node = out; node !== outer; node = parent[node]!) last[node] = end;

    const follower = thread[outer]!;
    thread[outer] = inner;
    threadBack[inner] = outer;
    thread[end] = follower;
    threadBack[follower] = end;
    for (let node = outer; node >= 0 && last[node] === outer; node = parent[node]!) last[node] = end;
    for (let node = outer; node !== join; node = parent[node]!) size[node]! += moved;
  }
}
