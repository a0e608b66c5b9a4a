// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export {
  type Mode,
  modes,
  type Occasion,
  type OccasionGroup,
  occasionGroups,
  occasionLabels,
  occasions,
  privateRequester,
} from '../../codes/interpreted-talks.ts';

/** Who pays, and that the service does not help: from the mildest to the strictest. */
export const outcomes = {
  land: 'Topf des Landes',
  own: 'eigene Mittel des Zentrums',
  institution: 'die Einrichtung zahlt',
  excluded: 'der Dienst hilft nicht',
} as const;
export type Outcome = keyof typeof outcomes;

/** How a request came in. */
export const channels = { account: 'Zugang', link: 'Link', phone: 'Telefon', mail: 'E-Mail' } as const;
export type Channel = keyof typeof channels;
