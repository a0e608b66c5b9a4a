// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type CentreRequest, centreRoutes, get, page, param, post } from '../../../web/route.ts';
import { dispatchPath } from '../dispatch/paths.ts';
import { everything } from '../event-actions.ts';
import { reachOf } from '../own-forms.tsx';
import { ownRequestPath } from '../paths.ts';
import { getRequest } from '../queries.ts';
import { answerProposal, assertProposable, propose, withdrawProposal } from './actions.ts';
import { AnswerFormPage } from './answer-page.tsx';
import { ProposalFormPage } from './form-page.tsx';
import { proposalAnswerInput, proposalInput, serviceInput, serviceValues } from './input.ts';
import { choicesOf } from './parts.tsx';
import {
  ownProposalPath,
  proposalAnswerPath,
  proposalBackPath,
  proposalPath,
  serviceFormPath,
  servicePath,
  servicesPath,
} from './paths.ts';
import { getService, listProposals, listServices } from './queries.ts';
import { addService, changeService } from './service-actions.ts';
import { ServiceFormPage, ServicesPage } from './service-pages.tsx';
import { listPossibleTimes } from './time-queries.ts';

async function load(request: CentreRequest, own: boolean) {
  const { tx, centreId } = request;
  const reach = own ? reachOf(request, true) : everything;
  const one = await getRequest(tx, centreId, reach, param(request, 'id'));
  request.shown('interpreting_request', one.id);
  return one;
}

const proposeForms = centreForm({
  load: async (request: CentreRequest) => {
    const { tx, centreId, by } = request;
    const one = await load(request, false);
    assertProposable(one, request.now);
    return {
      request: one,
      times: await listPossibleTimes(tx, by, one),
      services: (await listServices(tx, centreId)).filter(({ active }) => active),
      minutes: Math.round(one.startsAt.until(one.endsAt).total('minutes')),
    };
  },
  schema: ({ today }, { request: { outcome }, times, ...known }) =>
    proposalInput(today, { ...known, outcome, times: times.map(({ startsAt }) => startsAt.toString()) }),
  run: ({ tx, by, app }, { request }, offered) => propose(tx, by, request.id, offered, app.jobs),
  done: (_, { request }, { mailed }) =>
    flash(dispatchPath(request.id), mailed ? 'vorschlagGeschickt' : 'vorschlagAnrufen'),
  page: (_, known, form) => <ProposalFormPage {...form} {...known} />,
});

const backForms = centreForm({
  load: (request: CentreRequest) => load(request, false),
  schema: () => noFields,
  run: async ({ tx, by }, { id }) => ({ was: await withdrawProposal(tx, by, id) }),
  done: (_, { id }) => flash(dispatchPath(id), 'gespeichert'),
  page: (_, request, form) => <AnswerFormPage {...form} request={request} proposal={undefined} own={false} />,
});

/** An institution answers by its account, or the coordination enters what it said on the phone. */
const answerForms = (own: boolean) =>
  centreForm({
    load: async (request: CentreRequest) => {
      const one = await load(request, own);
      const [latest] = await listProposals(request.tx, request.centreId, one.id);
      return { request: one, proposal: latest };
    },
    schema: (_, { proposal }) => proposalAnswerInput(proposal ? choicesOf(proposal).map(({ value }) => value) : []),
    run: async (request, { request: { id }, proposal }, said) => ({
      came: proposal
        ? await answerProposal(
            request.tx,
            request.by,
            id,
            proposal.id,
            said,
            request.app.jobs,
            own ? reachOf(request, true) : everything,
          )
        : ('over' as const),
    }),
    done: (_, { request: { id }, proposal }, { came }) =>
      flash(
        own ? ownRequestPath(id) : dispatchPath(id),
        came === 'over'
          ? 'vorschlagVorbei'
          : came === 'declined'
            ? 'vorschlagAbgelehnt'
            : proposal?.offered.kind === 'professional'
              ? 'fachdienstUebernimmt'
              : 'vorschlagAngenommen',
      ),
    page: (_, known, form) => <AnswerFormPage {...form} {...known} own={own} />,
  });

const nameTaken = {
  refused: { field: 'fachdienst_name', message: 'Diesen Fachdienst gibt es schon. Bitte ändern Sie den vorhandenen.' },
};

const addForms = centreForm({
  load: () => null,
  schema: () => serviceInput,
  run: async ({ tx, by }, _, facts) => ((await addService(tx, by, facts)) ? undefined : nameTaken),
  done: flash(servicesPath, 'gespeichert'),
  page: (_, __, form) => <ServiceFormPage {...form} service={null} />,
});

const changeForms = centreForm({
  load: async (request: CentreRequest) => {
    const service = await getService(request.tx, request.centreId, param(request, 'id'));
    request.shown('professional_service', service.id);
    return service;
  },
  values: (_, service) => serviceValues(service),
  schema: () => serviceInput,
  version: ({ version }) => version,
  versionNeeded: true,
  run: async ({ tx, by }, service, facts) => ((await changeService(tx, by, service, facts)) ? undefined : nameTaken),
  done: flash(servicesPath, 'gespeichert'),
  page: (_, service, form) => <ServiceFormPage {...form} service={service} />,
});

const answer = answerForms(false);
const answerOwn = answerForms(true);
const id = ':id';

/** What helps where nobody is found. */
export const proposalRoutes = centreRoutes('interpreting', [
  get(proposalPath(id), 'interpreting.dispatch', 'interpreting.propose.form', proposeForms.show),
  post(proposalPath(id), 'interpreting.dispatch', 'interpreting.propose', proposeForms.send),
  post(proposalBackPath(id), 'interpreting.dispatch', 'interpreting.propose.back', backForms.send),
  post(proposalAnswerPath(id), 'interpreting.dispatch', 'interpreting.propose.answer', answer.send),
  post(ownProposalPath(id), 'interpreting.own', 'interpreting.propose.answer', answerOwn.send),
  get(servicesPath, 'interpreting.set', 'professional_service.list', async (request) =>
    page(<ServicesPage frame={frameOf(request)} services={await listServices(request.tx, request.centreId)} />),
  ),
  get(serviceFormPath, 'interpreting.set', 'professional_service.form', addForms.show),
  post(serviceFormPath, 'interpreting.set', 'professional_service.add', addForms.send),
  get(servicePath(id), 'interpreting.set', 'professional_service.form', changeForms.show),
  post(servicePath(id), 'interpreting.set', 'professional_service.change', changeForms.send),
]);
