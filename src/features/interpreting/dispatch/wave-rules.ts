// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How a kind of offer was answered so far: by language, lead time and weekday, never by person. */
export interface Answered {
  accepted: number;
  asked: number;
}

/** Chance that at least one of a wave says yes. */
const wanted = 0.9;
/** Nobody is served by asking half the pool. */
export const mostInWave = 6;

/**
 * How many people to ask at once, so that with nine chances in ten one of them accepts (matching.md § 2.5). With few answers
 * known the share is drawn towards a half (Laplace).
 */
export function waveSize({ accepted, asked }: Answered, available: number): number {
  const share = (accepted + 1) / (asked + 2);
  const enough = Math.ceil(Math.log(1 - wanted) / Math.log(1 - share));
  return Math.max(0, Math.min(available, mostInWave, Math.max(1, enough)));
}

/** Hours of notice from which on a language, lead time and weekday are told apart. */
export const leadBands = [24, 72, 168, 336] as const;
/** The band of lead time: 0 below a day … 4 above two weeks. */
export const leadBand = (hours: number): number => leadBands.filter((border) => hours >= border).length;

/**
 * By when an answer is expected: half of the time that is left, at least half an hour and at most two days, and never later
 * than an hour before the talk while there is that much time.
 */
export function answerBy(now: Temporal.Instant, start: Temporal.Instant): Temporal.Instant {
  const left = now.until(start).total('minutes');
  const half = Math.min(Math.max(left / 2, 30), 48 * 60);
  const last = Math.max(left - 60, Math.min(left, 15));
  return now.add({ minutes: Math.max(1, Math.round(Math.min(half, last))) });
}
