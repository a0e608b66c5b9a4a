// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { phoneKeys, readPhone } from './phone.ts';

it.each([
  ['02421 22123', '02421 22123'],
  ['0242155', '0242155'],
  [' +49 (0) 2421/221\u201323 ', '+49 (0) 2421/221-23'],
  ['02421 \u2013 22123', '02421 - 22123'],
  ['0049 2421 22123 Durchwahl 4', '0049 2421 22123 Durchwahl 4'],
  ['0176.1234567', '0176.1234567'],
  ['0176 1234567 (Mutter), 0151 7654321 (Vater)', '0176 1234567 (Mutter), 0151 7654321 (Vater)'],
  ['Mutter: 0176 1234567; Vater: 0151 7654321', 'Mutter: 0176 1234567; Vater: 0151 7654321'],
  ['0176 1234567 / 0151 7654321', '0176 1234567 / 0151 7654321'],
  ['0176 1234567 ab 15 Uhr', '0176 1234567 ab 15 Uhr'],
  ['\u202a+49 176 1234567\u202c', '+49 176 1234567'],
])('takes %j', (typed, kept) => {
  expect(readPhone(typed)).toBe(kept);
});

it.each([
  '',
  'abc',
  '12',
  '110',
  '112',
  '-',
  '(Mutter)',
  '0176 1234567 0151 7654321',
  '1'.repeat(18),
  '02421\ue000 22123',
])('takes %j for no number', (typed) => {
  expect(readPhone(typed)).toBeUndefined();
});

it.each([
  ['02421 22123', ['242122123']],
  ['+49 (0) 2421/221-23', ['242122123']],
  ['0049 2421 22123', ['242122123']],
  ['0176 1234567 (Mutter), 0151 7654321 (Vater)', ['1761234567', '1517654321']],
  ['0176 1234567 / 0151 7654321', ['1761234567', '1517654321']],
  ['+90 555 1234567', ['+905551234567']],
  ['', []],
])('is found by %j', (line, keys) => {
  expect(phoneKeys(line)).toEqual(keys);
});
