// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ageRange } from './partial-date.ts';
import { ageProblem, stageFitsAge, usualGrade, usualKind } from './usual-place.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const today = on('2026-11-23');
const nothing = { germanLevel: null, literacy: null } as const;

describe('the usual place', () => {
  it.each([
    [{ year: 2014, month: 3 }, '07'],
    [{ year: 2014, month: 10, day: 1 }, '06'],
    [{ year: 2014, month: 9, day: 30 }, '07'],
    [{ year: 2020, month: 5, day: 2 }, 'E1'],
    [{ year: 2019, month: 5, day: 2 }, 'E2'],
    [{ year: 2018, month: 5, day: 2 }, '03'],
    [{ year: 2017 }, '04'],
    [{ year: 2011, month: 1, day: 5 }, '10'],
    [{ year: 2010, month: 12, day: 31 }, '10'],
    [{ year: 2010, month: 1, day: 5 }, '11'],
    [{ year: 2009, month: 4 }, '11'],
    [{ year: 2023, month: 4 }, undefined],
  ])('of a child born %o is grade %s', (birth, grade) => {
    expect(usualGrade(birth, today)).toBe(grade);
  });
  it('follows the school year, which begins in August', () => {
    expect(usualGrade({ year: 2014, month: 3 }, on('2026-07-31'))).toBe('06');
    expect(usualGrade({ year: 2014, month: 3 }, on('2026-08-01'))).toBe('07');
    expect(usualGrade(null, today)).toBeUndefined();
  });
  it('follows German, script and the time of the year', () => {
    expect(usualKind('07', nothing, today)).toBe('df');
    expect(usualKind('07', { germanLevel: 'A2/B1', literacy: 'latin' }, today)).toBe('df');
    expect(usualKind('07', { germanLevel: 'B1', literacy: 'latin' }, today)).toBe('regular');
    expect(usualKind('07', { germanLevel: 'A1', literacy: 'non_latin' }, today)).toBe('literacy');
    expect(usualKind('03', { germanLevel: 'A1', literacy: 'none' }, today)).toBe('df');
    expect(usualKind('11', nothing, on('2026-10-31'))).toBe('ifk');
    expect(usualKind('11', nothing, on('2026-11-01'))).toBe('ffm');
  });
  it('is never a primary school at 17, nor a Berufskolleg at 12', () => {
    const seventeen = ageRange({ year: 2009, month: 4, day: 1 }, today);
    expect(stageFitsAge('primary', seventeen)).toBe(false);
    expect(ageProblem('primary', seventeen)).toBe('Mit 17 Jahren kommt ein Kind nicht in die Primarstufe.');
    expect(stageFitsAge('secondary2', seventeen)).toBe(true);
    const twelve = ageRange({ year: 2014 }, today);
    expect(stageFitsAge('secondary2', twelve)).toBe(false);
    expect(stageFitsAge('primary', null)).toBe(true);
  });
});
