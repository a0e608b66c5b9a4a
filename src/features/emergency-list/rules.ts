// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto';

/** So many nights are kept, the newest among them. */
export const keptNights = 3;

/** Letters and digits that are not read as another, and no vowel that makes words. */
const letters = '23456789CDFGHJKMNPQRTVWXY';
/** 25 to the power of 24 keys: more than 111 bits, out of reach of guessing at a file somebody has taken. */
const length = 24;

/**
 * The key of an id, in groups of four: whoever has the secret of the installation can make it again, and nobody else can. So a
 * copy of the database opens no list, and the head can print the key a second time.
 */
export function emergencyKey(secret: string, centreId: string, id: string): string {
  const bytes = createHmac('sha256', secret).update(`emergency-list\n${centreId}\n${id}`).digest();
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let key = '';
  for (let n = 0; n < length; n += 1) {
    key += letters[Number(rest % BigInt(letters.length))];
    rest /= BigInt(letters.length);
  }
  return (key.match(/.{4}/g) ?? []).join('-');
}

/** The file of a night outside the database: "notfallliste-dueren-2026-11-30.pdf". Says nothing of who stands in it. */
export const fileName = (centreKey: string, night: Temporal.PlainDate): string =>
  `notfallliste-${centreKey}-${night.toString()}.pdf`;

/** The night of such a file of this centre; undefined for every other file, which is none of ours. */
export function nightOf(name: string, centreKey: string): string | undefined {
  const night = /-(\d{4}-\d{2}-\d{2})\.pdf$/.exec(name)?.[1];
  return night !== undefined && name === `notfallliste-${centreKey}-${night}.pdf` ? night : undefined;
}

/** What a file is called while it is written: a kill leaves it behind. */
export const partName = (name: string): string => `.${name}.part`;

/** Whether a file of the folder is a list of this centre, or a part of one. */
export const isOurs = (name: string, centreKey: string): boolean =>
  nightOf(name.replace(/^\.(.*)\.part$/, '$1'), centreKey) !== undefined;
