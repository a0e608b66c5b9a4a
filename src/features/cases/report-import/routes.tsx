// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../../auth/permissions.ts';
import { inCentre } from '../../../db/centre.ts';
import { FileNotRead } from '../../../files/reading.ts';
import type { SheetFormat } from '../../../outbound/spreadsheet/cells.ts';
import { excel } from '../../../outbound/spreadsheet/sheet-task.ts';
import { Conflict } from '../../../refusals.ts';
import { writeAudit } from '../../../web/audit.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  later,
  page,
  post,
  redirect,
} from '../../../web/route.ts';
import { type ListPreview, openList, previewList, refusedRows } from '../../lists/actions.ts';
import { reportedListPath } from '../paths.ts';
import { keepList, keepMapping } from './actions.ts';
import { agreedOf, chosenMapping, reportListInput } from './input.ts';
import { PreviewPage, UploadPage } from './pages.tsx';
import { getList, getListFile, type KeptList, listCasesOfList, listKept } from './queries.ts';
import { ProgressPage, ResultPage } from './result-page.tsx';
import { takeListJob } from './take-job.ts';
import { beginTaking } from './taking-actions.ts';
import { reportTarget } from './target.ts';
import { templateLines } from './template.ts';

const isStaff = (request: CentreRequest): boolean => may(request.user.roles, 'case.list');

const uploadForms = centreForm({
  load: () => null,
  schema: () => reportListInput,
  run: async ({ tx, by }, _, { file }) => await keepList(tx, by, await file.bytes()),
  done: (_request, _known, id: string) => reportedListPath(id),
  page: async (request, _, { frame, state }) => {
    const kept = await listKept(request.tx, request.centreId, request.user.id);
    return <UploadPage frame={frame} state={state} staff={isStaff(request)} kept={kept} />;
  },
});

/** A list of this person with its file, ready to be looked at outside the transaction. */
async function inHand(request: CentreRequest, list: KeptList, event: string) {
  const { tx, by, centreId, user } = request;
  const target = reportTarget({
    by,
    ags: isStaff(request) ? null : user.ags,
    listId: list.id,
    log: (inner, shown) => writeAudit(inner, centreId, request, event, shown),
  });
  return { target, by, bytes: await getListFile(tx, centreId, user.id, list.id) };
}
type Hand = Awaited<ReturnType<typeof inHand>>;

const openedList = ({ tx, centreId, user, params }: CentreRequest): Promise<KeptList> =>
  getList(tx, centreId, user.id, params['id'] ?? '');

async function preview({ app }: CentreRequest, hand: Hand, list: KeptList): Promise<ListPreview> {
  if (list.mapping) return await previewList(app, hand, list.mapping);
  const { mapping } = await openList(app, hand);
  return await previewList(app, hand, mapping);
}

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const list = await openedList(request);
  const shared = { frame: frameOf(request), staff: isStaff(request), listId: list.id };
  if (list.result) {
    const cases = await listCasesOfList(tx, centreId, list.id);
    request.shown(
      'case',
      [...cases.values()].map(({ id }) => id),
    );
    return page(<ResultPage {...shared} rows={list.result} cases={cases} />);
  }
  if (list.progress) return page(<ProgressPage {...shared} progress={list.progress} />);
  const hand = await inHand(request, list, 'report.import.view');
  return later(async () => {
    const shown = await preview(request, hand, list);
    return page(
      <PreviewPage {...shared} preview={shown} failed={list.failed} />,
      shown.problems.length > 0 ? 422 : 200,
    );
  });
}

async function mapColumns(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, form } = request;
  const list = await openedList(request);
  const count = Object.keys(form).filter((name) => name.startsWith('spalte_')).length;
  if (count === 0) throw new Conflict('Das Formular ist unvollständig. Bitte laden Sie die Seite neu.', again(list));
  await keepMapping(tx, centreId, list.id, chosenMapping(form, Math.min(count, 200)));
  return redirect(reportedListPath(list.id));
}

const again = ({ id }: KeptList) => [{ kind: 'report_list', id, label: 'Liste noch einmal prüfen' }];

/** Begins to report what the preview showed. Pressed twice it begins once. */
async function takeList(request: CentreRequest): Promise<Answer> {
  const { app, by, centreId, user, form } = request;
  const list = await openedList(request);
  const path = reportedListPath(list.id);
  if (list.result || list.progress) return redirect(path);
  const { seen, answers } = agreedOf(form);
  if (seen === '') throw new Conflict('Das Formular ist unvollständig. Bitte laden Sie die Seite neu.', again(list));
  const ags = isStaff(request) ? null : [...user.ags];
  const who = { userId: user.id, roles: user.roles.join(','), role: by.role, ags };
  const hand = await inHand(request, list, 'report.import');
  return later(async () => {
    const mapping = [...(list.mapping ?? (await openList(app, hand)).mapping)];
    await inCentre(app.database.db, by, async (inner) => {
      const taking = { ...who, mapping, seen, answers: [...answers], shown: null };
      if (await beginTaking(inner, by, list.id, taking))
        await app.jobs.send(inner, takeListJob, { centreId, listId: list.id });
    });
    return redirect(path);
  });
}

const types = {
  ...excel,
  xlsx: excel.type,
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
};

/** The rows that were not taken, as a file to mend and hand in again. */
async function downloadRefused(request: CentreRequest): Promise<Answer> {
  const list = await openedList(request);
  const hand = await inHand(request, list, 'report.import.refused');
  return later(async () => {
    const mapping = list.mapping ?? (await openList(request.app, hand)).mapping;
    const file = await refusedRows(request.app, hand, mapping);
    if (!file) return redirect(reportedListPath(list.id));
    return download(`nicht-gemeldet.${file.format}`, types[file.format], file.bytes);
  });
}

const template =
  (format: SheetFormat) =>
  (request: CentreRequest): Answer =>
    later(async () => {
      try {
        const { bytes } = await request.app.files.read('sheet', templateLines(format), (ask) =>
          ask('write', 'Meldungen', format),
        );
        return download(`vorlage-meldungen.${format}`, types[format], bytes);
      } catch (error) {
        if (!(error instanceof FileNotRead)) throw error;
        throw new Conflict(
          'Die Vorlage ließ sich gerade nicht erstellen. Bitte versuchen Sie es in einer Minute noch einmal.',
        );
      }
    });

export const reportImportRoutes = centreRoutes('cases', [
  get('/meldungen/liste', 'report.import', 'report.import.form', uploadForms.show),
  post('/meldungen/liste', 'report.import', 'report.import.upload', uploadForms.send),
  get('/meldungen/vorlage.xlsx', 'report.import', 'report.import.template', template(excel.format)),
  get('/meldungen/vorlage.csv', 'report.import', 'report.import.template', template('csv')),
  get('/meldungen/liste/:id', 'report.import', 'report.import.view', showList),
  post('/meldungen/liste/:id/spalten', 'report.import', 'report.import.columns', mapColumns),
  post('/meldungen/liste/:id/melden', 'report.import', 'report.import', takeList),
  get('/meldungen/liste/:id/nicht-gemeldet', 'report.import', 'report.import.refused', downloadRefused),
]);
