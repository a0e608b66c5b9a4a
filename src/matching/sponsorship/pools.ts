// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { asRows, GrowingIntegers } from '../instance/columns.ts';
import { arcOf, type Instance, type Integers } from '../instance/instance.ts';
import { commonSlots, type Placing, type Sponsorships } from './sponsorship.ts';

/** No lesson in particular: any that both have. */
export const ANY_SLOT = -1;

/**
 * An instance of M3 as one of M1: a pool is a lesson of a sponsor, or all of them where it makes no difference; its limits
 * are children in a lesson and children in all. What M1 does not know is that a lesson is for one school.
 */
export interface Pools {
  readonly of: Sponsorships;
  readonly instance: Instance;
  readonly poolSponsor: Int32Array;
  readonly poolSlot: Int32Array;
  /** 1 where children of several schools come in question. */
  readonly contested: Uint8Array;
  /** Per arc of `instance` its number in `of`. */
  readonly ownArc: Int32Array;
  /** Per limit its sponsor, and its lesson or `ANY_SLOT`. */
  readonly limitSponsor: Int32Array;
  readonly limitSlot: Int32Array;
}

/** Tells every lesson an arc can be in: its place in `sponsorSlots.items`. */
type EachLesson = (tell: (child: number, arc: number, lesson: number) => void) => void;

/** Lessons of arcs, without those that what is kept rules out. */
function lessonsOf(of: Sponsorships): EachLesson {
  const { childSlots, sponsorSlots, arcStart, arcSponsor, keptArc, keptSlot } = of;
  return (tell) => {
    const named = new Int32Array(of.slotIds.length).fill(-1);
    for (let child = 0; child < of.childIds.length; child += 1) {
      const [kept, fixed] = [keptArc[child]!, keptSlot[child]!];
      for (let at = childSlots.start[child]!; at < childSlots.start[child + 1]!; at += 1)
        if (fixed < 0 || childSlots.items[at] === fixed) named[childSlots.items[at]!] = child;
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
        if (kept >= 0 && kept !== arc) continue;
        const sponsor = arcSponsor[arc]!;
        for (let at = sponsorSlots.start[sponsor]!; at < sponsorSlots.start[sponsor + 1]!; at += 1)
          if (named[sponsorSlots.items[at]!] === child) tell(child, arc, at);
      }
    }
  };
}

const UNKNOWN = -1;
const SEVERAL = -2;

/** Whether it matters of which school the children of one lesson are. */
const isSchooled = ({ groupSize, maxChildren, hasSlots }: Sponsorships, sponsor: number): boolean =>
  hasSlots && groupSize[sponsor]! > 1 && maxChildren[sponsor]! > 1;

interface Schools {
  /** Per lesson the school it is for, `UNKNOWN` where nobody comes, `SEVERAL` where that is open. */
  readonly of: Int32Array;
  /** 1 where children of several schools have the lesson, though what is kept may have decided for which it is. */
  readonly mixed: Uint8Array;
}

function schoolsOf(of: Sponsorships, each: EachLesson): Schools {
  const school = new Int32Array(of.sponsorSlots.items.length).fill(UNKNOWN);
  const fixed = new Int32Array(school.length).fill(UNKNOWN);
  each((child, arc, lesson) => {
    const own = isSchooled(of, of.arcSponsor[arc]!) ? of.arcSchool[arc]! : 0;
    school[lesson] = school[lesson] === UNKNOWN || school[lesson] === own ? own : SEVERAL;
    if (of.keptSlot[child]! >= 0) fixed[lesson] = own;
  });
  return {
    of: school.map((one, lesson) => (fixed[lesson] === UNKNOWN ? one : fixed[lesson]!)),
    mixed: Uint8Array.from(school, (one) => (one === SEVERAL ? 1 : 0)),
  };
}

/** Pools and limits, sponsor by sponsor. */
class Layout {
  readonly poolSponsor: number[] = [];
  readonly poolSlot: number[] = [];
  readonly poolLimits: number[][] = [];
  readonly contested: number[] = [];
  readonly cap: number[] = [];
  readonly limitSponsor: number[] = [];
  readonly limitSlot: number[] = [];
  /** Per lesson its pool. */
  readonly poolOf: Int32Array;
  private readonly of: Sponsorships;

  constructor(of: Sponsorships, schools: Schools) {
    this.of = of;
    this.poolOf = new Int32Array(schools.of.length);
    for (let sponsor = 0; sponsor < of.sponsorIds.length; sponsor += 1) this.add(sponsor, schools);
  }

  private add(sponsor: number, schools: Schools): void {
    const { sponsorSlots, maxChildren, groupSize, childIds } = this.of;
    const [from, end] = [sponsorSlots.start[sponsor]!, sponsorSlots.start[sponsor + 1]!];
    const isMixed = schools.mixed.subarray(from, end).includes(1);
    const size = groupSize[sponsor]!;
    const most = size === 0 ? 0 : Math.min(maxChildren[sponsor]!, childIds.length);
    // Whoever takes no more than one lesson holds is nowhere bound by lessons, unless these are for one school.
    if (most <= 1 || (!isMixed && most <= size)) {
      const pool = this.pool(sponsor, ANY_SLOT, [this.limit(sponsor, ANY_SLOT, most)], false);
      this.poolOf.fill(pool, from, end);
      return;
    }
    const whole = most <= size || most < size * (end - from) ? [this.limit(sponsor, ANY_SLOT, most)] : [];
    for (let lesson = from; lesson < end; lesson += 1) {
      const slot = sponsorSlots.items[lesson]!;
      const own = size < most ? [this.limit(sponsor, slot, size)] : [];
      this.poolOf[lesson] = this.pool(sponsor, slot, [...whole, ...own], schools.of[lesson] === SEVERAL);
    }
  }

  private limit(sponsor: number, slot: number, cap: number): number {
    this.limitSponsor.push(sponsor);
    this.limitSlot.push(slot);
    return this.cap.push(cap) - 1;
  }

  private pool(sponsor: number, slot: number, limits: number[], isContested: boolean): number {
    this.poolSponsor.push(sponsor);
    this.poolSlot.push(slot);
    this.contested.push(isContested ? 1 : 0);
    return this.poolLimits.push(limits) - 1;
  }
}

/** Arcs of M1 by child, and of each the arc it was made from. */
function arcsOf(of: Sponsorships, each: EachLesson, schools: Schools, poolOf: Int32Array) {
  const arcPool = new GrowingIntegers();
  const ownArc = new GrowingIntegers();
  const arcStart = new Int32Array(of.childIds.length + 1);
  let [lastArc, lastPool] = [-1, -1];
  each((child, arc, lesson) => {
    const pool = poolOf[lesson]!;
    const school = schools.of[lesson]!;
    if (school >= 0 && school !== of.arcSchool[arc] && isSchooled(of, of.arcSponsor[arc]!)) return;
    // Lessons of one pool follow each other.
    if (lastArc === arc && lastPool === pool) return;
    lastArc = arc;
    lastPool = pool;
    ownArc.push(arc);
    arcPool.push(pool);
    arcStart[child + 1]! += 1;
  });
  for (let child = 0; child < of.childIds.length; child += 1) arcStart[child + 1]! += arcStart[child]!;
  return { arcStart, arcPool: Int32Array.from(arcPool.finish()), ownArc: Int32Array.from(ownArc.finish()) };
}

/** Some entries of a column. */
function picked(column: Integers, entries: Int32Array): Float64Array {
  const some = new Float64Array(entries.length);
  for (let at = 0; at < entries.length; at += 1) some[at] = column[entries[at]!]!;
  return some;
}

/** Weights of M1: no other child is worth as much as one that is kept, so that all of these have their place (where they can). */
function weightsOf({ weight, keptArc }: Sponsorships): Float64Array {
  const heaviest = weight.reduce((most, one, child) => (keptArc[child]! < 0 ? Math.max(most, one) : most), 0);
  return weight.map((one, child) => (keptArc[child]! < 0 ? one : heaviest + 1));
}

/** What an instance of M3 looks like to the core. */
export function poolsOf(of: Sponsorships): Pools {
  const each = lessonsOf(of);
  const schools = schoolsOf(of, each);
  const layout = new Layout(of, schools);
  const { arcStart, arcPool, ownArc } = arcsOf(of, each, schools, layout.poolOf);
  const nameOf = (sponsor: number, slot: number): string =>
    slot === ANY_SLOT || !of.hasSlots ? of.sponsorIds[sponsor]! : `${of.sponsorIds[sponsor]} · ${of.slotIds[slot]}`;
  const names = (sponsors: readonly number[], slots: readonly number[]): string[] =>
    sponsors.map((sponsor, at) => nameOf(sponsor, slots[at]!));
  const instance: Instance = {
    levels: of.levels,
    childIds: of.childIds,
    weight: weightsOf(of),
    family: new Int32Array(of.childIds.length).fill(-1),
    familyIds: [],
    poolIds: names(layout.poolSponsor, layout.poolSlot),
    poolLimits: asRows(layout.poolLimits),
    group: Int32Array.from(layout.poolSponsor.keys()),
    groupIds: [],
    limitIds: names(layout.limitSponsor, layout.limitSlot),
    cap: Float64Array.from(layout.cap),
    load: {
      start: new Int32Array(layout.cap.length + 1),
      above: new Float64Array(0),
      cost: of.levels.map(() => new Float64Array(0)),
    },
    arcStart,
    arcPool,
    arcCost: of.arcCost.map((column) => picked(column, ownArc)),
    arcPriority: null,
    frozenArc: new Int32Array(of.childIds.length).fill(-1),
    seed: 0,
  };
  return {
    of,
    instance,
    poolSponsor: Int32Array.from(layout.poolSponsor),
    poolSlot: Int32Array.from(layout.poolSlot),
    contested: Uint8Array.from(layout.contested),
    ownArc,
    limitSponsor: Int32Array.from(layout.limitSponsor),
    limitSlot: Int32Array.from(layout.limitSlot),
  };
}

/** Per pool the one school whose children it takes, or -1. */
export type SchoolChoice = Int32Array;

/** The instance with contested pools decided for one school each, where one is chosen. */
export function decided({ instance, of, contested, ownArc }: Pools, choice: SchoolChoice): Instance {
  const { arcStart, arcPool } = instance;
  const kept = new Int32Array(arcPool.length);
  const start = new Int32Array(arcStart.length);
  let count = 0;
  for (let child = 0; child + 1 < arcStart.length; child += 1) {
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      const school = choice[arcPool[arc]!]!;
      if (contested[arcPool[arc]!] === 1 && school >= 0 && school !== of.arcSchool[ownArc[arc]!]) continue;
      kept[count] = arc;
      count += 1;
    }
    start[child + 1] = count;
  }
  const arcs = kept.subarray(0, count);
  return {
    ...instance,
    arcStart: start,
    arcPool: arcs.map((arc) => arcPool[arc]!),
    arcCost: instance.arcCost.map((column) => picked(column, arcs)),
  };
}

/** The arc of M1 of a child to a pool. */
export const arcAt = ({ instance }: Pools, child: number, pool: number): number => arcOf(instance, child, pool);

/** The school of the children's pair in a pool. */
export const schoolAt = (pools: Pools, child: number, pool: number): number =>
  pools.of.arcSchool[pools.ownArc[arcAt(pools, child, pool)]!]!;

/** Arc and lesson of each child from its pool; where any lesson will do, it is the first. */
export function placingOf(pools: Pools, poolOf: Int32Array): Placing {
  const { of, poolSlot, ownArc } = pools;
  const arc = Int32Array.from(poolOf, (pool, child) => (pool < 0 ? -1 : ownArc[arcAt(pools, child, pool)]!));
  const slot = Int32Array.from(poolOf, (pool, child) => {
    if (pool < 0) return -1;
    if (poolSlot[pool] !== ANY_SLOT) return poolSlot[pool]!;
    const fixed = of.keptSlot[child]!;
    return fixed >= 0 ? fixed : commonSlots(of, child, of.arcSponsor[arc[child]!]!)[0]!;
  });
  return { arc, slot };
}
