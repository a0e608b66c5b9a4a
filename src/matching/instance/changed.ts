// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { arcOf, type Instance, type Integers } from './instance.ts';

/** What is different in a changed instance; everything else is as before. */
export interface InstanceChange {
  /** Places more or less per limit. */
  readonly places?: ReadonlyMap<number, number>;
  /** A child that stands fast in a pool it has an arc to, whatever it was before. */
  readonly force?: { readonly child: number; readonly pool: number };
  /** Children who are not there: without arcs and without weight. Their numbers stay. */
  readonly absent?: ReadonlySet<number>;
  /** Other weights per child. */
  readonly weights?: ReadonlyMap<number, number>;
}

/**
 * The instance with something changed. Children, pools and limits keep their numbers; arcs only where nobody is absent.
 * @returns null when frozen children need more places than there are
 */
export function changedInstance(instance: Instance, change: InstanceChange): Instance | null {
  const { places, force, absent = new Set<number>(), weights } = change;
  const cap = instance.cap.map((own, limit) => own + (places?.get(limit) ?? 0));
  const weight = instance.weight.map((own, child) => (absent.has(child) ? 0 : (weights?.get(child) ?? own)));
  const frozenArc = instance.frozenArc.slice();
  if (force) frozenArc[force.child] = arcOf(instance, force.child, force.pool);
  const changed = { ...instance, cap, weight, frozenArc };
  const rest = absent.size === 0 ? changed : withoutArcsOf(changed, absent);
  return frozenFit(rest) ? rest : null;
}

function withoutArcsOf(instance: Instance, absent: ReadonlySet<number>): Instance {
  const children = instance.childIds.length;
  const arcStart = new Int32Array(children + 1);
  const kept: number[] = [];
  const frozenArc = new Int32Array(children).fill(-1);
  for (let child = 0; child < children; child += 1) {
    if (!absent.has(child))
      for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1) {
        if (arc === instance.frozenArc[child]) frozenArc[child] = kept.length;
        kept.push(arc);
      }
    arcStart[child + 1] = kept.length;
  }
  const column = (of: Integers): Float64Array => Float64Array.from(kept, (arc) => of[arc]!);
  return {
    ...instance,
    arcStart,
    arcPool: Int32Array.from(kept, (arc) => instance.arcPool[arc]!),
    arcCost: instance.arcCost.map(column),
    arcPriority: instance.arcPriority && column(instance.arcPriority),
    frozenArc,
  };
}

function frozenFit({ cap, frozenArc, arcPool, poolLimits }: Instance): boolean {
  const room = cap.slice();
  for (const arc of frozenArc) {
    if (arc < 0) continue;
    const pool = arcPool[arc]!;
    for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1) room[poolLimits.items[at]!]! -= 1;
  }
  return room.every((left) => left >= 0);
}
