// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Chosen } from '../program/choices.ts';
import { type Dispatch, type DispatchTuple, jobCost, possibleAlone } from './dispatch.ts';

/**
 * Requests and volunteers that hang together by possible pairs; everything else is decided without them. Numbers are the
 * part's own; arcs that are impossible by themselves are left out, and so are requests without an arc.
 */
export interface Part {
  /** Numbers of the whole. */
  readonly requests: Int32Array;
  readonly volunteers: Int32Array;
  readonly weight: Float64Array;
  readonly minutes: Float64Array;
  readonly start: Float64Array;
  readonly maxJobs: Float64Array;
  readonly minutesLeft: Float64Array;
  /** Arcs of request r: `arcStart[r]` to `arcStart[r + 1]`, without the end. */
  readonly arcStart: Int32Array;
  readonly arcRequest: Int32Array;
  readonly arcVolunteer: Int32Array;
  readonly mismatch: Float64Array;
  readonly travel: Float64Array;
  /** 1 where the arc is a pair of `previous`. */
  readonly keeps: Uint8Array;
  /** Pairs of `previous` of these requests. */
  readonly pairs: number;
  /** Per volunteer its arcs. */
  readonly arcsOf: readonly Int32Array[];
  /** 1 where nobody can have both requests: `clash[a * n + b]`. */
  readonly clash: Uint8Array;
  /** Cost of the k-th job of this plan, k from 1. */
  jobCost(volunteer: number, k: number): number;
}

/** Groups of requests that share volunteers, directly or through others: union and find (Tarjan 1975). */
function groupsOf(instance: Dispatch, possible: Uint8Array): number[][] {
  const { requestIds, volunteerIds, arcStart, arcVolunteer } = instance;
  const parent = Int32Array.from({ length: requestIds.length + volunteerIds.length }, (_, at) => at);
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const served = new Uint8Array(requestIds.length);
  for (let request = 0; request < requestIds.length; request += 1)
    for (let arc = arcStart[request]!; arc < arcStart[request + 1]!; arc += 1) {
      if (possible[arc] === 0) continue;
      served[request] = 1;
      parent[find(request)] = find(requestIds.length + arcVolunteer[arc]!);
    }
  const groups = new Map<number, number[]>();
  for (let request = 0; request < requestIds.length; request += 1) {
    if (served[request] === 0) continue;
    const root = find(request);
    const group = groups.get(root);
    if (group) group.push(request);
    else groups.set(root, [request]);
  }
  return [...groups.values()];
}

/** Takes an instance apart into what hangs together. */
export function partsOf(instance: Dispatch): Part[] {
  const possible = new Uint8Array(instance.arcVolunteer.length);
  for (let request = 0; request < instance.requestIds.length; request += 1)
    for (let arc = instance.arcStart[request]!; arc < instance.arcStart[request + 1]!; arc += 1)
      possible[arc] = possibleAlone(instance, request, instance.arcVolunteer[arc]!) ? 1 : 0;
  return groupsOf(instance, possible).map((requests) => partOf(instance, possible, requests));
}

function partOf(instance: Dispatch, possible: Uint8Array, requests: readonly number[]): Part {
  const arcs: number[] = [];
  const arcRequest: number[] = [];
  const arcStart = new Int32Array(requests.length + 1);
  for (const [own, request] of requests.entries()) {
    for (let arc = instance.arcStart[request]!; arc < instance.arcStart[request + 1]!; arc += 1) {
      if (possible[arc] === 0) continue;
      arcs.push(arc);
      arcRequest.push(own);
    }
    arcStart[own + 1] = arcs.length;
  }
  const volunteers = Int32Array.from(new Set(arcs.map((arc) => instance.arcVolunteer[arc]!))).sort();
  const ownOf = new Map([...volunteers].map((volunteer, own) => [volunteer, own]));
  const arcVolunteer = Int32Array.from(arcs, (arc) => ownOf.get(instance.arcVolunteer[arc]!)!);
  const lists: number[][] = [...volunteers].map(() => []);
  for (const [arc, volunteer] of arcVolunteer.entries()) lists[volunteer]!.push(arc);
  const from = (list: Float64Array, numbers: Iterable<number>): Float64Array =>
    Float64Array.from(numbers, (number) => list[number]!);
  return {
    requests: Int32Array.from(requests),
    volunteers,
    weight: from(instance.weight, requests),
    minutes: from(instance.minutes, requests),
    start: from(instance.start, requests),
    maxJobs: from(instance.maxJobs, volunteers),
    minutesLeft: from(instance.minutesLeft, volunteers),
    arcStart,
    arcRequest: Int32Array.from(arcRequest),
    arcVolunteer,
    mismatch: from(instance.mismatch, arcs),
    travel: from(instance.travel, arcs),
    keeps: Uint8Array.from(arcs, (arc, at) =>
      instance.previous[requests[arcRequest[at]!]!] === instance.arcVolunteer[arc] ? 1 : 0,
    ),
    pairs: requests.filter((request) => instance.previous[request]! >= 0).length,
    arcsOf: lists.map((list) => Int32Array.from(list)),
    clash: clashTable(instance, requests),
    jobCost: (volunteer, k) => jobCost(instance.fairness, instance.monthJobs[volunteers[volunteer]!]! + k),
  };
}

function clashTable({ clashes }: Dispatch, requests: readonly number[]): Uint8Array {
  const n = requests.length;
  const table = new Uint8Array(n * n);
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1)
      if (clashes.has(requests[a]!, requests[b]!)) {
        table[a * n + b] = 1;
        table[b * n + a] = 1;
      }
  return table;
}

/** What a choice costs on each level. */
export function tupleOf(part: Part, chosen: Chosen): DispatchTuple {
  let [unserved, changed, mismatch, fairness, travel] = [0, part.pairs, 0, 0, 0];
  const jobs = new Int32Array(part.volunteers.length);
  for (const [request, arc] of chosen.entries()) {
    if (arc < 0) {
      unserved += part.weight[request]!;
      continue;
    }
    const volunteer = part.arcVolunteer[arc]!;
    jobs[volunteer]! += 1;
    changed -= part.keeps[arc]!;
    mismatch += part.mismatch[arc]!;
    fairness += part.jobCost(volunteer, jobs[volunteer]!);
    travel += part.travel[arc]!;
  }
  return [unserved, changed, mismatch, fairness, travel];
}

/** Whether two requests can both go to a volunteer, as far as these two are concerned. */
export function fitTogether(part: Part, volunteer: number, a: number, b: number): boolean {
  return (
    part.clash[a * part.weight.length + b] === 0 &&
    part.minutes[a]! + part.minutes[b]! <= part.minutesLeft[volunteer]! &&
    part.maxJobs[volunteer]! >= 2
  );
}

/** Whether nobody has more than fits together. */
export function isPossible(part: Part, chosen: Chosen): boolean {
  const jobs: number[][] = [...part.volunteers].map(() => []);
  for (const [request, arc] of chosen.entries()) {
    if (arc < 0) continue;
    if (part.arcRequest[arc] !== request) return false;
    jobs[part.arcVolunteer[arc]!]!.push(request);
  }
  return jobs.every((own, volunteer) => {
    const minutes = own.reduce((sum, request) => sum + part.minutes[request]!, 0);
    const within = own.length <= part.maxJobs[volunteer]! && minutes <= part.minutesLeft[volunteer]!;
    return within && own.every((a, at) => own.slice(at + 1).every((b) => fitTogether(part, volunteer, a, b)));
  });
}
