// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../../auth/permissions.ts';
import { FileNotRead } from '../../../files/reading.ts';
import { excel } from '../../../outbound/spreadsheet/sheet-task.ts';
import { Conflict } from '../../../refusals.ts';
import { frameOf } from '../../../web/frame.ts';
import { sheetInBatches } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, later, page } from '../../../web/route.ts';
import { centreJoinPath, joinPath } from '../../volunteers/paths.ts';
import { readThreats } from '../dispatch/threat-queries.ts';
import { poolQuery } from './input.ts';
import { readNeeds } from './need-queries.ts';
import { PoolFiguresPage } from './page.tsx';
import { poolFiguresPath, poolFiguresSheetPath } from './paths.ts';
import { periodOf, yearsOf } from './period-rules.ts';
import { readPoolFigures, readYears } from './queries.ts';
import { poolColumns, poolLines } from './sheet.ts';

/** Everything the page says of the period of the address, and its file. */
async function read(request: CentreRequest) {
  const { tx, centreId, today, url } = request;
  const { first, last } = await readYears(tx, centreId);
  const years = yearsOf(first, last, today);
  const query = poolQuery(url, years);
  const year = Number(query.filters.jahr ?? today.year);
  const period = periodOf(year, query.filters.zeitraum);
  const figures = await readPoolFigures(tx, { centreId, today, from: period.from, to: period.to });
  const needs = await readNeeds(tx, { centreId, today });
  return { query, year, years, period, figures, needs };
}

async function show(request: CentreRequest): Promise<Answer> {
  const { tx, today, user } = request;
  const shown = await read(request);
  const seesProtected = may(user.roles, 'institution.keep');
  const threats = await readThreats(tx, request, { all: true, seesProtected });
  request.shown(
    'interpreting_request',
    threats.rows.map((row) => row.request.id),
  );
  const recruitPath = user.centre ? centreJoinPath(user.centre.key) : joinPath;
  const props = { ...shown, threats, today, recruitPath };
  return page(
    <PoolFiguresPage
      {...props}
      frame={frameOf(request)}
      seesVolunteers={may(user.roles, 'volunteer.manage')}
      seesFunds={may(user.roles, 'fund.view')}
      dispatches={may(user.roles, 'interpreting.dispatch')}
    />,
  );
}

/** The numbers are read in the transaction; another process makes the sheet of them after it. */
async function exportSheet(request: CentreRequest): Promise<Answer> {
  const { app, today } = request;
  const { figures, needs, period } = await read(request);
  const rows = poolLines(figures, needs);
  const lines = await sheetInBatches(
    poolColumns,
    async ({ limit, offset }) => rows.slice(offset, offset + limit),
    rows.length,
  );
  return later(async () => {
    try {
      const { bytes } = await app.files.read('sheet', lines, (ask) =>
        ask('write', `Pool ${period.text}`, excel.format),
      );
      return download(`sprachmittlerpool-${today.toString()}.xlsx`, excel.type, bytes);
    } catch (error) {
      if (!(error instanceof FileNotRead)) throw error;
      throw new Conflict(
        'Die Excel-Datei ließ sich gerade nicht erstellen. Bitte versuchen Sie es in einer Minute noch einmal.',
        [{ kind: 'pool_figures', id: '', label: 'Zu den Zahlen' }],
      );
    }
  });
}

export const poolFigureRoutes = centreRoutes('interpreting', [
  get(poolFiguresPath, 'interpreting.figures', 'interpreting.figures.view', show),
  get(poolFiguresSheetPath, 'interpreting.figures', 'interpreting.figures.export', exportSheet),
]);
