// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Was the child expected by now? Before its first day nobody can say that it has not come. */
export const isExpected = (startOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(startOn, today) <= 0;
