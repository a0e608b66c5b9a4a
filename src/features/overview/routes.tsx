// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { FileNotRead } from '../../files/reading.ts';
import { excel } from '../../outbound/spreadsheet/sheet-task.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { sheetInBatches } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, later, page, post } from '../../web/route.ts';
import { listCases, readListFrame } from '../cases/list-queries.ts';
import { changeTargets } from './actions.ts';
import { groupWaiting, listWith } from './groups.ts';
import { targetFields, targetInput, targetValues } from './input.ts';
import { overviewQuery, wantedByOverview } from './list-input.ts';
import { OverviewPage } from './pages.tsx';
import { overviewPath, targetsPath } from './paths.ts';
import { countWaiting, getTargets, listMilestones } from './queries.ts';
import { spanFigures } from './rules.ts';
import { overviewColumns, overviewLines } from './sheet.ts';

/** So many overdue steps stand on the page; all of them are one click away. */
const shownOverdue = 6;

/** Everything the page says, and its file. */
async function readOverview(request: CentreRequest) {
  const { tx, by, centreId, today } = request;
  const query = overviewQuery(request.url);
  const wanted = wantedByOverview(query, today);
  const { targetDays, municipalities } = await readListFrame(tx, by, wanted);
  const targets = await getTargets(tx, centreId);
  const listOf = listWith(query.filters);
  const waiting = groupWaiting(await countWaiting(tx, by, wanted), targetDays, municipalities, listOf);
  const figures = spanFigures(await listMilestones(tx, by, wanted), targets.days);
  return { query, wanted, targetDays, municipalities, targets: targets.days, listOf, waiting, figures };
}

async function showOverview(request: CentreRequest): Promise<Answer> {
  const { tx, by, today, user } = request;
  const { wanted, ...shown } = await readOverview(request);
  const overdue = await listCases(tx, by, { ...wanted, overdue: true }, { limit: shownOverdue, offset: 0 });
  request.shown(
    'case',
    overdue.map(({ id }) => id),
  );
  return page(
    <OverviewPage
      {...shown}
      frame={frameOf(request)}
      overdue={overdue}
      today={today}
      mayExport={may(user.roles, 'overview.export')}
      maySetTargets={may(user.roles, 'centre.manage')}
    />,
  );
}

/** The numbers are read in the transaction; another process makes the sheet of them after it. */
async function exportOverview(request: CentreRequest): Promise<Answer> {
  const { app, today } = request;
  const { waiting, figures, targets } = await readOverview(request);
  const rows = overviewLines(waiting, figures, targets);
  const lines = await sheetInBatches(
    overviewColumns,
    async ({ limit, offset }) => rows.slice(offset, offset + limit),
    rows.length,
  );
  return later(async () => {
    try {
      const { bytes } = await app.files.read('sheet', lines, (ask) => ask('write', 'Übersicht', excel.format));
      return download(`uebersicht-${today.toString()}.xlsx`, excel.type, bytes);
    } catch (error) {
      if (!(error instanceof FileNotRead)) throw error;
      throw new Conflict(
        'Die Excel-Datei ließ sich gerade nicht erstellen. Bitte versuchen Sie es in einer Minute noch einmal.',
        [{ kind: 'overview', aim: 'list', label: 'Zur Übersicht' }],
      );
    }
  });
}

const targetForm = centreForm({
  load: ({ tx, centreId }) => getTargets(tx, centreId),
  values: (_, targets) => targetValues(targets),
  schema: () => targetInput,
  version: ({ version }) => version,
  versionNeeded: true,
  wrongFirst: true,
  run: async ({ tx, by, centreId, shown }, targets, input) => {
    await changeTargets(tx, by, targets, input);
    shown('centre', centreId);
  },
  done: flash(overviewPath, 'ziele_gespeichert'),
  page: (_, __, form) => (
    <FormPage
      {...form}
      title="Ziele ändern"
      breadcrumbs={[{ href: overviewPath, label: 'Übersicht' }, { label: 'Ziele' }]}
      intro="So viele Kalendertage darf jeder Abschnitt dauern. Einen gesetzlichen Wert gibt es nicht."
      action={targetsPath}
      button="Ziele speichern"
      back={overviewPath}
    >
      {targetFields.map(({ name, label }) => (
        <TextField name={name} label={label} inputmode="numeric" state={form.state} />
      ))}
    </FormPage>
  ),
});

export const overviewRoutes = centreRoutes('overview', [
  get('/uebersicht', 'overview.view', 'overview.list', showOverview),
  get('/uebersicht.xlsx', 'overview.export', 'overview.export', exportOverview, { confirm: true }),
  get('/uebersicht/ziele', 'centre.manage', 'span_target.form', targetForm.show),
  post('/uebersicht/ziele', 'centre.manage', 'span_target.change', targetForm.send),
]);
