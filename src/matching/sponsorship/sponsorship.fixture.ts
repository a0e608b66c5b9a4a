// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { chanceOf } from '../dispatch/dispatch.fixture.ts';
import type { KeptPairJson, SponsorshipArcJson, SponsorshipJson } from './sponsorship.ts';

export interface DrawnOptions {
  readonly children: number;
  readonly sponsors: number;
  readonly slots: number;
  readonly schools: number;
  readonly heaviest: number;
  readonly levels?: number;
}

/** An instance in which everything occurs: groups, pairs without school, costs below 0, no time, no room and no end of it, pairs that must not be. */
export function drawn(seed: number, options: DrawnOptions): SponsorshipJson {
  const { children, sponsors, slots, schools, heaviest, levels = 2 } = options;
  const chance = chanceOf(seed);
  const slotIds = Array.from({ length: slots }, (_, at) => `t${at}`);
  const some = (of: readonly string[], oneIn: number): string[] => of.filter(() => chance(oneIn) !== 0);
  const timeOf = (): { slots?: string[] } => (slots === 0 ? {} : { slots: chance(12) === 0 ? [] : some(slotIds, 2) });
  const kids = Array.from({ length: children }, (_, at) => ({
    id: `c${at}`,
    weight: chance(5) === 0 ? chance(heaviest + 1) : 1 + chance(3) * Math.floor(heaviest / 3),
    ...timeOf(),
  }));
  const people = Array.from({ length: sponsors }, (_, at) => ({
    id: `s${at}`,
    maxChildren: chance(9) === 0 ? Number.MAX_SAFE_INTEGER : chance(4),
    ...timeOf(),
    ...(chance(3) === 0 ? {} : { groupSize: chance(9) === 0 ? 0 : 1 + chance(3) }),
  }));
  const schoolOf = kids.map(() => chance(schools + 1));
  const arcs = kids.flatMap(({ id }, child) =>
    people.flatMap((sponsor): SponsorshipArcJson[] => {
      if (chance(4) === 0) return [];
      const school = chance(8) === 0 ? chance(schools + 1) : schoolOf[child]!;
      const cost = Array.from({ length: levels }, () => chance(3) * chance(6) - (chance(9) === 0 ? 4 : 0));
      return [{ child: id, sponsor: sponsor.id, cost, ...(school === schools ? {} : { school: `g${school}` }) }];
    }),
  );
  const never = arcs.filter(() => chance(8) === 0).map(({ child, sponsor }) => ({ child, sponsor }));
  return {
    levels: Array.from({ length: levels }, (_, at) => `l${at}`),
    children: kids,
    sponsors: people,
    arcs,
    ...(chance(2) === 0 ? { never } : {}),
  };
}

interface Place {
  readonly child: number;
  readonly sponsor: string;
  readonly slot: string | null;
  readonly arc: SponsorshipArcJson;
}

/** Every place each child can have, by the words of the model. */
function placesOf({ children, sponsors, arcs, never = [], keep = [] }: SponsorshipJson): Place[][] {
  return children.map(({ id, slots }, child) =>
    arcs
      .filter((arc) => arc.child === id)
      .filter(({ sponsor }) => !never.some((one) => one.child === id && one.sponsor === sponsor))
      .flatMap((arc) => {
        const other = sponsors.find((one) => one.id === arc.sponsor)!;
        const common = slots === undefined ? [null] : slots.filter((slot) => other.slots!.includes(slot));
        return common.map((slot): Place => ({ child, sponsor: arc.sponsor, slot, arc }));
      })
      .filter(({ sponsor, slot }) =>
        keep.every(
          (one) => one.child !== id || (one.sponsor === sponsor && (one.slot === undefined || one.slot === slot)),
        ),
      ),
  );
}

/** Whether one more fits beside those who are there. */
function fits({ sponsors }: SponsorshipJson, taken: readonly Place[], place: Place): boolean {
  const { maxChildren, groupSize = 1 } = sponsors.find(({ id }) => id === place.sponsor)!;
  const own = taken.filter(({ sponsor }) => sponsor === place.sponsor);
  if (own.length >= maxChildren) return false;
  if (place.slot === null) return true;
  const group = own.filter(({ slot }) => slot === place.slot);
  return group.length < groupSize && group.every(({ arc }) => arc.school === place.arc.school);
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, level) => value !== b[level]);
  return at >= 0 && a[at]! < b[at]!;
};

/** The least objective of all plans there are, one after the other; null when not all who are kept fit. */
export function bruteForce(json: SponsorshipJson): readonly number[] | null {
  const places = placesOf(json);
  const taken: Place[] = [];
  let best: readonly number[] | null = null;
  const next = (child: number, cost: readonly number[]): void => {
    const own = json.children[child];
    if (own === undefined) {
      if (best === null || isLess(cost, best)) best = cost;
      return;
    }
    if (!(json.keep ?? []).some((one) => one.child === own.id))
      next(child + 1, [cost[0]! + own.weight, ...cost.slice(1)]);
    for (const place of places[child]!) {
      if (!fits(json, taken, place)) continue;
      taken.push(place);
      next(child + 1, [cost[0]!, ...cost.slice(1).map((sum, level) => sum + place.arc.cost[level]!)]);
      taken.pop();
    }
  };
  next(0, [0, ...json.levels.map(() => 0)]);
  return best;
}

/** The same with some pairs kept that fit together; `slot` named for some. */
export function withKept(json: SponsorshipJson, seed: number, most: number): SponsorshipJson {
  const chance = chanceOf(seed);
  const taken: Place[] = [];
  const keep: KeptPairJson[] = [];
  for (const own of placesOf(json)) {
    const place = own[chance(Math.max(1, own.length))];
    if (place === undefined || keep.length === most || chance(2) === 0 || !fits(json, taken, place)) continue;
    taken.push(place);
    const slot = place.slot === null || chance(2) === 0 ? {} : { slot: place.slot };
    keep.push({ child: place.arc.child, sponsor: place.sponsor, ...slot });
  }
  return { ...json, keep };
}
