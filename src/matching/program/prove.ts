// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { compareTuples } from '../instance/levels.ts';
import type { MipModel, MipResult, MipSolver } from '../siblings/mip.ts';
import { firstPrices, type PriceBound, priceBound } from './bound.ts';
import { type Choices, type Chosen, chosenOf, halfOf } from './choices.ts';
import { Face, type Reduced } from './face.ts';
import { costOf, type Goal, goalsOf, levelsOf } from './goals.ts';
import { solveEven } from './scale.ts';

/** Solvers say 0.9999999 for 1. */
const NOISE = 1e-5;
/** Whole numbers up to which a solver that counts in floating point is taken at its word. */
const WORD = 1e7;
/** Costs from the bound of prices on that are hoped for, before a program of its own decides about a goal. */
const HOPES = 2;
/** So far above its bound such a program looks first: more columns are closed. */
const NEAR = 6;
/** Of one program: timers know no longer one. */
const MOST_SECONDS = 86_400;
/** Programs of one branching at most. */
const MOST_NODES = 400;

export interface ProofTask {
  readonly solveMip: MipSolver;
  /** Seconds left for everything. */
  readonly secondsLeft: () => number;
  /** Awaited between steps of a few milliseconds; false ends it. */
  readonly goOn: () => Promise<boolean>;
  /** What no choice is below, level by level; 0 when left out. */
  readonly least?: readonly number[];
}

export interface ProvenChoice {
  readonly chosen: Chosen;
  /** No choice costs less. */
  readonly bound: readonly number[];
}

/** What a face holds: the best of it is known now, it holds nothing, or there was no time to find out. */
type Found = 'best' | 'none' | 'stopped';

/**
 * The best choice, goal by goal. A linear program gives prices; the bound they prove is computed again in whole
 * numbers. Nearly always the bound can be reached, so it is hoped to be: every column that a choice that cheap cannot use is
 * closed, and the next goal is looked at on what is left, until a small mixed-integer program is left of the last one.
 * Only where the hope fails a mixed-integer program decides about a goal by itself.
 */
class Ascent {
  private readonly program: Choices;
  private goals: readonly Goal[] = [];
  private readonly task: ProofTask;
  private best: Chosen;
  private bestTuple: readonly number[];
  private values: Float64Array;
  /** Per goal what it costs at least while those before cost no more than theirs. */
  private bounds: number[] = [];

  constructor(program: Choices, known: Chosen, task: ProofTask) {
    this.program = program;
    this.task = task;
    this.best = known;
    this.bestTuple = program.tupleOf(known);
    this.values = new Float64Array(0);
  }

  async run(): Promise<ProvenChoice> {
    for (const _ of this.program.build())
      if (!(await this.task.goOn())) return { chosen: this.best, bound: this.least };
    this.goals = goalsOf(this.program);
    this.values = this.program.valuesOf(this.best);
    const upper = Float64Array.from(this.program.columns, (column) => column.upper);
    await this.descend(0, new Face(new Float64Array(upper.length), upper, this.program.rows));
    return { chosen: this.best, bound: this.bound() };
  }

  private get least(): readonly number[] {
    return this.task.least ?? this.bestTuple.map(() => 0);
  }

  /** The tuple that is proven: behind the first goal the best known does not reach nothing is known. */
  private bound(): number[] {
    const tuple = [...this.bestTuple];
    for (const [at, goal] of this.goals.entries()) {
      const bound = this.bounds[at] ?? Number.NEGATIVE_INFINITY;
      if (bound >= costOf(goal, this.values)) continue;
      for (const { levels } of this.goals.slice(at)) for (const level of levels) tuple[level] = this.least[level]!;
      for (const [level, value] of levelsOf(goal, bound)) tuple[level] = value;
      break;
    }
    return tuple;
  }

  /** Minimises the goals from one on. The face is the caller's no more. */
  private async descend(at: number, face: Face): Promise<Found> {
    const goal = this.goals[at];
    if (goal === undefined) return face.holds(this.values) ? 'best' : 'none';
    this.bounds.length = at;
    const bound = await this.lowest(goal, face);
    if (typeof bound === 'string') return bound;
    this.bounds[at] = bound;
    const hoped = await this.hope(at, face, bound);
    if (hoped !== 'none') return hoped;
    const found = await this.minimise(at, face, bound);
    if (found !== 'best') return found;
    const cost = costOf(goal, this.values);
    this.bounds.length = at;
    this.bounds.push(cost);
    return await this.descend(at + 1, this.within(face, goal, cost));
  }

  /** Hopes that a goal costs no more than its bound, or hardly more, and minimises the others on that. */
  private async hope(at: number, face: Face, bound: number): Promise<Found> {
    const goal = this.goals[at]!;
    const known = this.knownIn(face, goal);
    if (at === this.goals.length - 1 && bound < known) return 'none';
    const hopes = this.isHoped(at) ? HOPES : 1;
    for (let cost = bound; cost < bound + hopes && cost <= known; cost += 1) {
      this.bounds.length = at;
      this.bounds.push(cost);
      const found = await this.descend(at + 1, this.within(face, goal, cost));
      if (found !== 'none') return found;
    }
    return 'none';
  }

  /** What the best known costs when it lies in the face, else Infinity. */
  private knownIn(face: Face, goal: Goal): number {
    return face.holds(this.values) ? costOf(goal, this.values) : Number.POSITIVE_INFINITY;
  }

  /** The choices of a face that cost so much at most. */
  private within(face: Face, goal: Goal, atMost: number): Face {
    const closed = face.copy();
    const proof = this.proofs.get(face);
    const isImplied = proof ? closed.close(proof.of, proof, atMost - proof.of.spent) : false;
    if (!isImplied) closed.keep(goal, atMost);
    return closed;
  }

  /** What prices prove of a face, for the goal it was looked at for last. */
  private readonly proofs = new WeakMap<Face, PriceBound & { readonly of: Reduced }>();

  /** A column of a face that was not whole when its prices were found. */
  private readonly halves = new WeakMap<Face, number>();

  /** The bound that prices prove for a goal. */
  private async lowest(goal: Goal, face: Face): Promise<number | 'none' | 'stopped'> {
    const reduced = face.reduced(goal, false);
    if (!reduced.columns.some((column) => column < this.program.arcs)) return this.only(goal, face);
    const first = { ...priceBound(reduced.model, firstPrices(reduced.model)), of: reduced };
    const quick = first.bound + reduced.spent;
    this.proofs.set(face, first);
    if (quick >= this.knownIn(face, goal)) return quick;
    const relaxed = await this.solve(reduced.model);
    if (relaxed.status === 'infeasible') return 'none';
    if (relaxed.values) this.take(face, reduced, relaxed.values);
    // Without prices the first ones still hold; a solver may fail at numbers of very different size.
    if (!relaxed.prices) return relaxed.status === 'failed' ? quick : 'stopped';
    const proven = { ...best(reduced.model, relaxed.prices), of: reduced };
    this.proofs.set(face, proven);
    return Math.max(quick, proven.bound + reduced.spent);
  }

  /** What the only choice of a face costs, where every arc is closed. */
  private only(goal: Goal, face: Face): number | 'none' {
    const chosen = chosenOf(this.program, face.lower);
    if (chosen === null || !this.program.isPossible(chosen)) return 'none';
    const values = this.program.valuesOf(chosen);
    if (!face.holds(values)) return 'none';
    this.keep(chosen);
    this.proofs.delete(face);
    return costOf(goal, values);
  }

  /** Finds the cheapest choice of a face for a goal. */
  private async minimise(at: number, face: Face, bound: number): Promise<Found> {
    const goal = this.goals[at]!;
    const known = this.knownIn(face, goal);
    const isNarrow = Math.max(goal.width, face.widest) <= WORD;
    const ends = this.isHoped(at) && bound + NEAR < known ? [bound + NEAR, known] : [known];
    for (const end of ends) {
      const near = end === Number.POSITIVE_INFINITY ? face : this.within(face, goal, end);
      const found = isNarrow ? await this.decide(goal, near) : await this.branch(goal, near);
      if (found !== 'none') return found;
    }
    return 'none';
  }

  /** The last goal is not hoped for: a program minimises it as quickly as it finds out that there is nothing. */
  private isHoped(at: number): boolean {
    return this.goals[at]!.levels.length === 1 && at < this.goals.length - 1;
  }

  private async decide(goal: Goal, face: Face): Promise<Found> {
    const isKnown = face.holds(this.values);
    const whole = face.reduced(goal, true, isKnown ? this.values : undefined);
    const result = await this.solve(whole.model);
    if (result.values) this.take(face, whole, result.values);
    if (result.status === 'infeasible') return isKnown ? 'stopped' : 'none';
    if (result.status !== 'optimal' || !face.holds(this.values)) return 'stopped';
    const word = Math.ceil((result.bound ?? Number.NEGATIVE_INFINITY) - NOISE * 10) + whole.spent;
    return costOf(goal, this.values) <= word ? 'best' : 'stopped';
  }

  /** The same without anybody's word, for numbers too large for it: branches until the bounds of prices decide. */
  private async branch(goal: Goal, root: Face): Promise<Found> {
    const open = [root];
    for (let nodes = 0; open.length > 0; nodes += 1) {
      if (nodes === MOST_NODES) return 'stopped';
      const face = open.pop()!;
      const bound = await this.lowest(goal, face);
      if (bound === 'stopped') return 'stopped';
      if (bound === 'none' || bound >= this.knownIn(root, goal)) continue;
      const column = this.halves.get(face) ?? this.unproven(face);
      if (column === undefined) return 'stopped';
      open.push(face.with(column, 0), face.with(column, 1));
    }
    return root.holds(this.values) ? 'best' : 'none';
  }

  /** A column that keeps the bound of a face below what its choices cost, though all are whole. */
  private unproven(face: Face): number | undefined {
    const proof = this.proofs.get(face)!;
    let least = 0n;
    let found: number | undefined;
    for (const [at, column] of proof.of.columns.entries()) {
      if (column >= this.program.arcs) continue;
      found ??= column;
      if (proof.reduced[at]! > least) continue;
      least = proof.reduced[at]!;
      found = column;
    }
    return found;
  }

  private solve(model: MipModel): Promise<MipResult> {
    const seconds = Math.min(MOST_SECONDS, this.task.secondsLeft());
    return seconds > 0 ? solveEven(this.task.solveMip, model, seconds) : Promise.resolve({ status: 'time-limit' });
  }

  /** Counts a solution of a solver again and keeps it when it is possible and better. */
  private take(face: Face, reduced: Reduced, values: Float64Array): void {
    const all = face.expanded(reduced, values);
    const half = halfOf(this.program, all, NOISE);
    if (half >= 0) this.halves.set(face, half);
    const chosen = half >= 0 ? null : chosenOf(this.program, all);
    if (chosen !== null && this.program.isPossible(chosen)) this.keep(chosen);
  }

  /** Keeps a choice when it is better than the best known. */
  private keep(chosen: Chosen): void {
    const tuple = this.program.tupleOf(chosen);
    if (compareTuples(tuple, this.bestTuple) >= 0) return;
    this.best = chosen;
    this.bestTuple = tuple;
    this.values = this.program.valuesOf(chosen);
  }
}

/** The best bound of prices, as they are or made whole: prices of whole costs mostly are. */
function best(model: MipModel, prices: Float64Array): PriceBound {
  const [asTheyAre, whole] = [priceBound(model, prices), priceBound(model, prices.map(Math.round))];
  return whole.scaled > asTheyAre.scaled ? whole : asTheyAre;
}

/** @param known a choice that is possible */
export function proveChoice(program: Choices, known: Chosen, task: ProofTask): Promise<ProvenChoice> {
  return new Ascent(program, known, task).run();
}
