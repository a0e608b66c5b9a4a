// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { emptyForm } from '../../../web/form/index.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, later, page, post } from '../../../web/route.ts';
import { weekAskPath, weekOf, weekPath } from './paths.ts';
import { askProposed, type OpenWeek, readOpenWeek } from './week-actions.ts';
import { WeekAskedPage } from './week-asked-page.tsx';
import { weekAskInput, weekOfText } from './week-input.ts';
import { type WeekFile, WeekPage } from './week-page.tsx';
import { planWeek } from './week-plan.ts';
import { listNumbers } from './week-queries.ts';
import { mondayOf, proposedRows, weekInstance } from './week-rules.ts';

/** The week of the address or the form; this week where neither names one. */
function weekAsked({ url, form, today }: CentreRequest): Temporal.PlainDate {
  const text = form['woche'] ?? url.searchParams.get('woche');
  return (typeof text === 'string' ? weekOfText(text) : undefined) ?? mondayOf(today);
}

async function read(request: CentreRequest): Promise<OpenWeek> {
  const week = await readOpenWeek(request.tx, request, weekAsked(request));
  request.shown(
    'interpreting_request',
    week.requests.map((one) => one.request.id),
  );
  request.shown('volunteer', [...new Set(week.requests.flatMap(({ candidates }) => candidates.map(({ id }) => id)))]);
  return week;
}

async function plan(week: OpenWeek, now: Temporal.Instant): Promise<WeekFile> {
  const found = await planWeek(weekInstance(week.requests, now));
  return { week, rows: proposedRows(week.requests, found), proven: found.gap === null };
}

/** Read in the transaction, computed after it: others need not wait for the plan. */
async function show(request: CentreRequest): Promise<Answer> {
  const week = await read(request);
  const props = { frame: frameOf(request), state: emptyForm({}), requestId: request.requestId() };
  return later(async () => page(<WeekPage {...props} file={await plan(week, request.now)} />));
}

const askForm = centreForm({
  load: (request) => weekAsked(request),
  offers: async (request) => await plan(await read(request), request.now),
  schema: () => weekAskInput,
  run: ({ tx, by, app, shown }, _, pairs) => {
    shown(
      'interpreting_request',
      pairs.map(({ requestId }) => requestId),
    );
    return askProposed(tx, by, pairs, app.jobs);
  },
  done: async (request, monday, asked) => {
    if (asked.skipped.length === 0) return flash(weekOf(monday), 'wocheGefragt');
    const ids = asked.skipped.map(({ requestId }) => requestId);
    const numbers = await listNumbers(request.tx, request.centreId, ids);
    return page(<WeekAskedPage frame={frameOf(request)} asked={asked} monday={monday} numbers={numbers} />);
  },
  page: (_, __, { frame, state, requestId }, file) => (
    <WeekPage frame={frame} state={state} requestId={requestId} file={file} />
  ),
});

/** A week assigned together; before the routes of one request, whose id "woche" is not. */
export const weekRoutes = centreRoutes('interpreting', [
  get(weekPath, 'interpreting.dispatch', 'interpreting.week.view', show),
  post(weekAskPath, 'interpreting.dispatch', 'interpreting.week.ask', askForm.send),
]);
