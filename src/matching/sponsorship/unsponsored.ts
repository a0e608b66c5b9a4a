// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Pools } from './pools.ts';

/**
 * Why a child has nobody: no pair is possible; no pair has a lesson in common; nobody of those takes any child; by its weight
 * of 0 somebody brings no more than it costs; whoever could is needed by others or kept, as is proven; or the computation
 * ended before that was proven.
 */
export type UnsponsoredReason = 'no-candidate' | 'no-common-time' | 'no-places' | 'weight-zero' | 'taken' | 'stopped';

/** The children without a sponsor, in the order of their ids. @param isProven that no plan leaves less weight */
export function unsponsoredOf({ of, instance }: Pools, poolOf: Int32Array, isProven: boolean) {
  const { arcStart, arcPool, poolLimits, cap } = instance;
  const isClosed = (pool: number): boolean =>
    poolLimits.items.subarray(poolLimits.start[pool], poolLimits.start[pool + 1]).some((limit) => cap[limit] === 0);
  const reasonOf = (child: number): UnsponsoredReason => {
    if (of.arcStart[child] === of.arcStart[child + 1]) return 'no-candidate';
    const pools = arcPool.subarray(arcStart[child], arcStart[child + 1]);
    // Where what is kept has decided for another school, a lesson is taken.
    if (pools.length === 0) return hasTime(child) ? 'taken' : 'no-common-time';
    if (pools.every(isClosed)) return 'no-places';
    if (!isProven) return 'stopped';
    return of.weight[child] === 0 ? 'weight-zero' : 'taken';
  };
  const hasTime = (child: number): boolean => {
    const own = new Set(of.childSlots.items.subarray(of.childSlots.start[child], of.childSlots.start[child + 1]));
    return of.arcSponsor
      .subarray(of.arcStart[child], of.arcStart[child + 1])
      .some((sponsor) =>
        of.sponsorSlots.items
          .subarray(of.sponsorSlots.start[sponsor], of.sponsorSlots.start[sponsor + 1])
          .some((slot) => own.has(slot)),
      );
  };
  return of.childIds.flatMap((id, child) => (poolOf[child]! < 0 ? [{ child: id, reason: reasonOf(child) }] : []));
}
