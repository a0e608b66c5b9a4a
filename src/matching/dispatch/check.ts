// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { DispatchJson, DispatchPair, RequestJson } from './dispatch.ts';

/** What a plan claims. */
export interface DispatchClaim {
  readonly assignment: readonly DispatchPair[];
  readonly objective: readonly number[];
}

/** Whether somebody who leaves one request in time comes to the other; null when no way is known. */
function inTime({ buffer, travel }: DispatchJson, from: RequestJson, to: RequestJson): boolean | null {
  const gap = BigInt(to.start) - BigInt(from.end) - BigInt(buffer);
  if (gap < 0n) return false;
  if (from.site === to.site) return true;
  const own = (key: string): number | undefined => (Object.hasOwn(travel, key) ? travel[key] : undefined);
  const way = own(`${from.site}|${to.site}`) ?? own(`${to.site}|${from.site}`);
  return way === undefined ? null : BigInt(way) <= gap;
}

/** What is wrong with the jobs of one volunteer. */
function* faultsOf(json: DispatchJson, id: string, jobs: readonly RequestJson[]): Generator<string> {
  const volunteer = json.volunteers.find((one) => one.id === id);
  if (volunteer === undefined) {
    yield `volunteer ${id} is not known`;
    return;
  }
  const minutes = jobs.reduce((sum, { start, end }) => sum + BigInt(end) - BigInt(start), 0n);
  if (volunteer.maxJobs !== undefined && jobs.length > volunteer.maxJobs) yield `${id} has ${jobs.length} jobs`;
  if (volunteer.minutesLeft !== undefined && minutes > BigInt(volunteer.minutesLeft))
    yield `${id} has ${minutes} minutes`;
  for (const [at, a] of jobs.entries())
    for (const b of jobs.slice(at + 1)) {
      const [there, back] = [inTime(json, a, b), inTime(json, b, a)];
      if (there !== true && back !== true) yield `${id} cannot have both ${a.id} and ${b.id}`;
    }
}

/** The objective of a plan whose pairs are all possible, in whole numbers of any size. */
function objectiveOf(json: DispatchJson, served: ReadonlyMap<string, string>): bigint[] {
  let unserved = 0n;
  for (const { id, weight } of json.requests) if (!served.has(id)) unserved += BigInt(weight);
  const changed = (json.previous ?? []).filter(({ request, volunteer }) => served.get(request) !== volunteer).length;
  let [mismatch, travel, fairness] = [0n, 0n, 0n];
  for (const { request, volunteer, cost } of json.arcs) {
    if (served.get(request) !== volunteer) continue;
    mismatch += BigInt(cost[0]);
    travel += BigInt(cost[1]);
  }
  const { fairness: costs } = json;
  for (const { id, monthJobs = 0 } of json.volunteers) {
    const jobs = [...served.values()].filter((volunteer) => volunteer === id).length;
    for (let k = monthJobs + 1; k <= monthJobs + jobs; k += 1) fairness += BigInt(costs[k - 1] ?? costs.at(-1) ?? 0);
  }
  return [unserved, BigInt(changed), mismatch, fairness, travel];
}

/**
 * Checks a plan against the instance as it is written in JSON, by code that shares nothing with any solver: only possible
 * pairs, nobody has more than fits, and the objective is what the plan costs. It does not say that no plan is better.
 * @returns what is wrong, nothing when all holds
 */
export function checkDispatch(json: DispatchJson, { assignment, objective }: DispatchClaim): string[] {
  const faults: string[] = [];
  const served = new Map<string, string>();
  const jobs = new Map<string, RequestJson[]>();
  const possible = new Set(json.arcs.map(({ request, volunteer }) => JSON.stringify([request, volunteer])));
  const requests = new Map(json.requests.map((request) => [request.id, request]));
  for (const { request, volunteer } of assignment) {
    const known = requests.get(request);
    if (served.has(request)) faults.push(`${request} is served twice`);
    if (!possible.has(JSON.stringify([request, volunteer]))) faults.push(`${request} cannot go to ${volunteer}`);
    served.set(request, volunteer);
    if (known) jobs.set(volunteer, [...(jobs.get(volunteer) ?? []), known]);
  }
  for (const [volunteer, own] of jobs) faults.push(...faultsOf(json, volunteer, own));
  const costs = objectiveOf(json, served);
  if (costs.join() !== objective.join()) faults.push(`it costs ${costs.join(', ')}, not ${objective.join(', ')}`);
  return faults;
}
