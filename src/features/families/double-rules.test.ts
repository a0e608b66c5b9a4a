// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../codes/partial-date.ts';
import { EarlierRows } from './double-rules.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const child = (familyName: string, givenNames: string, birth: PartialDate | null) => ({
  familyName,
  givenNames,
  birth,
});
const day = { year: 2015, month: 3, day: 7 };

describe('a child that stands in a list twice', () => {
  it.each([
    ['written alike', child('Tkačenko', 'Nūr', day)],
    ['in another spelling', child('Tkatschenko', 'Noor', day)],
    ['with names the other way round', child('Noor', 'Tkatschenko', day)],
    ['with day and month exchanged', child('Tkačenko', 'Nūr', { year: 2015, month: 7, day: 3 })],
  ])('is found: %s', (_, second) => {
    const rows = new EarlierRows();
    expect(rows.meet(2, child('Tkačenko', 'Nūr', day), today)).toEqual([]);
    expect(rows.meet(9, second, today).map(({ line }) => line)).toEqual([2]);
    expect(rows.meet(12, child('Tkačenko', 'Nūr', day), today).map(({ line }) => line)).toContain(2);
  });

  it.each([
    ['a twin', child('Tkačenko', 'Halyna', day)],
    ['a child of another name', child('Popescu', 'Ion', day)],
    ['a child born on another day', child('Tkačenko', 'Nūr', { year: 2012, month: 5, day: 19 })],
    ['nobody whose birth is known', child('Tkačenko', 'Nūr', null)],
  ])('is not %s', (_, second) => {
    const rows = new EarlierRows();
    rows.meet(2, child('Tkačenko', 'Nūr', day), today);
    expect(rows.meet(9, second, today)).toEqual([]);
  });
});
