// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { arcOrder, doublePairs, inOrder } from '../instance/arc-order.ts';
import { GrowingIntegers, sortedNames } from '../instance/columns.ts';
import { nameOf } from '../instance/errors.ts';
import type { FieldReader, Fields } from '../instance/fields.ts';
import type { Sponsorships } from './sponsorship.ts';

/** Ids of both sides with their numbers. */
export interface Ids {
  readonly childIds: readonly string[];
  readonly sponsorIds: readonly string[];
  readonly childNumber: ReadonlyMap<string, number>;
  readonly sponsorNumber: ReadonlyMap<string, number>;
}

export function sharedIds(childIds: readonly string[], sponsorIds: readonly string[]): Ids {
  const numbers = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]));
  return { childIds, sponsorIds, childNumber: numbers(childIds), sponsorNumber: numbers(sponsorIds) };
}

export interface Pair {
  readonly child: number;
  readonly sponsor: number;
}

/** Child and sponsor of a pair by number; ids that are not known are noted. */
export function pairOf(read: FieldReader, ids: Ids, item: Fields, where: string): Pair | null {
  const child = read.text(item['child'], `${where}.child`);
  const sponsor = read.text(item['sponsor'], `${where}.sponsor`);
  if (child === null || sponsor === null) return null;
  const [one, other] = [ids.childNumber.get(child), ids.sponsorNumber.get(sponsor)];
  const add = (id: string, list: string): void =>
    read.problems.add('unknown-id', id, `${where} nennt „${id}“, das steht nicht in ${list}.`);
  if (one === undefined) add(child, 'children');
  if (other === undefined) add(sponsor, 'sponsors');
  return one === undefined || other === undefined ? null : { child: one, sponsor: other };
}

/** The costs of an arc, as many as there are levels; what is none is noted and taken as 0. */
function costsOf({ problems }: FieldReader, { cost }: Fields, where: string, levels: number): readonly number[] {
  if (!Array.isArray(cost)) {
    problems.add('shape', where, `${where}.cost muss eine Liste ganzer Zahlen sein, eine je Ebene.`);
    return [];
  }
  if (cost.length !== levels) {
    const counts = `${levels} Ebenen, ${cost.length} Kosten`;
    problems.add('level-count', where, `${where}.cost passt nicht zu levels: ${counts}.`);
    return [];
  }
  for (const [level, one] of cost.entries())
    if (!Number.isSafeInteger(one))
      problems.add('not-an-integer', where, `${where}.cost[${level}] muss eine ganze Zahl sein, nicht ${nameOf(one)}.`);
  return cost as number[];
}

/** Arcs as they were read, in their order. */
class ReadArcs {
  readonly child = new GrowingIntegers();
  readonly sponsor = new GrowingIntegers();
  readonly school = new GrowingIntegers();
  readonly cost: readonly GrowingIntegers[];
  private readonly schools = new Map<string, number>();

  constructor(levels: number) {
    this.cost = Array.from({ length: levels }, () => new GrowingIntegers());
  }

  add({ child, sponsor }: Pair, school: string | null, cost: readonly number[]): void {
    this.child.push(child);
    this.sponsor.push(sponsor);
    // 0 is the school of those without one.
    if (school !== null && !this.schools.has(school)) this.schools.set(school, this.schools.size + 1);
    this.school.push(school === null ? 0 : this.schools.get(school)!);
    for (let level = 0; level < this.cost.length; level += 1) {
      const column = this.cost[level]!;
      const one = cost[level] ?? 0;
      column.push(Number.isSafeInteger(one) ? one : 0);
    }
  }

  /** The columns; schools in the order of their names. */
  finish() {
    const names = sortedNames([...this.schools.keys()]).indexes;
    const numbers = Int32Array.from([0, ...Array.from(this.schools.keys(), (name) => names.get(name)! + 1)]);
    return {
      child: new Int32Array(this.child.finish()),
      sponsor: new Int32Array(this.sponsor.finish()),
      school: new Int32Array(this.school.finish()).map((one) => numbers[one]!),
      cost: this.cost.map((column) => column.finish()),
    };
  }
}

/** The arcs of each child that may be. @param isNever asked with the place of an arc and its child */
function withoutNever(
  start: Int32Array,
  order: Int32Array,
  isNever: (at: number, child: number) => boolean,
): { arcStart: Int32Array; left: Int32Array } {
  const left = new Int32Array(order.length);
  const arcStart = new Int32Array(start.length);
  let count = 0;
  for (let child = 0; child + 1 < start.length; child += 1) {
    for (let at = start[child]!; at < start[child + 1]!; at += 1) {
      if (isNever(at, child)) continue;
      left[count] = order[at]!;
      count += 1;
    }
    arcStart[child + 1] = count;
  }
  return { arcStart, left: left.subarray(0, count) };
}

/** Reads one arc: quickly where all is right, since there are many, else with what is wrong and where. */
function addArc(
  read: FieldReader,
  ids: Ids,
  { given, levels }: { readonly given: ReadArcs; readonly levels: number },
  item: unknown,
  at: number,
): void {
  const { child, sponsor, school, cost } = (item ?? {}) as Fields;
  const pair = { child: ids.childNumber.get(child as string)!, sponsor: ids.sponsorNumber.get(sponsor as string)! };
  const isRight =
    pair.child !== undefined &&
    pair.sponsor !== undefined &&
    (school === undefined || (typeof school === 'string' && school !== '')) &&
    Array.isArray(cost) &&
    cost.length === levels &&
    cost.every(Number.isSafeInteger);
  if (isRight) {
    given.add(pair, school ?? null, cost as number[]);
    return;
  }
  const where = `arcs[${at}]`;
  if (!read.isObject(item, where)) return;
  const known = pairOf(read, ids, item, where);
  const name = school === undefined ? null : read.text(school, `${where}.school`);
  const costs = costsOf(read, item, where, levels);
  if (known !== null) given.add(known, name, costs);
}

type ArcColumns = Pick<Sponsorships, 'arcStart' | 'arcSponsor' | 'arcSchool' | 'arcCost'>;

/** Pairs that must not be, as `child * sponsors + sponsor`. */
function neverOf(read: FieldReader, whole: Fields, ids: Ids): Set<number> {
  const never = new Set<number>();
  for (const { item, where } of read.objects(whole, 'never', false)) {
    const pair = pairOf(read, ids, item, where);
    if (pair !== null) never.add(pair.child * ids.sponsorIds.length + pair.sponsor);
  }
  return never;
}

/** The arcs that may be, sorted, and the pairs that must not be. */
export function arcsOf(
  read: FieldReader,
  whole: Fields,
  ids: Ids,
  levels: number,
): { columns: ArcColumns; never: Set<number> } {
  const never = neverOf(read, whole, ids);
  const given = new ReadArcs(levels);
  const list = whole['arcs'];
  if (!Array.isArray(list)) read.problems.add('shape', 'arcs', 'arcs muss eine Liste sein.');
  else for (const [at, item] of (list as unknown[]).entries()) addArc(read, ids, { given, levels }, item, at);
  const { child, sponsor: unsorted, school, cost } = given.finish();
  const { start, order, pool: sponsor } = arcOrder(child, unsorted, ids.childIds.length);
  for (const [one, other] of doublePairs(start, sponsor)) {
    const where = `arc ${ids.childIds[one]} → ${ids.sponsorIds[other]}`;
    read.problems.add('double-arc', where, `${where} steht zweimal in arcs.`);
  }
  const { arcStart, left } = withoutNever(start, order, (at, one) =>
    never.has(one * ids.sponsorIds.length + sponsor[at]!),
  );
  return {
    never,
    columns: {
      arcStart,
      arcSponsor: new Int32Array(inOrder(unsorted, left)),
      arcSchool: new Int32Array(inOrder(school, left)),
      arcCost: cost.map((column) => new Float64Array(inOrder(column, left))),
    },
  };
}
