// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A binary heap of nodes by key; a node may be in it several times, whoever pops it skips the outdated ones. */
export class NodeHeap {
  private keys = new Float64Array(256);
  private nodes = new Int32Array(256);
  size = 0;
  /** Key of the node popped last. */
  key = 0;

  clear(): void {
    this.size = 0;
  }

  /** Smallest key, or Infinity. */
  get least(): number {
    return this.size > 0 ? this.keys[0]! : Number.POSITIVE_INFINITY;
  }

  push(key: number, node: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, nodes } = this;
    let at = this.size;
    this.size += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const aboveKey = keys[above]!;
      if (aboveKey <= key) break;
      keys[at] = aboveKey;
      nodes[at] = nodes[above]!;
      at = above;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** Takes out a node with the smallest key, which is then in `key`. The heap must not be empty. */
  pop(): number {
    const { keys, nodes } = this;
    const top = nodes[0]!;
    this.key = keys[0]!;
    this.size -= 1;
    const size = this.size;
    const key = keys[size]!;
    const node = nodes[size]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && keys[below + 1]! < keys[below]!) below += 1;
      const belowKey = keys[below]!;
      if (belowKey >= key) break;
      keys[at] = belowKey;
      nodes[at] = nodes[below]!;
      at = below;
    }
    keys[at] = key;
    nodes[at] = node;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const nodes = new Int32Array(this.nodes.length * 2);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
