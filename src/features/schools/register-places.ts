// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { RegisterRow } from './register.ts';
import { isAuthority } from './register-compare.ts';

/** A municipality as the register shows it. */
export interface LearnedMunicipality {
  /** AGS, eight digits. */
  readonly ags: string;
  /** The postal place most schools there name: the municipality's name nearly everywhere. */
  readonly name: string;
  /** Mean position of its schools, metres in EPSG:25832. */
  readonly x: number;
  readonly y: number;
  readonly schools: number;
}

/** A postcode within one municipality as the register shows it. */
export interface LearnedPostcode {
  readonly postcode: string;
  readonly ags: string;
  /** Mean position of its schools, metres in EPSG:25832. */
  readonly x: number;
  readonly y: number;
  readonly schools: number;
  /** Metres from the mean to the farthest school; 0 for one school, so not yet an uncertainty. */
  readonly spreadM: number;
}

type Located = RegisterRow & { readonly x: number; readonly y: number };

function groupBy(rows: readonly Located[], keyOf: (row: Located) => string): Map<string, Located[]> {
  const groups = new Map<string, Located[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  // Authorities sit in town centres and serve whole districts: they say something only where there is no school.
  for (const [key, group] of groups) {
    const schools = group.filter((row) => !isAuthority(row));
    if (schools.length > 0) groups.set(key, schools);
  }
  return groups;
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function centreOf(rows: readonly Located[]): { x: number; y: number } {
  return { x: mean(rows.map((row) => row.x)), y: mean(rows.map((row) => row.y)) };
}

/** The most frequent text; of equally frequent ones the first in the alphabet. */
function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/**
 * Learns municipalities and postcodes with a position from the register itself, so that no separate place file is needed.
 * Only rows with a position count. Sorted by key.
 */
export function learnPlaces(rows: readonly RegisterRow[]): {
  municipalities: LearnedMunicipality[];
  postcodes: LearnedPostcode[];
} {
  const located = rows.filter((row): row is Located => row.x !== null && row.y !== null);
  const municipalities = [...groupBy(located, (row) => row.ags)].map(([ags, group]) => ({
    ags,
    name: mostFrequent(group.map((row) => row.place)),
    ...centreOf(group),
    schools: group.length,
  }));
  const withPostcode = located.filter((row) => /^\d{5}$/.test(row.postcode));
  const postcodes = [...groupBy(withPostcode, (row) => `${row.postcode} ${row.ags}`).values()].map((group) => {
    const { postcode, ags } = group[0]!;
    const centre = centreOf(group);
    const spreadM = Math.round(Math.max(...group.map((row) => Math.hypot(row.x - centre.x, row.y - centre.y))));
    return { postcode, ags, ...centre, schools: group.length, spreadM };
  });
  return {
    municipalities: municipalities.sort((a, b) => (a.ags < b.ags ? -1 : 1)),
    postcodes: postcodes.sort((a, b) => (a.postcode + a.ags < b.postcode + b.ags ? -1 : 1)),
  };
}
