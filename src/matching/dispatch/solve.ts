// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Chosen } from '../program/choices.ts';
import { proveChoice } from '../program/prove.ts';
import type { MipSolver } from '../siblings/mip.ts';
import { checkDispatch } from './check.ts';
import { DISPATCH_LEVELS, type Dispatch, type DispatchPair, type DispatchTuple } from './dispatch.ts';
import { type Part, partsOf, tupleOf } from './part.ts';
import { Program } from './program.ts';
import { Proposal } from './propose.ts';

/**
 * Why nobody comes: no pair is possible even alone; those who could are needed elsewhere, as is proven; or the computation
 * ended before that was proven.
 */
export type UnservedReason = 'no-candidate' | 'taken' | 'stopped';

/** A plan for the week: a proposal, people decide. */
export interface DispatchPlan {
  /** In the order of the requests' ids. */
  readonly assignment: readonly DispatchPair[];
  readonly unserved: readonly { readonly request: string; readonly reason: UnservedReason }[];
  readonly objective: DispatchTuple;
  /**
   * Null when no plan is better. Otherwise objective less what is proven, level by level: zeros, then by how much at most the
   * first open level is too high, then the objective of the levels behind it, of which nothing is proven yet.
   */
  readonly gap: DispatchTuple | null;
}

export interface DispatchOptions {
  /** Without it only the simplest plans are proven. */
  readonly solveMip?: MipSolver | undefined;
  /** Seconds left for everything, asked again and again; with none left the best known plan stands. */
  readonly secondsLeft?: (() => number) | undefined;
  /** Awaited between slices of a few milliseconds; when it gives false, the best known plan stands. */
  readonly goOn?: (() => boolean | Promise<boolean>) | undefined;
}

/** A plan that fails its check: the program is wrong, and nothing of the plan may be told. */
export class DispatchCheckError extends Error {
  override name = 'DispatchCheckError';
}

interface SolvedPart {
  readonly part: Part;
  chosen: Chosen;
  bound: DispatchTuple;
}

/** What the levels cost at least: none is below 0. */
const nothing: DispatchTuple = DISPATCH_LEVELS.map(() => 0);
const add = (a: DispatchTuple, b: DispatchTuple): number[] => a.map((one, at) => one + b[at]!);
const noSolver: MipSolver = () => Promise.resolve({ status: 'failed' });

/** Requests that are in no part: nobody can come. */
function aloneTuple(instance: Dispatch, parts: readonly Part[]): DispatchTuple {
  const inParts = new Set(parts.flatMap(({ requests }) => [...requests]));
  const alone = [...instance.requestIds.keys()].filter((request) => !inParts.has(request));
  const weight = alone.reduce((sum, request) => sum + instance.weight[request]!, 0);
  return [weight, alone.filter((request) => instance.previous[request]! >= 0).length, 0, 0, 0];
}

/** @throws DispatchCheckError when the check by separate code fails */
function planOf(instance: Dispatch, solved: readonly SolvedPart[]): DispatchPlan {
  const { requestIds, volunteerIds } = instance;
  const volunteerOf = new Map<number, number>();
  const open = new Map<number, UnservedReason>();
  const alone = aloneTuple(
    instance,
    solved.map(({ part }) => part),
  );
  let [objective, bound] = [alone, alone];
  for (const { part, chosen, bound: proven } of solved) {
    const tuple = tupleOf(part, chosen);
    objective = add(objective, tuple);
    bound = add(bound, proven);
    for (const [own, arc] of chosen.entries())
      if (arc >= 0) volunteerOf.set(part.requests[own]!, part.volunteers[part.arcVolunteer[arc]!]!);
      else open.set(part.requests[own]!, tuple[0] === proven[0] ? 'taken' : 'stopped');
  }
  const assignment: DispatchPair[] = [];
  const unserved: DispatchPlan['unserved'][number][] = [];
  for (const [request, id] of requestIds.entries()) {
    const volunteer = volunteerOf.get(request);
    if (volunteer !== undefined) assignment.push({ request: id, volunteer: volunteerIds[volunteer]! });
    else unserved.push({ request: id, reason: open.get(request) ?? 'no-candidate' });
  }
  const faults = checkDispatch(instance.json, { assignment, objective });
  if (faults.length > 0)
    throw new DispatchCheckError(
      `Der Plan hält der Nachprüfung nicht stand, das Programm rechnet falsch: ${faults.join('; ')}.`,
    );
  const gap = objective.map((value, level) => value - bound[level]!);
  return { assignment, unserved, objective, gap: gap.some((value) => value !== 0) ? gap : null };
}

/** A good plan in milliseconds, without proof. @throws DispatchCheckError */
export function proposeDispatch(instance: Dispatch): DispatchPlan {
  const solved = partsOf(instance).map((part): SolvedPart => {
    const proposal = new Proposal(part);
    while (!proposal.advance());
    return { part, chosen: proposal.chosen, bound: nothing };
  });
  return planOf(instance, solved);
}

/**
 * The best plan as far as time allows (docs/matching.md, M2): first a good one for each part that hangs together, then the
 * proof of each, smallest first, which finds a better one where there is.
 * @throws DispatchCheckError
 */
export async function solveDispatch(instance: Dispatch, options: DispatchOptions = {}): Promise<DispatchPlan> {
  const { solveMip = noSolver, secondsLeft = () => Number.POSITIVE_INFINITY, goOn = () => true } = options;
  const mayGoOn = async (): Promise<boolean> => secondsLeft() > 0 && (await goOn());
  let going = true;
  const solved: SolvedPart[] = [];
  for (const part of partsOf(instance)) {
    const proposal = new Proposal(part);
    while (going && !proposal.advance()) going = await mayGoOn();
    solved.push({ part, chosen: proposal.chosen, bound: nothing });
  }
  const bySize = solved.toSorted((a, b) => a.part.arcRequest.length - b.part.arcRequest.length);
  for (const one of bySize) {
    going &&= await mayGoOn();
    if (!going) break;
    const { chosen, bound } = await proveChoice(new Program(one.part), one.chosen, {
      solveMip,
      secondsLeft,
      goOn: mayGoOn,
    });
    one.chosen = chosen;
    one.bound = bound;
  }
  return planOf(instance, solved);
}
