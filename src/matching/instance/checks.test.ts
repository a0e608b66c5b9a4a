// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { instanceFromJson } from './builder.ts';
import { type InputProblem, MatchingInputError } from './errors.ts';

it('refuses limits that overlap, naming both, each pair once, and two pools', () => {
  const crossing = [
    { id: 'girls 5', limits: ['girls', 'class 5'] },
    { id: 'boys 5', limits: ['boys', 'class 5'] },
    { id: 'girls 6', limits: ['girls', 'class 6'] },
    { id: 'boys 6', limits: ['boys', 'class 6'] },
  ];
  const caps = ['girls', 'boys', 'class 5', 'class 6'].map((id) => ({ id, cap: 9 }));
  const json = { levels: [], children: [], pools: crossing, limits: caps, arcs: [] };
  let problems: readonly InputProblem[] = [];
  try {
    instanceFromJson(json);
  } catch (error) {
    if (error instanceof MatchingInputError) problems = error.problems;
  }
  expect(problems.length).toBeGreaterThan(0);
  for (const { fault, culprit, message } of problems) {
    expect(fault).toBe('overlapping-limits');
    expect(caps.map(({ id }) => id)).toContain(culprit);
    const [, a = '', b = '', both = '', only = ''] =
      /^Die Grenzen „([^“]+)“ und „([^“]+)“ überschneiden sich: Die Platzart „([^“]+)“ .* „([^“]+)“ nur zu „\1“/.exec(
        message,
      ) ?? [];
    const limitsOf = (pool: string) => crossing.find(({ id }) => id === pool)?.limits ?? [];
    expect(limitsOf(both)).toEqual(expect.arrayContaining([a, b]));
    expect(limitsOf(only)).toContain(a);
    expect(limitsOf(only)).not.toContain(b);
    expect(crossing.some(({ limits }) => limits.includes(b) && !limits.includes(a))).toBe(true);
  }
  const pairs = problems.map(({ message }) => [...message.matchAll(/„[^“]+“/g)].slice(0, 2).sort().join());
  expect(new Set(pairs).size).toBe(pairs.length);
});
