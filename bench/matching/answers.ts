// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import {
  type Instance,
  losePlaces,
  objectiveOf,
  type PoolFlow,
  packLevels,
  solveFlow,
  solveSiblings,
  whyNot,
} from '../../src/matching/index.ts';
import { createHighs } from '../../src/outbound/highs/solver.ts';
import { type Contest, type Goal, Took } from '../measure.ts';
import { Random } from './random.ts';

/** So many answers are timed together: one takes microseconds. */
const PAGES = 10;
/** Few enough that the instance is not emptied of places by the end. */
const LOSSES = 3;

const repetitions = (instance: Instance): { n: number; warmUp: number } =>
  instance.childIds.length > 20_000 ? { n: 5, warmUp: 1 } : { n: 21, warmUp: 5 };

const sameObjective = (id: string, a: readonly number[], b: readonly number[]): void => {
  if (a.join() !== b.join()) throw new Error(`${id}: ${a.join()} instead of ${b.join()} from scratch.`);
};

/** Average time of one answer. */
function average(answers: number, answer: () => void): Took {
  const start = performance.now();
  for (let done = 0; done < answers; done += 1) answer();
  return new Took((performance.now() - start) / answers);
}

/** One lost place, re-optimised exactly, against solving again. At the end both have come to the same objective. */
export function lostPlace(id: string, instance: Instance, goal: Goal): Contest {
  const packing = packLevels(instance);
  const random = new Random(7);
  const cap = instance.cap.slice();
  const flow = solveFlow(instance, packing);
  const fullLimit = (): number => {
    for (;;) {
      const limit = random.integer(0, cap.length - 1);
      const node = flow.tree.nodeOf[limit]!;
      if (node >= 0 && cap[limit]! > 0 && flow.tree.load[node] === cap[limit]) return limit;
    }
  };
  return {
    id,
    ...repetitions(instance),
    goal,
    ours: async () =>
      average(LOSSES, () => {
        const limit = fullLimit();
        cap[limit]! -= 1;
        losePlaces(flow, limit, 1);
      }),
    peer: async () => solveFlow(instance, packing),
    close: async () => {
      const fewer = { ...instance, cap };
      const again = solveFlow(fewer, packing);
      sameObjective(id, objectiveOf(fewer, flow.poolOf), objectiveOf(fewer, again.poolOf));
    },
  };
}

/** All "why not there" of one child, against one solve. */
export function whyNotPage(id: string, instance: Instance, goal: Goal): Contest {
  const packing = packLevels(instance);
  const random = new Random(11);
  const flow = solveFlow(instance, packing);
  const page = (of: PoolFlow, child: number): void => {
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1)
      whyNot(of, child, instance.arcPool[arc]!);
  };
  return {
    id,
    ...repetitions(instance),
    goal,
    ours: async () => average(PAGES, () => page(flow, random.integer(0, instance.childIds.length - 1))),
    peer: async () => solveFlow(instance, packing),
  };
}

/** Siblings together, until proven; the solver's thread is warm. */
export function siblingsProven(id: string, instance: Instance, goal: Goal): Contest {
  const packing = packLevels(instance);
  const highs = createHighs();
  return {
    id,
    n: 7,
    warmUp: 2,
    goal,
    ours: async () => {
      const { status } = await solveSiblings(instance, packing, { solveMip: highs.solve });
      if (status.status !== 'optimal') throw new Error(`${id}: not proven.`);
    },
    peer: null,
    note: 'no peer: proven optimal each time',
    close: () => highs.close(),
  };
}
