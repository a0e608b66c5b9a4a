// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { distance } from 'fastest-levenshtein';

/** How two homes are alike: the same, but for slips, in two of street, number and postcode, or not. */
export type HomeLikeness = 'same' | 'near' | 'part' | 'none';

interface HomeParts {
  street: string;
  houseNumber: string;
  postcode: string;
}

function partsOf(home: string): HomeParts {
  const [, street = '', houseNumber = '', postcode = ''] = /^(.*) (\S+) (\S+)$/.exec(home) ?? [];
  return { street: street.replaceAll(' ', ''), houseNumber, postcode };
}

/** One sign in five of a street is a slip; of a number and a postcode a single one, or two that change places. */
const slipShare = 5;

function isSlip(a: string, b: string, most: number): boolean {
  const letters = distance(a, b);
  return (
    letters <= most || (letters === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join(''))
  );
}

/** Compares two homes as `homeKey` writes them. */
export function compareHomes(one: string | undefined, other: string | undefined): HomeLikeness {
  if (one === undefined || other === undefined) return 'none';
  if (one === other) return 'same';
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.street === '' || b.street === '') return 'none';
  const most = Math.max(1, Math.floor(Math.max(a.street.length, b.street.length) / slipShare));
  const near =
    isSlip(a.street, b.street, most) && isSlip(a.houseNumber, b.houseNumber, 1) && isSlip(a.postcode, b.postcode, 1);
  if (near) return 'near';
  const equal = [a.street === b.street, a.houseNumber === b.houseNumber, a.postcode === b.postcode];
  return equal.filter(Boolean).length === 2 ? 'part' : 'none';
}
