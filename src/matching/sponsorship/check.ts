// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Certificate } from '../proof/certificate.ts';
import type { Sponsored, SponsorJson, SponsorshipArcJson, SponsorshipJson } from './sponsorship.ts';

/** What one more child is worth to a sponsor: anywhere, and beside that in a lesson. Tuples as the objective. */
export interface SponsorPrice {
  readonly sponsor: string;
  readonly slot: string | null;
  readonly price: readonly number[];
}

/** What a result claims. */
export interface SponsorshipClaim {
  readonly assignment: readonly Sponsored[];
  readonly objective: readonly number[];
  /** Those that are not named are 0. `slot` null: for all lessons of the sponsor together. */
  readonly prices: readonly SponsorPrice[];
}

const SHOWN = 20;

/** A sum of tuples that notices when it leaves the integers a float64 holds exactly. */
class ExactSum {
  readonly sum: number[];
  isExact = true;

  constructor(zero: readonly number[]) {
    this.sum = [...zero];
  }

  add(tuple: readonly number[], times = 1): void {
    for (const [entry, value] of tuple.entries()) {
      const product = value * times;
      const sum = this.sum[entry]! + product;
      this.isExact &&= Number.isSafeInteger(product) && Number.isSafeInteger(sum);
      this.sum[entry] = sum;
    }
  }
}

const isBelow = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, entry) => value !== b[entry]);
  return at >= 0 && a[at]! < b[at]!;
};

/** The pairs of each child that may be: not in `never`, and only the one that is kept where one is. */
function pairsOf({ children, arcs, never = [], keep = [] }: SponsorshipJson): Map<string, SponsorshipArcJson[]> {
  const pairs = new Map(children.map(({ id }): [string, SponsorshipArcJson[]] => [id, []]));
  for (const arc of arcs) pairs.get(arc.child)?.push(arc);
  const only = (child: string, holds: (sponsor: string) => boolean): void => {
    pairs.set(child, pairs.get(child)?.filter(({ sponsor }) => holds(sponsor)) ?? []);
  };
  for (const { child, sponsor } of never) only(child, (other) => other !== sponsor);
  for (const { child, sponsor } of keep) only(child, (other) => other === sponsor);
  return pairs;
}

/** A lesson of a sponsor, or all of them where nobody names lessons. */
interface Lesson {
  readonly slot: string | null;
  /** The schools of those who are kept in it: nobody of another can have it. None decides nothing. */
  readonly schools: Set<string | undefined>;
  /** What a place costs in it. */
  price: readonly number[];
}

class Checker {
  readonly problems: string[] = [];
  private readonly json: SponsorshipJson;
  private readonly claim: SponsorshipClaim;
  private readonly pairs: ReadonlyMap<string, readonly SponsorshipArcJson[]>;
  private readonly sponsors: ReadonlyMap<string, SponsorJson>;
  private readonly hasSlots: boolean;
  /** Per child that is kept the lesson, if one is named. */
  private readonly kept: ReadonlyMap<string, string | undefined>;
  private readonly lessons: ReadonlyMap<string, readonly Lesson[]>;
  private readonly zero: readonly number[];

  constructor(json: SponsorshipJson, claim: SponsorshipClaim) {
    this.json = json;
    this.claim = claim;
    this.zero = [0, ...json.levels.map(() => 0)];
    this.pairs = pairsOf(json);
    this.sponsors = new Map(json.sponsors.map((one) => [one.id, one]));
    this.hasSlots = [...json.children, ...json.sponsors].some(({ slots }) => slots !== undefined);
    this.kept = new Map((json.keep ?? []).map(({ child, slot }) => [child, slot]));
    this.lessons = this.readLessons();
  }

  note(sentence: string): void {
    if (this.problems.length < SHOWN) this.problems.push(sentence);
  }

  private readLessons(): Map<string, Lesson[]> {
    const lessons = new Map(
      this.json.sponsors.map(({ id, slots }): [string, Lesson[]] => {
        const own: readonly (string | null)[] = this.hasSlots ? (slots ?? []) : [null];
        return [id, own.map((slot) => ({ slot, schools: new Set(), price: this.zero }))];
      }),
    );
    for (const { child, sponsor, slot } of this.json.keep ?? []) {
      const pair = this.pairOf(child, sponsor);
      const lesson = slot === undefined ? undefined : lessons.get(sponsor)?.find((one) => one.slot === slot);
      if (pair) lesson?.schools.add(pair.school);
    }
    return lessons;
  }

  private pairOf(child: string, sponsor: string): SponsorshipArcJson | undefined {
    return this.pairs.get(child)?.find((pair) => pair.sponsor === sponsor);
  }

  /** Whether a pair can have a lesson. @param own the lessons of the child */
  private canHave({ child, school }: SponsorshipArcJson, { slot, schools }: Lesson, own: ReadonlySet<string>): boolean {
    if (slot === null) return true;
    if (!own.has(slot)) return false;
    const fixed = this.kept.get(child);
    if (fixed !== undefined && fixed !== slot) return false;
    return schools.size === 0 || schools.has(school);
  }

  /** Counts who is where. @returns what it costs; null when the result is not allowed */
  primal(): ExactSum | null {
    const cost = new ExactSum(this.zero);
    const given = Map.groupBy(this.claim.assignment, ({ child }) => child);
    for (const [child, places] of given) {
      if (!this.pairs.has(child)) this.note(`Das Kind „${child}“ gibt es nicht.`);
      if (places.length > 1) this.note(`Das Kind „${child}“ hat zwei Patenschaften.`);
    }
    for (const { id, weight, slots } of this.json.children) {
      const place = given.get(id)?.[0];
      if (place === undefined) {
        if (this.kept.has(id)) this.note(`Das Kind „${id}“ soll bleiben, wo es ist, hat aber niemanden.`);
        cost.add([weight, ...this.zero.slice(1)]);
        continue;
      }
      const pair = this.pairOf(id, place.sponsor);
      const lesson = this.lessons.get(place.sponsor)?.find(({ slot }) => slot === place.slot);
      if (pair === undefined) this.note(`„${id}“ darf nicht zu „${place.sponsor}“.`);
      else if (!lesson || !this.canHave(pair, lesson, new Set(slots)))
        this.note(`„${id}“ und „${place.sponsor}“ können die Stunde „${place.slot}“ nicht haben.`);
      else cost.add([0, ...pair.cost]);
    }
    this.checkSponsors();
    return this.problems.length === 0 ? cost : null;
  }

  private checkSponsors(): void {
    for (const [sponsor, own] of Map.groupBy(this.claim.assignment, (one) => one.sponsor)) {
      const { maxChildren = 0, groupSize = 1 } = this.sponsors.get(sponsor) ?? {};
      if (own.length > maxChildren) this.note(`„${sponsor}“ hat ${own.length} Kinder, höchstens ${maxChildren} gehen.`);
      if (!this.hasSlots) continue;
      for (const [slot, group] of Map.groupBy(own, (one) => one.slot)) {
        const schools = new Set(group.map(({ child }) => this.pairOf(child, sponsor)?.school));
        const what = `„${sponsor}“ hat in „${slot}“`;
        if (group.length > groupSize) this.note(`${what} ${group.length} Kinder statt ${groupSize}.`);
        if (schools.size > 1) this.note(`${what} Kinder von ${schools.size} Schulen.`);
      }
    }
  }

  /**
   * What every result costs at least by the prices (weak duality): each child with the sponsor and lesson that is cheapest
   * for it, price included, or with nobody; less what all places together are paid. That a lesson is for one school makes
   * nothing cheaper. @returns null where they are no prices
   */
  dual(): ExactSum | null {
    const bound = new ExactSum(this.zero);
    const bySponsor = Map.groupBy(this.claim.prices, ({ sponsor }) => sponsor);
    for (const [sponsor, prices] of bySponsor) {
      const known = this.sponsors.get(sponsor);
      const arePrices = prices.every(
        ({ price }) =>
          price.length === this.zero.length && price.every(Number.isSafeInteger) && !isBelow(price, this.zero),
      );
      if (!known || !arePrices || new Set(prices.map(({ slot }) => slot)).size < prices.length) {
        this.note(`Die Preise von „${sponsor}“ sind keine.`);
        return null;
      }
      for (const { slot, price } of prices) bound.add(price, 0 - this.placesOf(known, slot));
      for (const lesson of this.lessons.get(sponsor) ?? [])
        for (const { slot, price } of prices)
          if (slot === null || slot === lesson.slot)
            lesson.price = lesson.price.map((value, entry) => value + price[entry]!);
    }
    this.addChildren(bound);
    return bound;
  }

  /** Children a sponsor can have at most in a lesson, or in all (null). */
  private placesOf({ maxChildren, groupSize = 1, slots = [] }: SponsorJson, slot: string | null): number {
    const most = Math.min(maxChildren, this.json.children.length);
    if (!this.hasSlots) return most;
    return Math.min(most, slot === null ? groupSize * slots.length : groupSize);
  }

  private addChildren(bound: ExactSum): void {
    const least = this.zero.slice();
    for (const { id, weight, slots } of this.json.children) {
      least.fill(0);
      // Who is kept has no choice to be with nobody.
      least[0] = this.kept.has(id) ? Number.POSITIVE_INFINITY : weight;
      const own = new Set(slots);
      for (const pair of this.pairs.get(id) ?? [])
        for (const lesson of this.lessons.get(pair.sponsor) ?? [])
          if (this.canHave(pair, lesson, own)) lower(least, lesson.price, pair.cost);
      bound.add(least);
    }
  }
}

/** Lowers a tuple to price and cost together when these are less; the first entry of a cost is none. */
function lower(least: number[], price: readonly number[], cost: readonly number[]): void {
  // Mostly the first entry decides.
  if (price[0]! > least[0]!) return;
  const at = (entry: number): number => price[entry]! + (entry === 0 ? 0 : cost[entry - 1]!);
  let entry = 0;
  while (entry < least.length && at(entry) === least[entry]) entry += 1;
  if (entry === least.length || at(entry) > least[entry]!) return;
  for (; entry < least.length; entry += 1) least[entry] = at(entry);
}

/**
 * Checks a result against the instance as it is written in JSON, by code that shares nothing with any solver: whether it is
 * allowed, what it costs, and what every result costs at least by the prices that come with it. Whole numbers, level by level.
 */
export function checkSponsorships(json: SponsorshipJson, claim: SponsorshipClaim): Certificate {
  const checker = new Checker(json, claim);
  const primal = checker.primal();
  const dual = checker.dual();
  const stated = primal?.sum.join() === claim.objective.join();
  if (primal && !stated)
    checker.note(`Der Zielwert nennt ${claim.objective.join(', ')}, nachgerechnet sind es ${primal.sum.join(', ')}.`);
  const isExact = primal?.isExact !== false && dual?.isExact !== false;
  if (!isExact) checker.note('Die Summen sind zu groß, um sie exakt zu rechnen.');
  const agree = primal !== null && dual !== null && primal.sum.join() === dual.sum.join();
  if (primal && dual && !agree)
    checker.note(`Die Lösung kostet ${primal.sum.join(', ')}, die Preise beweisen ${dual.sum.join(', ')}.`);
  return {
    valid: primal !== null && stated && isExact && agree,
    feasible: primal !== null && stated && primal.isExact,
    primal: primal?.sum ?? [],
    dual: dual?.sum ?? [],
    problems: checker.problems,
  };
}
