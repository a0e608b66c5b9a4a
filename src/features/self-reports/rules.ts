// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Days an entry is kept. */
export const keptDays = 30;

/** Why an entry is not taken up. */
export const refusals = {
  other_centre: 'Ein anderes Zentrum ist zuständig',
  goes_to_school: 'Das Kind geht schon zur Schule oder ist zu jung',
  known: 'Das Kind ist schon gemeldet',
  unreachable: 'Die Familie ist nicht zu erreichen',
  no_report: 'Keine Meldung, zum Beispiel Werbung',
} as const;
export type Refused = keyof typeof refusals;
