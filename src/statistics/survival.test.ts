// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duration, medianDays, survivalSteps } from './survival.ts';

const ended = (...days: number[]): Duration[] => days.map((day) => ({ days: day, ended: true }));
const running = (...days: number[]): Duration[] => days.map((day) => ({ days: day, ended: false }));

describe('how long something takes, running ones counted until today', () => {
  it('gives the published values of the remission times of Freireich and others, Blood 21 (1963), group 6-MP', () => {
    const group = [...ended(6, 6, 6, 7, 10, 13, 16, 22, 23), ...running(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
    const steps = survivalSteps(group).map(({ day, atRisk, share }) => [day, atRisk, Math.round(share * 1000) / 1000]);
    expect(steps).toEqual([
      [6, 21, 0.857],
      [7, 17, 0.807],
      [10, 15, 0.753],
      [13, 12, 0.69],
      [16, 11, 0.627],
      [22, 7, 0.538],
      [23, 6, 0.448],
    ]);
    expect(medianDays(group)).toBe(23);
  });

  it.each([
    ['nothing', [], null],
    ['one that ended the same day', ended(0), 0],
    ['an even number: the day after which half last longer', ended(1, 2, 3, 4), 2],
    ['more than half still running', [...ended(3), ...running(5, 9)], null],
    ['half in many steps', ended(...Array.from({ length: 49 }, (_, day) => day), ...Array(49).fill(99)), 48],
  ])('has a middle value of %s', (_what, durations, median) => {
    expect(medianDays(durations)).toBe(median);
  });

  it('is the plain share where everything has ended, and never below it with running ones', () => {
    const some = fc.array(fc.record({ days: fc.nat(60), ended: fc.boolean() }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(some, (durations) => {
        const whole = durations.map(({ days }) => ({ days, ended: true }));
        for (const { day, share } of survivalSteps(whole))
          expect(share).toBeCloseTo(whole.filter(({ days }) => days > day).length / whole.length, 9);
        for (const { day, share } of survivalSteps(durations))
          expect(share + 1e-9).toBeGreaterThanOrEqual(
            durations.filter(({ days }) => days > day).length / durations.length,
          );
      }),
    );
  });

  it.each([1.5, -1, Number.NaN])('refuses %s days', (days) => {
    expect(() => survivalSteps([{ days, ended: true }])).toThrow(RangeError);
  });
});
