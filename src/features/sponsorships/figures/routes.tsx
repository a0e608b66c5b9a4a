// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { FileNotRead } from '../../../files/reading.ts';
import { excel } from '../../../outbound/spreadsheet/sheet-task.ts';
import { Conflict } from '../../../refusals.ts';
import { frameOf } from '../../../web/frame.ts';
import { sheetInBatches } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, later, page } from '../../../web/route.ts';
import { periodOf, yearsOf } from '../../interpreting/figures/period-rules.ts';
import { smileQuery } from './input.ts';
import { SmileFiguresPage } from './page.tsx';
import { smileFiguresPath, smileFiguresSheetPath } from './paths.ts';
import { readFirstYear, readSmileFigures } from './queries.ts';
import { smileColumns, smileLines } from './sheet.ts';

/** Everything the page says of the period of the address, and its file. */
async function read({ tx, centreId, today, url }: CentreRequest) {
  const years = yearsOf(await readFirstYear(tx, centreId), null, today);
  const query = smileQuery(url, years);
  const year = Number(query.filters.jahr ?? today.year);
  const period = periodOf(year, query.filters.zeitraum);
  const figures = await readSmileFigures(tx, { centreId, today, from: period.from, to: period.to });
  return { query, year, years, period, figures };
}

const show = async (request: CentreRequest): Promise<Answer> =>
  page(<SmileFiguresPage {...(await read(request))} frame={frameOf(request)} today={request.today} />);

/** The numbers are read in the transaction; another process makes the sheet of them after it. */
async function exportSheet(request: CentreRequest): Promise<Answer> {
  const { app, today } = request;
  const { figures, period } = await read(request);
  const rows = smileLines(figures);
  const lines = await sheetInBatches(
    smileColumns,
    async ({ limit, offset }) => rows.slice(offset, offset + limit),
    rows.length,
  );
  return later(async () => {
    try {
      const { bytes } = await app.files.read('sheet', lines, (ask) =>
        ask('write', `SmiLe ${period.text}`, excel.format),
      );
      return download(`smile-${today.toString()}.xlsx`, excel.type, bytes);
    } catch (error) {
      if (!(error instanceof FileNotRead)) throw error;
      throw new Conflict(
        'Die Excel-Datei ließ sich gerade nicht erstellen. Bitte versuchen Sie es in einer Minute noch einmal.',
        [{ kind: 'smile_figures', id: '', label: 'Zu den Zahlen' }],
      );
    }
  });
}

export const smileFigureRoutes = centreRoutes('sponsorships', [
  get(smileFiguresPath, 'sponsorship.figures', 'sponsorship.figures.view', show),
  get(smileFiguresSheetPath, 'sponsorship.figures', 'sponsorship.figures.export', exportSheet),
]);
