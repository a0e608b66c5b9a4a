// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { type CompetenceRule, competentPath, competentPathFor } from './competence.ts';

const on = Temporal.PlainDate.from('2026-11-23');
const rule = (ageFrom: number, ageTo: number, path: string, changes: Partial<CompetenceRule> = {}): CompetenceRule => ({
  id: `${ageFrom}-${ageTo}`,
  validFrom: Temporal.PlainDate.from('2026-01-01'),
  validTo: null,
  ageFrom,
  ageTo,
  path,
  authorityId: path === 'direct_registration' ? null : path,
  note: '',
  ...changes,
});
const rules = [rule(6, 9, 'direct_registration'), rule(10, 15, 'school_authority'), rule(16, 18, 'centre_vocational')];

describe('competentPath', () => {
  it('follows the age', () => {
    expect(competentPath(rules, { min: 7, max: 7 }, on)).toMatchObject({ kind: 'direct_registration' });
    expect(competentPath(rules, { min: 12, max: 12 }, on)).toMatchObject({
      kind: 'placement',
      authorityId: 'school_authority',
    });
    expect(competentPath(rules, { min: 17, max: 17 }, on)).toMatchObject({ authorityId: 'centre_vocational' });
  });
  it('chooses the way of placement when the age is not sure, and says why', () => {
    const path = competentPathFor(rules, { year: 2016 }, on);
    expect(path).toMatchObject({ kind: 'placement', authorityId: 'school_authority' });
    expect(path.why).toContain('9 bis 10 Jahre');
    expect(competentPathFor(rules, null, on).kind).toBe('placement');
    expect(competentPathFor(rules, { year: 2018 }, on).kind).toBe('direct_registration');
  });
  it('knows ages nobody is competent for', () => {
    expect(competentPath(rules, { min: 3, max: 3 }, on).kind).toBe('none');
  });
  it('uses the row of the day', () => {
    const old = rule(6, 9, 'school_authority', {
      validFrom: on.subtract({ years: 2 }),
      validTo: on.subtract({ days: 1 }),
    });
    const now = rule(6, 9, 'direct_registration', { validFrom: on });
    expect(competentPath([old, now], { min: 7, max: 7 }, on).kind).toBe('direct_registration');
    expect(competentPath([old, now], { min: 7, max: 7 }, on.subtract({ days: 1 })).kind).toBe('placement');
  });
  it('opens a case also where no table is kept yet', () => {
    expect(competentPath([], { min: 7, max: 7 }, on)).toMatchObject({ kind: 'placement', authorityId: null });
  });
});
