// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { emptyForm } from '../../../web/form/index.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../../web/route.ts';
import { everything } from '../event-actions.ts';
import { findOpenChange } from '../moves/queries.ts';
import { findCall, listCallsNow } from '../now/call-queries.ts';
import { isDiffering } from '../proofs/times-queries.ts';
import { listProposals } from '../proposals/queries.ts';
import { getRequest } from '../queries.ts';
import { BoardPage } from './board-page.tsx';
import { readBoard } from './board-queries.ts';
import { listBurdened } from './burden-queries.ts';
import { startCascade, stopCascade } from './cascade-actions.ts';
import { findCascade, listRunning } from './cascade-queries.ts';
import type { DispatchFile } from './dispatch-file.ts';
import { DispatchPage } from './dispatch-page.tsx';
import { countAnswers } from './fact-queries.ts';
import { askInput, callInput, cascadeInput, releaseInput } from './input.ts';
import { bookByCall, releaseJob } from './job-actions.ts';
import { declineByCall, noteNotReachedByCall, offerTo, rankFor } from './offer-actions.ts';
import {
  askPath,
  boardPath,
  calledPath,
  callPath,
  cascadePath,
  dispatchPath,
  releasePath,
  stopCascadePath,
} from './paths.ts';
import { settleBurden } from './proof-actions.ts';
import { findJob, listOffers } from './queries.ts';
import { readThreats } from './threat-queries.ts';
import { waveSize } from './wave-rules.ts';

async function showBoard(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, now } = request;
  const columns = await readBoard(tx, centreId, today);
  request.shown(
    'interpreting_request',
    columns.flatMap(({ cards }) => cards.map((card) => card.request.id)),
  );
  const threats = await readThreats(tx, request, everything);
  request.shown(
    'interpreting_request',
    threats.rows.map((row) => row.request.id),
  );
  const calls = await listCallsNow(tx, centreId, now);
  const open = columns.flatMap(({ cards }) => cards.map((card) => card.request.id));
  const running = await listRunning(tx, centreId, open);
  return page(<BoardPage frame={frameOf(request)} {...{ columns, now, threats, calls, running }} />);
}

/** Everything about one request; who comes into question only while somebody is looked for. */
async function load(request: CentreRequest): Promise<DispatchFile> {
  const { tx, centreId, now } = request;
  const one = await getRequest(tx, centreId, everything, param(request, 'id'));
  request.shown('interpreting_request', one.id);
  const [offers, job] = [await listOffers(tx, centreId, one.id), await findJob(tx, centreId, one.id)];
  const burdened = await listBurdened(tx, centreId, one.id);
  const cascade = await findCascade(tx, centreId, one.id);
  const call = await findCall(tx, centreId, one.id);
  const change = await findOpenChange(tx, centreId, one.id);
  const proposals = await listProposals(tx, centreId, one.id);
  const differs = await isDiffering(tx, centreId, one.id);
  const known = { request: one, offers, job, burdened, cascade, call, change, proposals, differs };
  if (one.state !== 'open') return { ...known, candidates: [], excluded: [], wave: 0 };
  const { need, candidates, excluded } = await rankFor(tx, { centreId, now }, one);
  const free = candidates.filter(({ askedAlready }) => !askedAlready).length;
  const wave = waveSize(await countAnswers(tx, centreId, need, now), free);
  request.shown(
    'volunteer',
    [...candidates, ...excluded].map(({ id }) => id),
  );
  return { ...known, candidates, excluded, wave };
}

async function show(request: CentreRequest): Promise<Answer> {
  const file = await load(request);
  const rest = { state: emptyForm({}), today: request.today, requestId: () => request.requestId() };
  return page(<DispatchPage frame={frameOf(request)} file={file} {...rest} />);
}

const pageOf = (
  request: CentreRequest,
  file: DispatchFile,
  { state }: { state: Parameters<typeof DispatchPage>[0]['state'] },
) => (
  <DispatchPage
    frame={frameOf(request)}
    file={file}
    state={state}
    today={request.today}
    requestId={() => request.requestId()}
  />
);

const askForms = centreForm({
  load,
  schema: () => askInput,
  run: ({ tx, by, app }, { request }, { volunteerIds }) => offerTo(tx, by, request.id, volunteerIds, app.jobs),
  done: (_, { request }, { toCall }) =>
    flash(dispatchPath(request.id), toCall > 0 ? 'ehrenamtAnrufen' : 'ehrenamtGefragt'),
  page: pageOf,
});

const cascadeForms = centreForm({
  load,
  schema: () => cascadeInput,
  run: ({ tx, by, app }, { request }, { size }) => startCascade(tx, by, request.id, size, app.jobs),
  done: (_, { request }) => flash(dispatchPath(request.id), 'reiheBegonnen'),
  page: pageOf,
});

const stopForms = centreForm({
  load,
  schema: () => noFields,
  run: ({ tx, by }, { request }) => stopCascade(tx, by, request.id),
  done: (_, { request }) => flash(dispatchPath(request.id), 'reiheAngehalten'),
  page: pageOf,
});

const callForms = centreForm({
  load,
  schema: () => callInput,
  run: async ({ tx, by, app }, { request }, { volunteerId, result }) => {
    if (result === 'ja') return await bookByCall(tx, by, request.id, volunteerId, app.jobs);
    if (result === 'nicht_erreicht') return await noteNotReachedByCall(tx, by, request.id, volunteerId);
    await declineByCall(tx, by, request.id, volunteerId, result === 'kennt');
  },
  done: (_, { request }) => flash(dispatchPath(request.id), 'gespeichert'),
  page: pageOf,
});

const releaseForms = centreForm({
  load,
  schema: () => releaseInput,
  run: ({ tx, by, app }, { request }, { why }) => releaseJob(tx, by, request.id, why, app.jobs),
  done: (_, { request }) => flash(dispatchPath(request.id), 'ersatzGesucht'),
  page: pageOf,
});

const calledForms = centreForm({
  load,
  schema: () => noFields,
  run: ({ tx, by }, { request }) => settleBurden(tx, by, request.id),
  done: (_, { request }) => flash(dispatchPath(request.id), 'gespeichert'),
  page: pageOf,
});

const id = ':id';
/** Who finds whom. */
export const dispatchRoutes = centreRoutes('interpreting', [
  get(boardPath, 'interpreting.dispatch', 'interpreting.board', showBoard),
  get(dispatchPath(id), 'interpreting.dispatch', 'interpreting.dispatch.view', show),
  post(askPath(id), 'interpreting.dispatch', 'interpreting.ask', askForms.send),
  post(cascadePath(id), 'interpreting.dispatch', 'interpreting.cascade', cascadeForms.send),
  post(stopCascadePath(id), 'interpreting.dispatch', 'interpreting.cascade.stop', stopForms.send),
  post(callPath(id), 'interpreting.dispatch', 'interpreting.call', callForms.send),
  post(calledPath(id), 'interpreting.dispatch', 'interpreting.called', calledForms.send),
  post(releasePath(id), 'interpreting.dispatch', 'interpreting.release', releaseForms.send),
]);
