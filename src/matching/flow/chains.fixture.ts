// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { instanceFromJson } from '../instance/builder.ts';
import type { InstanceJson } from '../instance/instance.ts';
import { packLevels } from '../instance/levels.ts';

/**
 * A chain as long as one likes, on two levels. Child c_i is best in p_i and costs `step` more on the *later* level in
 * p_(i+1); the last pool is free. c0 may also go to X, which costs 1 on the *earlier* level. z is at ease in X (`z in X`)
 * or as badly off as c0 (`z beside`), and in p0 best of all. One more in p0 costs [0, 0, step × (children − 1)], since all
 * move on by one; [0, 1, 0] would be c0 in X and is worse, however long the chain.
 * @param children z among them
 */
export function chain(children: number, z: 'z in X' | 'z beside', step = 1): InstanceJson {
  const movers = Array.from({ length: children - 1 }, (_, index) => index);
  const pools = [...Array.from({ length: children }, (_, index) => `p${index}`), 'X'];
  return {
    levels: ['first', 'second'],
    children: [...movers.map((index) => `c${index}`), 'z'].map((id) => ({ id, weight: 1 })),
    pools: pools.map((id) => ({ id, limits: [id] })),
    limits: pools.map((id) => ({ id, cap: 1 })),
    arcs: [
      ...movers.flatMap((index) => [
        { child: `c${index}`, pool: `p${index}`, cost: [0, 0] },
        { child: `c${index}`, pool: `p${index + 1}`, cost: [0, step] },
      ]),
      { child: 'c0', pool: 'X', cost: [1, 0] },
      { child: 'z', pool: 'p0', cost: [0, 0] },
      { child: 'z', pool: 'X', cost: [z === 'z in X' ? 0 : 1, 0] },
    ],
  };
}

/** Further levels in front and behind that change nothing but the width: they no longer fit into one number. */
export function widened(json: InstanceJson, width: number): InstanceJson {
  return {
    ...json,
    levels: ['wide a', ...json.levels, 'wide b', 'wide c'],
    arcs: json.arcs.map((arc) => ({ ...arc, cost: [width, ...arc.cost, -width, width] })),
  };
}

/** A chain whose steps, on three levels, are just too wide for one number; taken to be shorter they would fit. */
export function barelyTooWide(children: number, z: 'z in X' | 'z beside'): InstanceJson {
  for (let step = 2; ; step = Math.ceil(step * 1.2)) {
    const json = chain(children, z);
    const wide = {
      ...json,
      levels: [...json.levels, 'third', 'fourth'],
      arcs: json.arcs.map(({ cost, ...arc }) => ({ ...arc, cost: [...cost, cost[1]! * step, cost[1]! * step] })),
    };
    try {
      packLevels(instanceFromJson(wide));
    } catch {
      return wide;
    }
  }
}
