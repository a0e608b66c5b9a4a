// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  CEFR_LEVELS,
  findGrade,
  findPlaceKind,
  findSchoolForm,
  GENDERS,
  GRADES,
  genderLetter,
  isRunningKey,
  OPERATING_KEYS,
  PLACE_KINDS,
  SCHOOL_FORMS,
  stageForAge,
  stageOfGrade,
} from './school-forms.ts';

describe('SCHOOL_FORMS', () => {
  it('has unique keys, and offers only known grades of its own stages', () => {
    expect(new Set(SCHOOL_FORMS.map((f) => f.key)).size).toBe(SCHOOL_FORMS.length);
    expect(new Set(SCHOOL_FORMS.map((f) => f.short)).size).toBe(SCHOOL_FORMS.length);
    for (const form of SCHOOL_FORMS) {
      for (const grade of form.grades) expect(form.stages, `${form.short} ${grade}`).toContain(findGrade(grade)?.stage);
    }
  });

  it.each([
    ['02', 'G'],
    ['04', 'H'],
    ['08', 'S'],
    ['13', 'PS'],
    ['14', 'SK'],
    ['15', 'GE'],
    ['20', 'GY'],
    ['25', 'WB'],
    ['30', 'BK'],
    ['83', 'KS'],
  ])('finds %s by key and by short form %s', (key, short) => {
    expect(findSchoolForm(key)?.short).toBe(short);
    expect(findSchoolForm(short)?.key).toBe(key);
  });

  it('does not take a school board for a school', () => {
    expect(findSchoolForm('0A')).toBeUndefined();
  });

  it('knows which forms in force have a grade', () => {
    const having = (grade: string) =>
      SCHOOL_FORMS.filter(({ endedIn, grades }) => endedIn === undefined && grades.includes(grade)).map(
        ({ short }) => short,
      );
    expect(having('03')).toEqual(['G', 'V', 'S', 'PS', 'FW', 'HI', 'WF', 'KS']);
    expect(having('EF')).toEqual(['GE', 'GY', 'SG']);
    expect(having('11')).toEqual(['FW', 'HI', 'WF', 'BK', 'SB']);
  });
});

describe('grades and stages', () => {
  it('give each grade key once, in school order', () => {
    expect(GRADES.map((g) => g.key)).toEqual('E1 E2 E3 01 02 03 04 05 06 07 08 09 10 EF Q1 Q2 11 12 13'.split(' '));
  });

  it.each([
    ['E2', 'primary'],
    ['04', 'primary'],
    ['05', 'secondary1'],
    ['10', 'secondary1'],
    ['EF', 'secondary2'],
    ['12', 'secondary2'],
    ['5', undefined],
  ])('grade %s is in %s', (grade, stage) => {
    expect(stageOfGrade(grade)).toBe(stage);
  });

  it.each([
    [4, undefined],
    [5, 'primary'],
    [9, 'primary'],
    [10, 'secondary1'],
    [15, 'secondary1'],
    [16, 'secondary2'],
    [24, 'secondary2'],
    [Number.NaN, undefined],
  ])('age %s starts in %s', (age, stage) => {
    expect(stageForAge(age)).toBe(stage);
  });
});

describe('isRunningKey', () => {
  it('is true for 0, 1, 2 and 6 only', () => {
    expect(OPERATING_KEYS.map((o) => o.key).filter(isRunningKey)).toEqual(['0', '1', '2', '6']);
    expect(isRunningKey('8')).toBe(false);
  });
});

describe('pupil keys', () => {
  it('give place kinds their statistic codes', () => {
    expect(PLACE_KINDS.map((k) => k.classKind ?? k.track)).toEqual(['RK', 'DF', 'DF', 'A17', 'A18']);
    expect(findPlaceKind('ifk')?.label).toBe('Internationale Förderklasse');
    expect(findPlaceKind('other')).toBeUndefined();
  });

  it('know the levels of German', () => {
    expect(CEFR_LEVELS).toHaveLength(14);
  });

  it('give each gender its letter', () => {
    for (const { code, letter } of GENDERS) {
      expect(genderLetter(code)).toBe(letter);
    }
  });
});
