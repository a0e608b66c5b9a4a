// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ageRange } from './partial-date.ts';
import { ageProblem, stageFitsAge } from './usual-place.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const today = on('2026-11-23');

describe('the ages of a stage', () => {
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
