// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { LoadStep } from '../../src/matching/index.ts';
import { type Drawn, idOf } from './drawn.ts';
import { apportion, Random, runningSums } from './random.ts';

/** What an NRW-like instance is drawn from. */
export interface NrwOptions {
  readonly children: number;
  /** Kinds of place; without `layered` a school has one. */
  readonly pools: number;
  /** Places of all schools together, per child: 1.02 is tight, 1.15 loose. */
  readonly seatsPerChild: number;
  readonly seed: number;
  /** 1: tenths of a minute only. 3: mismatch of support 0 to 3, minutes too far, tenths of a minute. */
  readonly levels?: 1 | 3;
  /** Kinds of place in classes in schools in municipalities, with nested limits and a load that rises. */
  readonly layered?: boolean;
  /** So many pairs of siblings, who live together and differ in age. */
  readonly families?: number;
  /** Feasible pools of a child: from so many … */
  readonly least?: number;
  /** … to so many, the nearest ones that fit. */
  readonly most?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Town extends Point {
  readonly people: number;
  /** How far people live from its middle, km. */
  readonly spread: number;
  /** Places per person compared with elsewhere. */
  readonly supply: number;
}

/** A kind of place: where, for which ages, with which support. Bits of `ages` and `support` say what it takes. */
interface Pool extends Point {
  readonly town: number;
  readonly ages: number;
  readonly support: number;
}

// North Rhine-Westphalia: 396 municipalities on 34,000 km²; a smaller instance is a smaller piece of it.
const MUNICIPALITIES = 396;
const AREA = 34_000;
const POOLS = 5000;
const SUPPORT_FORMS = 4;
const FURTHEST = 900;
/** From how many minutes on a way is too far, by age. */
const TOO_FAR = [30, 45, 60];

function drawTowns(random: Random, pools: number): Town[] {
  const side = Math.sqrt((AREA * pools) / POOLS);
  const count = Math.max(4, Math.round((MUNICIPALITIES * pools) / POOLS));
  return Array.from({ length: count }, () => {
    const people = 25_000 * random.uneven(1);
    return {
      x: random.next() * side,
      y: random.next() * side,
      people,
      spread: 2 * Math.sqrt(people / 10_000),
      supply: random.uneven(0.2),
    };
  });
}

const near = (random: Random, { x, y, spread }: Town): Point => ({
  x: x + spread * random.normal(),
  y: y + spread * random.normal(),
});

/** Ages a school takes: primary, lower or upper secondary, or two of them next to each other. */
const AGES = [0b001, 0b011, 0b011, 0b110, 0b110, 0b111];

function drawPools(random: Random, towns: readonly Town[], options: NrwOptions): { pools: Pool[]; school: Int32Array } {
  const sums = runningSums(towns.map(({ people }) => people));
  const school = new Int32Array(options.pools);
  const pools: Pool[] = [];
  let schools = 0;
  while (pools.length < options.pools) {
    const town = random.share(sums);
    const place = near(random, towns[town]!);
    const ages = AGES[random.integer(0, AGES.length - 1)]!;
    const kinds = options.layered ? Math.min(random.integer(2, 6), options.pools - pools.length) : 1;
    for (let kind = 0; kind < kinds; kind += 1) {
      let support = 0;
      for (let form = 0; form < SUPPORT_FORMS; form += 1) if (random.next() < 0.72) support |= 1 << form;
      school[pools.length] = schools;
      pools.push({ ...place, town, ages, support: support || 1 });
    }
    schools += 1;
  }
  return { pools, school };
}

/** Limits of the pools, one each; their places add up to `seats`. */
function flatLimits(pools: readonly Pool[], share: readonly number[], seats: number): Pick<Drawn, 'pools' | 'limits'> {
  const caps = apportion(share, seats);
  return {
    pools: pools.map((_, pool) => ({ id: idOf('p', pool), limits: [idOf('l', pool)], group: idOf('s', pool) })),
    limits: caps.map((cap, pool) => ({ id: idOf('l', pool), cap })),
  };
}

/** From three quarters full a place costs 6 minutes more, from nine tenths 20: classes should fill alike. */
function rising(cap: number, levels: number): LoadStep[] {
  const step = (share: number, cost: number): LoadStep => ({
    above: Math.floor(cap * share),
    cost: Array.from({ length: levels }, (_, level) => (level === levels - 1 ? cost : 0)),
  });
  const steps = [step(0.75, 60), step(0.9, 200)];
  return steps.filter(({ above }, at) => above < cap && above !== steps[at + 1]?.above);
}

/**
 * Kinds of place in classes (two kinds) in schools in municipalities. The schools' places add up to `seats`; kinds and
 * classes have some more, so that every layer binds somewhere, and a fifth of the municipalities take less than their
 * schools could.
 */
function layeredLimits(
  random: Random,
  pools: readonly Pool[],
  school: Int32Array,
  share: readonly number[],
  options: { readonly seats: number; readonly levels: number },
): Pick<Drawn, 'pools' | 'limits'> {
  const caps = apportion(share, Math.round(options.seats * 1.15));
  const limits: Drawn['limits'][number][] = caps.map((cap, pool) => ({ id: idOf('l', pool), cap }));
  const classes = new Map<string, number>();
  const schoolShare: number[] = [];
  let kind = 0;
  const rows = pools.map(({ town }, pool) => {
    const at = school[pool]!;
    kind = at === school[pool - 1] ? kind + 1 : 0;
    const group = idOf('c', pool - (kind % 2));
    classes.set(group, (classes.get(group) ?? 0) + caps[pool]!);
    schoolShare[at] = (schoolShare[at] ?? 0) + caps[pool]!;
    return {
      id: idOf('p', pool),
      limits: [idOf('l', pool), group, idOf('s', at), idOf('t', town)],
      group: idOf('s', at),
    };
  });
  for (const [id, cap] of classes)
    limits.push({ id, cap: Math.ceil(cap * 0.95), load: rising(cap * 0.95, options.levels) });
  const schoolCaps = apportion(schoolShare, options.seats);
  const towns = new Map<number, number>();
  for (const [pool, { town }] of pools.entries())
    if (school[pool] !== school[pool - 1]) towns.set(town, (towns.get(town) ?? 0) + schoolCaps[school[pool]!]!);
  for (const [at, cap] of schoolCaps.entries()) limits.push({ id: idOf('s', at), cap });
  for (const [town, cap] of towns)
    limits.push({ id: idOf('t', town), cap: random.next() < 0.2 ? Math.floor(cap * 0.97) : cap });
  return { pools: rows, limits };
}

interface Child extends Point {
  readonly town: number;
  readonly age: number;
  readonly support: number;
}

function drawChildren(random: Random, towns: readonly Town[], options: NrwOptions) {
  const sums = runningSums(towns.map(({ people }) => people));
  const family = new Int32Array(options.children).fill(-1);
  const children: Child[] = [];
  const child = (home: Point, town: number): Child => ({
    ...home,
    town,
    age: random.integer(0, 2),
    support: random.integer(0, SUPPORT_FORMS - 1),
  });
  const pairs = options.families ?? 0;
  while (children.length < options.children) {
    const town = random.share(sums);
    const home = near(random, towns[town]!);
    const at = children.length;
    children.push(child(home, town));
    if (at >= 2 * pairs) continue;
    children.push(child(home, town));
    family.fill(at / 2, at, at + 2);
  }
  return { children, family };
}

/** The nearest pools that take the child, the nearest first. `order` mixes the pools, so that few are moved about. */
class Nearest {
  readonly pool: Int32Array;
  readonly squared: Float64Array;
  count = 0;
  private readonly pools: readonly Pool[];
  private readonly order: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;

  constructor(pools: readonly Pool[], most: number) {
    this.pools = pools;
    this.pool = new Int32Array(most + 1);
    this.squared = new Float64Array(most + 1);
    const mixed = (pool: number): number => Math.imul(pool + 1, 0x9e3779b1) >>> 0;
    this.order = Int32Array.from(pools.keys()).sort((a, b) => mixed(a) - mixed(b));
    this.x = Float64Array.from(this.order, (pool) => pools[pool]!.x);
    this.y = Float64Array.from(this.order, (pool) => pools[pool]!.y);
  }

  find(child: Child, most: number): void {
    const { x, y, order, pools, squared, pool } = this;
    this.count = 0;
    let furthest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < order.length; at += 1) {
      const distance = (x[at]! - child.x) ** 2 + (y[at]! - child.y) ** 2;
      if (distance >= furthest) continue;
      const { ages, support } = pools[order[at]!]!;
      if (((ages >> child.age) & (support >> child.support) & 1) === 0) continue;
      let slot = this.count;
      while (slot > 0 && squared[slot - 1]! > distance) {
        squared[slot] = squared[slot - 1]!;
        pool[slot] = pool[slot - 1]!;
        slot -= 1;
      }
      squared[slot] = distance;
      pool[slot] = order[at]!;
      if (this.count < most) this.count += 1;
      if (this.count === most) furthest = squared[most - 1]!;
    }
  }
}

/** Tenths of a minute from door to door: the way by bus and on foot, and what changing and waiting add. */
const travel = (random: Random, kilometres: number): number =>
  Math.min(FURTHEST, Math.round(10 * (3 + 2.4 * kilometres * (1 + 0.3 * random.next()) + 6 * random.next() ** 2)));

/** Draws an instance; the same options give the same one. */
export function drawNrw(options: NrwOptions): Drawn {
  const random = new Random(options.seed * 1009 + options.pools);
  const levels = options.levels ?? 1;
  const towns = drawTowns(random, options.pools);
  const { pools, school } = drawPools(random, towns, options);
  const { children, family } = drawChildren(random, towns, options);
  const share = pools.map(({ town }) => towns[town]!.supply * random.uneven(0.5));
  const seats = Math.round(options.children * options.seatsPerChild);
  const places = options.layered
    ? layeredLimits(random, pools, school, share, { seats, levels })
    : flatLimits(pools, share, seats);

  const { least = 20, most = 40 } = options;
  const arcStart = new Int32Array(children.length + 1);
  const arcPool = new Int32Array(children.length * most);
  const arcCost = Array.from({ length: levels }, () => new Int32Array(children.length * most));
  const nearest = new Nearest(pools, most);
  // On its own, so that the minutes are the same with one level and with three.
  const fitting = new Random(options.seed * 1009 + 1);
  // One way to a school has one length, for all its kinds of place and for siblings.
  const ways = new Map<number, number>();
  let arcs = 0;
  for (const [number, child] of children.entries()) {
    nearest.find(child, random.integer(least, most));
    if (family[number] === -1 || family[number] !== family[number - 1]) ways.clear();
    for (let at = 0; at < nearest.count; at += 1) {
      const to = school[nearest.pool[at]!]!;
      const minutes = ways.get(to) ?? travel(random, Math.sqrt(nearest.squared[at]!));
      ways.set(to, minutes);
      arcPool[arcs] = nearest.pool[at]!;
      arcCost[levels - 1]![arcs] = minutes;
      if (levels === 3) {
        // Half of the schools fit exactly, one in ten hardly.
        arcCost[0]![arcs] = Math.min(3, Math.floor(4 * fitting.next() ** 2));
        arcCost[1]![arcs] = Math.max(0, Math.ceil(minutes / 10) - TOO_FAR[child.age]!);
      }
      arcs += 1;
    }
    arcStart[number + 1] = arcs;
  }
  return {
    levels: levels === 3 ? ['support', 'excess', 'minutes'] : ['minutes'],
    seed: options.seed,
    // Weeks of waiting, most of them few.
    weight: Int32Array.from(children, () => 1 + Math.floor(12 * random.next() ** 2)),
    family,
    ...places,
    arcStart,
    arcPool: arcPool.slice(0, arcs),
    arcCost: arcCost.map((column) => column.slice(0, arcs)),
  };
}
