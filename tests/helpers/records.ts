// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { features } from '../../src/features/index.ts';
import { together } from '../../src/web/feature.ts';
import type { Route } from '../../src/web/route.ts';
import type { TestApp } from './app.ts';

/** What stands in the places of paths that name a record of one centre, by the path up to its last place. */
export type RecordIds = Record<string, Readonly<Record<string, string>>>;

const samples = together(features.map((feature) => feature.samples));

/** The path up to and with its last place: `/faelle/:id` of `/faelle/:id/termin`. */
export const prefixOf = (path: string): string => path.match(/^(.*?\/:[a-zA-Z]+(\/:[a-zA-Z]+)?)/)?.[1] ?? '';

/** True when the path names a record of a centre. */
export const namesRecord = (route: Route): boolean => typeof samples[prefixOf(route.path)] === 'function';

/** True when the place is filled with the same words in every centre. */
export const isFixed = (prefix: string): boolean => typeof samples[prefix] === 'string';

/** True when the features say what to put into the path. */
export const isKnown = (route: Route): boolean => !route.path.includes(':') || prefixOf(route.path) in samples;

/** The ids of a centre. A kind of record the centre does not have is left out. */
export async function recordIds(test: TestApp, centre: 'dueren' | 'aachen'): Promise<RecordIds> {
  const found: RecordIds = {};
  for (const [prefix, sample] of Object.entries(samples)) {
    if (typeof sample === 'string') continue;
    const places = await test.inside(centre, sample);
    if (places) found[prefix] = places;
  }
  return found;
}

/** A real path for a route: its places filled with these ids. */
export function pathFor(route: Route, ids: RecordIds): string {
  const prefix = prefixOf(route.path);
  if (prefix === '') return route.path;
  const sample = samples[prefix];
  const filled =
    typeof sample === 'string'
      ? sample
      : prefix.replaceAll(
          /:([a-zA-Z]+)/g,
          (_, place: string) => ids[prefix]?.[place] ?? '00000000-0000-7000-8000-000000000000',
        );
  return route.path.replace(prefix, filled);
}
