// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How long something took, in whole days from 0; `ended`: false where it still runs, or was broken off, after so many days. */
export interface Duration {
  days: number;
  ended: boolean;
}

/** A day on which something ended. */
export interface SurvivalStep {
  day: number;
  /** Of all those that lasted at least so long: how many, and how many of them ended on this day. */
  atRisk: number;
  ended: number;
  /** Estimated share that lasts longer than this day, 0 to 1. */
  share: number;
}

/**
 * Share that lasts longer than each day, with those that still run counted until today (product-limit estimator; Kaplan and
 * Meier, J. Am. Stat. Assoc. 53 (1958), 457–481). To leave the running ones out would count the quick ones alone.
 * @throws RangeError for days that are no whole number from 0
 */
export function survivalSteps(durations: readonly Duration[]): SurvivalStep[] {
  if (durations.some(({ days }) => !Number.isSafeInteger(days) || days < 0))
    throw new RangeError('A duration is a whole number of days from 0.');
  const byDay = [...Map.groupBy(durations, ({ days }) => days)].sort(([a], [b]) => a - b);
  const steps: SurvivalStep[] = [];
  let atRisk = durations.length;
  let share = 1;
  for (const [day, list] of byDay) {
    const ended = list.filter((one) => one.ended).length;
    if (ended > 0) {
      share *= 1 - ended / atRisk;
      steps.push({ day, atRisk, ended, share });
    }
    atRisk -= list.length;
  }
  return steps;
}

/** What half of them take: the first day after which at most half last longer; null while more than half do. */
export function medianDays(durations: readonly Duration[]): number | null {
  // Products of fractions that make exactly one half may come out a little above it.
  const half = 0.5 + 1e-9;
  return survivalSteps(durations).find(({ share }) => share <= half)?.day ?? null;
}
