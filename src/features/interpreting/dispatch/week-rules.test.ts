// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { dispatchFromJson } from '../../../matching/index.ts';
import type { InterpretingRequest } from '../queries.ts';
import type { Candidate, Facts } from './fact-rules.ts';
import { missingIn, mondayOf, proposedRows, urgency, type WeekRequest, weekInstance } from './week-rules.ts';

const now = Temporal.Instant.from('2026-11-30T08:00:00Z');
const at = (hours: number) => now.add({ hours });

const person = (id: string, more: Partial<Facts> = {}) =>
  ({ id, name: id, mostJobsMonth: null, monthJobs: 0, ...more }) as Facts;
const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, name: id, mode: 'on_site', way: 12, metres: 4000, reasons: [], mismatch: 2 },
  ...{ askedAlready: false, callOnly: false, ...more },
});
function talk(id: string, hours: number, more: Partial<WeekRequest> = {}): WeekRequest {
  const request = { id, language: 'tir', modes: ['on_site'] } as unknown as InterpretingRequest;
  const need = { start: at(hours), end: at(hours + 1), at: { x: 300_000, y: 5_600_000 } } as WeekRequest['need'];
  return { request, need, people: [], candidates: [], excluded: [], ...more };
}

it('weighs a talk more the nearer it is, and never two of them as one', () => {
  expect([0, 1, 24, 168, 400].map((hours) => urgency(at(hours), now))).toEqual([368, 367, 344, 200, 200]);
  expect(2 * urgency(at(400), now)).toBeGreaterThan(urgency(at(0), now));
});

it('knows the Monday of a week', () => {
  for (const day of ['2026-11-30', '2026-12-02', '2026-12-06'])
    expect(mondayOf(Temporal.PlainDate.from(day)).toString()).toBe('2026-11-30');
});

it('makes an instance that is understood: sites, ways, limits, wishes, and who is asked already', () => {
  const people = [person('a', { mostJobsMonth: 4, monthJobs: 3 }), person('b')];
  const again = candidate('b', { reasons: [{ plus: true, code: 'again' }], mismatch: 5 });
  const far = { ...talk('r2', 30).need, at: { x: 310_000, y: 5_600_000 } };
  const week = [
    talk('r1', 5, { people, candidates: [candidate('a'), again] }),
    talk('r2', 30, { people, need: far, candidates: [candidate('a', { askedAlready: true })] }),
    talk('r3', 40, { need: { ...far, at: null } }),
  ];
  const json = weekInstance(week, now);
  expect(() => dispatchFromJson(json)).not.toThrow();
  expect(json.arcs.map(({ volunteer, cost }) => [volunteer, ...cost])).toEqual([
    ['a', 12, 12],
    ['b', 0, 12],
    ['a', 2, 12],
  ]);
  expect(json.volunteers).toEqual([
    { id: 'a', monthJobs: 3, maxJobs: 1 },
    { id: 'b', monthJobs: 0 },
  ]);
  expect(json.previous).toEqual([{ request: 'r2', volunteer: 'a' }]);
  expect(Object.values(json.travel)).toEqual([33, 30, 30]);
  expect(json.fairness).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

it('says why nobody is proposed, the reason of most people first, and sums it up by language', () => {
  const out = (id: string, code: 'busy' | 'radius') => ({ id, name: id, code, until: null });
  const week = [
    talk('r1', 5, { excluded: [out('a', 'radius'), out('b', 'busy'), out('c', 'busy')] }),
    talk('r2', 5),
    talk('r3', 5, { candidates: [candidate('a')] }),
    talk('r4', 5, { candidates: [candidate('a')] }),
    talk('r5', 5, { candidates: [candidate('a')] }),
  ];
  const rows = proposedRows(week, {
    assignment: [{ request: 'r5', volunteer: 'a' }],
    unserved: [
      ...(['r1', 'r2'] as const).map((request) => ({ request, reason: 'no-candidate' as const })),
      { request: 'r3', reason: 'taken' },
      { request: 'r4', reason: 'stopped' },
    ],
    objective: [0, 0, 0, 0, 0],
    gap: null,
  });
  expect(
    rows.map(({ proposed, gaps }) => [proposed?.id ?? null, ...gaps.map(({ gap, people }) => `${gap} ${people}`)]),
  ).toEqual([[null, 'time 2', 'place 1'], [null, 'language 0'], [null, 'needed 1'], [null, 'stopped 0'], ['a']]);
  expect(missingIn(rows)).toEqual([{ language: 'tir', requests: 4, gaps: ['time', 'language', 'needed', 'stopped'] }]);
});
