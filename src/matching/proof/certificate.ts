// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';

/** What the checker looks at: an assignment, the prices that are to prove it, and the objective it claims. */
export interface Claim {
  /** Per child its pool, or -1. */
  readonly poolOf: Int32Array;
  /** One array per entry of the objective tuple, one number per limit. */
  readonly price: readonly Float64Array[];
  /** Weight of the unplaced, then one sum per level. */
  readonly objective: readonly number[];
}

/** The verdict on a claim. Tuples: weight of the unplaced, then one sum per level. */
export interface Certificate {
  /** Feasible, exact, and primal = dual = stated objective: nothing better exists. */
  readonly valid: boolean;
  readonly feasible: boolean;
  /** What the assignment costs, counted again; empty when the claim has the wrong shape. */
  readonly primal: readonly number[];
  /** What every assignment costs at least by these prices; empty when they are no proper prices. */
  readonly dual: readonly number[];
  /** What is wrong, the first twenty, in German. */
  readonly problems: readonly string[];
}

const SHOWN = 20;
const EXACT = Number.MAX_SAFE_INTEGER;

/** A sum per entry of the tuple that notices when it leaves the integers a float64 holds exactly. */
class ExactTuple {
  readonly sum: Float64Array;
  private readonly inexact: Uint8Array;

  constructor(entries: number) {
    this.sum = new Float64Array(entries);
    this.inexact = new Uint8Array(entries);
  }

  /** Adds `times` × `value`. Rounding is monotonous, so a result within the exact range was not rounded. */
  add(entry: number, value: number, times = 1): void {
    const product = value * times;
    const sum = this.sum[entry]! + product;
    this.sum[entry] = sum;
    if (!(isExact(value) && isExact(product) && isExact(sum))) this.markInexact(entry);
  }

  markInexact(entry: number): void {
    this.inexact[entry] = 1;
  }

  get firstInexact(): number {
    return this.inexact.indexOf(1);
  }
}

const isExact = (value: number): boolean => value <= EXACT && value >= -EXACT;

/**
 * Checks by weak duality (Ahuja, Magnanti & Orlin 1993, ch. 9 and 16) that an assignment is optimal. For any prices of
 * the limits, each child at its cheapest arc (cost plus prices of the pool's limits) or unplaced, plus each limit filled
 * as far as its price pays (but never below its frozen children), is a lower bound for every assignment; reaching it
 * proves the optimum.
 *
 * Integers only, level by level. Shares no code with any solver, knows nothing of nesting or packing, and reads the arcs
 * once. The cost of separated families is not part of it: with families this is the bound without that cost.
 */
export function checkCertificate(instance: Instance, claim: Claim): Certificate {
  const problems: string[] = [];
  const note = (sentence: string): void => {
    if (problems.length < SHOWN) problems.push(sentence);
  };
  if (!hasShape(instance, claim, note)) return { valid: false, feasible: false, primal: [], dual: [], problems };

  const entries = instance.levels.length + 1;
  const primal = new ExactTuple(entries);
  const dual = new ExactTuple(entries);
  const priced = checkPrices(instance, claim, note);
  const load = new Float64Array(instance.limitIds.length);
  const frozenLoad = new Float64Array(instance.limitIds.length);
  const walk = { primal, dual, load, frozenLoad, note };
  const allPlaced = walkChildren(instance, claim, walk);
  const withinCaps = walkLimits(instance, claim, walk);
  const feasible = allPlaced && withinCaps;
  const agreed = compare(instance, claim, { primal, dual, priced, note });
  return {
    valid: feasible && priced && agreed,
    feasible,
    primal: [...primal.sum],
    dual: priced ? [...dual.sum] : [],
    problems,
  };
}

interface Walk {
  readonly primal: ExactTuple;
  readonly dual: ExactTuple;
  /** Children per limit. */
  readonly load: Float64Array;
  /** Frozen children per limit: no assignment has fewer. */
  readonly frozenLoad: Float64Array;
  readonly note: (sentence: string) => void;
}

const levelName = (instance: Instance, entry: number): string =>
  entry === 0 ? 'Gewicht der Unplatzierten' : instance.levels[entry - 1]!;

function hasShape(instance: Instance, { poolOf, price, objective }: Claim, note: Walk['note']): boolean {
  const entries = instance.levels.length + 1;
  const children = instance.childIds.length;
  if (poolOf.length !== children) note(`Die Lösung nennt ${poolOf.length} Kinder, die Eingabe ${children}.`);
  if (objective.length !== entries) note(`Der Zielwert hat ${objective.length} Zahlen statt ${entries}.`);
  const prices = price.length === entries && price.every((column) => column.length === instance.limitIds.length);
  if (!prices) note(`Die Preise brauchen ${entries} Zahlen je Grenze.`);
  return poolOf.length === children && objective.length === entries && prices;
}

/** Every price is a tuple of integers, at least 0 in the order of tuples. */
function checkPrices(instance: Instance, { price }: Claim, note: Walk['note']): boolean {
  let right = true;
  for (const [limit, id] of instance.limitIds.entries()) {
    const broken = price.findIndex((column) => !Number.isSafeInteger(column[limit]));
    const first = price.find((column) => column[limit] !== 0);
    if (broken >= 0) {
      const level = levelName(instance, broken);
      note(`Der Preis der Grenze „${id}“ ist auf Ebene „${level}“ keine ganze Zahl: ${price[broken]![limit]}.`);
    } else if (first !== undefined && first[limit]! < 0) note(`Der Preis der Grenze „${id}“ ist negativ.`);
    else continue;
    right = false;
  }
  return right;
}

/** Per pool the sum of the prices of its limits, one pool behind the other. */
function pricesOfPools(instance: Instance, { price }: Claim, dual: ExactTuple): Float64Array {
  const { start, items } = instance.poolLimits;
  const entries = price.length;
  const sums = new Float64Array(instance.poolIds.length * entries);
  for (let pool = 0; pool < instance.poolIds.length; pool += 1)
    for (const [entry, column] of price.entries()) {
      let sum = 0;
      for (let at = start[pool]!; at < start[pool + 1]!; at += 1) {
        sum += column[items[at]!]!;
        if (!isExact(sum)) dual.markInexact(entry);
      }
      sums[pool * entries + entry] = sum;
    }
  return sums;
}

/**
 * One pass over all arcs: finds the arc of each placed child and the cheapest one by price. Counts the loads.
 * @returns whether every placed child has an arc to its pool and the frozen pairs stand
 */
function walkChildren(instance: Instance, claim: Claim, { primal, dual, load, frozenLoad, note }: Walk): boolean {
  const { arcStart, arcPool, arcCost, frozenArc, weight, childIds } = instance;
  const { poolOf } = claim;
  const entries = arcCost.length + 1;
  const poolPrice = pricesOfPools(instance, claim, dual);
  const best = new Float64Array(entries);
  let right = true;
  for (let child = 0; child < childIds.length; child += 1) {
    const end = arcStart[child + 1]!;
    const wanted = poolOf[child]!;
    const frozen = frozenArc[child]!;
    let held = -1;
    best.fill(0);
    best[0] = weight[child]!;
    for (let arc = arcStart[child]!; arc < end; arc += 1) {
      const pool = arcPool[arc]!;
      if (pool === wanted) held = arc;
      if (frozen !== -1 && arc !== frozen) continue;
      const row = pool * entries;
      // Equal so far; the first entry that differs decides. A frozen child has no choice: its arc always counts.
      let entry = 0;
      let value = poolPrice[row]!;
      if (frozen === -1) {
        while (value === best[entry]!) {
          entry += 1;
          if (entry === entries) break;
          value = poolPrice[row + entry]! + arcCost[entry - 1]![arc]!;
        }
        if (!isExact(value)) dual.markInexact(Math.min(entry, entries - 1));
        if (entry === entries || value > best[entry]!) continue;
      }
      for (; entry < entries; entry += 1) {
        value = poolPrice[row + entry]!;
        if (entry > 0) value += arcCost[entry - 1]![arc]!;
        best[entry] = value;
      }
    }
    for (let entry = 0; entry < entries; entry += 1) dual.add(entry, best[entry]!);

    if (held === -1 ? wanted !== -1 || frozen !== -1 : frozen !== -1 && held !== frozen) {
      right = false;
      note(misplaced(instance, child, wanted));
    }
    if (held === -1) primal.add(0, weight[child]!);
    else {
      for (let entry = 1; entry < entries; entry += 1) primal.add(entry, arcCost[entry - 1]![held]!);
      countAt(instance, wanted, load);
    }
    if (frozen !== -1) countAt(instance, arcPool[frozen]!, frozenLoad);
  }
  return right;
}

function countAt({ poolLimits }: Instance, pool: number, load: Float64Array): void {
  for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1) load[poolLimits.items[at]!]! += 1;
}

function misplaced(instance: Instance, child: number, wanted: number): string {
  const name = `Das Kind „${instance.childIds[child]}“`;
  const frozen = instance.frozenArc[child]!;
  const place = wanted === -1 ? 'ohne Platz' : `bei „${instance.poolIds[wanted] ?? wanted}“`;
  if (frozen === -1) return `${name} steht ${place}, dieses Paar gibt es in der Eingabe nicht.`;
  return `${name} gehört fest zu „${instance.poolIds[instance.arcPool[frozen]!]}“, steht aber ${place}.`;
}

/** Adds the load cost of every limit to both sides. @returns whether every limit holds at most `cap` children */
function walkLimits(instance: Instance, { price }: Claim, { primal, dual, load, frozenLoad, note }: Walk): boolean {
  let right = true;
  const gain = new Float64Array(price.length);
  for (const [limit, id] of instance.limitIds.entries()) {
    const cap = instance.cap[limit]!;
    const used = load[limit]!;
    const forced = frozenLoad[limit]!;
    if (used > cap) {
      right = false;
      note(`Die Grenze „${id}“ hat ${cap} Plätze, die Lösung belegt ${used}.`);
    }
    // Between two steps each child costs the same: step -1 is the free stretch before the first one.
    const first = instance.load.start[limit]!;
    const end = instance.load.start[limit + 1]!;
    let pays = true;
    for (let step = first - 1; step < end; step += 1) {
      const from = step < first ? 0 : instance.load.above[step]!;
      const to = step + 1 < end ? instance.load.above[step + 1]! : Number.POSITIVE_INFINITY;
      const filled = Math.max(0, Math.min(to, used) - from);
      const kept = Math.max(0, Math.min(to, forced) - from);
      const open = Math.max(0, Math.min(to, cap) - Math.max(from, forced));
      for (const [entry, column] of price.entries()) {
        const cost = step < first || entry === 0 ? 0 : instance.load.cost[entry - 1]![step]!;
        gain[entry] = cost - column[limit]!;
        if (filled > 0) primal.add(entry, cost, filled);
      }
      // Steps rise, so once filling up costs no less than the price it never pays again.
      pays = pays && (gain.find((value) => value !== 0) ?? 0) < 0;
      const taken = kept + (pays ? open : 0);
      if (taken > 0) for (const [entry, value] of gain.entries()) dual.add(entry, value, taken);
    }
  }
  return right;
}

/** @returns whether all sums are exact and primal, dual and stated objective are the same */
function compare(
  instance: Instance,
  { objective }: Claim,
  { primal, dual, priced, note }: Pick<Walk, 'primal' | 'dual' | 'note'> & { readonly priced: boolean },
): boolean {
  const tooLarge = primal.firstInexact >= 0 ? primal.firstInexact : priced ? dual.firstInexact : -1;
  if (tooLarge >= 0) {
    note(`Die Summen auf Ebene „${levelName(instance, tooLarge)}“ sind zu groß, um sie exakt zu rechnen.`);
    return false;
  }
  const gap = priced ? primal.sum.findIndex((value, entry) => value !== dual.sum[entry]) : -1;
  if (gap >= 0) {
    const level = levelName(instance, gap);
    note(`Auf Ebene „${level}“ kostet die Lösung ${primal.sum[gap]}, die Preise beweisen ${dual.sum[gap]}.`);
  }
  const stated = primal.sum.findIndex((value, entry) => value !== objective[entry]);
  if (stated >= 0) {
    const level = levelName(instance, stated);
    note(`Der Zielwert nennt auf Ebene „${level}“ ${objective[stated]}, nachgerechnet sind es ${primal.sum[stated]}.`);
  }
  return gap < 0 && stated < 0;
}
