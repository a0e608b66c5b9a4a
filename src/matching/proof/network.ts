// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { ProblemList } from '../instance/errors.ts';

/** A directed network; loops and parallel arcs are allowed. All numbers are integers. */
export interface Network {
  readonly nodes: number;
  /** Per node what it sends out (> 0) or takes in (< 0); the sum is zero. */
  readonly supply: Float64Array;
  /** Per arc the node it leaves. */
  readonly tail: Int32Array;
  /** Per arc the node it enters. */
  readonly head: Int32Array;
  /** Per arc the least flow, ≥ 0; none where it is missing. */
  readonly lower?: Float64Array;
  /** Per arc the largest flow, ≥ 0; may be `Infinity`. */
  readonly capacity: Float64Array;
  /** Per arc the cost of one unit; may be negative. */
  readonly cost: Float64Array;
}

export interface NetworkFlow {
  readonly status: 'optimal' | 'infeasible' | 'unbounded';
  /** Per arc; a feasible flow unless infeasible. */
  readonly flow: Float64Array;
  /**
   * Per node. With r = cost + potential[tail] − potential[head] per arc:
   * - optimal: r ≥ 0 where flow < capacity, r ≤ 0 where flow > lower; so the flow is optimal.
   * - infeasible: the same with all costs zero, and the sum of r · flow over the arcs is more than that of
   *   potential · supply over the nodes. In a feasible flow the two are equal, and no flow within the bounds has a smaller
   *   sum of r · flow; so there is none (Farkas). All zero when the reason is an arc with lower > capacity.
   * - unbounded: without meaning.
   */
  readonly potential: Float64Array;
  /** Sum of cost · flow; rounded beyond 2^53. */
  readonly cost: number;
}

/** Potentials and costs up to here keep every reduced cost below 2^53 exact. */
export const LARGEST = 2 ** 52;

/** @throws MatchingInputError naming every number that cannot be */
export function checkNetwork({ nodes, supply, tail, head, lower, capacity, cost }: Network): void {
  const problems = new ProblemList();
  const arcs = tail.length;
  if (!Number.isSafeInteger(nodes) || nodes < 0 || supply.length !== nodes)
    problems.add('shape', 'supply', 'supply braucht eine Zahl je Knoten.');
  for (const [name, column] of Object.entries({ head, capacity, cost, lower: lower ?? tail }))
    if (column.length !== arcs) problems.add('shape', name, `${name} braucht eine Zahl je Kante, also ${arcs}.`);
  problems.throwIfAny();
  const whole = (name: string, value: number): void => {
    if (!Number.isSafeInteger(value)) problems.add('not-an-integer', name, `${name} muss eine ganze Zahl sein.`);
  };
  const amount = (name: string, value: number): void => {
    whole(name, value);
    if (value < 0) problems.add('negative', name, `${name} darf nicht negativ sein, ist aber ${value}.`);
  };
  let sum = 0;
  let volume = 0;
  for (let node = 0; node < nodes; node += 1) {
    const value = supply[node]!;
    if (!Number.isSafeInteger(value)) whole(`supply[${node}]`, value);
    sum += value;
    volume += Math.abs(value);
  }
  for (let arc = 0; arc < arcs; arc += 1) {
    const from = tail[arc]!;
    const to = head[arc]!;
    if (from < 0 || from >= nodes || to < 0 || to >= nodes)
      problems.add('unknown-id', `arc[${arc}]`, `Kante ${arc} nennt einen Knoten, den es nicht gibt: ${from} → ${to}.`);
    const most = capacity[arc]!;
    if (most !== Number.POSITIVE_INFINITY && !(Number.isSafeInteger(most) && most >= 0))
      amount(`capacity[${arc}]`, most);
    const price = cost[arc]!;
    if (!Number.isSafeInteger(price)) whole(`cost[${arc}]`, price);
    else if (Math.abs(price) >= LARGEST)
      problems.add('overflow', `cost[${arc}]`, `cost[${arc}] ist zu groß, erlaubt ist weniger als 2^52.`);
    if (lower !== undefined) {
      amount(`lower[${arc}]`, lower[arc]!);
      volume += lower[arc]!;
    }
  }
  if (volume > Number.MAX_SAFE_INTEGER)
    problems.add('overflow', 'supply', 'Die Mengen in supply und lower sind zusammen zu groß (ab 2^53).');
  else if (problems.empty && sum !== 0)
    problems.add('shape', 'supply', `supply muss zusammen null ergeben, ist aber ${sum}.`);
  problems.throwIfAny();
}
