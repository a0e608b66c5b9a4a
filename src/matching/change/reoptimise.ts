// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LevelFlow, movesBetween } from '../flow/level-flow.ts';
import type { PoolFlow } from '../flow/pool-flow.ts';
import type { Flow } from '../flow/solution.ts';
import type { InstanceChange } from '../instance/changed.ts';
import { checkCount, checkNumber } from '../instance/errors.ts';
import { objectiveOf } from '../placement.ts';
import { costOfMoves, type Move } from './exchange-path.ts';

/** What a change of the instance leads to, exactly. */
export interface Reoptimised {
  /** False when frozen children hold the places that are to go; nothing has changed then. */
  readonly possible: boolean;
  /** Change of the objective, level by level; a child that is withdrawn counts neither before nor after. */
  readonly extra: readonly number[];
  /** Children placed differently from before, the child that came or went not among them. */
  readonly changes: readonly Move[];
}

/** Runs a change on the flow and tells what it changed. */
function changing(flow: PoolFlow, change: () => boolean, apart = -1): Reoptimised {
  const before = new Map<number, number>();
  flow.moved = before;
  const possible = change();
  flow.moved = null;
  const changes = [...before]
    .map(([child, from]): Move => ({ child, from, to: flow.poolOf[child]! }))
    .filter(({ child, from, to }) => from !== to && child !== apart)
    .sort((a, b) => a.child - b.child);
  // Counted backwards, because loads are those of the new placement.
  const undone = changes.map(({ child, from, to }) => ({ child, from: to, to: from }));
  return { possible, changes, extra: costOfMoves(flow, undone).map((value) => -value || 0) };
}

/** The same for a flow that is solved level by level. @param apart a child that counts neither before nor after */
function changingLevels(flow: LevelFlow, change: Pick<InstanceChange, 'places' | 'absent'>, apart = -1): Reoptimised {
  const before = flow.poolOf.slice();
  const here = flow.present;
  if (!flow.become(change)) return { possible: false, changes: [], extra: [0, ...here.levels.map(() => 0)] };
  const changes = movesBetween(before, flow.poolOf).filter(({ child }) => child !== apart);
  // Counted without the child, in the instance in which it is not there.
  const [then, now] = [before, flow.poolOf.slice()];
  if (apart >= 0) [then[apart], now[apart]] = [-1, -1];
  const present = apart >= 0 && !flow.absent.has(apart) ? here : flow.present;
  const was = objectiveOf(present, then);
  return { possible: true, changes, extra: objectiveOf(present, now).map((value, at) => value - was[at]! || 0) };
}

/** Takes places away under a limit (at most those there are) and re-optimises exactly, one shortest path per place. Changes the flow. */
export function losePlaces(flow: Flow, limit: number, places: number): Reoptimised {
  checkNumber('limit', limit, flow.instance.limitIds);
  checkCount('places', places);
  if (flow instanceof LevelFlow) {
    const all = Math.min(places, flow.present.cap[limit]!);
    return changingLevels(flow, { places: new Map([[limit, -all]]) });
  }
  const node = flow.tree.nodeOf[limit]!;
  return changing(flow, () => {
    if (node < 0) return true;
    const { cap, load } = flow.tree;
    const all = Math.min(places, cap[node]!);
    const spare = Math.min(all, cap[node]! - load[node]!);
    cap[node]! -= spare;
    for (let lost = 0; lost < all - spare; lost += 1)
      if (!flow.losePlace(node)) {
        for (; lost > 0; lost -= 1) flow.gainPlace(node);
        cap[node]! += spare;
        return false;
      }
    return true;
  });
}

/** Adds places under a limit and re-optimises exactly. Changes the flow. */
export function gainPlaces(flow: Flow, limit: number, places: number): Reoptimised {
  checkNumber('limit', limit, flow.instance.limitIds);
  checkCount('places', places);
  if (flow instanceof LevelFlow) return changingLevels(flow, { places: new Map([[limit, places]]) });
  const node = flow.tree.nodeOf[limit]!;
  return changing(flow, () => {
    if (node < 0) return true;
    const { cap, load } = flow.tree;
    let left = places;
    for (; left > 0 && cap[node] === load[node]; left -= 1) flow.gainPlace(node);
    cap[node]! += left;
    return true;
  });
}

/** Takes a child out and fills its place as well as can be. Changes the flow. */
export function withdrawChild(flow: Flow, child: number): Reoptimised {
  checkNumber('child', child, flow.instance.childIds);
  if (flow instanceof LevelFlow) return changingLevels(flow, { absent: new Set([...flow.absent, child]) }, child);
  return changing(
    flow,
    () => {
      flow.remove(child);
      return true;
    },
    child,
  );
}

/**
 * Puts a child back that was withdrawn, or one that has come again. Changes the flow.
 * @throws RangeError for a frozen child: whether its place is still there, people have to say
 */
export function returnChild(flow: Flow, child: number): Reoptimised {
  checkNumber('child', child, flow.instance.childIds);
  if (flow.instance.frozenArc[child]! >= 0) throw new RangeError('a frozen child cannot return to the flow');
  if (flow instanceof LevelFlow) {
    const absent = new Set(flow.absent);
    absent.delete(child);
    return changingLevels(flow, { absent }, child);
  }
  return changing(
    flow,
    () => {
      flow.insert(child);
      return true;
    },
    child,
  );
}
