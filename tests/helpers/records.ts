// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../src/db/centre.ts';
import type { Route } from '../../src/web/route.ts';
import type { TestApp } from './app.ts';

/** Ids of one centre's records, by the place in a path they belong to. */
export type RecordIds = Record<string, string>;

/** A record of a centre for each place in a path. A new route with a new kind of record adds its line here. */
const sources: Record<string, (tx: Tx) => Promise<{ id: string } | undefined>> = {
  '/faelle/:id': (tx) =>
    tx.selectFrom('placement_case').select('id').where('closed_on', 'is', null).orderBy('id').executeTakeFirst(),
  '/meldungen/:id': (tx) => tx.selectFrom('placement_case').select('id').orderBy('id').executeTakeFirst(),
  '/kinder/:id': (tx) => tx.selectFrom('child').select('id').orderBy('id').executeTakeFirst(),
  '/familien/:id': (tx) => tx.selectFrom('family').select('id').orderBy('id').executeTakeFirst(),
  '/hinweise/:id': (tx) => tx.selectFrom('notice').select('id').executeTakeFirst(),
  '/anfragen/:id': (tx) => tx.selectFrom('school_request').select('id').where('answer', '=', 'open').executeTakeFirst(),
  '/vorlagen/:id': (tx) =>
    tx.selectFrom('submission').select('id').where('withdrawn_at', 'is', null).executeTakeFirst(),
  '/entscheidungen/:id': (tx) => tx.selectFrom('decision').select('id').executeTakeFirst(),
  '/aufnahmen/:caseId': (tx) =>
    tx.selectFrom('placement_case').select('id').where('state', '=', 'allocated').executeTakeFirst(),
  '/plaetze/:id': (tx) => tx.selectFrom('school_place').select('id').executeTakeFirst(),
  '/meine-plaetze/:id': (tx) => tx.selectFrom('school_place').select('id').executeTakeFirst(),
  '/zentrum/behoerden/:id': (tx) => tx.selectFrom('authority').select('id').executeTakeFirst(),
  '/personen/:id': (tx) => tx.selectFrom('membership').select('id').where('role', '=', 'counsellor').executeTakeFirst(),
  '/personen/einladungen/:id': (tx) => tx.selectFrom('invitation').select('id').executeTakeFirst(),
};
/** Places in paths that name public things. */
const publicPaths: Record<string, string> = {
  '/schulen/:number': '/schulen/199999',
  '/betrieb/zentren/:key': '/betrieb/zentren/koeln',
  '/protokoll/:kind/:id': '',
};

/** The path up to and with its last place: `/faelle/:id` of `/faelle/:id/termin`. */
export const prefixOf = (path: string): string => path.match(/^(.*?\/:[a-zA-Z]+(\/:[a-zA-Z]+)?)/)?.[1] ?? '';

/** True when the path names a record of a centre. */
export const namesRecord = (route: Route): boolean => route.path.includes(':') && prefixOf(route.path) in sources;

/** True when tests know what to put into the path. */
export const isKnown = (route: Route): boolean =>
  !route.path.includes(':') || prefixOf(route.path) in sources || prefixOf(route.path) in publicPaths;

/** The ids of a centre. A kind of record the centre does not have is left out. */
export async function recordIds(test: TestApp, centre: 'dueren' | 'aachen'): Promise<RecordIds> {
  const found: RecordIds = {};
  for (const [prefix, read] of Object.entries(sources)) {
    const row = await test.inside(centre, read);
    if (row) found[prefix] = row.id;
  }
  return found;
}

/** A real path for a route: its places filled with these ids. */
export function pathFor(route: Route, ids: RecordIds): string {
  const prefix = prefixOf(route.path);
  if (prefix === '') return route.path;
  if (prefix === '/protokoll/:kind/:id') return `/protokoll/case/${ids['/faelle/:id']}`;
  const replaced =
    publicPaths[prefix] ?? prefix.replace(/:[a-zA-Z]+/, ids[prefix] ?? '00000000-0000-7000-8000-000000000000');
  return route.path.replace(prefix, replaced);
}
