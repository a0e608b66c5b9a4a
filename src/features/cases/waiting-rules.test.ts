// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageRange } from '../../codes/partial-date.ts';
import { GRADES } from '../../codes/school-forms.ts';
import { gradeOfYear } from '../../codes/school-years.ts';
import { yearByAge } from '../placement/proposal/facts.ts';
import { closedStates, states } from './states.ts';
import { bornUntil, type GradeBand, gradeBands, gradesOf, parts, statesOf, waitingClasses } from './waiting-rules.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

describe('groups of waiting children', () => {
  it('have each open state in one part of the way, and no closed one', () => {
    const all = (Object.keys(parts) as (keyof typeof parts)[]).flatMap(statesOf);
    const open = Object.keys(states).filter((state) => !(closedStates as readonly string[]).includes(state));
    expect(all.toSorted()).toEqual(open.toSorted());
  });

  it('have each length of waiting in one class', () => {
    const classes = Object.values(waitingClasses);
    for (const [index, { from }] of classes.entries()) expect(from).toBe((classes[index - 1]?.to ?? -1) + 1);
    expect(classes.at(-1)?.to).toBeNull();
  });

  it('have each grade in one band', () => {
    const bands = (Object.keys(gradeBands) as GradeBand[]).filter((band) => band !== 'unknown');
    expect(bands.flatMap(gradesOf).toSorted()).toEqual(GRADES.map(({ key }) => key).toSorted());
  });

  it('put a child without a recommendation into the band of the grade the rules begin with', () => {
    const bandAt = (born: Temporal.PlainDate, today: Temporal.PlainDate): GradeBand =>
      bornUntil(today).find(([, until]) => Temporal.PlainDate.compare(born, until) <= 0)?.[0] ?? 'primary_school';
    const byRules = (born: Temporal.PlainDate, today: Temporal.PlainDate): GradeBand => {
      const birth = { year: born.year, month: born.month, day: born.day };
      if (ageRange(birth, today).min >= 16) return 'upper';
      const year = yearByAge(birth, today);
      const grade = gradeOfYear(Math.max(1, year));
      const band = (['primary_school', 'five_six', 'seven_eight', 'nine_ten'] as const).find(
        (one) => grade !== undefined && gradesOf(one).includes(grade),
      );
      return band ?? 'upper';
    };
    const days = fc.integer({ min: 0, max: 366 * 20 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 700 }), (old, ahead) => {
        const today = date('2026-01-01').add({ days: ahead });
        const born = today.subtract({ days: old });
        expect(bandAt(born, today), `${born} on ${today}`).toBe(byRules(born, today));
      }),
      { numRuns: 2000 },
    );
    expect(bandAt(date('2020-09-30'), date('2026-11-30'))).toBe('primary_school');
    expect(bandAt(date('2016-09-30'), date('2026-11-30'))).toBe('five_six');
    expect(bandAt(date('2016-10-01'), date('2026-11-30'))).toBe('primary_school');
  });
});
