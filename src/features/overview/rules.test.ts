// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../centres/queries.ts';
import { defaultTargets, longestSpan, type Milestones, spanFigures } from './rules.ts';

const begun: Milestones = {
  movedIn: null,
  counselled: null,
  recommended: null,
  submitted: null,
  decided: null,
  firstDay: null,
  until: 20,
};
const through: Milestones = {
  movedIn: -12,
  counselled: 8,
  recommended: 10,
  submitted: 15,
  decided: 20,
  firstDay: 28,
  until: 28,
};
const of = (...cases: Milestones[]) =>
  Object.fromEntries(
    spanFigures(cases, defaultTargets.days).map(({ span, median, ended, running, inTarget }) => [
      span,
      [median, ended, running, inTarget],
    ]),
  );

describe('how long the parts of the way take', () => {
  it('has targets that make the target of the whole way', () => {
    expect(Object.values(defaultTargets.days).reduce((sum, days) => sum + days, 0)).toBe(defaultSettings.targetDays);
  });

  it('measures each part from the event before, against its target', () => {
    expect(of(through)).toEqual({
      report: [12, 1, 0, null],
      counselling: [8, 1, 0, 1],
      recommendation: [2, 1, 0, 1],
      submission: [5, 1, 0, 0],
      decision: [5, 1, 0, 1],
      first_day: [8, 1, 0, 0],
    });
  });

  it('counts who still waits until today, and nothing behind it', () => {
    expect(of(through, begun)['counselling']).toEqual([8, 1, 1, 1]);
    expect(of(begun)).toMatchObject({
      counselling: [null, 0, 1, 0],
      recommendation: [null, 0, 0, 0],
      report: [null, 0, 0, null],
    });
    // Two that wait 20 days, one that waited 8: half have not come through yet.
    expect(of(through, begun, begun)['counselling']).toEqual([null, 1, 2, 1]);
  });

  it.each([
    ['a part that was gone around', { ...through, submitted: null }, 'submission'],
    ['days out of order', { ...through, counselled: 12, recommended: 10 }, 'recommendation'],
    ['a family that was reported before it came', { ...through, movedIn: 3 }, 'report'],
  ] as const)('leaves out %s', (_what, case_, span) => {
    expect(of(case_)[span]?.slice(0, 3)).toEqual([null, 0, 0]);
  });

  it('names the part in which most time stays', () => {
    expect(longestSpan(spanFigures([through], defaultTargets.days))).toEqual({ span: 'report', median: 12 });
    expect(longestSpan([])).toBeUndefined();
  });
});
