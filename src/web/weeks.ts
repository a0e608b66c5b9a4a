// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How many weeks the small pictures of a start page show. */
const shownWeeks = 12;

/** The days the small pictures stand for: today and the same day of the weeks before, oldest first. */
export const lastWeeks = (today: Temporal.PlainDate): Temporal.PlainDate[] =>
  Array.from({ length: shownWeeks }, (_, index) => today.subtract({ weeks: shownWeeks - 1 - index }));

/** What has changed since four weeks ago, as a sentence without full stop. @param counts one a week, the newest last */
export function changeInWords(counts: readonly number[]): string {
  const now = counts.at(-1) ?? 0;
  const before = counts.at(-5) ?? now;
  if (now === before) return 'so viele wie vor 4 Wochen';
  return now > before ? `${now - before} mehr als vor 4 Wochen` : `${before - now} weniger als vor 4 Wochen`;
}
