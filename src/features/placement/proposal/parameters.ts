// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type LegalKey, legalParameter } from '../../../codes/legal.ts';
import { enrolmentCutOff, vocationalAge } from '../../../codes/school-age.ts';

/** A day of the year. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

interface Values {
  enrolmentCutOff: MonthDay;
  fullTimeYears: number;
  vocationalAge: number;
  vocationalAgeAfterTenYears: number;
  dutyEndsAt: number;
  ffmUntilAge: number;
  ifkUntil: MonthDay;
  ffmIntakes: readonly MonthDay[];
  enoughGerman: readonly string[];
  literacyMonths: number;
  muchLessYears: number;
  lessWithGapYears: number;
  longGapMonths: number;
  muchMoreYears: number;
  littleSchoolingYears: number;
  endingMonths: number;
}
export type ParameterKey = keyof Values;

/** One value of a parameter over a span of days. */
export interface Parameter<Value> {
  readonly value: Value;
  readonly source: string;
  /** First and last day, ISO; without a last day it is in force. */
  readonly validFrom: string;
  readonly validUntil?: string;
  /** The named source itself was read for this table; else it stands there after others, or is a choice of ours. */
  readonly verified: boolean;
}

/** What people read, with the unit. */
export const parameterLabels: Readonly<Record<ParameterKey, string>> = {
  enrolmentCutOff: 'Stichtag: bis dahin sechs Jahre alt',
  fullTimeYears: 'Jahre der Vollzeitschulpflicht',
  vocationalAge: 'Alter, ab dem das Berufskolleg der Weg ist (Jahre)',
  vocationalAgeAfterTenYears: 'Alter, ab dem nach zehn Schuljahren das Berufskolleg der Weg ist (Jahre)',
  dutyEndsAt: 'Alter, mit dessen Schuljahr die Schulpflicht endet (Jahre)',
  ffmUntilAge: 'Höchstes Alter für „Fit für Mehr“ (Jahre)',
  ifkUntil: 'Letzter Tag, an dem die Internationale Förderklasse noch aufnimmt',
  ffmIntakes: 'Aufnahmetage von „Fit für Mehr“ im Schuljahr',
  enoughGerman: 'Niveaus, mit denen die Deutschkenntnisse reichen',
  literacyMonths: 'Längste Erstalphabetisierung (Monate)',
  muchLessYears: 'Fehlende Schuljahre, ab denen ein Jahrgang niedriger vorgeschlagen wird',
  lessWithGapYears: 'Fehlende Schuljahre, ab denen das bei langer Unterbrechung gilt',
  longGapMonths: 'Lange Unterbrechung des Schulbesuchs (Monate)',
  muchMoreYears: 'Zusätzliche Schuljahre, ab denen ein Jahrgang höher vorgeschlagen wird',
  littleSchoolingYears: 'Geringe schulische Vorbildung: höchstens so viele Schuljahre',
  endingMonths: 'Die Erstförderung endet bald: höchstens so viele Monate übrig',
};

const ownChoice = 'Eigene Wahl: Der Erlass nennt keine Zahl.';
const begun = '2018-10-15';

export const PARAMETERS: { readonly [K in ParameterKey]: readonly Parameter<Values[K]>[] } = {
  enrolmentCutOff: [enrolmentCutOff],
  fullTimeYears: [{ value: 10, source: '§ 37 Absatz 1 SchulG NRW', validFrom: '2005-08-01', verified: false }],
  vocationalAge: [vocationalAge],
  vocationalAgeAfterTenYears: [
    {
      value: 15,
      source:
        'Eigene Wahl zu §§ 37, 38 SchulG NRW: Nach zehn Schuljahren folgt die Sekundarstufe II, jünger kommt niemand dorthin.',
      validFrom: begun,
      verified: false,
    },
  ],
  dutyEndsAt: [{ value: 18, source: '§ 38 Absatz 3 SchulG NRW', validFrom: '2005-08-01', verified: false }],
  ffmUntilAge: [
    {
      value: 25,
      source: 'BASS 13-63 Nr. 4 in der Fassung vom 18.01.2017',
      validFrom: '2017-02-01',
      validUntil: '2025-03-16',
      verified: true,
    },
    {
      value: 18,
      source: 'BASS 13-63 Nr. 4 in der Fassung vom 17.03.2025, Nummer 1.1 (Tag des Inkrafttretens prüfen)',
      validFrom: '2025-03-17',
      verified: true,
    },
  ],
  ifkUntil: [
    {
      value: { month: 10, day: 31 },
      source:
        'Übung der Berufskollegs (Leverkusen: wer nach dem 1.11. kommt, geht in „Fit für Mehr“); BASS 13-63 Nr. 4 von 2017 nennt das erste Quartal',
      validFrom: begun,
      verified: false,
    },
  ],
  ffmIntakes: [
    {
      value: [
        { month: 11, day: 1 },
        { month: 2, day: 1 },
        { month: 5, day: 1 },
      ],
      source: 'Übung in Krefeld; andere Berufskollegs nehmen an anderen Tagen auf',
      validFrom: begun,
      verified: false,
    },
  ],
  enoughGerman: [
    {
      value: ['B1', 'B1+', 'B1/B2', 'B2', 'B2/C1', 'C1', 'C2'],
      source: 'Eigene Wahl: „hinreichende Deutschkenntnisse“ ohne Niveau (BASS 13-63 Nr. 3 von 2018)',
      validFrom: begun,
      validUntil: '2023-12-05',
      verified: false,
    },
    {
      value: ['B1', 'B1+', 'B1/B2', 'B2', 'B2/C1', 'C1', 'C2'],
      source: 'BASS 13-63 Nr. 3, Nummer 2.3 (Fassung vom 06.12.2023)',
      validFrom: '2023-12-06',
      verified: true,
    },
  ],
  literacyMonths: [
    {
      value: 12,
      source: 'BASS 13-63 Nr. 3, Nummern 3.4 und 3.4.2 (Fassung vom 06.12.2023)',
      validFrom: begun,
      verified: true,
    },
  ],
  muchLessYears: [{ value: 3, source: ownChoice, validFrom: begun, verified: false }],
  lessWithGapYears: [{ value: 2, source: ownChoice, validFrom: begun, verified: false }],
  longGapMonths: [{ value: 12, source: ownChoice, validFrom: begun, verified: false }],
  muchMoreYears: [{ value: 2, source: ownChoice, validFrom: begun, verified: false }],
  littleSchoolingYears: [{ value: 2, source: ownChoice, validFrom: begun, verified: false }],
  endingMonths: [{ value: 3, source: ownChoice, validFrom: begun, verified: false }],
};

/** Whether something with these days holds on a day (ISO days compare as text). */
export const holdsOn = (
  { validFrom, validUntil }: { readonly validFrom: string; readonly validUntil?: string },
  on: Temporal.PlainDate,
): boolean => validFrom <= on.toString() && (validUntil === undefined || on.toString() <= validUntil);

/**
 * The value of a parameter on a day.
 * @throws RangeError for a day before the first value
 */
export function parameterOn<K extends ParameterKey>(key: K, on: Temporal.PlainDate): Values[K] {
  const found = PARAMETERS[key].find((one) => holdsOn(one, on));
  if (found === undefined) throw new RangeError(`no value of ${key} on ${on.toString()}`);
  return found.value;
}

/** Months of Erstförderung without a year for learning to read: the letters and the case name the same. */
export const supportMonths = (on: Temporal.PlainDate): number =>
  legalParameter('germanSupportMonths' satisfies LegalKey, on).value;
