// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The name of a level that counts families: each pool group beyond the first in which members of one family are placed
 * adds one. Without it in `levels`, families count right after the weight of the unplaced, before all levels.
 */
export const SIBLING_LEVEL = 'siblings';

/** From the child after the first `above` on, each further child under the limit costs this much, one integer per level. */
export interface LoadStep {
  readonly above: number;
  readonly cost: readonly number[];
}

/** A possible pair of child and pool. */
export interface ArcJson {
  readonly child: string;
  readonly pool: string;
  readonly cost: readonly number[];
  readonly priority?: number | undefined;
}

/**
 * An instance of model M1 (placement of children into pools of places) as it is written in JSON.
 * A pool is a kind of place (school, class level, form of support). A limit bounds how many children its pools take
 * together; limits nest (kind in class in school in district) and never overlap in part, else the model is no flow.
 */
export interface InstanceJson {
  /** Names of the cost levels, most important first. The weight of the unplaced children always comes before them. */
  readonly levels: readonly string[];
  /** `weight`: what it costs to leave this child unplaced, an integer ≥ 0. */
  readonly children: readonly { readonly id: string; readonly weight: number; readonly family?: string }[];
  /** `limits`: every limit that counts this pool's children. `group`: pools between which siblings count as together. */
  readonly pools: readonly { readonly id: string; readonly limits: readonly string[]; readonly group?: string }[];
  /** `load`: convex cost of filling up, steps in rising order (balance between classes). */
  readonly limits: readonly { readonly id: string; readonly cap: number; readonly load?: readonly LoadStep[] }[];
  /**
   * The possible pairs; `cost` has one integer per level. `priority`: points of the local criteria catalogue for this
   * pair, higher first; only the stable alternative reads it, and takes the child's weight where it is missing.
   */
  readonly arcs: readonly ArcJson[];
  /** Pairs that stay as they are, for example because the family has been told. */
  readonly frozen?: readonly { readonly child: string; readonly pool: string }[];
  /** Order in which equals are looked at; the same seed gives the same result. */
  readonly seed?: number;
}

/** Integers: `Int32Array` while they fit, `Float64Array` (exact below 2^53) otherwise. */
export type Integers = Int32Array | Float64Array;

/** Rows of different length one behind the other: row r is `items[start[r]]` to `items[start[r + 1]]`, without the end. */
export interface Rows {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** A load step in columns: row r of `above`/`cost` belongs to the limit whose row in `LoadSteps.start` holds r. */
export interface LoadSteps {
  /** Per limit the first of its steps, and one more at the end. */
  readonly start: Int32Array;
  readonly above: Float64Array;
  /** One array per level. */
  readonly cost: readonly Float64Array[];
}

/**
 * A checked instance in columns: children, pools and limits in the order of their ids (so the order in the input does
 * not matter), arcs by child and within a child by pool. Built by `InstanceBuilder` only.
 */
export interface Instance {
  readonly levels: readonly string[];
  readonly childIds: readonly string[];
  readonly weight: Float64Array;
  /** Per child the number of its family in `familyIds`, or -1. */
  readonly family: Int32Array;
  readonly familyIds: readonly string[];
  readonly poolIds: readonly string[];
  /** Per pool its limits. */
  readonly poolLimits: Rows;
  /** Per pool the number of its group; a pool without one is a group of its own. */
  readonly group: Int32Array;
  readonly groupIds: readonly string[];
  readonly limitIds: readonly string[];
  readonly cap: Float64Array;
  readonly load: LoadSteps;
  /** Arcs of child i: `arcStart[i]` to `arcStart[i + 1]`, without the end. */
  readonly arcStart: Int32Array;
  readonly arcPool: Int32Array;
  /** One array per level, one entry per arc. */
  readonly arcCost: readonly Integers[];
  /** Priority per arc; null when no arc names one. */
  readonly arcPriority: Integers | null;
  /** Per child the arc it is frozen to, or -1. */
  readonly frozenArc: Int32Array;
  readonly seed: number;
}

/** The arc of a child to a pool, or -1. Rows are sorted by pool. */
export function arcOf(instance: Pick<Instance, 'arcStart' | 'arcPool'>, child: number, pool: number): number {
  const { arcStart, arcPool } = instance;
  let low = arcStart[child]!;
  let high = arcStart[child + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = arcPool[middle]!;
    if (at === pool) return middle;
    if (at < pool) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Position of an id in a sorted list of ids, or -1. */
export function indexOfId(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = ids[middle]!;
    if (at === id) return middle;
    if (at < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
