// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { checkStates, defaultCheckRule, dueOf, hindrances, isFresh, reminderDue, type SeenCheck } from './rules.ts';
import { readSpans, writeSpans } from './span-rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-30');
const seen = (kind: SeenCheck['kind'], dated: string, form: SeenCheck['form'] = null): SeenCheck => ({
  kind,
  form,
  datedOn: day(dated),
  dueOn: dueOf(kind, day(dated), defaultCheckRule),
});
const others = [
  seen('confidentiality', '2024-01-10'),
  seen('data_protection', '2024-01-10'),
  seen('training', '2024-01-10'),
];
const person = { state: 'active', pausedUntil: null, birth: day('1990-01-01') } as const;
const codesAt = (checks: readonly SeenCheck[], on = today, of: Parameters<typeof hindrances>[0] = person) =>
  hindrances(of, checks, defaultCheckRule, on).map(({ code }) => code);

describe('who can be asked', () => {
  it('only who is active, old enough, and has shown every paper', () => {
    const conduct = seen('conduct', '2022-03-01', 'extended');
    expect(codesAt([...others, conduct])).toEqual([]);
    expect(codesAt(others)).toEqual(['conduct']);
    expect(codesAt([...others, conduct], today, { ...person, birth: null })).toEqual(['age']);
    expect(codesAt([...others, conduct], today, { ...person, birth: day('2008-12-01') })).toEqual(['age']);
    expect(codesAt([...others, conduct], today, { ...person, state: 'training' })).toEqual(['state']);
  });
  it('goes out on the day the certificate of conduct ends, and comes back with a new one', () => {
    const conduct = seen('conduct', '2021-12-01', 'extended');
    expect(codesAt([...others, conduct], day('2026-11-30'))).toEqual([]);
    expect(codesAt([...others, conduct], day('2026-12-01'))).toEqual(['conduct']);
    expect(codesAt([...others, conduct, seen('conduct', '2026-12-01', 'extended')], day('2026-12-01'))).toEqual([]);
  });
  it('takes an extended certificate for a simple one, not the other way round', () => {
    const simple = seen('conduct', '2026-01-01', 'simple');
    expect(checkStates([simple], defaultCheckRule, today)[0]).toMatchObject({ state: 'too_little' });
    const rule = { ...defaultCheckRule, conduct: 'simple' as const };
    expect(checkStates([simple], rule, today)[0]).toMatchObject({ state: 'valid' });
    expect(checkStates([], { ...defaultCheckRule, conduct: 'none' }, today).map(({ kind }) => kind)).not.toContain(
      'conduct',
    );
  });
  it('comes back by itself from a pause that ends', () => {
    const paused = { ...person, state: 'paused', pausedUntil: day('2026-12-24') } as const;
    const all = [...others, seen('conduct', '2025-01-01', 'extended')];
    expect(codesAt(all, day('2026-12-23'), paused)).toEqual(['paused']);
    expect(codesAt(all, day('2026-12-24'), paused)).toEqual([]);
    expect(codesAt(all, today, { ...paused, pausedUntil: null })).toEqual(['paused']);
  });
});

describe('papers', () => {
  it('must be fresh when they are shown', () => {
    expect(isFresh(day('2026-08-30'), today, defaultCheckRule)).toBe(true);
    expect(isFresh(day('2026-08-29'), today, defaultCheckRule)).toBe(false);
  });
  it.each([
    ['2027-01-26', undefined],
    ['2027-01-25', 8],
    ['2026-12-15', 8],
    ['2026-12-14', 2],
    ['2026-12-01', 2],
    ['2026-11-30', undefined],
  ])('that end on %s are reminded of by the mail of week %s', (due, weeks) => {
    expect(reminderDue(day(due), today)).toBe(weeks);
  });
});

describe('the times of a day', () => {
  it.each([
    ['9-12, 14:30–17', '9–12, 14:30–17'],
    ['9 bis 12 Uhr und 14.30 bis 17 Uhr', '9–12, 14:30–17'],
    ['14-17; 9-12', '9–12, 14–17'],
    ['0-24', '0–24'],
    ['9-12,12-13', '9–12, 12–13'],
    ['', ''],
    ['–', ''],
  ])('%s is %s', (typed, read) => {
    const spans = readSpans(typed);
    expect(typeof spans === 'string' ? spans : writeSpans(spans)).toBe(read);
  });
  it.each(['9', '12-9', '9-9', '9-25', '9-12-14', 'vormittags', '9-12, 11-13', '1-2,3-4,5-6,7-8,9-10,11-12,13-14'])(
    'refuse %s in a sentence',
    (typed) => {
      expect(readSpans(typed)).toEqual(expect.any(String));
    },
  );
});
