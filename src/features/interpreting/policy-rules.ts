// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays, isWorkingDay } from '../../codes/holidays.ts';
import type { OccasionRule } from './eligibility-rules.ts';

/** Days on which nothing is dispatched, both included. */
export interface Closure {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** How a pool works, from a day on. */
export interface Policy {
  leadDays: number;
  /** Working days are counted without those on which the service is closed. */
  leadUnit: 'working' | 'calendar';
  /** Later requests are taken with a reason. */
  urgentAllowed: boolean;
  /** Minutes of one talk; null: as long as it takes. */
  maxMinutes: number | null;
  /** Private persons may ask, too. */
  privateMayAsk: boolean;
  /** No talks in flats. */
  publicRoomsOnly: boolean;
  /** Hours before the beginning until which calling off is in time. */
  cancelHours: number;
  closed: readonly Closure[];
  /** Hours of the day (0 to 24) between which the program itself asks volunteers; on Sundays and holidays only where that is set. */
  askFrom: number;
  askTo: number;
  askSundays: boolean;
  /** Hours somebody asked by the program has to answer: for a talk within two days, within a week, later. */
  answerHoursSoon: number;
  answerHoursWeek: number;
  answerHoursLater: number;
  /** "Jetzt am Telefon": who stands by is asked at once; minutes in which somebody has to say yes. */
  phoneNow: boolean;
  phoneNowMinutes: number;
}

/** What counts where a centre has laid down nothing: Düren asks ten days ahead, of institutions alone; the rest is own choice. */
export const defaultPolicy: Policy = {
  leadDays: 10,
  leadUnit: 'calendar',
  urgentAllowed: true,
  maxMinutes: 180,
  privateMayAsk: false,
  publicRoomsOnly: true,
  cancelHours: 24,
  closed: [],
  askFrom: 8,
  askTo: 20,
  askSundays: false,
  answerHoursSoon: 2,
  answerHoursWeek: 12,
  answerHoursLater: 24,
  phoneNow: true,
  phoneNowMinutes: 3,
};

/** The practice of a pool as published. */
export interface PolicyPreset {
  label: string;
  source: string;
  policy: Partial<Policy>;
  /** Closed weeks without a year: month and day, both included. */
  closedYearly?: { from: [month: number, day: number]; to: [month: number, day: number] };
  /** Rows that come on top of the table: the strictest decides. */
  rules?: readonly OccasionRule[];
  /** What the source leaves open: one sentence. */
  open: string | null;
}

const readOn = 'gelesen 11/2026';
const restOpen = 'Alles andere ist nicht veröffentlicht; es steht da, was Ihr Zentrum bisher eingestellt hat.';

/** Six pools of North Rhine-Westphalia, for a centre to start from. */
export const policyPresets = {
  heinsberg: {
    label: 'Kreis Heinsberg: 5 Arbeitstage vorher, auch Privatpersonen',
    source: `integrationsportal-kreis-heinsberg.de, Sprachmittlerpool, ${readOn}`,
    policy: { leadDays: 5, leadUnit: 'working', privateMayAsk: true },
    open: 'Höchstdauer und Frist zum Absagen sind nicht veröffentlicht.',
  },
  rhein_erft: {
    label: 'Rhein-Erft-Kreis: kein Dolmetschen bei AO-SF',
    source: `rhein-erft-kreis.de, Sprachmittler, ${readOn}`,
    policy: {},
    rules: [
      {
        code: 'R13E',
        occasions: ['special_needs'],
        requesters: [],
        legalConsequence: null,
        professionalPresent: null,
        institutionPays: null,
        outcome: 'excluded',
        reason: 'Bei AO-SF-Verfahren dolmetscht der Pool nicht.',
        alternative: 'Bitte fragen Sie beim Schulamt, wer in diesem Verfahren das Dolmetschen bezahlt.',
        source: `rhein-erft-kreis.de, Sprachmittler, ${readOn}`,
      },
    ],
    open: restOpen,
  },
  borken: {
    label: 'Kreis Borken: 5 Arbeitstage vorher, eilig mit Grund, vom 8.7. bis 12.8. geschlossen',
    source: `ki.kreis-borken.de und Anforderung im Formularserver, ${readOn}`,
    policy: { leadDays: 5, leadUnit: 'working', urgentAllowed: true, privateMayAsk: false },
    closedYearly: { from: [7, 8], to: [8, 12] },
    open: 'Veröffentlicht sind 4 bis 5 Arbeitstage; hier stehen 5.',
  },
  ennepe_ruhr: {
    label: 'Ennepe-Ruhr-Kreis: 7 Arbeitstage vorher, höchstens 3 Stunden, absagen bis 24 Stunden vorher',
    source: `enkreis.de, Laien-Sprachmittlerpool, ${readOn}`,
    policy: { leadDays: 7, leadUnit: 'working', maxMinutes: 180, privateMayAsk: false, cancelHours: 24 },
    open: null,
  },
  rheinisch_berg: {
    label: 'Rheinisch-Bergischer Kreis',
    source: `rbk-direkt.de, Aufwandsentschädigung, ${readOn}`,
    policy: {},
    open: `Veröffentlicht ist nur die Aufwandsentschädigung. ${restOpen}`,
  },
  soest: {
    label: 'Stadt Soest',
    source: `uepo.de, 19.12.2016, ${readOn}`,
    policy: {},
    open: `Veröffentlicht ist nur die Aufwandsentschädigung. ${restOpen}`,
  },
} as const satisfies Record<string, PolicyPreset>;
export type PolicyPresetCode = keyof typeof policyPresets;

/** A preset on top of what counts so far. @param year in which its closed weeks are entered first */
export function presetPolicy(code: PolicyPresetCode, before: Policy, year: number): Policy {
  const preset: PolicyPreset = policyPresets[code];
  const day = ([month, of]: [number, number]) => Temporal.PlainDate.from({ year, month, day: of });
  const yearly = preset.closedYearly;
  const closed = yearly ? [...before.closed, { from: day(yearly.from), to: day(yearly.to) }] : before.closed;
  return { ...before, ...preset.policy, closed };
}

const { compare } = Temporal.PlainDate;
const within = (day: Temporal.PlainDate) => (one: Closure) => compare(one.from, day) <= 0 && compare(day, one.to) <= 0;

/** The weeks in which nothing is dispatched and this day lies. */
export const closureOn = ({ closed }: Pick<Policy, 'closed'>, day: Temporal.PlainDate): Closure | undefined =>
  closed.find(within(day));

/** The first working day, this one included, on which the service works. */
export function openDay(policy: Pick<Policy, 'closed'>, from: Temporal.PlainDate): Temporal.PlainDate {
  let day = from;
  for (;;) {
    const closure = closureOn(policy, day);
    if (closure) day = closure.to.add({ days: 1 });
    else if (isWorkingDay(day)) return day;
    else day = day.add({ days: 1 });
  }
}

/**
 * The first day for which somebody may ask today without a reason. Working days are those of NRW (`holidays.ts`) on which the
 * service is open; today does not count.
 */
export function earliestDay(policy: Policy, today: Temporal.PlainDate): Temporal.PlainDate {
  if (policy.leadUnit === 'calendar') return today.add({ days: policy.leadDays });
  let day = today;
  for (let left = policy.leadDays; left > 0; left -= 1) day = openDay(policy, addWorkingDays(day, 1));
  return day;
}

/** Is it in time to call off a talk at this instant? Exactly the hours of notice is in time. */
export const isInTime = (
  { cancelHours }: Pick<Policy, 'cancelHours'>,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): boolean => Temporal.Instant.compare(startsAt.subtract({ hours: cancelHours }), now) >= 0;

/** A version of something that counts from a day on. */
export interface Dated {
  validFrom: Temporal.PlainDate;
}

/** The version that counts on a day: the latest that has begun. */
export const versionOn = <V extends Dated>(versions: readonly V[], day: Temporal.PlainDate): V | undefined =>
  versions
    .filter(({ validFrom }) => compare(validFrom, day) <= 0)
    .toSorted((a, b) => compare(b.validFrom, a.validFrom))[0];
