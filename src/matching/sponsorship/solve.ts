// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { bestKnown, flowToProve, provenFlow, solutionOf } from '../flow/solution.ts';
import type { Instance } from '../instance/instance.ts';
import { compareTuples } from '../instance/levels.ts';
import type { Solution } from '../placement.ts';
import { proveChoice } from '../program/prove.ts';
import type { Certificate } from '../proof/certificate.ts';
import type { MipSolver } from '../siblings/mip.ts';
import { checkSponsorships, type SponsorPrice } from './check.ts';
import { openArcs, type Proven } from './fixing.ts';
import { ANY_SLOT, decided, type Pools, placingOf, poolsOf, type SchoolChoice } from './pools.ts';
import { SponsorshipProgram } from './program.ts';
import { choiceOf, clashesOf, isAllowed, settled, tupleOf } from './schools.ts';
import { type Sponsored, type Sponsorships, type SponsorshipTuple, sponsoredOf } from './sponsorship.ts';
import { type UnsponsoredReason, unsponsoredOf } from './unsponsored.ts';

/** Who goes to whom: a proposal, people decide. */
export interface SponsorshipPlan {
  /** In the order of the children's ids. */
  readonly assignment: readonly Sponsored[];
  readonly unplaced: readonly { readonly child: string; readonly reason: UnsponsoredReason }[];
  readonly objective: SponsorshipTuple;
  /** Null when no plan is better; otherwise objective less what is proven, level by level. */
  readonly gap: SponsorshipTuple | null;
  /**
   * The check by separate code. `proves`: the optimum, or only the bound in `dual`: then time was up, or groups are of one
   * school, which prices do not know; `problems` says so.
   */
  readonly certificate: Certificate & { readonly proves: 'optimum' | 'bound' };
}

export interface SponsorshipOptions {
  /** For groups of one school; without it only what flows prove is proven. */
  readonly solveMip?: MipSolver | undefined;
  /** Seconds left for everything, asked again and again; with none left the best known plan stands. */
  readonly secondsLeft?: (() => number) | undefined;
  /** Awaited between slices of a few milliseconds; when it gives false, the best known plan stands. */
  readonly goOn?: (() => boolean | Promise<boolean>) | undefined;
}

/** A plan that fails its check: the program is wrong, and nothing of the plan may be told. */
export class SponsorshipCheckError extends Error {
  override name = 'SponsorshipCheckError';
}

/** Children placed between two looks at whether to go on. */
const SLICE = 500;
/** Flows for a better plan before the proof begins: so many for each contested lesson, and in all. */
const FLOWS_PER_LESSON = 2;
const MOST_FLOWS = 300;
/** Arcs that all these flows together look at: counted, not timed, so that the same input gives the same plan. */
const MOST_ARCS = 2e6;

const later = (a: SponsorshipTuple, b: SponsorshipTuple): SponsorshipTuple => (compareTuples(a, b) >= 0 ? a : b);

/** The search for the best plan of one instance. */
class Search {
  readonly pools: Pools;
  private readonly options: { [K in keyof SponsorshipOptions]-?: NonNullable<SponsorshipOptions[K]> };
  best: Int32Array = new Int32Array(0);
  /** What the best costs; Infinity while none is known. */
  bestTuple: SponsorshipTuple = [Number.POSITIVE_INFINITY];
  proven: Proven | null = null;
  bound: SponsorshipTuple;

  constructor(instance: Sponsorships, options: SponsorshipOptions) {
    const { solveMip = noSolver, secondsLeft = () => Number.POSITIVE_INFINITY, goOn = () => true } = options;
    this.options = { solveMip, secondsLeft, goOn };
    this.pools = poolsOf(instance);
    this.bound = leastOf(instance);
  }

  private readonly mayGoOn = async (): Promise<boolean> =>
    this.options.secondsLeft() > 0 && (await this.options.goOn());

  async run(): Promise<void> {
    const first = await this.solve(this.pools.instance);
    this.proven = { price: first.solution.price, bound: first.bound };
    this.bound = later(this.bound, first.bound);
    this.take(first.solution.poolOf);
    if (!first.isWhole || this.isProven) return;
    await this.decide(first.solution.poolOf, new Int32Array(this.pools.poolSponsor.length).fill(-1));
    await this.improve();
    if (!this.isProven && (await this.mayGoOn())) await this.prove(this.proven);
  }

  get isProven(): boolean {
    return compareTuples(this.bestTuple, this.bound) <= 0;
  }

  /** A flow as far as time allows. */
  private async solve(instance: Instance): Promise<{ solution: Solution; bound: SponsorshipTuple; isWhole: boolean }> {
    const flow = flowToProve(instance);
    while (!flow.advance(SLICE))
      if (!(await this.mayGoOn())) {
        const { solution, bound } = bestKnown(flow);
        return { solution, bound, isWhole: false };
      }
    const solution = solutionOf(provenFlow(instance, flow));
    return { solution, bound: solution.objective, isWhole: true };
  }

  /** Keeps a placement, made to fit, when it is the best known. */
  private take(poolOf: Int32Array): void {
    const fits = isAllowed(this.pools, poolOf) ? poolOf : settled(this.pools, poolOf);
    const tuple = tupleOf(this.pools, fits);
    if (compareTuples(tuple, this.bestTuple) >= 0) return;
    this.best = fits;
    this.bestTuple = tuple;
  }

  /** Decides the lessons in which schools clash, solves again, and so on until none does. */
  private async decide(poolOf: Int32Array, given: SchoolChoice): Promise<void> {
    const choice = given.slice();
    for (let now = poolOf; ; ) {
      const clashes = clashesOf(this.pools, now);
      if (clashes.size === 0 || !(await this.mayGoOn())) break;
      for (const [pool, school] of clashes) choice[pool] = school;
      now = (await this.solve(decided(this.pools, choice))).solution.poolOf;
      this.take(now);
    }
  }

  /** Tries another school in one lesson after the other, as long as that helps. */
  private async improve(): Promise<void> {
    const schools = schoolsOf(this.pools);
    const arcs = this.pools.instance.arcPool.length;
    let flows = Math.min(MOST_FLOWS, FLOWS_PER_LESSON * schools.size, Math.floor(MOST_ARCS / arcs));
    for (let isBetter = true; isBetter; ) {
      isBetter = false;
      for (const [pool, own] of schools)
        for (const school of own) {
          const choice = choiceOf(this.pools, this.best);
          if (choice[pool] === school) continue;
          if (flows <= 0 || this.isProven || !(await this.mayGoOn())) return;
          flows -= 1;
          const before = this.bestTuple;
          choice[pool] = school;
          const { solution } = await this.solve(decided(this.pools, choice));
          await this.decide(solution.poolOf, choice);
          this.take(solution.poolOf);
          isBetter ||= this.bestTuple !== before;
        }
    }
  }

  /** What is left between plan and bound, by linear and mixed-integer programs over the arcs that still count. */
  private async prove(proven: Proven): Promise<void> {
    const program = new SponsorshipProgram(this.pools, openArcs(this.pools, proven, this.bestTuple));
    const { chosen, bound } = await proveChoice(program, program.chosenFor(this.best), {
      solveMip: this.options.solveMip,
      secondsLeft: this.options.secondsLeft,
      goOn: this.mayGoOn,
      least: leastOf(this.pools.of),
    });
    this.take(program.poolOf(chosen));
    this.bound = later(this.bound, bound);
  }
}

const noSolver: MipSolver = () => Promise.resolve({ status: 'failed' });

/** What no plan is below, level by level. */
function leastOf({ childIds, arcStart, arcCost }: Sponsorships): number[] {
  const of = (cost: Float64Array): number => {
    let sum = 0;
    for (let child = 0; child < childIds.length; child += 1) {
      let least = 0;
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) if (cost[arc]! < least) least = cost[arc]!;
      sum += least;
    }
    return sum;
  };
  return [0, ...arcCost.map(of)];
}

/** Per contested pool the schools that come in question, in their order. */
function schoolsOf({ of, instance, contested, ownArc }: Pools): Map<number, number[]> {
  const found = new Map<number, Set<number>>();
  for (const [arc, pool] of instance.arcPool.entries())
    if (contested[pool] === 1) found.set(pool, (found.get(pool) ?? new Set()).add(of.arcSchool[ownArc[arc]!]!));
  return new Map([...found].sort(([a], [b]) => a - b).map(([pool, own]) => [pool, [...own].sort((a, b) => a - b)]));
}

/** The prices of a flow, by sponsor and lesson, without those that are 0. */
function pricesOf({ of, limitSponsor, limitSlot }: Pools, price: readonly Float64Array[]): SponsorPrice[] {
  const all = Array.from(limitSponsor, (sponsor, limit) => ({
    sponsor: of.sponsorIds[sponsor]!,
    slot: limitSlot[limit] === ANY_SLOT || !of.hasSlots ? null : of.slotIds[limitSlot[limit]!]!,
    price: price.map((column) => column[limit]!),
  }));
  return all.filter((one) => one.price.some((value) => value !== 0));
}

/** @throws SponsorshipCheckError when the check by separate code fails */
function planOf(search: Search): SponsorshipPlan {
  const { pools, best, bestTuple, bound, proven } = search;
  const { of } = pools;
  const assignment = sponsoredOf(of, placingOf(pools, best));
  const checked = checkSponsorships(of.json, {
    assignment,
    objective: bestTuple,
    prices: pricesOf(pools, proven?.price ?? []),
  });
  const isOptimal = compareTuples(bestTuple, bound) <= 0;
  const shouldHold = proven !== null && compareTuples(proven.bound, bestTuple) === 0;
  if (!checked.feasible || (shouldHold && !checked.valid))
    throw new SponsorshipCheckError(
      `Der Plan hält der Nachprüfung nicht stand, das Programm rechnet falsch: ${checked.problems.join(' ')}`,
    );
  const why = isOptimal
    ? 'Dass es mit Gruppen von je einer Schule nicht besser geht, haben Programme gezeigt.'
    : 'Der Abstand in „status“ ist noch offen.';
  const problems = checked.valid ? [] : [`Die Preise beweisen nur die untere Schranke in „dual“. ${why}`];
  const gap = isOptimal ? null : bestTuple.map((value, level) => value - bound[level]!);
  return {
    assignment,
    unplaced: unsponsoredOf(pools, best, gap === null || gap[0] === 0),
    objective: bestTuple,
    gap,
    certificate: { ...checked, problems, proves: checked.valid ? 'optimum' : 'bound' },
  };
}

/**
 * The best plan as far as time allows (docs/matching.md, M3). Without groups it is one flow, proven by its prices; with groups
 * the flow is a bound, and what it leaves open is decided by programs.
 * @throws MatchingInputError when the numbers of one level are too large
 * @throws SponsorshipCheckError
 */
export async function solveSponsorships(
  instance: Sponsorships,
  options: SponsorshipOptions = {},
): Promise<SponsorshipPlan> {
  const search = new Search(instance, options);
  await search.run();
  return planOf(search);
}
