// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery } from '../../web/list/index.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  centreRoutes,
  download,
  get,
  page,
} from '../../web/route.ts';
import { getSettings } from '../centres/queries.ts';
import { correctRoutes } from './correct-routes.tsx';
import { counselRoutes } from './counsel-routes.tsx';
import { simpleDeedRoutes } from './deed-routes.tsx';
import { earlierSchoolRoutes } from './earlier-school-routes.tsx';
import { type CaseListQuery, caseFilters, caseSorts, wantedCases } from './list-input.ts';
import { CaseListPage, caseColumns } from './list-page.tsx';
import { listCases, readListFrame } from './list-queries.ts';
import { reportRoutes } from './report-routes.tsx';

const queryOf = (request: CentreRequest): CaseListQuery =>
  listQuery(request.url.pathname.replace('.csv', '') + request.url.search, { sorts: caseSorts, filters: caseFilters });

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, by, user } = request;
  const query = queryOf(request);
  const { count, targetDays, municipalities } = await readListFrame(tx, by, wantedCases(query));
  const rows = await listCases(tx, by, wantedCases(query), query);
  request.shown(
    'case',
    rows.map(({ id }) => id),
  );
  return page(
    <CaseListPage
      frame={frameOf(request)}
      query={query}
      rows={rows}
      count={count}
      today={request.today}
      targetDays={targetDays}
      municipalities={municipalities}
      roles={user.roles}
    />,
  );
}

/** More rows than a centre ever has open; keeps one export from filling the memory. */
const mostExported = 50_000;

async function exportList(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId } = request;
  const wanted = wantedCases(queryOf(request));
  const { targetDays } = await getSettings(tx, centreId);
  const read = async (range: { limit: number; offset: number }) => {
    const rows = await listCases(tx, by, wanted, range);
    request.shown(
      'case',
      rows.map(({ id }) => id),
    );
    return rows;
  };
  const body = await csvInBatches(caseColumns(request.today, targetDays), read, mostExported);
  return download(`faelle-${request.today.toString()}.csv`, 'text/csv; charset=utf-8', body);
}

export const caseRoutes: CentreRoute[] = [
  ...reportRoutes,
  ...correctRoutes,
  ...centreRoutes('cases', [
    get('/faelle', 'case.list', 'case.list', showList),
    get('/faelle.csv', 'case.export', 'case.export', exportList, { confirm: true }),
  ]),
  ...simpleDeedRoutes,
  ...counselRoutes,
  ...earlierSchoolRoutes,
];
