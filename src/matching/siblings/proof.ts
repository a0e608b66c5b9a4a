// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isFeasible, tallyOf } from './families.ts';
import type { MipResult, MipSolver } from './mip.ts';
import { SiblingModel } from './model.ts';
import type { SiblingSearch } from './search.ts';

/** Arcs per child of the first program; more only when the proof needs them. */
const FIRST_ARCS = 4;
/** Larger programs than this do not fit the solver's memory, or take longer than anybody waits. */
const MOST_ARCS = 60_000;
// Solvers count in floating point; a bound this little above an integer is that integer.
const NOISE = 1e-4;

/**
 * Closes the gap of a search with mixed-integer programs on the arcs that matter: a placement with an arc whose regret
 * is at least r costs at least the bound + r (reduced-cost fixing), so the best placement among the arcs below r is the
 * best of all once it costs no more than that. Starts with few arcs. Each program is solved digit by digit, the digits
 * before it kept, so that its numbers stay small. Every placement is counted again; that there is no better one among
 * the arcs is the solver's word.
 * @returns whether the best placement of the search is now proven to be optimal
 */
export async function proveWithMip(
  search: SiblingSearch,
  solveMip: MipSolver,
  atMostSeconds: number,
): Promise<boolean> {
  const { instance, families, digits } = search;
  const { tree, search: paths } = search.lowestFlow;
  search.bound.evaluate(tree, paths.price);
  const regret = search.bound.regrets(paths.price);
  const sorted = regret.slice().sort();
  const small = sorted[Math.min(sorted.length, FIRST_ARCS * instance.childIds.length) - 1] ?? 0;
  let unused = atMostSeconds;
  const left = (): number => Math.min(unused, search.limit.secondsLeft());
  const gap = Number(search.gap.gap);
  let radius = gap <= small ? gap : Math.max(1, Math.min(small, gap / 3));
  const timed: MipSolver = async (model, limit) => {
    const result = await solveMip(model, limit);
    unused -= result.seconds ?? limit.seconds;
    return result;
  };
  for (;;) {
    const keep = arcsWithin(search, regret, radius);
    if (keep.length > MOST_ARCS) return false;
    const model = new SiblingModel(instance, families, digits, keep, search.best.poolOf);
    const start = search.gap.digits.findIndex((digit) => digit !== 0);
    const atMost = [...search.best.digits];
    for (let digit = start; digit < atMost.length; digit += 1) {
      const program = model.model(digit, atMost);
      // Asked only now: to make the program takes its time, too.
      const seconds = left();
      if (seconds <= 0) return false;
      const result = await timed(program, { seconds });
      const value = take(search, model, result, digit);
      if (search.gap.gap === 0n) return true;
      if (value === null || result.status !== 'optimal') {
        lift(search, result, { digit, atMost, radius });
        return search.gap.gap === 0n;
      }
      atMost[digit] = value;
    }
    const needed = Number(search.best.packed - search.lowest);
    if (needed <= radius) return true;
    radius = needed;
  }
}

function arcsWithin({ instance, best }: SiblingSearch, regret: Float64Array, radius: number): number[] {
  const keep: number[] = [];
  for (let child = 0; child < instance.childIds.length; child += 1)
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1)
      if (regret[arc]! < radius || best.poolOf[child] === instance.arcPool[arc]) keep.push(arc);
  return keep;
}

/** Counts what the solver found and keeps it when it is better. @returns the digit, or null when it does not hold */
function take(search: SiblingSearch, model: SiblingModel, result: MipResult, digit: number): number | null {
  if (result.values === undefined) return null;
  const poolOf = model.poolOf(result.values);
  if (poolOf === null || !isFeasible(search.instance, poolOf)) return null;
  const tally = tallyOf(search.instance, search.families, search.digits, poolOf);
  if (tally.packed < search.best.packed) search.best = tally;
  const value = tally.digits[digit]!;
  if (result.bound !== undefined && value > Math.ceil(result.bound - NOISE)) return null;
  model.remember(result.values);
  return value;
}

/** Raises the bound by what an unfinished program has proven: of its arcs by its bound, of all others by the radius. */
function lift(
  search: SiblingSearch,
  result: MipResult,
  { digit, atMost, radius }: { readonly digit: number; readonly atMost: readonly number[]; readonly radius: number },
): void {
  if (result.bound === undefined || !Number.isFinite(result.bound)) return;
  const { worth } = search.digits;
  const known = [...atMost.slice(0, digit), Math.ceil(result.bound - NOISE)];
  const sum = known.reduce((all, value, at) => all + BigInt(value) * worth[at]!, 0n);
  const inside = sum - (worth[digit]! - 1n) / 2n;
  const outside = search.lowest + BigInt(Math.floor(radius));
  const proven = inside < outside ? inside : outside;
  if (proven > search.lowest) {
    search.lowest = proven;
    search.raisedByMip = true;
  }
}
