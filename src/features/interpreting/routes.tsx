// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { codesOf } from '../../codes/keys.ts';
import { languageName } from '../../codes/languages.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, page, param, post } from '../../web/route.ts';
import { listAskingInstitutions } from '../institutions/queries.ts';
import { refuseRequest } from './actions.ts';
import { requestPayerInput, requestRefuseInput, sendLinkInput } from './deed-input.ts';
import { type Assigned, findJob } from './dispatch/queries.ts';
import { sendAskLink, tellNews } from './link-actions.ts';
import { periods, RequestListPage, requestColumns } from './list-page.tsx';
import { findOpenChange } from './moves/queries.ts';
import { findCall } from './now/call-queries.ts';
import { nowCallPath } from './now/paths.ts';
import { askForms, cancelForms, changeForms, reachOf } from './own-forms.tsx';
import {
  ownRequestCancelPath,
  ownRequestChangePath,
  ownRequestExportPath,
  ownRequestFormPath,
  ownRequestPath,
  ownRequestsPath,
  requestCancelPath,
  requestChangePath,
  requestExportPath,
  requestFormPath,
  requestPath,
  requestPayerPath,
  requestRefusePath,
  requestsPath,
  sendLinkPath,
} from './paths.ts';
import { decidePayer } from './payer-actions.ts';
import { findRule } from './policy-queries.ts';
import { listProposals } from './proposals/queries.ts';
import {
  countRequests,
  getRequest,
  type InterpretingRequest,
  listHistory,
  listLanguages,
  listRequests,
  listSeries,
  noRequestFilter,
  type RequestFilter,
} from './queries.ts';
import { PayerPage, RefusePage, SendLinkPage } from './request-forms.tsx';
import { RequestPage } from './request-page.tsx';
import { requestStates } from './states.ts';

function readList(request: CentreRequest) {
  const { url, now } = request;
  const query = listQuery(url.href, {
    sorts: ['termin', 'eingang'],
    defaultSort: { key: 'termin', direction: 'desc' },
    filters: { q: 'text', stand: codesOf(requestStates), zeit: codesOf(periods), dolmetschsprache: 'text' },
  });
  const { q, stand, zeit, dolmetschsprache } = query.filters;
  const time = zeit === undefined ? {} : zeit === 'kommend' ? { from: now } : { before: now };
  const filter: RequestFilter = { ...noRequestFilter, q, state: stand, language: dolmetschsprache, ...time };
  const sort = [query.sort.key === 'termin' ? 'starts_at' : 'asked_at', query.sort.direction] as const;
  return { query, filter, sort };
}

const places = (own: boolean, manages: boolean) =>
  own
    ? { list: ownRequestsPath, form: ownRequestFormPath, export: ownRequestExportPath, one: ownRequestPath }
    : { list: requestsPath, form: manages ? requestFormPath : null, export: requestExportPath, one: requestPath };

const manages = ({ user }: CentreRequest): boolean => may(user.roles, 'interpreting.manage');

const showList =
  (own: boolean) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today } = request;
    const { query, filter, sort } = readList(request);
    const reach = reachOf(request, own);
    const rows = await listRequests(tx, centreId, reach, filter, query, ...sort);
    const count = await countRequests(tx, centreId, reach, filter);
    const languages = await listLanguages(tx, centreId, reach);
    request.shown(
      'interpreting_request',
      rows.map(({ id }) => id),
    );
    const at = places(own, manages(request));
    return page(<RequestListPage frame={frameOf(request)} {...{ rows, count, query, today, languages, at, own }} />);
  };

const exportList =
  (own: boolean) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today } = request;
    const { filter, sort } = readList(request);
    const reach = reachOf(request, own);
    const body = await csvInBatches(requestColumns(today, requestPath, own), (part) =>
      listRequests(tx, centreId, reach, filter, part, ...sort),
    );
    return download(`dolmetschen-${today.toString()}.csv`, 'text/csv; charset=utf-8', body);
  };

/** What an institution learns of who comes: first name and language, and sex where it asked for it. */
const comesText = ({ language, gender }: InterpretingRequest, job: Assigned): string =>
  [job.givenName, languageName(language), gender === null ? '' : job.gender === 'female' ? 'Frau' : 'Mann']
    .filter(Boolean)
    .join(', ');

/** What the centre has proposed for an open request and waits for an answer to. */
const findWaiting = async ({ tx, centreId, now }: CentreRequest, { id, state }: InterpretingRequest) =>
  state !== 'open'
    ? undefined
    : (await listProposals(tx, centreId, id)).find(
        ({ answer, answerBy }) => answer === null && Temporal.Instant.compare(answerBy, now) > 0,
      );

const showOne =
  (own: boolean) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, centreId, today } = request;
    const reach = reachOf(request, own);
    const one = await getRequest(tx, centreId, reach, param(request, 'id'));
    request.shown('interpreting_request', one.id);
    const job = await findJob(tx, centreId, one.id);
    return page(
      <RequestPage
        frame={frameOf(request)}
        request={one}
        series={await listSeries(tx, centreId, reach, one.seriesId)}
        history={await listHistory(tx, centreId, one.id)}
        rule={await findRule(tx, centreId, one)}
        today={today}
        now={request.now}
        callHref={own && (await findCall(tx, centreId, one.id)) ? nowCallPath(one.id) : null}
        comes={job ? comesText(one, job) : null}
        change={await findOpenChange(tx, centreId, one.id)}
        proposal={await findWaiting(request, one)}
        requestId={request.requestId}
        own={own}
        manages={own || manages(request)}
      />,
    );
  };

const loadOne = async (request: CentreRequest) => {
  const one = await getRequest(request.tx, request.centreId, reachOf(request, false), param(request, 'id'));
  request.shown('interpreting_request', one.id);
  return one;
};

const noWayNeeded =
  'Bitte schlagen Sie vorher etwas anderes vor (andere Zeit, Telefon oder Video, Fachdienst), oder schreiben Sie, warum keiner dieser Wege passt.';

const refuseForms = centreForm({
  load: async (request) => {
    const one = await loadOne(request);
    if (one.state !== 'open')
      throw new Conflict(`Die Anfrage ist inzwischen: ${requestStates[one.state]}.`, [
        { kind: 'interpreting_request', id: one.id, label: 'Zur Anfrage' },
      ]);
    return { request: one, proposed: await listProposals(request.tx, request.centreId, one.id) };
  },
  schema: () => requestRefuseInput,
  check: (_, { proposed }, { noWay }) =>
    proposed.length > 0 || noWay !== '' ? [] : [{ field: 'warum_keines', message: noWayNeeded }],
  run: async ({ tx, by, app }, { request: { id } }, input) => {
    await refuseRequest(tx, by, id, input, app.jobs);
    await tellNews(tx, by, id, 'refused', app.jobs);
  },
  done: (_, { request: { id } }) => flash(requestPath(id), 'anfrageAbgeschlossen'),
  page: (_, known, form) => <RefusePage {...form} {...known} />,
});

const payerForms = centreForm({
  load: loadOne,
  values: (_, { outcome }) => (outcome === null ? {} : { zahlt: outcome }),
  schema: () => requestPayerInput,
  run: async ({ tx, by }, { id }, { outcome }) => {
    const message = await decidePayer(tx, by, id, outcome);
    return message === undefined ? undefined : { refused: { field: 'zahlt', message } };
  },
  done: (_, { id }) => flash(requestPath(id), 'gespeichert'),
  page: (_, one, form) => <PayerPage {...form} request={one} />,
});

const linkForms = centreForm({
  load: async ({ tx, centreId }) => (await listAskingInstitutions(tx, centreId)).filter(({ email }) => email !== ''),
  schema: ({ today }, institutions) =>
    sendLinkInput(
      today,
      institutions.map(({ id }) => id),
    ),
  run: async ({ tx, by, app, shown }, _, { institutionId }) => {
    await sendAskLink(tx, by, institutionId, app.jobs);
    shown('institution', institutionId);
  },
  done: flash(requestsPath, 'gesendet'),
  page: (_, institutions, form) => <SendLinkPage {...form} institutions={institutions} />,
});

const [ask, askOwn] = [askForms(false), askForms(true)];
const [change, changeOwn] = [changeForms(false), changeForms(true)];
const [cancel, cancelOwn] = [cancelForms(false), cancelForms(true)];

export const requestRoutes = centreRoutes('interpreting', [
  get(requestsPath, 'interpreting.list', 'interpreting_request.list', showList(false)),
  get(requestExportPath, 'interpreting.list', 'interpreting_request.export', exportList(false)),
  get(requestFormPath, 'interpreting.manage', 'interpreting_request.form', ask.show),
  post(requestsPath, 'interpreting.manage', 'interpreting_request.ask', ask.send),
  get(sendLinkPath, 'interpreting.manage', 'interpreting_link.form', linkForms.show),
  post(sendLinkPath, 'interpreting.manage', 'interpreting_link.send', linkForms.send),
  get(requestPath(':id'), 'interpreting.list', 'interpreting_request.view', showOne(false)),
  get(requestChangePath(':id'), 'interpreting.manage', 'interpreting_request.change.form', change.show),
  post(requestChangePath(':id'), 'interpreting.manage', 'interpreting_request.change', change.send),
  get(requestCancelPath(':id'), 'interpreting.manage', 'interpreting_request.cancel.form', cancel.show),
  post(requestCancelPath(':id'), 'interpreting.manage', 'interpreting_request.cancel', cancel.send),
  get(requestRefusePath(':id'), 'interpreting.manage', 'interpreting_request.refuse.form', refuseForms.show),
  post(requestRefusePath(':id'), 'interpreting.manage', 'interpreting_request.refuse', refuseForms.send),
  get(requestPayerPath(':id'), 'interpreting.manage', 'interpreting_request.payer.form', payerForms.show),
  post(requestPayerPath(':id'), 'interpreting.manage', 'interpreting_request.payer', payerForms.send),
  get(ownRequestsPath, 'interpreting.own', 'interpreting_request.list', showList(true)),
  get(ownRequestExportPath, 'interpreting.own', 'interpreting_request.export', exportList(true)),
  get(ownRequestFormPath, 'interpreting.own', 'interpreting_request.form', askOwn.show),
  post(ownRequestsPath, 'interpreting.own', 'interpreting_request.ask', askOwn.send),
  get(ownRequestPath(':id'), 'interpreting.own', 'interpreting_request.view', showOne(true)),
  get(ownRequestChangePath(':id'), 'interpreting.own', 'interpreting_request.change.form', changeOwn.show),
  post(ownRequestChangePath(':id'), 'interpreting.own', 'interpreting_request.change', changeOwn.send),
  get(ownRequestCancelPath(':id'), 'interpreting.own', 'interpreting_request.cancel.form', cancelOwn.show),
  post(ownRequestCancelPath(':id'), 'interpreting.own', 'interpreting_request.cancel', cancelOwn.send),
]);
