// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Chosen } from '../program/choices.ts';
import { Draft, worthOf } from './draft.ts';
import type { Part } from './part.ts';

/** Jobs that may make way for one request, one after the other, when it finds no room. */
const LONGEST_CHAIN = 4;
/** Ways that are looked at for one request; fewer each time one of many rounds asks. */
const MOST_TRIES = 600;
const FEW_TRIES = 60;
/** As long as somebody is not served, the first part of the rounds may lose so many units of fairness each. */
const LOOSE = 0.8;
const MOST_LOST = 6;
/** Requests taken out and put back together. */
const MOST_RUINED = 24;
/** Rounds of taking out and putting back, for each request. */
const ROUNDS = 10;
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
  private readonly worth: readonly number[];
  private round = 0;
  private readonly rounds: number;
  /** Requests that look for room first, the last one next. */
  private waiting: number[] = [];
  private tries = 0;
  /** What weighs less may still be left for the request that looks for room. */
  private spare = 0;
  private readonly locked: Uint8Array;
  /** Requests that share a volunteer with it, nearest in time first. */
  private readonly near: Int32Array[] = [];

  constructor(part: Part) {
    this.part = part;
    const { length } = part.weight;
    this.rounds = length < 2 ? 0 : Math.min(MOST_ROUNDS, ROUNDS * length);
    this.worth = worthOf(part);
    this.draft = new Draft(part, this.worth);
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
    const request = this.waiting.pop();
    if (request !== undefined) {
      if (this.draft.chosen[request]! < 0) this.makeRoom(request, MOST_TRIES);
      return false;
    }
    for (let end = Math.min(this.rounds, this.round + SLICE); this.round < end; this.round += 1) this.ruin();
    return this.round >= this.rounds;
  }

  private begin(): void {
    const { part, draft } = this;
    for (const [arc, keeps] of part.keeps.entries()) if (keeps === 1 && draft.fits(arc)) draft.add(arc);
    this.refill(this.open());
    this.waiting = this.open().reverse();
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
      if (this.draft.chosen[request]! >= 0) continue;
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
      this.spare = limit;
      if (this.place(request, LONGEST_CHAIN)) return true;
    }
    return false;
  }

  private place(request: number, depth: number): boolean {
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
      done = this.placeBy(arc, depth);
    this.locked[request] = 0;
    return done;
  }

  private placeBy(arc: number, depth: number): boolean {
    const { draft, locked } = this;
    this.tries -= 1;
    if (this.tries < 0) return false;
    const way = draft.blockers(arc, depth > 2 ? 2 : 1);
    if (way === null || way.some((job) => locked[job] === 1)) return false;
    const mark = draft.mark;
    for (const job of way) draft.remove(job);
    draft.add(arc);
    const { spare } = this;
    if (way.every((job) => this.place(job, depth - 1) || this.leave(job))) return true;
    this.spare = spare;
    draft.undo(mark);
    return false;
  }

  /** Leaves a job unserved, when that costs less than what it makes way for brings. */
  private leave(job: number): boolean {
    const weight = this.part.weight[job]!;
    if (weight > 0 && weight >= this.spare) return false;
    this.spare -= weight;
    return true;
  }

  private ruin(): void {
    const { draft, chance } = this;
    draft.settle();
    const cost = draft.cost;
    const left = this.open();
    // Every other time around somebody who is not served.
    const seed =
      left.length > 0 && this.round % 2 === 0 ? left[chance.below(left.length)]! : chance.below(draft.chosen.length);
    const near = this.nearOf(seed);
    const count = Math.min(near.length, 1 + chance.below(MOST_RUINED));
    const taken = new Set([seed]);
    for (let at = 0; at < count; at += 1) taken.add(near[chance.below(Math.min(near.length, 2 * count))]!);
    for (const request of taken) if (draft.chosen[request]! >= 0) draft.remove(request);
    const inTurn = [...taken];
    this.shuffle(inTurn);
    this.refill(inTurn);
    this.refill(left);
    const open = left.filter((request) => draft.chosen[request]! < 0);
    if (open.length > 0 && this.round % 2 === 0) this.makeRoom(open[chance.below(open.length)]!, FEW_TRIES);
    const slack = left.length > 0 ? this.slackAt(this.round) : 0;
    if (draft.cost > cost + slack) draft.undo(0);
  }

  /** What a round may make dearer, less and less: who only takes what is better gets stuck (Dueck & Scheuer 1990). */
  private slackAt(round: number): number {
    const loose = this.rounds * LOOSE;
    const most = Math.min(this.worth[3]! * MOST_LOST, this.worth[1]! / 2);
    return Math.max(0, most * (1 - round / loose));
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
