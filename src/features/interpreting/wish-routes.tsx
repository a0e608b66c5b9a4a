// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { Radios } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../web/route.ts';
import { requestWishInput } from './deed-input.ts';
import { findJob } from './dispatch/queries.ts';
import { ownRequestsTitle, requestsTitle } from './list-page.tsx';
import { reachOf } from './own-forms.tsx';
import {
  ownRequestPath,
  ownRequestsPath,
  ownRequestWishPath,
  requestPath,
  requestsPath,
  requestWishPath,
} from './paths.ts';
import { getRequest } from './queries.ts';
import { wishPair } from './wish-actions.ts';
import { findWishes } from './wish-queries.ts';

/** Who interpreted, and what is wished so far for the sign of the institution. @throws NotFound; Conflict where there is nobody or no sign */
async function load(request: CentreRequest, own: boolean) {
  const { tx, centreId } = request;
  const one = await getRequest(tx, centreId, reachOf(request, own), param(request, 'id'));
  request.shown('interpreting_request', one.id);
  const job = await findJob(tx, centreId, one.id);
  const { institutionId, reference } = one;
  if (!job || institutionId === null || reference.trim() === '')
    throw new Conflict('Ein Wunsch geht, wenn jemand zugesagt hat und die Anfrage Ihr Zeichen trägt.', [
      { kind: own ? 'interpreting_request.own' : 'interpreting_request', id: one.id, label: 'Zur Anfrage' },
    ]);
  const { never, again } = await findWishes(tx, centreId, one);
  const { volunteerId, givenName } = job;
  const wish = never.has(volunteerId) ? 'never' : again.has(volunteerId) ? 'again' : 'none';
  return { id: one.id, number: one.number, institutionId, reference, volunteerId, givenName, wish };
}

/** Whether the same person is wanted again for what the institution keeps under its sign; why is not asked. */
const wishForms = (own: boolean) =>
  centreForm({
    load: (request: CentreRequest) => load(request, own),
    values: (_, { wish }) => ({ naechstes_mal: wish }),
    schema: () => requestWishInput,
    run: ({ tx, by }, pair, { wish }) => wishPair(tx, by, pair, wish),
    done: (_, { id }) => flash(own ? ownRequestPath(id) : requestPath(id), 'gespeichert'),
    page: (_, { id, number, reference, givenName }, form) => (
      <FormPage
        {...form}
        title="Beim nächsten Mal"
        breadcrumbs={[
          own ? { href: ownRequestsPath, label: ownRequestsTitle } : { href: requestsPath, label: requestsTitle },
          { href: own ? ownRequestPath(id) : requestPath(id), label: number },
          { label: 'Beim nächsten Mal' },
        ]}
        intro={`Gilt für Gespräche mit dem Zeichen „${reference}“. Gründe brauchen wir nicht; niemand sonst erfährt davon.`}
        action={own ? ownRequestWishPath(id) : requestWishPath(id)}
        button="Wunsch speichern"
        back={own ? ownRequestPath(id) : requestPath(id)}
      >
        <Radios
          name="naechstes_mal"
          label={`Soll ${givenName || 'diese Person'} wieder dolmetschen?`}
          options={[
            { value: 'again', label: 'gern dieselbe Person wieder' },
            { value: 'none', label: 'gleich, wer kommt' },
            { value: 'never', label: 'diese Person bitte nicht' },
          ]}
          state={form.state}
        />
      </FormPage>
    ),
  });

const [wish, ownWish] = [wishForms(false), wishForms(true)];

export const wishRoutes = centreRoutes('interpreting', [
  get(requestWishPath(':id'), 'interpreting.manage', 'interpreting_wish.form', wish.show),
  post(requestWishPath(':id'), 'interpreting.manage', 'interpreting_wish.note', wish.send),
  get(ownRequestWishPath(':id'), 'interpreting.own', 'interpreting_wish.form', ownWish.show),
  post(ownRequestWishPath(':id'), 'interpreting.own', 'interpreting_wish.note', ownWish.send),
]);
