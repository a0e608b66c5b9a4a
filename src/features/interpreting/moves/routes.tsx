// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { formVersion, noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../../web/route.ts';
import { listMunicipalities } from '../../centres/queries.ts';
import { dispatchPath, toldPath } from '../dispatch/paths.ts';
import { findJob } from '../dispatch/queries.ts';
import { everything } from '../event-actions.ts';
import { reachOf } from '../own-forms.tsx';
import {
  keepTalkPath,
  moveAnswerPath,
  moveTalkPath,
  ownKeepTalkPath,
  ownMoveTalkPath,
  ownRequestPath,
  requestPath,
} from '../paths.ts';
import { getPolicy } from '../policy-queries.ts';
import { getRequest } from '../queries.ts';
import { askFaults } from '../request-faults-input.ts';
import { answerChange, assertMovable, type Moved, takeBackChange } from './actions.ts';
import { AnswerPage } from './answer-page.tsx';
import { changeAnswerInput, moveTalkAsks, moveTalkInput, moveTalkValues } from './input.ts';
import { MoveTalkPage } from './pages.tsx';
import { findOpenChange } from './queries.ts';
import { listLater, moveTalks } from './series-actions.ts';
import { noteTold } from './to-call-actions.ts';

const flashOf = (came: readonly Moved[]) =>
  came.includes('reopened')
    ? ('verlegtNeuGesucht' as const)
    : came.includes('asked')
      ? ('verlegtGefragt' as const)
      : ('gespeichert' as const);

const moveForms = (own: boolean) =>
  centreForm({
    load: async (request: CentreRequest) => {
      const { tx, centreId, by, today } = request;
      const reach = reachOf(request, own);
      const one = await getRequest(tx, centreId, reach, param(request, 'id'));
      request.shown('interpreting_request', one.id);
      assertMovable(one, request.now);
      return {
        request: one,
        later: (await listLater(tx, by, reach, one)).length,
        policy: await getPolicy(tx, centreId, today),
        towns: await listMunicipalities(tx, centreId),
      };
    },
    values: (_, { request, later }) => ({
      ...moveTalkValues(request),
      ...(later > 0 ? { auch_folgende: 'nein' } : {}),
    }),
    schema: ({ today }, { towns }) =>
      moveTalkInput(
        today,
        towns.map(({ ags }) => ags),
      ),
    asks: ({ form, today }) => moveTalkAsks(form, today),
    // How long before a talk somebody has to be asked for is no question any more: it is known who is asked.
    check: ({ now }, { policy, request }, { plan }) =>
      askFaults({ ...policy, leadDays: 0 }, { ...request, ...plan }, [{ ...plan, alternatives: [] }], now),
    version: ({ request }) => request.version,
    versionNeeded: true,
    run: (request, { request: { id, version: seen } }, { plan, rest }) =>
      moveTalks(request.tx, request.by, id, { plan, rest, seen }, request.app.jobs, reachOf(request, own)),
    done: (_, { request: { id } }, came) => flash(own ? ownRequestPath(id) : requestPath(id), flashOf(came)),
    page: (_, { request, later, towns }, form) => <MoveTalkPage {...form} {...{ request, later, towns, own }} />,
  });

const loadChange = (own: boolean) => async (request: CentreRequest) => {
  const { tx, centreId } = request;
  const one = await getRequest(tx, centreId, reachOf(request, own), param(request, 'id'));
  request.shown('interpreting_request', one.id);
  return { request: one, change: await findOpenChange(tx, centreId, one.id) };
};

/** It stays as it was promised; pressed twice, or after an answer, nothing more happens. */
const keepForms = (own: boolean) =>
  centreForm({
    load: loadChange(own),
    schema: () => noFields,
    run: async ({ tx, by, app }, { request }) => ({ was: await takeBackChange(tx, by, request.id, app.jobs) }),
    done: (_, { request: { id } }, { was }) =>
      flash(own ? ownRequestPath(id) : requestPath(id), was ? 'aenderungZurueck' : 'gespeichert'),
    page: (_, known, form) => <AnswerPage {...form} {...known} />,
  });

const answerForms = centreForm({
  load: async (request: CentreRequest) => {
    const { tx, centreId } = request;
    const one = await getRequest(tx, centreId, everything, param(request, 'id'));
    request.shown('interpreting_request', one.id);
    return { request: one, change: await findOpenChange(tx, centreId, one.id) };
  },
  schema: () => changeAnswerInput,
  run: async ({ tx, by, app }, { request }, { stillPossible }) => ({
    came: await answerChange(tx, by, request.id, stillPossible, app.jobs),
  }),
  done: (_, { request: { id } }, { came }) =>
    flash(
      dispatchPath(id),
      came === 'kept' ? 'verlegtZugesagt' : came === 'over' ? 'aenderungVorbei' : 'verlegtNeuGesucht',
    ),
  page: (_, known, form) => <AnswerPage {...form} {...known} />,
});

/** What is otherwise was told on the phone; the number of the calendar entry says which of it. */
const toldForms = centreForm({
  load: async (request: CentreRequest) => {
    const known = await loadChange(false)(request);
    return { ...known, job: await findJob(request.tx, request.centreId, known.request.id) };
  },
  schema: () => noFields,
  run: async ({ tx, by, form }, { request, job }) => {
    await noteTold(tx, by, request.id, formVersion(form) ?? job?.sequence ?? 0);
  },
  done: (_, { request: { id } }) => flash(dispatchPath(id), 'gespeichert'),
  page: (_, known, form) => <AnswerPage {...form} {...known} />,
});

const [move, moveOwn] = [moveForms(false), moveForms(true)];
const [keep, keepOwn] = [keepForms(false), keepForms(true)];
const id = ':id';

/** Promised talks that are to take place otherwise. */
export const moveRoutes = centreRoutes('interpreting', [
  get(moveTalkPath(id), 'interpreting.manage', 'interpreting_request.move.form', move.show),
  post(moveTalkPath(id), 'interpreting.manage', 'interpreting_request.move', move.send),
  post(keepTalkPath(id), 'interpreting.manage', 'interpreting_request.keep', keep.send),
  post(moveAnswerPath(id), 'interpreting.dispatch', 'interpreting_request.move.answer', answerForms.send),
  post(toldPath(id), 'interpreting.dispatch', 'interpreting.told', toldForms.send),
  get(ownMoveTalkPath(id), 'interpreting.own', 'interpreting_request.move.form', moveOwn.show),
  post(ownMoveTalkPath(id), 'interpreting.own', 'interpreting_request.move', moveOwn.send),
  post(ownKeepTalkPath(id), 'interpreting.own', 'interpreting_request.keep', keepOwn.send),
]);
