// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The sixteen Länder by the two letters of ISO 3166-2:DE, in alphabetical order of their names. */
export const FEDERAL_STATES = [
  { key: 'BW', name: 'Baden-Württemberg' },
  { key: 'BY', name: 'Bayern' },
  { key: 'BE', name: 'Berlin' },
  { key: 'BB', name: 'Brandenburg' },
  { key: 'HB', name: 'Bremen' },
  { key: 'HH', name: 'Hamburg' },
  { key: 'HE', name: 'Hessen' },
  { key: 'MV', name: 'Mecklenburg-Vorpommern' },
  { key: 'NI', name: 'Niedersachsen' },
  { key: 'NW', name: 'Nordrhein-Westfalen' },
  { key: 'RP', name: 'Rheinland-Pfalz' },
  { key: 'SL', name: 'Saarland' },
  { key: 'SN', name: 'Sachsen' },
  { key: 'ST', name: 'Sachsen-Anhalt' },
  { key: 'SH', name: 'Schleswig-Holstein' },
  { key: 'TH', name: 'Thüringen' },
] as const;

/** The name of a Land by its two letters, or undefined. */
export const federalStateName = (key: string): string | undefined =>
  FEDERAL_STATES.find((state) => state.key === key)?.name;
