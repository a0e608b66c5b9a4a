// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A request for an interpreter; times in minutes from any common beginning, whole. */
export interface RequestJson {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Where it takes place; ways are asked between sites. */
  readonly site: string;
  /** What it costs that nobody comes, an integer ≥ 0. */
  readonly weight: number;
}

/** A volunteer; what is left out does not bound. */
export interface VolunteerJson {
  readonly id: string;
  /** Jobs of this plan at most. */
  readonly maxJobs?: number | undefined;
  /** Minutes of jobs at most, from start to end, without buffer and way. */
  readonly minutesLeft?: number | undefined;
  /** Jobs the volunteer has had this month already, none when left out. */
  readonly monthJobs?: number | undefined;
}

/** A possible pair: languages, times, reach and wishes fit. `cost`: mismatch and minutes of travel, integers ≥ 0. */
export interface DispatchArcJson {
  readonly request: string;
  readonly volunteer: string;
  readonly cost: readonly [mismatch: number, travel: number];
}

/** Who goes where. */
export interface DispatchPair {
  readonly request: string;
  readonly volunteer: string;
}

/**
 * An instance of model M2, the open requests of a week assigned together, as it is written in JSON. Two requests fit one
 * volunteer when the earlier end, buffer and way are over before the later one starts; so for every two of the jobs.
 */
export interface DispatchJson {
  /** Minutes between two jobs beside the way. */
  readonly buffer: number;
  /** Minutes by `from|to`; where that is missing the way back counts. None within a site. */
  readonly travel: Readonly<Record<string, number>>;
  readonly requests: readonly RequestJson[];
  readonly volunteers: readonly VolunteerJson[];
  readonly arcs: readonly DispatchArcJson[];
  /** Cost of the first, second … job of a month; never falls, the last one counts for all that follow. */
  readonly fairness: readonly number[];
  /** What people have been told already: each pair that does not stay counts as changed. */
  readonly previous?: readonly DispatchPair[] | undefined;
  /** Seconds the computation may take. */
  readonly seconds?: number | undefined;
}

/** The entries of the objective, most important first. */
export const DISPATCH_LEVELS = ['unservedWeight', 'changed', 'mismatch', 'fairness', 'travel'] as const;

/** One integer per level, compared in their order. */
export type DispatchTuple = readonly number[];

/**
 * A checked instance: requests and volunteers in the order of their ids, arcs by request and within a request by
 * volunteer. Built by `dispatchFromJson` only.
 */
export interface Dispatch {
  /** What it was made from. */
  readonly json: DispatchJson;
  readonly requestIds: readonly string[];
  /** Minutes of each job, from start to end. */
  readonly minutes: Float64Array;
  readonly start: Float64Array;
  readonly weight: Float64Array;
  readonly volunteerIds: readonly string[];
  /** Infinity where nothing bounds. */
  readonly maxJobs: Float64Array;
  readonly minutesLeft: Float64Array;
  readonly monthJobs: Float64Array;
  /** Arcs of request r: `arcStart[r]` to `arcStart[r + 1]`, without the end. */
  readonly arcStart: Int32Array;
  readonly arcVolunteer: Int32Array;
  readonly mismatch: Float64Array;
  readonly travel: Float64Array;
  readonly fairness: readonly number[];
  /** Per request the volunteer of `previous`, or -1. */
  readonly previous: Int32Array;
  /** Which two requests nobody can have both. */
  readonly clashes: Clashes;
  /** Infinity where nothing was said. */
  readonly seconds: number;
}

/** Pairs of requests, one bit each. */
export class Clashes {
  private readonly size: number;
  private readonly bits: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.bits = new Uint32Array(Math.ceil((size * size) / 32));
  }

  add(a: number, b: number): void {
    for (const bit of [a * this.size + b, b * this.size + a]) this.bits[Math.floor(bit / 32)]! |= 1 << (bit % 32);
  }

  has(a: number, b: number): boolean {
    const bit = a * this.size + b;
    return (this.bits[Math.floor(bit / 32)]! & (1 << (bit % 32))) !== 0;
  }
}

/** Cost of the k-th job of a month, k from 1; the last entry counts for all beyond the list, none without one. */
export function jobCost(fairness: readonly number[], k: number): number {
  return fairness[Math.min(k, fairness.length) - 1] ?? 0;
}

/** Whether a volunteer can have the request when there is no other. */
export function possibleAlone(
  { minutes, maxJobs, minutesLeft }: Pick<Dispatch, 'minutes' | 'maxJobs' | 'minutesLeft'>,
  request: number,
  volunteer: number,
): boolean {
  return maxJobs[volunteer]! >= 1 && minutes[request]! <= minutesLeft[volunteer]!;
}
