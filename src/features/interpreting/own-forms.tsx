// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import type { FieldError, FormState } from '../../web/form/state.ts';
import { centreForm } from '../../web/form-pair.ts';
import { type CentreRequest, param } from '../../web/route.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { listAskingInstitutions } from '../institutions/queries.ts';
import { countSpeakers } from '../volunteers/speaker-queries.ts';
import { askForTalks, cancelRequests, type NotEligible } from './actions.ts';
import { forAnotherDay } from './another-day-values.ts';
import { changeRequests } from './change-actions.ts';
import { requestCancelInput } from './deed-input.ts';
import { requestChangeInput, requestInput, requestValues } from './input.ts';
import { tellNews } from './link-actions.ts';
import { ownRequestPath, requestPath } from './paths.ts';
import { decideTalk } from './payer-actions.ts';
import { getPolicy } from './policy-queries.ts';
import { isInTime, type Policy } from './policy-rules.ts';
import { getRequest, type InterpretingRequest, listSeries, type Reach } from './queries.ts';
import { requestAsks } from './question-input.ts';
import { askFaults, changeFaults, eligibilityFault, eligibilityFaults } from './request-faults-input.ts';
import { AskPage, CancelPage, ChangePage } from './request-forms.tsx';
import { mayHappen, requestStates } from './states.ts';

/** Whose requests this person sees: those of their institutions, or all; protected ones by name only who keeps them. */
export const reachOf = ({ user }: CentreRequest, own: boolean): Reach =>
  own ? { institutions: user.institutions } : { all: true, seesProtected: may(user.roles, 'institution.keep') };

const agsOf = (towns: readonly { ags: string }[]): string[] => towns.map(({ ags }) => ags);
const pathOf = (own: boolean) => (own ? ownRequestPath : requestPath);

const refusedFor = (result: NotEligible): { refused: FieldError } => ({ refused: eligibilityFault(result.excluded) });

/** What was typed for a call in which nobody came to the phone (`?jetzt=` its request), for another day. */
async function typedForCall(request: CentreRequest): Promise<FormState['values'] | undefined> {
  const id = request.url.searchParams.get('jetzt');
  if (id === null) return undefined;
  const one = await getRequest(request.tx, request.centreId, reachOf(request, true), id);
  return { ...forAnotherDay(one), einrichtung: one.institutionId ?? '' };
}

/** A new request: of an institution itself (`own`), or entered by the coordination. */
export const askForms = (own: boolean) =>
  centreForm({
    load: async ({ tx, centreId, today, user }: CentreRequest) => ({
      institutions: await listAskingInstitutions(tx, centreId, own ? user.institutions : undefined),
      towns: await listMunicipalities(tx, centreId),
      policy: await getPolicy(tx, centreId, today),
    }),
    values: async (request, { institutions: [only, ...others] }) => {
      const { user } = request;
      const typed = own ? await typedForCall(request) : undefined;
      if (typed) return typed;
      return own && only && others.length === 0
        ? {
            ...{ einrichtung: only.id, ansprechperson: user.name, telefon: only.phone, email: user.email },
            ...{ strasse: only.street, plz: only.postcode, ort: only.place, gemeinde: only.ags ?? '' },
          }
        : {};
    },
    schema: ({ today }, { institutions, towns, policy }) =>
      requestInput(today, agsOf(towns), {
        institutions: institutions.map(({ id }) => id),
        enters: !own,
        privateMayAsk: !own && policy.privateMayAsk,
      }),
    asks: async ({ tx, centreId, form, today }) => requestAsks(form, today, await countSpeakers(tx, centreId)),
    check: async ({ tx, by, now }, { policy }, { talk, times }) => [
      ...askFaults(policy, talk, times, now),
      ...eligibilityFaults(await decideTalk(tx, by, talk)),
    ],
    run: async ({ tx, by, shown, app }, _, { talk, times, enteredBy }) => {
      const result = await askForTalks(tx, by, { talk, times, channel: enteredBy ?? 'account' });
      if ('excluded' in result) return refusedFor(result);
      shown('interpreting_request', result.ids);
      const [first = ''] = result.ids;
      if (!own) await tellNews(tx, by, first, 'asked', app.jobs);
      return first;
    },
    done: (_, __, id: string) => flash(pathOf(own)(id), 'dolmetschenAngefragt'),
    page: (_, known, form) => <AskPage {...form} {...known} own={own} />,
  });

interface Known {
  request: InterpretingRequest;
  /** Later talks of the series to which the deed may happen. */
  later: number;
  policy: Policy;
}

/** The request with what may still happen to the later ones of its series. @throws Conflict when the deed cannot happen to it */
async function loadFor(request: CentreRequest, own: boolean, type: 'changed' | 'cancelled'): Promise<Known> {
  const { tx, centreId, today } = request;
  const reach = reachOf(request, own);
  const one = await getRequest(tx, centreId, reach, param(request, 'id'));
  request.shown('interpreting_request', one.id);
  if (!mayHappen(one.state, type))
    throw new Conflict(`Die Anfrage ist: ${requestStates[one.state]}. Das geht jetzt nicht mehr.`, [
      { kind: own ? 'interpreting_request.own' : 'interpreting_request', id: one.id, label: 'Zur Anfrage' },
    ]);
  const series = await listSeries(tx, centreId, reach, one.seriesId);
  const isLater = ({ id, startsAt, state }: InterpretingRequest) =>
    id !== one.id && Temporal.Instant.compare(startsAt, one.startsAt) >= 0 && mayHappen(state, type);
  return { request: one, later: series.filter(isLater).length, policy: await getPolicy(tx, centreId, today) };
}

/** Changes an open request, and those after it in its series. */
export const changeForms = (own: boolean) =>
  centreForm({
    load: async (request: CentreRequest) => ({
      ...(await loadFor(request, own, 'changed')),
      towns: await listMunicipalities(request.tx, request.centreId),
    }),
    values: (_, { request, later }) => ({ ...requestValues(request), ...(later > 0 ? { auch_folgende: 'nein' } : {}) }),
    schema: ({ today }, { towns }) => requestChangeInput(today, agsOf(towns)),
    asks: async ({ tx, centreId, form, today }) => requestAsks(form, today, await countSpeakers(tx, centreId)),
    check: async ({ tx, by, now }, { policy, request }, { talk, time }) => [
      ...changeFaults(policy, request, talk, time, now),
      ...eligibilityFaults(await decideTalk(tx, by, { ...talk, institutionId: request.institutionId })),
    ],
    version: ({ request }) => request.version,
    versionNeeded: true,
    run: async (request, known, { talk, time, rest }) => {
      const { id, version: seen } = known.request;
      const to = { talk, time, rest, seen };
      const result = await changeRequests(request.tx, request.by, id, to, request.app.jobs, reachOf(request, own));
      if (result) return refusedFor(result);
      if (!own) await tellNews(request.tx, request.by, id, 'changed', request.app.jobs);
      return undefined;
    },
    done: (_, { request }) => flash(pathOf(own)(request.id), 'gespeichert'),
    page: (_, { request, later, towns }, form) => <ChangePage {...form} {...{ request, later, towns, own }} />,
  });

/** Calls off a talk, and those after it in its series. */
export const cancelForms = (own: boolean) =>
  centreForm({
    load: (request: CentreRequest) => loadFor(request, own, 'cancelled'),
    values: (_, { later }) => (later > 0 ? { auch_folgende: 'nein' } : {}),
    schema: () => requestCancelInput,
    run: async (request, known, { rest }) => {
      const how = { rest, by: own ? ('institution' as const) : ('centre' as const) };
      const { tx, by, app } = request;
      await cancelRequests(tx, by, known.request.id, how, app.jobs, reachOf(request, own));
      if (!own) await tellNews(tx, by, known.request.id, 'cancelled', app.jobs);
    },
    done: (_, { request }) => flash(pathOf(own)(request.id), 'gespraechAbgesagt'),
    page: ({ now }, { request, later, policy }, form) => (
      <CancelPage
        {...form}
        {...{ request, later, own }}
        inTime={isInTime(policy, request.startsAt, now)}
        cancelHours={policy.cancelHours}
      />
    ),
  });
