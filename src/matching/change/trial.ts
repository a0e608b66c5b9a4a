// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { PoolFlow } from '../flow/pool-flow.ts';

/** What is different in a trial; everything else is as the flow is now. */
export interface TrialChanges {
  /** Places more or less per limit. */
  readonly places?: ReadonlyMap<number, number>;
  /** A child and the arc it is frozen to in the trial, whatever it was before. */
  readonly force?: { readonly child: number; readonly arc: number };
  /** A child that is not there. */
  readonly without?: number;
  /** Packed cost of each child's being placed otherwise than now. */
  readonly movePrice?: number;
}

/**
 * Solves the instance of a flow again with something changed, and leaves the flow alone. For questions that one search
 * cannot answer: several changes at once, or frozen children, to whose places the prices do not apply.
 * @returns null when frozen children need more places than there are
 */
export function trial(flow: PoolFlow, { places, force, without, movePrice = 0 }: TrialChanges): PoolFlow | null {
  const { instance, packing, tree, occupants, absent, poolOf: now } = flow;
  const cap = instance.cap.map((own, limit) => {
    const node = tree.nodeOf[limit]!;
    return (node < 0 ? own : tree.cap[node]!) + (places?.get(limit) ?? 0);
  });
  const frozenArc = instance.frozenArc.slice();
  const unplaced = packing.unplaced.map((cost, child) => (now[child]! < 0 ? cost : cost + movePrice));
  const arcExtra = new Float64Array(instance.arcPool.length);
  for (let child = 0; child < now.length; child += 1) {
    const gone = absent[child] === 1 || child === without;
    if (gone) frozenArc[child] = -1;
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1) {
      const own = occupants.cost[arc]! - packing.arcCost[arc]!;
      arcExtra[arc] = gone ? Number.POSITIVE_INFINITY : own + (instance.arcPool[arc] === now[child] ? 0 : movePrice);
    }
  }
  if (force) frozenArc[force.child] = force.arc;
  const changed = new PoolFlow({ ...instance, cap, frozenArc }, { ...packing, unplaced }, { arcExtra });
  if (changed.tree.fixed.some((fixed, node) => fixed > changed.tree.cap[node]!)) return null;
  changed.advance(now.length);
  return changed;
}
