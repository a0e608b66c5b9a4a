// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What is promised of a pot for a talk, before it is known how long it takes: as Kreis Heinsberg pays, in cents. */
const planned = { baseMinutes: 120, baseCents: 2500, stepMinutes: 60, stepCents: 1000 };

/** The cents to promise for so many minutes: up to 2 hours 25 €, each further hour begun 10 €. */
export function plannedCents(minutes: number): number {
  const more = Math.max(0, minutes - planned.baseMinutes);
  return planned.baseCents + Math.ceil(more / planned.stepMinutes) * planned.stepCents;
}
