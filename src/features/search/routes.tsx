// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, type CentreRoute, centreRoutes, get, page } from '../../web/route.ts';
import { getSettings } from '../centres/queries.ts';
import { SearchPage } from './pages.tsx';
import { findChildren, findSchools, mostHits } from './queries.ts';
import { readSearch } from './rules.ts';

async function showSearch(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const { numberPrefix } = await getSettings(tx, centreId);
  const terms = readSearch(request.url.searchParams.get('q') ?? '', numberPrefix, request.today);
  const empty = terms.text === '';
  const children = empty ? [] : await findChildren(tx, centreId, terms);
  const schools = empty ? [] : await findSchools(tx, centreId, terms);
  const shown = children.slice(0, mostHits);
  request.shown(
    'child',
    shown.map(({ id }) => id),
  );
  request.shown(
    'case',
    shown.flatMap(({ caseId }) => (caseId ? [caseId] : [])),
  );
  return page(<SearchPage frame={frameOf(request)} text={terms.text} found={children} schools={schools} />);
}

export const searchRoutes: CentreRoute[] = centreRoutes('search', [
  get('/suche', 'search.use', 'search.list', showSearch),
]);
