// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * How long what belongs to a talk is kept, in months. Ten years for what money rests on, as vouchers of public money (§ 59 KomHVO
 * NRW ?); the rest as long as it is needed. The database refuses to let anything go sooner (migration 0066).
 */
export const keptMonths = {
  /** A request with its job, proof and everything said of it, after the talk. */
  talk: 120,
  /** An offer that came to nothing, after it was made: how likely somebody says yes is learned from the last year. */
  offer: 24,
  /** That somebody knows who is involved, or a wish about a volunteer, after the last talk under the sign. */
  pair: 36,
  /** The words of a feedback, after somebody has settled it, or it was given and nothing was to be settled. */
  words: 6,
} as const;

/** The instant so many months ago, at the same hour of the clock in UTC. */
export const monthsAgo = (now: Temporal.Instant, months: number): Temporal.Instant =>
  now.toZonedDateTimeISO('UTC').subtract({ months }).toInstant();
