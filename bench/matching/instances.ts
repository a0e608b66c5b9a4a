// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../../src/matching/index.ts';
import { type Drawn, toInstance } from './drawn.ts';
import { drawNrw, type NrwOptions } from './nrw.ts';
import { Random } from './random.ts';

export type { NrwOptions } from './nrw.ts';

/** An instance like North Rhine-Westphalia: children and schools around municipalities of uneven size. */
export const nrwLike = (options: NrwOptions): Instance => toInstance(drawNrw(options));

/** The same pairs with other costs. */
function withCosts(drawn: Drawn, cost: (random: Random) => number): Drawn {
  const random = new Random(drawn.seed + 77);
  return { ...drawn, arcCost: drawn.arcCost.map((column) => column.map(() => cost(random))) };
}

/** As many children as pools of one place, pairs and costs without any geography; everybody can be placed. */
function assignment(children: number, seed: number): Drawn {
  const base = drawNrw({ children, pools: children, seatsPerChild: 1, seed, least: 1, most: 1 });
  const random = new Random(seed + 177);
  const pairs = 30;
  const arcPool = new Int32Array(children * pairs);
  for (let child = 0; child < children; child += 1) {
    // The pool of the child's own number keeps the instance feasible; the others differ from it and each other.
    const pools = new Set([child]);
    while (pools.size < pairs) pools.add(random.integer(0, children - 1));
    arcPool.set([...pools], child * pairs);
  }
  return {
    ...base,
    limits: base.limits.map(({ id }) => ({ id, cap: 1 })),
    arcStart: Int32Array.from({ length: children + 1 }, (_, child) => child * pairs),
    arcPool,
    arcCost: [arcPool.map(() => random.integer(1, 1000))],
  };
}

/** Every pool has one place. */
const single = (drawn: Drawn): Drawn => ({ ...drawn, limits: drawn.limits.map(({ id }) => ({ id, cap: 1 })) });

const flat = (children: number, pools: number, seatsPerChild: number): Drawn =>
  drawNrw({ children, pools, seatsPerChild, seed: 1 });

/** Families that are unkind to successive shortest paths, by name. */
export const hostile: Readonly<Record<string, () => Instance>> = {
  'big-schools-5000x50': () => toInstance(flat(5000, 50, 1.02)),
  'big-schools-20000x100': () => toInstance(flat(20_000, 100, 1.02)),
  'seats-equal-children': () => toInstance(flat(5000, 500, 1)),
  'seats-90-percent': () => toInstance(flat(5000, 500, 0.9)),
  'random-costs': () => toInstance(withCosts(flat(5000, 500, 1.02), (random) => random.integer(1, 900))),
  'ties-0-to-4': () => toInstance(withCosts(flat(5000, 500, 1.02), (random) => random.integer(0, 4))),
  'single-places-20000': () => toInstance(single(flat(20_000, 20_000, 1))),
  'assignment-5000': () => toInstance(assignment(5000, 1)),
};

/** Children of whom so many pairs are siblings; each school is a group. */
export const siblings = (children: number, pairs: number, seed: number): Instance =>
  nrwLike({ children, pools: Math.round(children / 10), seatsPerChild: 1.02, seed, families: pairs });
