// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { indexOfId } from '../instance/instance.ts';
import { compareTuples } from '../instance/levels.ts';
import { type Dispatch, type DispatchPair, type DispatchTuple, jobCost } from './dispatch.ts';

/** Somebody else for a request while everybody keeps their other jobs. */
export interface Alternative {
  readonly volunteer: string;
  /** What the plan would cost more on each level than it does. */
  readonly delta: DispatchTuple;
  /** Jobs of theirs that stand in the way; with none, and both below true, the volunteer is free. */
  readonly clashes: readonly string[];
  readonly hasJobsLeft: boolean;
  readonly hasMinutesLeft: boolean;
  readonly isFree: boolean;
}

/**
 * Everybody who could come to a request, the cheapest first, those who are not free behind them.
 * @param assignment of the whole plan, a possible one
 */
export function dispatchAlternatives(
  instance: Dispatch,
  assignment: readonly DispatchPair[],
  requestId: string,
): Alternative[] {
  const { requestIds, volunteerIds, arcStart, arcVolunteer } = instance;
  const request = indexOfId(requestIds, requestId);
  if (request < 0) throw new RangeError('there is no such request');
  const jobs = new Map<number, number[]>();
  let present = -1;
  for (const pair of assignment) {
    const volunteer = indexOfId(volunteerIds, pair.volunteer);
    if (pair.request === requestId) present = volunteer;
    else jobs.set(volunteer, [...(jobs.get(volunteer) ?? []), indexOfId(requestIds, pair.request)]);
  }
  const costOf = (volunteer: number): number[] =>
    costBy(instance, request, volunteer, jobs.get(volunteer)?.length ?? 0);
  const now = costOf(present);
  const found: Alternative[] = [];
  for (let arc = arcStart[request]!; arc < arcStart[request + 1]!; arc += 1) {
    const volunteer = arcVolunteer[arc]!;
    const own = jobs.get(volunteer) ?? [];
    const delta = costOf(volunteer).map((cost, level) => cost - now[level]!);
    found.push({ volunteer: volunteerIds[volunteer]!, delta, ...roomOf(instance, request, volunteer, own) });
  }
  return found.sort((a, b) => Number(b.isFree) - Number(a.isFree) || compareTuples(a.delta, b.delta));
}

/** What the request costs on each level when the volunteer with so many other jobs has it; -1 for nobody. */
function costBy(instance: Dispatch, request: number, volunteer: number, others: number): number[] {
  const before = instance.previous[request]!;
  const changed = before >= 0 && before !== volunteer ? 1 : 0;
  if (volunteer < 0) return [instance.weight[request]!, changed, 0, 0, 0];
  const row = instance.arcVolunteer.subarray(instance.arcStart[request], instance.arcStart[request + 1]);
  const arc = instance.arcStart[request]! + row.indexOf(volunteer);
  const fairness = jobCost(instance.fairness, instance.monthJobs[volunteer]! + others + 1);
  return [0, changed, instance.mismatch[arc]!, fairness, instance.travel[arc]!];
}

function roomOf({ clashes, ...instance }: Dispatch, request: number, volunteer: number, jobs: readonly number[]) {
  const minutes = jobs.reduce((sum, job) => sum + instance.minutes[job]!, instance.minutes[request]!);
  const inTheWay = jobs.filter((job) => clashes.has(job, request)).map((job) => instance.requestIds[job]!);
  const hasJobsLeft = jobs.length < instance.maxJobs[volunteer]!;
  const hasMinutesLeft = minutes <= instance.minutesLeft[volunteer]!;
  const isFree = inTheWay.length === 0 && hasJobsLeft && hasMinutesLeft;
  return { clashes: inTheWay, hasJobsLeft, hasMinutesLeft, isFree };
}
