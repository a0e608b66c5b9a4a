// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { DispatchArcJson, DispatchJson } from '../../src/matching/index.ts';
import { Random } from './random.ts';

export interface WeekOptions {
  readonly requests: number;
  readonly volunteers: number;
  readonly seed: number;
  /** Languages that are asked for. */
  readonly languages?: number;
}

const SITES = 25;
const DAY = 1440;

/** A week of requests like a municipal pool of interpreters has it: few common languages, many rare ones, places in a town. */
export function week({ requests, volunteers, seed, languages = 15 }: WeekOptions): DispatchJson {
  const random = new Random(seed);
  const chance = (below: number): number => random.integer(0, below - 1);
  const language = (): number => Math.floor(languages * (chance(1000) / 1000) ** 2);
  const sites = Array.from({ length: SITES }, () => [chance(40), chance(40)] as const);
  const homes = Array.from({ length: volunteers }, () => [chance(40), chance(40)] as const);
  const minutes = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
    5 + Math.round(1.3 * Math.hypot(a - c, b - d));
  const travel: Record<string, number> = {};
  for (const [a, one] of sites.entries())
    for (const [b, other] of sites.entries()) if (a !== b) travel[`s${a}|s${b}`] = minutes(one, other) + chance(4);
  const spoken = homes.map(() => new Set(Array.from({ length: 1 + chance(2) }, language)));
  const windows = homes.map(() =>
    Array.from({ length: 5 }, () => {
      const from = 480 + 60 * chance(6);
      return [from, from + 120 + 60 * chance(4)] as const;
    }),
  );
  const list = Array.from({ length: requests }, (_, at) => {
    const day = chance(5);
    const start = day * DAY + 480 + 15 * chance(32);
    return {
      id: `r${at}`,
      start,
      end: start + 30 + 15 * chance(5),
      site: chance(SITES),
      weight: [1, 2, 3, 5, 8][chance(5)]!,
      language: language(),
      day,
    };
  });
  const arcs: DispatchArcJson[] = list.flatMap((request) =>
    homes.flatMap((home, at): DispatchArcJson[] => {
      const [from, to] = windows[at]![request.day]!;
      const begin = request.start - request.day * DAY;
      const fits = begin >= from && request.end - request.day * DAY <= to && spoken[at]!.has(request.language);
      if (!fits || chance(10) < 1 || minutes(home, sites[request.site]!) > 45) return [];
      return [
        {
          request: request.id,
          volunteer: `v${at}`,
          cost: [chance(4) === 0 ? 1 + chance(2) : 0, minutes(home, sites[request.site]!)],
        },
      ];
    }),
  );
  return {
    buffer: 10,
    travel,
    requests: list.map(({ id, start, end, site, weight }) => ({ id, start, end, site: `s${site}`, weight })),
    volunteers: homes.map((_, at) => ({
      id: `v${at}`,
      monthJobs: chance(4),
      ...(chance(2) === 0 ? { maxJobs: 2 + chance(4) } : {}),
      ...(chance(3) === 0 ? { minutesLeft: 120 + 30 * chance(10) } : {}),
    })),
    arcs,
    fairness: [0, 1, 3, 6, 10, 15, 21],
  };
}
