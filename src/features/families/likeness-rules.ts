// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { HomeLikeness } from './home-rules.ts';

/** What agreements of two entries weigh, and from when on somebody is asked. All in bits (`codes/name-likeness.ts`). */
export interface LikenessRules {
  readonly validFrom: Temporal.PlainDate;
  /** How they were found. */
  readonly source: string;
  /** How improbable it is beforehand that two entries are one child: one among 200,000 people. */
  readonly prior: number;
  readonly birth: {
    /** The same day, of about 5,400 on which children of school age were born. */
    readonly day: number;
    /** Month and year, or the year, as far as papers know them. */
    readonly month: number;
    readonly year: number;
    readonly swapped: number;
    /** 01.01. stands for "the day is not known" in many papers. */
    readonly newYear: number;
    /** A digit, two neighbouring digits, or the year by one. */
    readonly digit: number;
    /** Dates that contradict each other. */
    readonly other: number;
  };
  readonly phone: number;
  /** The same home, the same but for slips, or two of street, number and postcode. */
  readonly home: Readonly<Record<HomeLikeness, number>>;
  readonly thresholds: {
    /** "Wahrscheinlich dasselbe Kind": somebody is asked before a second entry is made. */
    readonly same: number;
    /** "Vielleicht dasselbe Kind": shown to who looks for it. */
    readonly maybe: number;
  };
}

const RULES: readonly [LikenessRules, ...LikenessRules[]] = [
  {
    validFrom: Temporal.PlainDate.from('2026-01-01'),
    source:
      'measured by `herzstueck search eval` on Latin spellings of Arabic and Cyrillic names, and on FEBRL 1 and 2',
    prior: 17.6,
    birth: { day: 12.4, month: 7.6, year: 4.2, swapped: 8.3, newYear: 5, digit: 3, other: -6 },
    phone: 9,
    home: { same: 14, near: 12, part: 8, none: 0 },
    thresholds: { same: 5, maybe: 0 },
  },
];

/** The rules of a day; before the first ones, those. */
export const likenessRulesOn = (day: Temporal.PlainDate): LikenessRules =>
  RULES.findLast(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0) ?? RULES[0];
