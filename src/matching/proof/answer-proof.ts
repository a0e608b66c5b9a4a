// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Move } from '../change/exchange-path.ts';
import type { MenuRow } from '../change/menu-rows.ts';
import { LevelFlow } from '../flow/level-flow.ts';
import { type Flow, provenFlow, solutionOf } from '../flow/solution.ts';
import { changedInstance, type InstanceChange } from '../instance/changed.ts';
import type { Instance } from '../instance/instance.ts';
import { compareTuples } from '../instance/levels.ts';
import { objectiveOf, type Solution } from '../placement.ts';
import { checkCertificate } from './certificate.ts';
import { CertificateError } from './certified.ts';

/** An answer to prove: possible or not, and then how much more it costs and who is placed differently. */
export interface ProvableAnswer {
  readonly possible: boolean;
  /** Tuple, against the placement before. */
  readonly extra: readonly number[];
  /** Null where only the difference is told. */
  readonly changes: readonly Move[] | null;
}

/** The instance as a flow has it by now: places and children that have come or gone since. */
export function presentInstance(flow: Flow): Instance {
  if (flow instanceof LevelFlow) return flow.present;
  const { instance, tree, absent } = flow;
  const places = new Map<number, number>();
  for (const [limit, node] of tree.nodeOf.entries())
    if (node >= 0) places.set(limit, tree.cap[node]! - instance.cap[limit]!);
  const gone = new Set([...absent.keys()].filter((child) => absent[child] === 1));
  return changedInstance(instance, { places, absent: gone })!;
}

/**
 * Proves answers about one change of a placement: solves the changed instance by itself, and lets the checker, which adds
 * and compares whole tuples, hold the answer's own placement against the prices of that. To be made before the flow is
 * changed. A child that is absent in the change counts neither before nor after.
 */
export class AnswerProof {
  private readonly changed: Instance | null;
  private readonly now: Int32Array;
  private readonly before: readonly number[];
  private solved: Solution | null = null;

  constructor(flow: Flow, change: InstanceChange) {
    const instance = presentInstance(flow);
    this.changed = changedInstance(instance, change);
    this.now = flow.poolOf.slice();
    for (const child of change.absent ?? []) this.now[child] = -1;
    const counted = change.absent ? changedInstance(instance, { absent: change.absent })! : instance;
    this.before = objectiveOf(counted, this.now);
  }

  private get best(): Solution {
    if (this.changed === null) throw new RangeError('nothing to solve: the change is not possible');
    this.solved ??= solutionOf(provenFlow(this.changed));
    return this.solved;
  }

  /** @throws CertificateError unless the answer is the optimum of the changed instance, at that difference */
  optimum({ possible, extra, changes }: ProvableAnswer): void {
    if (possible !== (this.changed !== null))
      throw new CertificateError([possible ? 'Die Änderung ist nicht möglich.' : 'Die Änderung ist möglich.']);
    if (this.changed === null) return;
    const poolOf = changes === null ? this.best.poolOf : this.placed(changes);
    const { valid, problems } = checkCertificate(this.changed, this.claim(poolOf, extra));
    if (!valid) throw new CertificateError(problems);
  }

  /**
   * A row of a menu: it keeps all limits, moves as many as it says and costs what it says, and no less than the optimum.
   * That no way with as few moves is cheaper, prices cannot prove; only for the row that is the optimum.
   * @throws CertificateError
   */
  row({ moved, extra, changes }: MenuRow): void {
    const poolOf = this.placed(changes);
    const { feasible, primal, dual, problems } = checkCertificate(this.changed!, this.claim(poolOf, extra));
    const costs = this.before.map((value, at) => value + extra[at]!);
    const right = feasible && compareTuples(primal, costs) === 0 && compareTuples(dual, costs) <= 0;
    const elsewhere = poolOf.reduce((count, pool, child) => count + (pool === this.now[child] ? 0 : 1), 0);
    if (!right || elsewhere !== moved) throw new CertificateError(problems);
  }

  private claim(poolOf: Int32Array, extra: readonly number[]): Solution {
    return { poolOf, price: this.best.price, objective: this.before.map((value, at) => value + extra[at]!) };
  }

  /** The placement after moves, each of which has to begin where the child is. */
  private placed(changes: readonly Move[]): Int32Array {
    const poolOf = this.now.slice();
    for (const { child, from, to } of changes) {
      if (poolOf[child] !== from)
        throw new CertificateError([`Kind ${child} ist nicht dort, von wo es umziehen soll.`]);
      poolOf[child] = to;
    }
    return poolOf;
  }
}
