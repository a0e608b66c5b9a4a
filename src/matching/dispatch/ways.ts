// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { nameOf } from '../instance/errors.ts';
import type { FieldReader, Fields } from '../instance/fields.ts';
import { Clashes, type Dispatch, possibleAlone } from './dispatch.ts';

/** Reads `travel`: minutes by `from|to`. What is wrong is noted. */
export function travelOf(read: FieldReader, { travel }: Fields): ReadonlyMap<string, number> {
  const ways = new Map<string, number>();
  if (travel === null || typeof travel !== 'object' || Array.isArray(travel)) {
    const text = `travel muss ein Objekt sein mit den Minuten je Weg: {"von|nach": 20}, nicht ${nameOf(travel)}.`;
    read.problems.add('shape', 'travel', text);
    return ways;
  }
  for (const [key, value] of Object.entries(travel)) {
    if (!key.includes('|')) read.problems.add('shape', key, `travel: „${key}“ nennt keinen Weg von|nach.`);
    const minutes = read.amount(value, `travel „${key}“`);
    if (minutes !== null) ways.set(key, minutes);
  }
  return ways;
}

interface Times {
  readonly requests: readonly {
    readonly id: string;
    readonly start: number;
    readonly end: number;
    readonly site: string;
  }[];
  readonly buffer: number;
  readonly ways: ReadonlyMap<string, number>;
}

/** Looks up ways and notes each one that is missing, once, and each name of a way that fits two. */
class Ways {
  private readonly read: FieldReader;
  private readonly times: Times;
  private readonly meant = new Map<string, readonly [string, string]>();
  private readonly told = new Set<string>();

  constructor(read: FieldReader, times: Times) {
    this.read = read;
    this.times = times;
  }

  /** Minutes from one request's site to that of another; null when nobody says. */
  between(from: number, to: number, volunteer: string): number | null {
    const { requests, ways } = this.times;
    const [a, b] = [requests[from]!, requests[to]!];
    if (a.site === b.site) return 0;
    for (const [one, other] of [
      [a.site, b.site],
      [b.site, a.site],
    ] as const) {
      const key = `${one}|${other}`;
      const minutes = ways.get(key);
      if (minutes === undefined) continue;
      this.checkMeaning(key, one, other);
      return minutes;
    }
    const key = `${a.site}|${b.site}`;
    if (!this.told.has(JSON.stringify([a.site, b.site])))
      this.read.problems.add(
        'missing-way',
        key,
        `In travel fehlt der Weg „${key}“: „${volunteer}“ käme für „${a.id}“ und danach für „${b.id}“ in Frage.`,
      );
    this.told.add(JSON.stringify([a.site, b.site]));
    return null;
  }

  /** Sites may hold the sign between them. */
  private checkMeaning(key: string, from: string, to: string): void {
    const [before, after] = this.meant.get(key) ?? [from, to];
    if (before !== from && !this.told.has(key)) {
      this.told.add(key);
      const both = `von „${before}“ nach „${after}“ und von „${from}“ nach „${to}“`;
      this.read.problems.add(
        'ambiguous-way',
        key,
        `travel „${key}“ kann zweierlei heißen: ${both}. Bitte site ohne „|“.`,
      );
    }
    this.meant.set(key, [before, after]);
  }
}

/**
 * Which requests clash. Looked at are only pairs that one volunteer could both have: with a pair in `arcs` each, room for
 * two jobs and for their minutes. A way is needed only where end and buffer leave time for one; nothing else is refused
 * for a way that is missing.
 */
export function clashesOf(read: FieldReader, instance: Omit<Dispatch, 'clashes'>, times: Times): Clashes {
  const { requestIds, volunteerIds, maxJobs, minutesLeft, minutes, arcStart, arcVolunteer } = instance;
  const { requests, buffer } = times;
  const clashes = new Clashes(requestIds.length);
  const seen = new Clashes(requestIds.length);
  const ways = new Ways(read, times);
  const candidates: number[][] = volunteerIds.map(() => []);
  for (let request = 0; request < requestIds.length; request += 1)
    for (let arc = arcStart[request]!; arc < arcStart[request + 1]!; arc += 1)
      if (possibleAlone(instance, request, arcVolunteer[arc]!)) candidates[arcVolunteer[arc]!]!.push(request);
  const look = (a: number, b: number, volunteer: number): void => {
    const isFirst = requests[a]!.start <= requests[b]!.start;
    const [before, after] = isFirst ? [a, b] : [b, a];
    const gap = requests[after]!.start - requests[before]!.end - buffer;
    const way = gap < 0 ? 0 : ways.between(before, after, volunteerIds[volunteer]!);
    if (gap < (way ?? 0)) clashes.add(a, b);
  };
  for (const [volunteer, own] of candidates.entries()) {
    if (maxJobs[volunteer]! < 2) continue;
    for (const [at, a] of own.entries())
      for (const b of own.slice(at + 1)) {
        if (seen.has(a, b) || minutes[a]! + minutes[b]! > minutesLeft[volunteer]!) continue;
        seen.add(a, b);
        look(a, b, volunteer);
      }
  }
  return clashes;
}
