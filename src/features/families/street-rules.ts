// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { searchForm } from '../../codes/names.ts';

/** The search form of a street in both usual spellings: "Schulstr." is "Schulstraße". */
export function streetKeys(street: string): string[] {
  const key = searchForm(street);
  if (key === '') return [];
  const long = key.replace(/STR$/, 'STRASSE').replace(/ STR /, ' STRASSE ');
  return [...new Set([key, long, long.replace(/STRASSE$/, 'STR')])];
}

/** "12 A" and "12a" are one house number. */
export const houseKey = (houseNumber: string): string => houseNumber.replace(/\s+/g, '').toLowerCase();

/** The longest spelling of a street, of those that mean one: "SCHULSTRASSE". */
export const longStreet = (street: string): string =>
  streetKeys(street).reduce((longest, key) => (key.length > longest.length ? key : longest), '');

interface Placed {
  street: string;
  houseNumber: string;
  postcode: string;
}

/** Street, house number and postcode as far as they are known, the street first: "SCHULSTRASSE 12a 52349"; undefined without a street. */
export function streetLine({ street, houseNumber, postcode }: Placed): string | undefined {
  const long = longStreet(street);
  return long === '' ? undefined : [long, houseKey(houseNumber), postcode].filter(Boolean).join(' ');
}

/** The line of a home that no other has; undefined without a street or a house number. */
export const homeKey = (address: Placed): string | undefined =>
  houseKey(address.houseNumber) === '' ? undefined : streetLine(address);
