// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { MatchingInputError } from '../instance/errors.ts';
import type { Instance } from '../instance/instance.ts';
import { packLevels, unpack } from '../instance/levels.ts';
import { objectiveOf, placementSoFar, type Solution } from '../placement.ts';
import { checkCertificate } from '../proof/certificate.ts';
import { certified } from '../proof/certified.ts';
import { LevelFlow } from './level-flow.ts';
import { PoolFlow } from './pool-flow.ts';
import { SINK } from './pool-tree.ts';

/** A flow in one number, or level by level where the levels do not fit into one. */
export type Flow = PoolFlow | LevelFlow;

/** A placement that is feasible, with what is known about how good it is. */
export interface BestKnown {
  readonly solution: Solution;
  /** No placement has a smaller objective than this. */
  readonly bound: readonly number[];
  /** Objective less bound, level by level. */
  readonly gap: readonly number[];
}

/**
 * The flow of an instance, nobody placed yet.
 * @throws MatchingInputError with fault `overflow` when the numbers of one level alone are too large; `LevelFlow` may
 * find that only as it goes on
 */
export function flowOf(instance: Instance): Flow {
  try {
    return new PoolFlow(instance, packLevels(instance));
  } catch (error) {
    if (!(error instanceof MatchingInputError)) throw error;
    return new LevelFlow(instance);
  }
}

/** Longer paths are rare: the longest measured, with 50,000 children, moved 175. */
const LIKELY_LONGEST_PATH = 200;

/**
 * The flow for a result that will be proven, several times faster on wide levels: where they fit into one number as long
 * as no path of moves is very long, that is tried first. What it gives may be wrong; `provenFlow` notices and solves level
 * by level. Answers of such a flow count only when `AnswerProof` proves them.
 * @throws MatchingInputError as `flowOf`
 */
export function flowToProve(instance: Instance): Flow {
  for (const longest of [Number.POSITIVE_INFINITY, LIKELY_LONGEST_PATH])
    try {
      return new PoolFlow(instance, packLevels(instance, longest));
    } catch (error) {
      if (!(error instanceof MatchingInputError)) throw error;
    }
  return new LevelFlow(instance);
}

/** A flow to its end. */
function through<F extends Flow>(flow: F): F {
  while (!flow.advance(Number.POSITIVE_INFINITY));
  return flow;
}

/** Solves an instance without siblings to the end. @throws MatchingInputError as `flowOf` */
export const solvedFlow = (instance: Instance): Flow => through(flowOf(instance));

/** The same level by level, whatever would fit into one number. @throws MatchingInputError */
export const solvedByLevels = (instance: Instance): LevelFlow => through(new LevelFlow(instance));

/**
 * The flow of an instance, solved to the end and proven. Prices in one number may come apart into levels wrongly where
 * they are differences of very long chains; then the certificate does not hold, and the instance is solved level by level.
 * @param flow one that is through
 * @throws MatchingInputError when the numbers of one level are too large
 * @throws CertificateError when the proof does not hold
 */
export function provenFlow(instance: Instance, flow: Flow = through(flowToProve(instance))): Flow {
  if (checkCertificate(instance, solutionOf(flow)).valid) return flow;
  const byLevels = flow instanceof LevelFlow ? flow : solvedByLevels(instance);
  certified(instance, byLevels.solution);
  return byLevels;
}

/** Price per limit, packed: how much the price falls from its node to the next larger one; never below 0. */
function limitPrices(flow: PoolFlow): Float64Array {
  const { tree, search } = flow;
  return Float64Array.from(tree.nodeOf, (node) => {
    if (node < 0) return 0;
    const above = tree.parent[node]!;
    return Math.max(0, search.price[node]! - (above === SINK ? 0 : search.price[above]!));
  });
}

/** The placement a flow has come to, with its prices level by level. */
export function solutionOf(flow: Flow): Solution {
  if (flow instanceof LevelFlow) return flow.solution;
  const { instance, packing } = flow;
  const packed = limitPrices(flow);
  const price = Array.from(packing.unit, () => new Float64Array(packed.length));
  for (const [limit, value] of packed.entries())
    for (const [entry, digit] of unpack(packing, value).entries()) price[entry]![limit] = digit;
  return { poolOf: flow.poolOf.slice(), price, objective: objectiveOf(instance, flow.poolOf) };
}

/**
 * The placement of a flow that was stopped early: the children so far are placed as well as can be, each of the others
 * takes the cheapest place still free. The prices so far bound the optimum from below (weak duality).
 */
export function bestKnown(flow: Flow): BestKnown {
  const { instance } = flow;
  let solution = solutionOf(flow);
  if (flow instanceof PoolFlow) {
    const poolOf = placementSoFar(flow);
    solution = { ...solution, poolOf, objective: objectiveOf(instance, poolOf) };
  }
  const bound = checkCertificate(instance, solution).dual;
  return { solution, bound, gap: solution.objective.map((value, at) => value - bound[at]!) };
}

/**
 * Solves an instance without siblings to the end, and proves it.
 * @throws MatchingInputError when the numbers of one level are too large
 * @throws CertificateError when the proof does not hold
 */
export const solve = (instance: Instance): Solution => solutionOf(provenFlow(instance));
