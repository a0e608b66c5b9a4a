// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, startOfDay } from '../../clock.ts';
import { isWorkingDay } from '../../codes/holidays.ts';
import { formatCents } from '../../codes/money.ts';
import {
  ceiling,
  compare,
  dividedBy,
  exactly,
  type Fraction,
  minus,
  plus,
  roundHalfUp,
  times,
  whole,
} from './fraction.ts';

/** How the way is paid: with the amount, by a flat sum, by the kilometre, by the ticket, or as time. */
export const travelKinds = ['included', 'flat', 'km', 'ticket', 'time'] as const;

/** One version of a centre's rule for the allowance (Aufwandsentschädigung) of a job. Money in cents. */
export interface AllowanceRule {
  version: string | number;
  /** Both days belong to it; null: until further notice. */
  validFrom: Temporal.PlainDate;
  validTo: Temporal.PlainDate | null;
  /** `baseCents` are paid for up to so many minutes, also for fewer. */
  baseMinutes: number;
  baseCents: number;
  /** Each further step of minutes; null: nothing beyond the base. */
  step: { minutes: number; cents: number; kind: 'started' | 'exact' } | null;
  travel: (typeof travelKinds)[number];
  flatCents: number;
  kmCents: number;
  /**
   * Flat sum, kilometres and time of the way count only where it is longer; then in full. It is compared with `km` as given: the
   * program gives the way there and back, so a statute that means one way is entered twice as far.
   */
  fromKm: number | null;
  /** More minutes are not paid; null: all are. */
  maxMinutes: number | null;
  /** More is not paid for one job; null: no limit. */
  capCents: number | null;
  /** A job cancelled less than so many hours before its start, or later, is paid with `cancelCents`. */
  cancelWindowHours: number;
  cancelHours: 'all' | 'workdays';
  cancelCents: number;
}

/** What is known of a job when it is paid. */
export interface RenderedJob {
  id: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** Of the whole way, there and back; its minutes likewise. */
  km: number;
  travelMinutes: number;
  ticketCents: number;
  cancelledAt: Temporal.Instant | null;
}

/** What somebody gets for a job, and how that comes about. The cents of the lines add up to `cents`. */
export interface Allowance {
  id: string;
  cents: number;
  ruleVersion: string | number;
  lines: { text: string; cents: number }[];
}

/** The version that counts on a day; undefined: none does. */
export const ruleOn = (rules: readonly AllowanceRule[], day: Temporal.PlainDate): AllowanceRule | undefined =>
  rules.find(
    ({ validFrom, validTo }) =>
      Temporal.PlainDate.compare(validFrom, day) <= 0 &&
      (validTo === null || Temporal.PlainDate.compare(day, validTo) <= 0),
  );

/** Pairs of versions that both count on some day. */
export function overlappingRules(rules: readonly AllowanceRule[]): [AllowanceRule, AllowanceRule][] {
  const begins = (a: AllowanceRule, b: AllowanceRule): boolean =>
    b.validTo === null || Temporal.PlainDate.compare(a.validFrom, b.validTo) <= 0;
  return rules.flatMap((a, index) =>
    rules
      .slice(index + 1)
      .flatMap((b): [AllowanceRule, AllowanceRule][] => (begins(a, b) && begins(b, a) ? [[a, b]] : [])),
  );
}

/** Nanoseconds of working days between two instants (Monday to Friday that are no public holiday in NRW), counted up to `enough`. */
function workingNanoseconds(from: Temporal.Instant, to: Temporal.Instant, enough: Fraction): bigint {
  let sum = 0n;
  for (let day = dayOf(from); Temporal.PlainDate.compare(day, dayOf(to)) <= 0; day = day.add({ days: 1 })) {
    if (compare(whole(sum), enough) >= 0) return sum;
    if (!isWorkingDay(day)) continue;
    const begin = startOfDay(day).epochNanoseconds;
    const end = startOfDay(day.add({ days: 1 })).epochNanoseconds;
    const first = begin > from.epochNanoseconds ? begin : from.epochNanoseconds;
    const last = end < to.epochNanoseconds ? end : to.epochNanoseconds;
    if (last > first) sum += last - first;
  }
  return sum;
}

const nanosecondsOfHour = 3_600_000_000_000n;
const nanosecondsOfMinute = 60_000_000_000n;

/**
 * Was a job cancelled too late? Exactly the window is in time; after the start is late in any case.
 * @param cancelledAt when it was cancelled
 */
export function isLate(
  { cancelWindowHours, cancelHours }: Pick<AllowanceRule, 'cancelWindowHours' | 'cancelHours'>,
  start: Temporal.Instant,
  cancelledAt: Temporal.Instant,
): boolean {
  if (Temporal.Instant.compare(cancelledAt, start) > 0) return true;
  const window = times(exactly(cancelWindowHours), whole(nanosecondsOfHour));
  const notice =
    cancelHours === 'all'
      ? start.epochNanoseconds - cancelledAt.epochNanoseconds
      : workingNanoseconds(cancelledAt, start, window);
  return compare(whole(notice), window) < 0;
}

interface Part {
  text: string;
  amount: Fraction;
}

const germanNumber = (n: number): string => String(n).replace('.', ',');
const minutesText = (minutes: Fraction): string =>
  germanNumber(Math.round((Number(minutes.over) / Number(minutes.under)) * 100) / 100);

/** Minutes that are paid: those of the job, of the way where it counts as time, and no more than the rule allows. */
function paidMinutes(rule: AllowanceRule, job: RenderedJob, farEnough: boolean): Fraction {
  const nanoseconds = job.end.epochNanoseconds - job.start.epochNanoseconds;
  const lasted: Fraction = { over: nanoseconds, under: nanosecondsOfMinute };
  const all = rule.travel === 'time' && farEnough ? plus(lasted, exactly(job.travelMinutes)) : lasted;
  const most = rule.maxMinutes === null ? null : exactly(rule.maxMinutes);
  return most !== null && compare(all, most) > 0 ? most : all;
}

function stepPart(rule: AllowanceRule, minutes: Fraction): Part[] {
  const beyond = minus(minutes, exactly(rule.baseMinutes));
  if (rule.step === null || compare(beyond, whole(0)) <= 0) return [];
  const { minutes: length, cents, kind } = rule.step;
  const steps = dividedBy(beyond, exactly(length));
  if (kind === 'exact')
    return [
      {
        text: `weitere ${minutesText(beyond)} Minuten, je ${germanNumber(length)} Minuten ${formatCents(cents)}`,
        amount: times(steps, whole(cents)),
      },
    ];
  const started = ceiling(steps);
  return [
    {
      text: `${started} weitere angefangene ${germanNumber(length)} Minuten zu je ${formatCents(cents)}`,
      amount: whole(started * BigInt(cents)),
    },
  ];
}

function travelPart(rule: AllowanceRule, job: RenderedJob, farEnough: boolean): Part[] {
  if (rule.travel === 'ticket') return [{ text: 'Fahrschein', amount: whole(job.ticketCents) }];
  if (!farEnough) return [];
  if (rule.travel === 'flat') return [{ text: 'Fahrt, pauschal', amount: whole(rule.flatCents) }];
  if (rule.travel !== 'km') return [];
  const text = `Fahrt, ${germanNumber(job.km)} km zu je ${formatCents(rule.kmCents)}`;
  return [{ text, amount: times(exactly(job.km), whole(rule.kmCents)) }];
}

/** Lines of whole cents that add up to the sum rounded once: each takes what the rounded sum grows by. */
function roundedLines(parts: readonly Part[]): Allowance['lines'] {
  let sum = whole(0);
  let told = 0;
  return parts.map(({ text, amount }) => {
    sum = plus(sum, amount);
    const cents = roundHalfUp(sum) - told;
    told += cents;
    return { text, cents };
  });
}

function cancelledLines(
  rule: AllowanceRule,
  start: Temporal.Instant,
  cancelledAt: Temporal.Instant,
): Allowance['lines'] {
  const hours = `${germanNumber(rule.cancelWindowHours)} Stunden${rule.cancelHours === 'workdays' ? ' an Werktagen' : ''}`;
  return isLate(rule, start, cancelledAt)
    ? [{ text: `abgesagt weniger als ${hours} vorher`, cents: rule.cancelCents }]
    : [{ text: `rechtzeitig abgesagt, mindestens ${hours} vorher`, cents: 0 }];
}

/**
 * The allowance of one job by one version of the rule: base, steps, way, rounded half up once at the end, then the limit.
 * The version is that of the day in Germany on which the job starts, for the whole job (`ruleOn`).
 */
export function allowanceOf(rule: AllowanceRule, job: RenderedJob): Allowance {
  const { version, capCents } = rule;
  const done = (lines: Allowance['lines']): Allowance => ({
    id: job.id,
    cents: lines.reduce((sum, { cents }) => sum + cents, 0),
    ruleVersion: version,
    lines,
  });
  if (job.cancelledAt !== null) return done(cancelledLines(rule, job.start, job.cancelledAt));
  const farEnough = rule.fromKm === null || compare(exactly(job.km), exactly(rule.fromKm)) > 0;
  const base = { text: `bis ${germanNumber(rule.baseMinutes)} Minuten`, amount: whole(rule.baseCents) };
  const lines = roundedLines([
    rule.step === null ? { ...base, text: 'für den Einsatz' } : base,
    ...stepPart(rule, paidMinutes(rule, job, farEnough)),
    ...travelPart(rule, job, farEnough),
  ]);
  const { cents } = done(lines);
  if (capCents === null || cents <= capCents) return done(lines);
  return done([...lines, { text: `höchstens ${formatCents(capCents)} je Einsatz`, cents: capCents - cents }]);
}
