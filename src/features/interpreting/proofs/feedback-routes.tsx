// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../../web/route.ts';
import { findJob } from '../dispatch/queries.ts';
import { reachOf } from '../own-forms.tsx';
import { ownRequestPath } from '../paths.ts';
import { getRequest } from '../queries.ts';
import { askName } from '../question-input.ts';
import { giveFeedback, settleFeedback } from './feedback-actions.ts';
import { feedbackInput } from './feedback-input.ts';
import { FeedbackListPage, OwnFeedbackPage } from './feedback-page.tsx';
import { countFeedback, hasFeedback, listWaitingFeedback } from './feedback-queries.ts';
import { feedbackListPath, ownFeedbackPath, settleFeedbackPath } from './paths.ts';

const shownAtOnce = 50;

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, now } = request;
  const rows = await listWaitingFeedback(tx, centreId, shownAtOnce);
  request.shown(
    'interpreting_request',
    rows.map(({ requestId }) => requestId),
  );
  const counts = await countFeedback(tx, centreId, now);
  return page(
    <FeedbackListPage frame={frameOf(request)} {...{ rows, counts }} requestId={() => request.requestId()} />,
  );
}

const settleForms = centreForm({
  load: (request: CentreRequest) => param(request, 'id'),
  schema: () => noFields,
  run: ({ tx, by }, id) => settleFeedback(tx, by, id),
  done: flash(feedbackListPath, 'gespeichert'),
  page: async (request) => (
    <FeedbackListPage
      frame={frameOf(request)}
      rows={await listWaitingFeedback(request.tx, request.centreId, shownAtOnce)}
      counts={await countFeedback(request.tx, request.centreId, request.now)}
      requestId={() => request.requestId()}
    />
  ),
});

const ownForms = centreForm({
  load: async (request: CentreRequest) => {
    const { tx, centreId, now } = request;
    const one = await getRequest(tx, centreId, reachOf(request, true), param(request, 'id'));
    request.shown('interpreting_request', one.id);
    const links = [{ kind: 'interpreting_request.own', id: one.id, label: 'Zur Anfrage' }];
    const job = await findJob(tx, centreId, one.id);
    if (!job || Temporal.Instant.compare(one.startsAt, now) > 0)
      throw new Conflict('Eine Rückmeldung gibt es erst nach dem Gespräch.', links);
    if (await hasFeedback(tx, centreId, job.id, 'institution'))
      throw new Conflict('Zu diesem Gespräch ist schon eine Rückmeldung da. Danke!', links);
    return one;
  },
  schema: () => feedbackInput,
  asks: () => ({ anmerkung: askName }),
  run: (request, { id: requestId }, feedback) =>
    giveFeedback(request.tx, request.by, { requestId, side: 'institution', feedback }, reachOf(request, true)),
  done: (_, { id }) => flash(ownRequestPath(id), 'rueckmeldungDa'),
  page: (_, request, form) => <OwnFeedbackPage {...form} request={request} />,
});

const id = ':id';

/** How both sides found a talk: said by the institution, read and settled by the coordination. */
export const feedbackRoutes = centreRoutes('interpreting', [
  get(feedbackListPath, 'interpreting.dispatch', 'interpreting.feedback.list', showList),
  post(settleFeedbackPath(id), 'interpreting.dispatch', 'interpreting.feedback.settle', settleForms.send),
  get(ownFeedbackPath(id), 'interpreting.own', 'interpreting.feedback.form', ownForms.show),
  post(ownFeedbackPath(id), 'interpreting.own', 'interpreting.feedback.give', ownForms.send),
]);
