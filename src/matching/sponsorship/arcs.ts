// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { arcOrder, doublePairs, inOrder } from '../instance/arc-order.ts';
import { GrowingIntegers } from '../instance/columns.ts';
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
    for (const [level, column] of this.cost.entries()) {
      const one = cost[level] ?? 0;
      column.push(Number.isSafeInteger(one) ? one : 0);
    }
  }
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
  for (const { item, where } of read.objects(whole, 'arcs')) {
    const pair = pairOf(read, ids, item, where);
    const school = item['school'] === undefined ? null : read.text(item['school'], `${where}.school`);
    const cost = costsOf(read, item, where, levels);
    if (pair !== null) given.add(pair, school, cost);
  }
  const child = Int32Array.from(given.child.finish());
  const { start, order, pool: sponsor } = arcOrder(child, Int32Array.from(given.sponsor.finish()), ids.childIds.length);
  for (const [one, other] of doublePairs(start, sponsor)) {
    const where = `arc ${ids.childIds[one]} → ${ids.sponsorIds[other]}`;
    read.problems.add('double-arc', where, `${where} steht zweimal in arcs.`);
  }
  const mayBe = Int32Array.from(order.keys()).filter(
    (at) => !never.has(child[order[at]!]! * ids.sponsorIds.length + sponsor[at]!),
  );
  const left = mayBe.map((at) => order[at]!);
  const arcStart = new Int32Array(ids.childIds.length + 1);
  for (const arc of left) arcStart[child[arc]! + 1]! += 1;
  for (let at = 0; at < ids.childIds.length; at += 1) arcStart[at + 1]! += arcStart[at]!;
  return {
    never,
    columns: {
      arcStart,
      arcSponsor: mayBe.map((at) => sponsor[at]!),
      arcSchool: Int32Array.from(inOrder(given.school.finish(), left)),
      arcCost: given.cost.map((column) => Float64Array.from(inOrder(column.finish(), left))),
    },
  };
}
