// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Hindrance } from '../../volunteers/rules.ts';
import { fullAge } from '../policy-rules.ts';

/** Why a sponsor may not be proposed on a day. `consent`: of the parents of a minor; `module`: a needed part of the preparation. */
export type SponsorHindrance =
  | Hindrance
  | { code: 'consent'; until: null }
  | { code: 'module'; until: null; title: string };

/** What is known of somebody when it is asked whether they are old enough. */
export interface Age {
  birth: Temporal.PlainDate | null;
  parentsConsentOn: Temporal.PlainDate | null;
}

const hasYears = (birth: Temporal.PlainDate, years: number, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(birth.add({ years }), on) <= 0;

/** Younger than 18 on a day (§ 2 BGB); nobody knows: not. */
export const isMinor = (birth: Temporal.PlainDate | null, on: Temporal.PlainDate): boolean =>
  birth !== null && !hasYears(birth, fullAge, on);

/** What of the age stands against a sponsor: too young for the centre, or a minor without the consent of the parents. */
export function ageHindrances(
  { birth, parentsConsentOn }: Age,
  leastAge: number,
  on: Temporal.PlainDate,
): SponsorHindrance[] {
  if (birth === null) return [{ code: 'age', until: null }];
  if (!hasYears(birth, leastAge, on)) return [{ code: 'age', until: birth.add({ years: leastAge }) }];
  return isMinor(birth, on) && parentsConsentOn === null ? [{ code: 'consent', until: null }] : [];
}

/** Stands beside each proposal and lesson of a minor. */
export const neverAloneHint = `Unter ${fullAge}: Es ist immer eine erwachsene Person dabei, nie allein mit einem Kind.`;

/** What a lowering of the number would need: seats that are taken, and those that go and come. */
export interface SeatChange {
  /** Pupils the sponsor meets or has been proposed to. */
  taken: number;
  /** Numbers of seats. */
  gone: number[];
  fresh: number[];
}

/**
 * Seats as they have to change so that there are `wanted`: the free ones with the highest numbers go, the lowest unused come.
 * Where more are taken than wanted nothing goes and nothing comes.
 */
export function seatChange(seats: readonly number[], taken: ReadonlySet<number>, wanted: number): SeatChange {
  const none = { taken: taken.size, gone: [], fresh: [] };
  if (taken.size > wanted) return none;
  const free = seats.filter((seat) => !taken.has(seat)).toSorted((a, b) => b - a);
  const unused = Array.from({ length: mostSeats }, (_, index) => index + 1).filter((seat) => !seats.includes(seat));
  return {
    ...none,
    gone: free.slice(0, Math.max(0, seats.length - wanted)),
    fresh: unused.slice(0, Math.max(0, wanted - seats.length)),
  };
}

/** Pupils of one sponsor at most, whatever a centre lays down; the database refuses more. */
export const mostSeats = 10;
