// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { SponsorshipArcJson, SponsorshipJson } from '../../src/matching/index.ts';
import { Random } from './random.ts';

export interface NeedOptions {
  readonly children: number;
  readonly sponsors: number;
  readonly schools: number;
  readonly seed: number;
  /** Children of one school in a lesson at most; some sponsors take so many, others fewer. */
  readonly groups?: number;
  /** Without it everybody has one child and nobody names lessons. */
  readonly slots?: boolean;
}

const DAYS = ['Mo', 'Di', 'Mi', 'Do', 'Fr'];
const LESSONS = 5;
/** Minutes a sponsor goes at most. */
const FAR = 30;

/** Needs of primary schools and volunteers as a county has them: schools in places, few common languages, lessons of the week. */
export function needs({ children, sponsors, schools, seed, groups = 1, slots = true }: NeedOptions): SponsorshipJson {
  const random = new Random(seed);
  const chance = (below: number): number => random.integer(0, below - 1);
  const grid = DAYS.flatMap((day) => Array.from({ length: LESSONS }, (_, at) => `${day} ${at + 1}`));
  const some = (count: number): string[] => [
    ...new Set(Array.from({ length: count }, () => grid[chance(grid.length)]!)),
  ];
  const place = (): readonly [number, number] => [chance(50), chance(50)];
  const languageOf = (): number => Math.floor(12 * (chance(1000) / 1000) ** 2);
  const at = Array.from({ length: schools }, place);
  const people = Array.from({ length: sponsors }, (_, number) => ({
    id: `p${number}`,
    home: place(),
    languages: new Set([languageOf(), languageOf()]),
    maxChildren: slots ? 1 + chance(3) : 1,
    slots: some(2 + chance(3)),
    groupSize: 1 + chance(groups),
  }));
  const kids = Array.from({ length: children }, (_, number) => ({
    id: `k${number}`,
    weight: 1 + chance(20),
    school: chance(schools),
    language: languageOf(),
    slots: some(5 + chance(6)),
  }));
  const minutes = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
    5 + Math.round(1.3 * Math.hypot(a - c, b - d));
  const arcs = kids.flatMap((child) =>
    people.flatMap((person): SponsorshipArcJson[] => {
      const way = minutes(at[child.school]!, person.home);
      if (way > FAR) return [];
      const cost = [person.languages.has(child.language) ? 0 : 1, way];
      return [{ child: child.id, sponsor: person.id, school: `g${child.school}`, cost }];
    }),
  );
  const times = (own: string[]): { slots?: string[] } => (slots ? { slots: own } : {});
  return {
    levels: ['language', 'minutes'],
    children: kids.map(({ id, weight, slots: own }) => ({ id, weight, ...times(own) })),
    sponsors: people.map(({ id, maxChildren, groupSize, slots: own }) => ({
      id,
      maxChildren,
      groupSize,
      ...times(own),
    })),
    arcs,
  };
}
