// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { solutionOf } from '../flow/solution.ts';
import type { Instance } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';
import type { Solution } from '../placement.ts';
import { entriesOf } from './families.ts';
import type { MipSolver } from './mip.ts';
import { proveWithMip } from './proof.ts';
import { SiblingSearch } from './search.ts';

/** Entries as in the objective. `apart` is 0 when it has a level of its own, and counts in that entry. */
export interface SiblingTuple {
  readonly objective: readonly number[];
  readonly apart: number;
}

/**
 * What is proven: no placement is better (`flow`: the flow without siblings keeps them together anyway; `lagrangian`: by
 * prices, in integers; `mip`: by the solver for mixed-integer programs, in floating point), or by how much at most.
 */
export type SiblingStatus =
  | { readonly status: 'optimal'; readonly proof: 'flow' | 'lagrangian' | 'mip' }
  | { readonly status: 'gap'; readonly gap: SiblingTuple };

export interface SiblingSolution extends Solution {
  /** Groups beyond the first, all families together. */
  readonly apart: number;
  readonly status: SiblingStatus;
  /** No placement is better than this. */
  readonly bound: SiblingTuple;
  /** Flows solved. */
  readonly flows: number;
}

export interface SiblingProgress {
  readonly flows: number;
  readonly best: SiblingTuple;
  readonly gap: SiblingTuple;
}

export interface SiblingOptions {
  /** Without it a gap may stay. */
  readonly solveMip?: MipSolver | undefined;
  /** Flows to solve at most, 150 unless told. */
  readonly iterations?: number | undefined;
  /** Seconds for all mixed-integer programs together, 20 unless told; 0 leaves them out. */
  readonly mipSeconds?: number | undefined;
  /** Seconds left for everything, asked again and again; the search ends with the best known when none is left. */
  readonly secondsLeft?: (() => number) | undefined;
  /** Awaited often, within each flow too; when it gives false, the search ends with the best known. */
  readonly goOn?: (() => boolean | Promise<boolean>) | undefined;
  /** Told after each step; when it gives false, or a promise of it, the search ends with the best known. */
  readonly onProgress?: ((progress: SiblingProgress) => unknown) | undefined;
}

const ITERATIONS = 150;
const MIP_SECONDS = 20;

/**
 * Places children so that siblings are together as far as their level asks for it (docs/matching.md, Siblings): each group of
 * pools beyond the first in which members of a family are placed costs one. That is no flow any more: a Lagrangian
 * search over flows gives placements and a valid bound, and a mixed-integer program closes what gap is left.
 *
 * `price` are the prices that give the bound (an entry may hold what a group is worth, when families compete for
 * places); they are no certificate of the placement when siblings matter.
 */
export async function solveSiblings(
  instance: Instance,
  packing: Packing,
  options: SiblingOptions = {},
): Promise<SiblingSolution> {
  const { solveMip, iterations = ITERATIONS, mipSeconds = MIP_SECONDS, onProgress } = options;
  const limit = {
    secondsLeft: options.secondsLeft ?? (() => Number.POSITIVE_INFINITY),
    goOn: options.goOn ?? (() => true),
  };
  const search = await SiblingSearch.begin(instance, packing, limit);
  if (search.isWhole && search.best.apart === 0) return report(search, { status: 'optimal', proof: 'flow' });
  const pause = async (): Promise<boolean> => {
    const progress = { flows: search.flows, best: tuple(search, search.best.digits), gap: gapOf(search) };
    return (await onProgress?.(progress)) !== false;
  };
  if (!search.stopped) await search.run(iterations, pause);
  let proven = search.gap.gap === 0n;
  if (!proven && !search.stopped && solveMip && mipSeconds > 0) {
    proven = await proveWithMip(search, solveMip, mipSeconds);
    if (proven && search.gap.gap > 0n) search.raisedByMip = true;
  }
  if (!proven) return report(search, { status: 'gap', gap: gapOf(search) });
  return report(search, { status: 'optimal', proof: search.raisedByMip ? 'mip' : 'lagrangian' });
}

function tuple({ digits }: SiblingSearch, values: readonly number[]): SiblingTuple {
  return { objective: entriesOf(digits, values), apart: digits.implicit ? values[digits.apartAt]! : 0 };
}

const gapOf = (search: SiblingSearch): SiblingTuple => tuple(search, search.gap.digits);

function report(search: SiblingSearch, status: SiblingStatus): SiblingSolution {
  const { best, gap } = search;
  const bound = status.status === 'gap' ? best.digits.map((digit, at) => digit - gap.digits[at]!) : best.digits;
  return {
    poolOf: best.poolOf,
    price: solutionOf(search.lowestFlow).price,
    objective: entriesOf(search.digits, best.digits),
    apart: best.apart,
    status,
    bound: tuple(search, bound),
    flows: search.flows,
  };
}
