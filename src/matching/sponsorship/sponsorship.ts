// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Rows } from '../instance/instance.ts';

/** A child that waits for a sponsor. */
export interface SponsoredChildJson {
  readonly id: string;
  /** What it costs that nobody comes, an integer ≥ 0. */
  readonly weight: number;
  /** Lessons in which it has time; an empty list means no time. Either everybody names lessons or nobody. */
  readonly slots?: readonly string[] | undefined;
}

/** A volunteer who gives lessons. */
export interface SponsorJson {
  readonly id: string;
  /** Children at most, however many lessons that takes. */
  readonly maxChildren: number;
  readonly slots?: readonly string[] | undefined;
  /** Children of one school at most in one lesson, 1 when left out. */
  readonly groupSize?: number | undefined;
}

/** A possible pair. `school`: where they meet; pairs without one are as of one school of their own. */
export interface SponsorshipArcJson {
  readonly child: string;
  readonly sponsor: string;
  readonly school?: string | undefined;
  readonly cost: readonly number[];
}

export interface SponsorshipPairJson {
  readonly child: string;
  readonly sponsor: string;
}

/** A pair that stays: in this lesson, or in any that both have where none is named. */
export interface KeptPairJson extends SponsorshipPairJson {
  readonly slot?: string | undefined;
}

/** An instance of model M3, language sponsorships, as it is written in JSON. */
export interface SponsorshipJson {
  /** Names of the cost levels, most important first; the weight of the children without a sponsor comes before them. */
  readonly levels: readonly string[];
  readonly children: readonly SponsoredChildJson[];
  readonly sponsors: readonly SponsorJson[];
  readonly arcs: readonly SponsorshipArcJson[];
  /** Pairs that must not be, whatever else is said. */
  readonly never?: readonly SponsorshipPairJson[] | undefined;
  readonly keep?: readonly KeptPairJson[] | undefined;
}

/** A child with its sponsor; `slot` is null where nobody names lessons. */
export interface Sponsored {
  readonly child: string;
  readonly sponsor: string;
  readonly slot: string | null;
}

/** Weight of the children without a sponsor, then one sum per level. */
export type SponsorshipTuple = readonly number[];

/**
 * A checked instance: children, sponsors and lessons in the order of their ids, arcs by child and within a child by
 * sponsor, without those of `never`. Built by `sponsorshipsFromJson` only.
 */
export interface Sponsorships {
  /** What it was made from. */
  readonly json: SponsorshipJson;
  readonly levels: readonly string[];
  readonly childIds: readonly string[];
  readonly weight: Float64Array;
  readonly sponsorIds: readonly string[];
  readonly maxChildren: Float64Array;
  readonly groupSize: Float64Array;
  /** One without name where nobody names lessons. */
  readonly slotIds: readonly string[];
  readonly hasSlots: boolean;
  /** Rows of lessons, each in rising order. */
  readonly childSlots: Rows;
  readonly sponsorSlots: Rows;
  /** Arcs of child i: `arcStart[i]` to `arcStart[i + 1]`, without the end. */
  readonly arcStart: Int32Array;
  readonly arcSponsor: Int32Array;
  /** Per arc the number of its school; those without one have a number of their own. */
  readonly arcSchool: Int32Array;
  /** One array per level, one entry per arc. */
  readonly arcCost: readonly Float64Array[];
  /** Per child the arc it keeps, or -1; the lesson it keeps, or -1 for any; and a lesson in which all who are kept fit. */
  readonly keptArc: Int32Array;
  readonly keptSlot: Int32Array;
  readonly keptAt: Int32Array;
}

/** Lessons that both of an arc have, in rising order. */
export function commonSlots(instance: Sponsorships, child: number, sponsor: number): number[] {
  const { childSlots: own, sponsorSlots: other } = instance;
  const found: number[] = [];
  let at = own.start[child]!;
  let beside = other.start[sponsor]!;
  while (at < own.start[child + 1]! && beside < other.start[sponsor + 1]!) {
    const [a, b] = [own.items[at]!, other.items[beside]!];
    if (a === b) found.push(a);
    if (a <= b) at += 1;
    if (b <= a) beside += 1;
  }
  return found;
}

/** Per child the number of its arc or -1, and its lesson. */
export interface Placing {
  readonly arc: Int32Array;
  readonly slot: Int32Array;
}

/** What a placing costs. */
export function costOfPlacing({ weight, arcCost }: Sponsorships, arc: Int32Array): number[] {
  const sums = [0, ...arcCost.map(() => 0)];
  for (const [child, at] of arc.entries())
    if (at < 0) sums[0]! += weight[child]!;
    else for (const [level, cost] of arcCost.entries()) sums[level + 1]! += cost[at]!;
  return sums;
}

/** A placing by ids, in the order of the children. */
export function sponsoredOf(instance: Sponsorships, { arc, slot }: Placing): Sponsored[] {
  const { childIds, sponsorIds, slotIds, hasSlots, arcSponsor } = instance;
  const found: Sponsored[] = [];
  for (const [child, at] of arc.entries())
    if (at >= 0)
      found.push({
        child: childIds[child]!,
        sponsor: sponsorIds[arcSponsor[at]!]!,
        slot: hasSlots ? slotIds[slot[child]!]! : null,
      });
  return found;
}
