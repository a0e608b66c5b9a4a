// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { HelpService, VolunteerState } from '../rules.ts';

/** What somebody did for a service in a year: how often, and for how many minutes altogether. Only what took place. */
export interface Help {
  service: HelpService;
  times: number;
  minutes: number;
}

export type ThanksWay = 'mail' | 'letter' | 'phone';

/** The day of a year from which on people are thanked for it, until a centre says another one. */
export const usualThanksFrom = {
  value: { month: 12, day: 5 },
  source: 'Internationaler Tag des Ehrenamts, 5. Dezember (Resolution 40/212 der Vereinten Nationen)',
};
/** Before this month a year is not near enough to its end. */
export const earliestMonth = 10;

/** A day of a year; the last of the month where it has no such day. */
export const thanksFrom = (of: { month: number; day: number }, year: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, ...of }, { overflow: 'constrain' });

/** Two weeks later it should be done: before the holidays, where the day is the usual one. */
export const thanksDue = (from: Temporal.PlainDate): Temporal.PlainDate => from.add({ weeks: 2 });

/** Until this day of the year after "Heute" reminds of it. */
export const thanksUntil = (year: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: year + 1, month: 1, day: 31 });

/** The years people can be thanked for now, the one that is next in line first: this one from its day on, and the one before. */
export function thanksYears(of: { month: number; day: number }, today: Temporal.PlainDate): number[] {
  const { year } = today;
  return Temporal.PlainDate.compare(thanksFrom(of, year), today) <= 0 ? [year, year - 1] : [year - 1];
}

/** By mail where mail is the channel of the person, else as a letter, else somebody calls. */
export function wayTo(one: { channel: 'mail' | 'phone'; email: string; street: string; place: string }): ThanksWay {
  if (one.channel === 'mail' && one.email !== '') return 'mail';
  return one.street !== '' && one.place !== '' ? 'letter' : 'phone';
}

/** `due`: helped and was not thanked; `had`: was thanked; `quiet`: is active and did nothing that counts; `refused`: wants no thank-you. */
export type ThanksGroup = 'due' | 'had' | 'quiet' | 'refused';

/** Where somebody stands for a year; undefined: who has left, or is not active and did not help, is not thanked. */
export function thanksGroup(one: {
  state: VolunteerState;
  thanked: boolean;
  refused: boolean;
  helped: boolean;
}): ThanksGroup | undefined {
  if (one.thanked) return 'had';
  if (one.state !== 'active' && one.state !== 'paused') return undefined;
  if (one.refused) return 'refused';
  if (one.helped) return 'due';
  return one.state === 'active' ? 'quiet' : undefined;
}

/** So many characters a sentence of the centre has at most. */
export const mostOfWord = 400;
