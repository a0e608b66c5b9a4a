// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { FileNotRead } from '../../files/reading.ts';
import { excel } from '../../outbound/spreadsheet/sheet-task.ts';
import { Conflict } from '../../refusals.ts';
import { frameOf } from '../../web/frame.ts';
import { asText, csvInBatches, listQuery, sheetInBatches } from '../../web/list/index.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  centreRoutes,
  download,
  get,
  later,
  page,
} from '../../web/route.ts';
import { correctRoutes } from './correct-routes.tsx';
import { proofRoutes } from './counselling/proof-routes.tsx';
import { counselRoutes } from './counselling/routes.tsx';
import { simpleDeedRoutes } from './deed-routes.tsx';
import { directAdmissionRoutes } from './direct-admission-routes.tsx';
import { earlierSchoolRoutes } from './earlier-school-routes.tsx';
import { type CaseListQuery, caseFilters, caseSorts, wantedCases } from './list-input.ts';
import { CaseListPage } from './list-page.tsx';
import { listCases, readListFrame } from './list-queries.ts';
import { caseSheet } from './list-sheet.ts';
import { listCounsellors } from './queries.ts';
import { reportImportRoutes } from './report-import/routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { takeOverRoutes } from './take-over-routes.tsx';

const queryOf = (request: CentreRequest): CaseListQuery =>
  listQuery(request.url.pathname.replace(/\.(csv|xlsx)$/, '') + request.url.search, {
    sorts: caseSorts,
    filters: caseFilters,
  });

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId, user } = request;
  const query = queryOf(request);
  const { count, targetDays, municipalities } = await readListFrame(tx, by, wantedCases(query, by.today));
  const rows = await listCases(tx, by, wantedCases(query, by.today), query);
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
      people={await listCounsellors(tx, centreId)}
      requestId={request.requestId()}
    />,
  );
}

/** More rows than a centre ever has open; keeps one export from filling the memory. */
const mostExported = 50_000;

/** Reads the rows of the list for a file; the log names them. */
function reader(request: CentreRequest) {
  const { tx, by } = request;
  const wanted = wantedCases(queryOf(request), by.today);
  return async (range: { limit: number; offset: number }) => {
    const rows = await listCases(tx, by, wanted, range);
    request.shown(
      'case',
      rows.map(({ id }) => id),
    );
    return rows;
  };
}

async function exportCsv(request: CentreRequest): Promise<Answer> {
  const body = await csvInBatches(asText(caseSheet(request.today)), reader(request), mostExported);
  return download(`faelle-${request.today.toString()}.csv`, 'text/csv; charset=utf-8', body);
}

/** Rows and log in the transaction; another process makes the sheet of them after it. */
async function exportSheet(request: CentreRequest): Promise<Answer> {
  const { app, today } = request;
  const lines = await sheetInBatches(caseSheet(today), reader(request), mostExported);
  return later(async () => {
    try {
      const { bytes } = await app.files.read('sheet', lines, (ask) => ask('write', 'Fälle', excel.format));
      return download(`faelle-${today.toString()}.xlsx`, excel.type, bytes);
    } catch (error) {
      if (!(error instanceof FileNotRead)) throw error;
      throw new Conflict(
        'Die Excel-Datei ließ sich gerade nicht erstellen. Bitte versuchen Sie es in einer Minute noch einmal.',
        [{ kind: 'case', aim: 'list', label: 'Zu den Fällen' }],
      );
    }
  });
}

export const caseRoutes: CentreRoute[] = [
  ...reportImportRoutes,
  ...directAdmissionRoutes,
  ...reportRoutes,
  ...correctRoutes,
  ...centreRoutes('cases', [
    get('/faelle', 'case.list', 'case.list', showList),
    get('/faelle.csv', 'case.export', 'case.export', exportCsv, { confirm: true }),
    get('/faelle.xlsx', 'case.export', 'case.export', exportSheet, { confirm: true }),
  ]),
  ...simpleDeedRoutes,
  ...takeOverRoutes,
  ...counselRoutes,
  ...proofRoutes,
  ...earlierSchoolRoutes,
];
