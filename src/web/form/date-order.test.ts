// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { dateOrderErrors } from './date-order.ts';

const birth = { year: 2014 };
const entry = (date: { year: number; month?: number } | null) => [
  { field: 'einreise', label: 'Einreise', date, notBefore: birth, says: 'liegt vor der Geburt' },
  { field: 'einreise', label: 'Einreise', date, notAfter: { year: 2026, month: 11 }, says: 'liegt in der Zukunft' },
];

it('tells what is certain, once a field', () => {
  expect(dateOrderErrors(entry({ year: 2013 }))).toEqual([
    { field: 'einreise', message: '„Einreise“ liegt vor der Geburt. Bitte prüfen Sie die Angabe.' },
  ]);
  expect(dateOrderErrors(entry({ year: 2027 }))).toEqual([
    { field: 'einreise', message: '„Einreise“ liegt in der Zukunft. Bitte prüfen Sie die Angabe.' },
  ]);
});

it('is silent about what could be, and about what is not known', () => {
  for (const date of [null, { year: 2014 }, { year: 2014, month: 1 }, { year: 2026 }])
    expect(dateOrderErrors(entry(date))).toEqual([]);
  expect(dateOrderErrors([{ field: 'a', label: 'A', date: { year: 1 }, notBefore: null, says: '' }])).toEqual([]);
});
