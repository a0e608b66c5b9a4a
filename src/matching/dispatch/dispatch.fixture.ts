// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { DispatchArcJson, DispatchJson, DispatchPair, RequestJson } from './dispatch.ts';

/** Numbers that look like chance, from a seed (mulberry32). */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export interface MixedOptions {
  readonly requests: number;
  readonly volunteers: number;
  /** Weights are multiples of one number up to here, and a bit. */
  readonly heaviest: number;
}

/** An instance in which everything occurs: ways that are no distances, ties, bounds, a plan before that no longer holds. */
export function mixedWeek(seed: number, { requests, volunteers, heaviest }: MixedOptions): DispatchJson {
  const chance = chanceOf(seed);
  const ids = Array.from({ length: volunteers }, (_, at) => `v${at}`);
  const sites = ['a', 'b', 'c', 'd'];
  const travel: Record<string, number> = {};
  for (const [at, one] of sites.entries())
    for (const other of sites.slice(at + 1)) {
      travel[`${one}|${other}`] = chance(5) === 0 ? 200 : chance(40);
      if (chance(2) === 0) travel[`${other}|${one}`] = chance(90);
    }
  const list = Array.from({ length: requests }, (_, at): RequestJson => {
    const start = 15 * chance(8 + 2 * requests);
    const weight = chance(6) === 0 ? chance(heaviest + 1) : 1 + chance(3) * Math.floor(heaviest / 3);
    return { id: `r${at}`, start, end: start + 15 * (1 + chance(6)), site: sites[chance(4)]!, weight };
  });
  const arcs = list.flatMap(({ id }) =>
    ids.flatMap((volunteer): DispatchArcJson[] =>
      chance(3) === 0 ? [] : [{ request: id, volunteer, cost: [chance(3) * chance(4), 5 * chance(20)] }],
    ),
  );
  const fairness: number[] = [];
  for (let k = chance(6); k > 0; k -= 1) fairness.push((fairness.at(-1) ?? 0) + chance(4));
  return {
    buffer: 5 * chance(4),
    travel,
    requests: list,
    volunteers: ids.map((id) => ({
      id,
      ...(chance(3) === 0 ? { maxJobs: chance(4) } : {}),
      ...(chance(3) === 0 ? { minutesLeft: 30 * chance(8) } : {}),
      ...(chance(2) === 0 ? { monthJobs: chance(5) } : {}),
    })),
    arcs,
    fairness,
    ...(chance(2) === 0
      ? {
          previous: list.flatMap(({ id }): DispatchPair[] =>
            chance(2) === 0 ? [{ request: id, volunteer: ids[chance(volunteers)]! }] : [],
          ),
        }
      : {}),
  };
}

/** The least objective of all plans there are, one after the other, in whole numbers of any size. */
export function bruteForce(json: DispatchJson): string {
  const { requests, volunteers, arcs, fairness, previous = [] } = json;
  const cost = new Map(arcs.map((arc) => [`${arc.request} ${arc.volunteer}`, arc.cost]));
  const ways = new Map(Object.entries(json.travel));
  const follows = (a: RequestJson, b: RequestJson): boolean => {
    const way = a.site === b.site ? 0 : (ways.get(`${a.site}|${b.site}`) ?? ways.get(`${b.site}|${a.site}`)!);
    return a.end + json.buffer + way <= b.start;
  };
  const served: (string | null)[] = [];
  let best: bigint[] | null = null;
  const jobsOf = (id: string): RequestJson[] => requests.filter((_, at) => served[at] === id);
  const isPossible = ({
    id,
    maxJobs = 99,
    minutesLeft = Number.MAX_SAFE_INTEGER,
  }: (typeof volunteers)[number]): boolean => {
    const jobs = jobsOf(id);
    if (jobs.length > maxJobs || jobs.reduce((sum, { start, end }) => sum + end - start, 0) > minutesLeft) return false;
    return jobs.every((a, at) => jobs.slice(at + 1).every((b) => follows(a, b) || follows(b, a)));
  };
  const objective = (): bigint[] => {
    const tuple = [0n, 0n, 0n, 0n, 0n];
    for (const [at, { id, weight }] of requests.entries()) {
      const pair = cost.get(`${id} ${served[at]}`);
      if (pair === undefined) tuple[0]! += BigInt(weight);
      else {
        tuple[2]! += BigInt(pair[0]);
        tuple[4]! += BigInt(pair[1]);
      }
      tuple[1]! += BigInt(previous.filter((one) => one.request === id && one.volunteer !== served[at]).length);
    }
    for (const { id, monthJobs = 0 } of volunteers)
      for (let k = 1; k <= jobsOf(id).length; k += 1)
        tuple[3]! += BigInt(fairness.length === 0 ? 0 : fairness[Math.min(monthJobs + k, fairness.length) - 1]!);
    return tuple;
  };
  const isLess = (a: bigint[], b: bigint[]): boolean => {
    const at = a.findIndex((value, level) => value !== b[level]);
    return at >= 0 && a[at]! < b[at]!;
  };
  const next = (at: number): void => {
    const request = requests[at];
    if (request === undefined) {
      const tuple = objective();
      if (best === null || isLess(tuple, best)) best = tuple;
      return;
    }
    for (const choice of [null, ...volunteers]) {
      if (choice !== null && !cost.has(`${request.id} ${choice.id}`)) continue;
      served[at] = choice?.id ?? null;
      if (choice === null || isPossible(choice)) next(at + 1);
      served[at] = null;
    }
  };
  next(0);
  return best!.join();
}
