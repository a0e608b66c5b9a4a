// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../../matching/index.ts';

/** Why a child has no place; `taken` is what remains when the others do not hold. */
const sentences = {
  'no-pair': 'Für dieses Kind kommt keine Platzart in Frage.',
  'no-places': 'Alle Platzarten, die in Frage kommen, haben keinen einzigen Platz.',
  'weight-zero': 'Das Gewicht des Kindes ist null: Ein Platz bringt nach diesen Ebenen nicht mehr, als er kostet.',
  taken:
    'Alle Plätze, die in Frage kommen, haben Kinder, die sonst selbst keinen hätten oder dort fest eingeplant sind.',
  'lower-priority': 'Alle Plätze, die in Frage kommen, haben Kinder mit Vorrang.',
  stopped: 'Bis hierher war noch kein Platz für dieses Kind gefunden.',
} as const;
export type UnplacedReason = keyof typeof sentences;

/** Pools that cannot take anybody: one of their limits has no places at all. */
function closedPools({ poolIds, poolLimits, cap }: Instance): Uint8Array {
  const closed = new Uint8Array(poolIds.length);
  for (let pool = 0; pool < poolIds.length; pool += 1)
    for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1)
      if (cap[poolLimits.items[at]!] === 0) closed[pool] = 1;
  return closed;
}

/** The children without a place, in the order of their ids, each with its reason. */
export function* unplacedOf(instance: Instance, poolOf: Int32Array, otherwise: UnplacedReason) {
  const { arcStart, arcPool, childIds, weight } = instance;
  const closed = closedPools(instance);
  for (const [child, id] of childIds.entries()) {
    if (poolOf[child]! >= 0) continue;
    const pools = arcPool.subarray(arcStart[child], arcStart[child + 1]);
    let reason = otherwise;
    if (pools.length === 0) reason = 'no-pair';
    else if (pools.every((pool) => closed[pool] === 1)) reason = 'no-places';
    else if (weight[child] === 0 && otherwise === 'taken') reason = 'weight-zero';
    yield { child: id, reason, sentence: sentences[reason] };
  }
}

/** Child and pool by id, in the order of the children's ids. */
export function* assignmentOf(instance: Instance, poolOf: Int32Array): Generator<readonly [string, string]> {
  for (const [child, id] of instance.childIds.entries()) {
    const pool = poolOf[child]!;
    if (pool >= 0) yield [id, instance.poolIds[pool]!];
  }
}
