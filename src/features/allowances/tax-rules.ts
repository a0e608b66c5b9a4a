// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { legalParameter } from '../../codes/legal.ts';

/** By which number of § 3 EStG an allowance is free of tax. */
export const paragraphs = {
  trainer: {
    short: '§ 3 Nr. 26 EStG',
    label: 'Übungsleiterfreibetrag (§ 3 Nr. 26 EStG)',
    key: 'trainerAllowanceCents',
  },
  volunteer: {
    short: '§ 3 Nr. 26a EStG',
    label: 'Ehrenamtsfreibetrag (§ 3 Nr. 26a EStG)',
    key: 'volunteerAllowanceCents',
  },
} as const;
export type Paragraph = keyof typeof paragraphs;

/** What is free of tax in a calendar year, in cents. */
export const yearLimit = (paragraph: Paragraph, year: number): number =>
  legalParameter(paragraphs[paragraph].key, Temporal.PlainDate.from({ year, month: 1, day: 1 })).value;

/** One person's year under one paragraph, in cents. */
export interface YearAccount {
  year: number;
  paragraph: Paragraph;
  /** Released to be paid on a day of the year, over all services, without what came back (§ 11 (1) EStG: the day it comes in). */
  paid: number;
  /** In a run for a day of the year that is not released yet. */
  planned: number;
  /** Owed and in no run yet; it will count for the year in which it is paid. */
  open: number;
  /** What the person says to get from other bodies. */
  declared: number;
  /** Why somebody confirmed that it may be more; null: nobody has. */
  excessReason: string | null;
}

/** All that counts against the limit, were everything that is open paid this year. */
export const yearTotal = ({ paid, planned, open, declared }: YearAccount): number => paid + planned + open + declared;

/** From this share of the limit on people are warned, in percent. */
export const warnFrom = 80;

/** How near a year is to its limit: `near` from 80 percent on, `reached` from the limit on. */
export function capState(account: YearAccount): 'below' | 'near' | 'reached' {
  const limit = yearLimit(account.paragraph, account.year);
  const total = yearTotal(account);
  if (total >= limit) return 'reached';
  return total * 100 >= limit * warnFrom ? 'near' : 'below';
}

/** Whether so much more, paid in the year, goes beyond what is free of tax and nobody has confirmed that. */
export const needsExcess = (account: YearAccount, more: number): boolean =>
  account.excessReason === null &&
  account.paid + account.planned + account.declared + more > yearLimit(account.paragraph, account.year);
