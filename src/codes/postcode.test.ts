// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { readPostcode } from './postcode.ts';

it.each(['52349', ' 52349 ', 'D-52349', 'd\u201352349', 'DE-52349', '52 349', '5\u200b2349', '５２３４９'])(
  'reads %j',
  (text) => {
    expect(readPostcode(text)).toBe('52349');
  },
);

it.each(['', '5234', '523490', 'A-5234', '52349 Düren', '5234O'])('takes %j for no postcode', (text) => {
  expect(readPostcode(text)).toBeUndefined();
});
