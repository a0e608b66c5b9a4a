// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Point, straightLine } from '../../../codes/distance.ts';
import type { CheckKind, Hindrance, VolunteerState } from '../../volunteers/rules.ts';
import type { DaySpan } from '../../volunteers/span-rules.ts';

export type Mode = 'on_site' | 'phone' | 'video';

/** Minutes between two jobs of one person beside the way: talks run over. Own choice. */
export const bufferMinutes = 15;
/** Roads are longer than the straight line, by car and bus on average so fast, and so long to set out and arrive. Own choice. */
export const detour = 1.3;
const kmPerHour = 35;
const minutesToSetOut = 10;

/** Estimated minutes of the way between two points; the longest usual one where a point is not known. */
export function wayMinutes(a: Point | null, b: Point | null): number {
  if (a === null || b === null) return 30;
  const metres = straightLine(a, b);
  return metres < 50 ? 0 : Math.ceil(minutesToSetOut + ((metres / 1000) * detour * 60) / kmPerHour);
}

/** A job somebody has promised. */
export interface Promised {
  start: Temporal.Instant;
  end: Temporal.Instant;
  mode: Mode;
  /** Null: not known, or not on site. */
  at: Point | null;
}

/** What is asked of whoever interprets a talk. */
export interface Need {
  /** ISO 639-3. */
  language: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** Berlin weekday (1 Monday) and minutes of that day. */
  weekday: number;
  span: DaySpan;
  day: Temporal.PlainDate;
  modes: readonly Mode[];
  ags: string | null;
  at: Point | null;
  gender: 'female' | 'male' | null;
  /** Training that helps (`topicWords`); null: none in particular. */
  topic: string | null;
}

/** `arranged`: no usual times, all by arrangement. */
export type WindowFit = 'arranged' | 'fits' | 'outside';
/** Whether somebody goes to the municipality of the talk by name; `any`: they name none. */
export type AreaFit = 'any' | 'there' | 'elsewhere';

export function windowFit(
  windows: readonly (DaySpan & { weekday: number })[],
  { weekday, span }: Pick<Need, 'weekday' | 'span'>,
): WindowFit {
  if (windows.length === 0) return 'arranged';
  const fits = windows.some((one) => one.weekday === weekday && one.from <= span.from && one.to >= span.to);
  return fits ? 'fits' : 'outside';
}

export function areaFit(areas: readonly string[], { ags }: Pick<Need, 'ags'>): AreaFit {
  if (areas.length === 0) return 'any';
  return ags !== null && areas.includes(ags) ? 'there' : 'elsewhere';
}

/** What is known of somebody who speaks the language. */
export interface Facts {
  id: string;
  name: string;
  state: VolunteerState;
  pausedUntil: Temporal.PlainDate | null;
  birth: Temporal.PlainDate | null;
  gender: 'female' | 'male' | 'diverse' | null;
  language: string;
  level: 'native' | 'fluent' | 'good';
  direction: 'both' | 'to_german' | 'from_german';
  variety: string;
  /** Needed papers that do not count on the day of the talk (`lackingChecks`). */
  lacking: readonly CheckKind[];
  /** How the talk lies to their usual times. */
  window: WindowFit;
  /** The last day of an absence that covers the day of the talk. */
  awayUntil: Temporal.PlainDate | null;
  modes: readonly string[];
  radiusKm: number | null;
  area: AreaFit;
  at: Point | null;
  topics: readonly string[];
  mostJobsMonth: number | null;
  mostMessagesWeek: number | null;
  /** Jobs near the talk, and how many there are in its month. */
  jobs: readonly Promised[];
  monthJobs: number;
  weekMessages: number;
  /** The last job before the talk. */
  lastJobOn: Temporal.PlainDate | null;
  /** `never` and `again` of this institution's reference; `knows`: the person knows who is involved. */
  wish: 'never' | 'again' | null;
  knows: boolean;
  /** What became of asking for this talk before. */
  asked: 'open' | 'declined' | null;
}

/** Why somebody does not come into question, and until when. */
export interface Excluded {
  id: string;
  name: string;
  code: Hindrance['code'] | ReasonCode;
  until: Temporal.PlainDate | null;
}
export type ReasonCode =
  | 'direction'
  | 'away'
  | 'mode'
  | 'radius'
  | 'gender'
  | 'never'
  | 'knows'
  | 'declined'
  | 'busy'
  | 'way'
  | 'month'
  | 'tax_cap';

/** What speaks for (`plus`) or against somebody, by code and number. */
export interface Reason {
  plus: boolean;
  code:
    | 'native'
    | 'level'
    | 'free'
    | 'by_arrangement'
    | 'outside_window'
    | 'way'
    | 'no_way'
    | 'trained'
    | 'again'
    | 'rested'
    | 'month_jobs'
    | 'only_phone'
    | 'asked'
    | 'messages'
    | 'variety';
  number?: number;
  text?: string;
}

/** Somebody who comes into question. */
export interface Candidate {
  id: string;
  name: string;
  mode: Mode;
  /** Minutes of the way from home; 0 where nobody travels. */
  way: number;
  /** Metres of it, estimated; 0 where nobody travels or a place is not known. */
  metres: number;
  reasons: Reason[];
  /** How far from what was asked for: level, window, training. Smaller is better; before everything else but a wish. */
  mismatch: number;
  /** Already asked, answer open: cannot be asked again. */
  askedAlready: boolean;
  /** A message more than the person wants in a week: to be called instead. */
  callOnly: boolean;
}
