// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { legalParameter } from '../../codes/legal.ts';
import { formatCents } from '../../codes/money.ts';
import { type PaidService, paidServices } from '../../codes/paid-services.ts';

/** Who gives the money of a pot. */
export const payers = {
  land: 'Land',
  own: 'eigene Mittel',
  institution: 'die Einrichtung zahlt selbst',
  other: 'andere (Stiftung, Spende)',
} as const;
export type Payer = keyof typeof payers;

/** Whether a pot may pay talks that have a legal consequence; Land money may not (call of the KfI). */
export const legalConsequences = {
  never: 'nur niedrigschwellige Gespräche ohne rechtliche Folgen',
  any: 'auch Gespräche mit rechtlichen Folgen',
} as const;
export type LegalConsequence = keyof typeof legalConsequences;

/** Nothing in a pot is higher: 9,999,999 euros, what an integer column holds of cents with room to add. */
export const mostCents = 999_999_900;

/**
 * Why a pot may not pay this; undefined: it may.
 * @param on the day the service is rendered
 * @param legalConsequence whether the talk has one; undefined: not a question for this service
 */
export function whyNotPay(
  fund: {
    name: string;
    services: readonly string[];
    legalConsequence: LegalConsequence;
    endedOn: Temporal.PlainDate | null;
  },
  what: { service: PaidService; on: Temporal.PlainDate; legalConsequence?: boolean | undefined },
): string | undefined {
  if (!fund.services.includes(what.service))
    return `Der Topf „${fund.name}“ ist nicht für ${paidServices[what.service]} da. Bitte wählen Sie einen anderen Topf.`;
  if (fund.endedOn !== null && Temporal.PlainDate.compare(what.on, fund.endedOn) > 0)
    return `Der Topf „${fund.name}“ ist beendet. Bitte wählen Sie einen anderen Topf.`;
  if (what.legalConsequence === true && fund.legalConsequence === 'never')
    return `Der Topf „${fund.name}“ zahlt nur Gespräche ohne rechtliche Folgen. Bitte wählen Sie einen anderen Topf.`;
  return undefined;
}

/** What a period holds, in cents. */
export interface Sums {
  /** null: without limit. */
  amountCents: number | null;
  promisedCents: number;
  spentCents: number;
}

/** What can still be promised; null: without limit. */
export const freeCents = ({ amountCents, promisedCents, spentCents }: Sums): number | null =>
  amountCents === null ? null : amountCents - promisedCents - spentCents;

/** Why so much cannot be promised any more; undefined: it can. @param more cents beside what is promised and spent */
export function whyNotEnough(name: string, sums: Sums, more: number): string | undefined {
  const free = freeCents(sums);
  return free === null || more <= free
    ? undefined
    : `Im Topf „${name}“ sind noch ${formatCents(Math.max(free, 0))} frei, gebraucht werden ${formatCents(more)}. Bitte wählen Sie einen anderen Topf oder lassen Sie den Betrag erhöhen.`;
}

/** At which share of the amount people are warned, in percent. */
export const warnings = [100, 85, 70] as const;
export type Warning = (typeof warnings)[number];

/** How much of a period is promised or spent, in whole percent (rounded down); null: without limit. */
export function usedPercent({ amountCents, promisedCents, spentCents }: Sums): number | null {
  if (amountCents === null) return null;
  const used = promisedCents + spentCents;
  if (amountCents === 0) return 100;
  return Math.floor((used * 100) / amountCents);
}

/** The highest warning that is reached. */
export function warningOf(sums: Sums): Warning | undefined {
  const percent = usedPercent(sums);
  return percent === null ? undefined : warnings.find((limit) => percent >= limit);
}

/** So many days of a period must be over before its end is foretold: a single job says nothing. Own choice. */
export const forecastAfterDays = 28;

/**
 * The day on which the money ends when it goes on as so far in this period; undefined: it lasts, or it is too early to say.
 * Counted is what is promised or spent for days up to today, over the days that are over.
 */
export function moneyEndsOn(
  period: Sums & { fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate },
  usedUntilToday: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const { amountCents, fromOn, toOn } = period;
  const days = fromOn.until(today, { largestUnit: 'days' }).days + 1;
  if (amountCents === null || days < forecastAfterDays || usedUntilToday <= 0) return undefined;
  if (Temporal.PlainDate.compare(today, toOn) > 0) return undefined;
  const lasts = Math.floor((amountCents * days) / usedUntilToday);
  const ends = fromOn.add({ days: Math.min(lasts, 3660) });
  return Temporal.PlainDate.compare(ends, toOn) < 0 ? ends : undefined;
}

/** The most the Land pays in the calendar year of a day, in cents. */
export const landLimitCents = (on: Temporal.PlainDate): number => legalParameter('landInterpretersCents', on).value;

/** Promised and spent at the end of each month of a period, for the picture and its table. */
export interface BurnPoint {
  /** The last day that is counted: of the month, of the period, or today. */
  until: Temporal.PlainDate;
  spentCents: number;
  promisedCents: number;
}

/** @param changes sums by day, in any order */
export function burnDown(
  { fromOn, toOn }: { fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate },
  changes: readonly { on: Temporal.PlainDate; promised: number; spent: number }[],
  today: Temporal.PlainDate,
): BurnPoint[] {
  const last = Temporal.PlainDate.compare(today, toOn) < 0 ? today : toOn;
  const points: BurnPoint[] = [];
  for (let first = fromOn; Temporal.PlainDate.compare(first, last) <= 0; ) {
    const monthEnd = first.with({ day: first.daysInMonth });
    const until = Temporal.PlainDate.compare(monthEnd, last) < 0 ? monthEnd : last;
    const counted = changes.filter(({ on }) => Temporal.PlainDate.compare(on, until) <= 0);
    points.push({
      until,
      spentCents: counted.reduce((sum, { spent }) => sum + spent, 0),
      promisedCents: counted.reduce((sum, { promised }) => sum + promised, 0),
    });
    first = monthEnd.add({ days: 1 });
  }
  return points;
}
