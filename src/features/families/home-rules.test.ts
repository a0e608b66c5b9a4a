// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { compareHomes } from './home-rules.ts';
import { homeKey } from './street-rules.ts';

const home = (street: string, houseNumber: string, postcode = '52349') => homeKey({ street, houseNumber, postcode });
const known = home('Schulstraße', '12a');

it.each([
  ['Schulstr.', '12 A', '52349', 'same'],
  ['Schulstrasse', '12a', '52349', 'same'],
  ['Schulsrtaße', '12a', '52349', 'near'],
  ['Schulstraße', '21a', '52349', 'near'],
  ['Schulstraße', '12a', '52394', 'near'],
  ['Schulstraße', '77', '52349', 'part'],
  ['Ganzanderweg', '12a', '52349', 'part'],
  ['Ganzanderweg', '77', '52349', 'none'],
  ['Schulstraße', '', '52349', 'none'],
  ['', '12a', '52349', 'none'],
])('%s %s, %s is %s', (street, houseNumber, postcode, how) => {
  expect(compareHomes(known, home(street, houseNumber, postcode))).toBe(how);
  expect(compareHomes(home(street, houseNumber, postcode), known)).toBe(how);
});
