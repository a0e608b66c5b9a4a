// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, type CentreRoute, centreRoutes, get, page } from '../../web/route.ts';
import { getSettings } from '../centres/queries.ts';
import { SearchPage } from './pages.tsx';
import { findChildren, findSchools, mostHits } from './queries.ts';
import { reachOf } from './reach-queries.ts';
import { readSearch } from './rules.ts';

async function showSearch(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const { numberPrefix } = await getSettings(tx, centreId);
  const reach = reachOf(tx, centreId, user);
  const read = readSearch(request.url.searchParams.get('q') ?? '', numberPrefix, request.today);
  // Who is not of the centre knows phone and address as they were told; that they have changed since is not theirs to find.
  const terms = reach ? { ...read, phone: null, street: null } : read;
  const empty = terms.text === '';
  const children = empty ? [] : await findChildren(tx, centreId, terms, reach?.visible);
  const schools = empty || !may(user.roles, 'school.view') ? [] : await findSchools(tx, centreId, terms);
  const shown = children.slice(0, mostHits);
  const places = reach && (await reach.places(shown.map(({ id }) => id)));
  request.shown(
    'child',
    shown.map(({ id }) => id),
  );
  if (!reach)
    request.shown(
      'case',
      shown.flatMap(({ caseId }) => (caseId ? [caseId] : [])),
    );
  return page(
    <SearchPage
      frame={frameOf(request)}
      text={terms.text}
      found={children}
      schools={schools}
      places={places && new Map(places.toReversed().map((place) => [place.childId, place]))}
      mayReport={may(user.roles, 'report.create')}
    />,
  );
}

export const searchRoutes: CentreRoute[] = centreRoutes('search', [
  get('/suche', 'search.use', 'search.list', showSearch),
]);
