// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** At which ages school begins and Sekundarstufe II is the way, as dated parameters for the rules of the recommendation and for lists. */

/** Who is six years old before this day of a year goes to school from August of it. */
export const enrolmentCutOff = {
  value: { month: 9, day: 30 },
  source:
    '§ 35 Absatz 1 SchulG NRW („bis zum Beginn des 30. September das sechste Lebensjahr vollendet“), §§ 187, 188 BGB',
  validFrom: '2011-08-01',
  verified: false,
} as const;

/** Years of age at which school begins, by the cut-off day (§ 35 (1) SchulG NRW). */
export const enrolmentAge = 6;

/** From this age on the way leads to a Berufskolleg. */
export const vocationalAge = {
  value: 16,
  source:
    'BASS 13-63 Nr. 4 („Jugendliche im Alter von 16 …“) und Aufnahme der Berufskollegs in die Internationale Förderklasse',
  validFrom: '2018-10-15',
  verified: false,
} as const;
