// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Where a family with a child not of school age yet is pointed to. */
export const destinations = {
  day_care: 'Kita-Platz: Jugendamt',
  childminder: 'Kindertagespflege: Jugendamt',
  bridge: 'Brückenprojekt oder Spielgruppe',
  language_support: 'Sprachförderung vor der Schule',
  primary_school: 'Anmeldung an der Grundschule',
  other: 'andere Stelle',
} as const;
export type Destination = keyof typeof destinations;

/** Whether the family got there. */
export const arrivals = { yes: 'angekommen', no: 'nicht angekommen', unknown: 'nicht bekannt' } as const;

/** Working days after the report until a family has to be pointed somewhere, and until the head hears of it. Own choice. */
export const referDays = 5;
export const escalationDays = 10;

/** How long a referral is kept: long enough to ask once whether the family has arrived, and for the year's numbers. */
export const keptMonths = {
  value: 6,
  source: 'Art. 5 (1) e DSGVO: no longer than needed; no statute names a period for counselling without a file',
  validFrom: '2026-11-30',
  verified: false,
} as const;
