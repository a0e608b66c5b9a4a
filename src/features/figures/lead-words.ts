// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Bands of elapsed time by their codes (`interpretingLeads`). */
export const leadLabels: Readonly<Record<string, string>> = {
  h_4: 'bis 4 Stunden',
  h_24: 'bis 1 Tag',
  d_3: 'bis 3 Tage',
  d_7: 'bis 7 Tage',
  d_14: 'bis 14 Tage',
  longer: 'mehr als 14 Tage',
};

/** Parts of the way from a request for an interpreter to its talk. */
export const leadParts = {
  offer: 'von der Anfrage bis zum ersten Angebot',
  accepted: 'von der Anfrage bis zur ersten Zusage',
  ahead: 'von der Zusage bis zum Gespräch',
  notice: 'von der Anfrage bis zum Gespräch',
} as const;
export type LeadPart = keyof typeof leadParts;
