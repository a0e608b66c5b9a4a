// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Draft, worthOf } from './draft.ts';
import type { Chosen, Part } from './part.ts';

/** Jobs that may make way for one request, one after the other, when it finds no room. */
const LONGEST_CHAIN = 7;
/** Ways that are looked at for one request; fewer each time one of many rounds asks. */
const MOST_TRIES = 600;
const FEW_TRIES = 60;
/** Requests taken out and put back together. */
const MOST_RUINED = 10;
/** Rounds of taking out and putting back, for each request. */
const ROUNDS = 12;
const MOST_ROUNDS = 6000;
/** Rounds between two looks at the clock. */
const SLICE = 16;

/** Numbers that look like chance, the same each time (Marsaglia 2003). */
class Chance {
  private state = 0x9e3779b9;

  below(end: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % end;
  }
}

/**
 * A good plan in milliseconds, without proof: cheapest place first, then chains in which others make way (Glover 1996), then
 * taking out what lies together and putting it back (Schrimpf et al. 2000). Advanced in slices.
 */
export class Proposal {
  private readonly part: Part;
  private readonly draft: Draft;
  private readonly chance = new Chance();
  private round = 0;
  private tries = 0;
  private readonly locked: Uint8Array;
  /** Requests that share a volunteer with it, nearest in time first. */
  private readonly near: Int32Array[] = [];

  constructor(part: Part) {
    this.part = part;
    this.draft = new Draft(part, worthOf(part));
    this.locked = new Uint8Array(part.weight.length);
    this.begin();
  }

  get chosen(): Chosen {
    return this.draft.chosen.slice();
  }

  get tuple(): readonly number[] {
    return this.draft.tuple;
  }

  /** Goes on for a few rounds. @returns whether all are through */
  advance(): boolean {
    const { length } = this.part.weight;
    const rounds = length < 2 ? 0 : Math.min(MOST_ROUNDS, ROUNDS * length);
    for (let end = Math.min(rounds, this.round + SLICE); this.round < end; this.round += 1) this.ruin();
    return this.round >= rounds;
  }

  private begin(): void {
    const { part, draft } = this;
    for (const [arc, keeps] of part.keeps.entries()) if (keeps === 1 && draft.fits(arc)) draft.add(arc);
    this.refill(this.open());
    for (const request of this.open()) this.makeRoom(request, MOST_TRIES);
  }

  /** Requests nobody has, heaviest first; of equals those that can go to few. */
  private open(): number[] {
    const { weight, arcStart } = this.part;
    const arcs = (request: number): number => arcStart[request + 1]! - arcStart[request]!;
    return Array.from(weight.keys())
      .filter((request) => this.draft.chosen[request]! < 0)
      .sort((a, b) => weight[b]! - weight[a]! || arcs(a) - arcs(b) || a - b);
  }

  private refill(requests: readonly number[]): void {
    for (const request of requests) {
      const arc = this.draft.cheapest(request);
      if (arc >= 0 && this.isWorth(request, arc)) this.draft.add(arc);
    }
  }

  /** Serving a request that weighs nothing may cost more than it brings. */
  private isWorth(request: number, arc: number): boolean {
    return this.part.weight[request]! > 0 || this.draft.costOf(arc) < 0;
  }

  /** Finds room for a request by others that make way; first without leaving anybody, then leaving a lighter one. */
  private makeRoom(request: number, tries: number): boolean {
    if (this.part.weight[request] === 0) return false;
    for (const limit of [0, this.part.weight[request]!]) {
      this.tries = tries;
      if (this.place(request, LONGEST_CHAIN, limit)) return true;
    }
    return false;
  }

  /** @param limit what weighs less may be left */
  private place(request: number, depth: number, limit: number): boolean {
    const { draft, part } = this;
    const direct = draft.cheapest(request);
    if (direct >= 0) {
      draft.add(direct);
      return true;
    }
    if (depth === 0) return false;
    this.locked[request] = 1;
    let done = false;
    for (let arc = part.arcStart[request]!; !done && arc < part.arcStart[request + 1]!; arc += 1)
      done = this.placeBy(arc, depth, limit);
    this.locked[request] = 0;
    return done;
  }

  private placeBy(arc: number, depth: number, limit: number): boolean {
    const { draft, part, locked } = this;
    this.tries -= 1;
    if (this.tries < 0) return false;
    const way = draft.blockers(arc, depth > 2 ? 2 : 1);
    if (way === null || way.some((job) => locked[job] === 1)) return false;
    const mark = draft.mark;
    for (const job of way) draft.remove(job);
    draft.add(arc);
    let left = limit;
    for (const job of way) {
      if (this.place(job, depth - 1, 0)) continue;
      left -= part.weight[job]!;
      if (left <= 0) break;
    }
    if (left > 0 || (limit === 0 && left === 0)) return true;
    draft.undo(mark);
    return false;
  }

  private ruin(): void {
    const { draft, chance } = this;
    draft.settle();
    const cost = draft.cost;
    const seed = chance.below(draft.chosen.length);
    const near = this.nearOf(seed);
    const count = Math.min(near.length, 1 + chance.below(MOST_RUINED));
    const taken = [seed];
    for (let at = 0; at < count; at += 1) taken.push(near[at]!);
    for (const request of taken) if (draft.chosen[request]! >= 0) draft.remove(request);
    this.shuffle(taken);
    this.refill(taken);
    const open = this.open();
    if (open.length > 0) this.refill(open);
    const first = open.find((request) => draft.chosen[request]! < 0);
    if (first !== undefined && draft.cost <= cost && this.round % 4 === 0) this.makeRoom(first, FEW_TRIES);
    if (draft.cost > cost) draft.undo(0);
  }

  private shuffle(list: number[]): void {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = this.chance.below(at + 1);
      [list[at], list[other]] = [list[other]!, list[at]!];
    }
  }

  private nearOf(request: number): Int32Array {
    const known = this.near[request];
    if (known) return known;
    const { part } = this;
    const found = new Set<number>();
    for (let arc = part.arcStart[request]!; arc < part.arcStart[request + 1]!; arc += 1)
      for (const other of part.arcsOf[part.arcVolunteer[arc]!]!) found.add(part.arcRequest[other]!);
    found.delete(request);
    const away = (other: number): number => Math.abs(part.start[other]! - part.start[request]!);
    const near = Int32Array.from(found).sort((a, b) => away(a) - away(b) || a - b);
    this.near[request] = near;
    return near;
  }
}
