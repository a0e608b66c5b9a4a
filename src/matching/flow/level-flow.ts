// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Move } from '../change/exchange-path.ts';
import { changedInstance, type InstanceChange } from '../instance/changed.ts';
import type { Instance } from '../instance/instance.ts';
import { objectiveOf, placementSoFar, type Solution } from '../placement.ts';
import { certified } from '../proof/certified.ts';
import { type Entry, entriesOfObjective, LevelSolver } from './level-solver.ts';

/**
 * Model M1 for levels that do not fit into one number together: solved entry by entry, exact however many and wide the
 * levels are. Answers about a change come from solving the changed instance, with as few children moved as the best
 * placement allows; each is certified. The counterpart of `PoolFlow`.
 */
export class LevelFlow {
  readonly instance: Instance;
  private readonly solver: LevelSolver;
  /** What is different from the instance by now. */
  private change: { readonly places: ReadonlyMap<number, number>; readonly absent: ReadonlySet<number> } = {
    places: new Map(),
    absent: new Set(),
  };
  private latest: Solution | null = null;

  constructor(instance: Instance) {
    this.instance = instance;
    this.solver = new LevelSolver(instance, entriesOfObjective(instance));
  }

  get poolOf(): Int32Array {
    return this.latest?.poolOf ?? this.solver.poolOf;
  }

  /** How many children have been looked at, as a share of all entries. */
  get handled(): number {
    return this.solver.handled;
  }

  /** Looks at up to so many more children. @returns whether all are through */
  advance(children: number): boolean {
    return this.solver.advance(children);
  }

  /** The placement it has come to, with prices; those of entries to come are 0, which still bounds the optimum. */
  get solution(): Solution {
    if (this.latest) return this.latest;
    const { first, poolOf: best, price } = this.solver;
    const { instance } = this;
    if (first === null) return { poolOf: best, price, objective: objectiveOf(instance, best) };
    const poolOf = placementSoFar(first);
    return { poolOf, price, objective: objectiveOf(instance, poolOf) };
  }

  /** The instance as it is by now. */
  get present(): Instance {
    return changedInstance(this.instance, this.change)!;
  }

  /**
   * The best placement with something changed on top, and among the best one that moves the fewest children; certified.
   * The flow stays as it is.
   * @returns null when frozen children hold the places
   */
  changed(change: InstanceChange): { readonly instance: Instance; readonly solution: Solution } | null {
    const instance = changedInstance(this.instance, this.together(change));
    if (instance === null) return null;
    const objective = entriesOfObjective(instance);
    const solver = new LevelSolver(instance, [...objective, movesFrom(this.poolOf, instance)]);
    while (!solver.advance(Number.POSITIVE_INFINITY));
    const price = solver.price.slice(0, objective.length);
    const solution = { poolOf: solver.poolOf, price, objective: objectiveOf(instance, solver.poolOf) };
    certified(instance, solution);
    return { instance, solution };
  }

  /** Makes a change stay. @returns whether it is possible; else nothing has changed */
  become({ places, absent }: Pick<InstanceChange, 'places' | 'absent'>): boolean {
    const changed = this.changed({ ...(places ? { places } : {}), ...(absent ? { absent } : {}) });
    if (changed === null) return false;
    const next = this.together({ ...(places ? { places } : {}), ...(absent ? { absent } : {}) });
    this.change = { places: next.places ?? new Map(), absent: next.absent ?? new Set() };
    this.latest = changed.solution;
    return true;
  }

  private together(change: InstanceChange): InstanceChange {
    const places = new Map(this.change.places);
    for (const [limit, more] of change.places ?? []) places.set(limit, (places.get(limit) ?? 0) + more);
    return { ...change, places, absent: change.absent ?? this.change.absent };
  }

  /** Who is not there any more, or not yet. */
  get absent(): ReadonlySet<number> {
    return this.change.absent;
  }
}

/** An entry that counts the children who are placed otherwise than now. */
export function movesFrom(now: Int32Array, { arcStart, arcPool, childIds }: Instance): Entry {
  const arc = new Float64Array(arcPool.length).fill(1);
  const unplaced = new Float64Array(childIds.length);
  for (let child = 0; child < childIds.length; child += 1) {
    if (arcStart[child] !== arcStart[child + 1] && now[child]! >= 0) unplaced[child] = 1;
    for (let at = arcStart[child]!; at < arcStart[child + 1]!; at += 1) if (arcPool[at] === now[child]) arc[at] = 0;
  }
  return { arc, unplaced, load: null };
}

/** Who is placed differently in two placements. */
export function movesBetween(before: Int32Array, after: Int32Array): Move[] {
  const moves: Move[] = [];
  for (const [child, from] of before.entries())
    if (after[child] !== from) moves.push({ child, from, to: after[child]! });
  return moves;
}
