// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Select } from '../../../web/form/index.ts';
import { noFields } from '../../../web/form/parse.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { getSettings } from '../../centres/queries.ts';
import { type Institution, listAskingInstitutions } from '../../institutions/queries.ts';
import { fullInstitutionName } from '../../institutions/words.ts';
import { ownProofPath } from '../dispatch/paths.ts';
import { everything } from '../event-actions.ts';
import { reachOf } from '../own-forms.tsx';
import { ownRequestFormPath, ownRequestPath, ownRequestsPath } from '../paths.ts';
import { decideTalk } from '../payer-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import type { Policy } from '../policy-rules.ts';
import { getRequest } from '../queries.ts';
import { eligibilityFault } from '../request-faults-input.ts';
import { noteNotCalled, noteSeen, startCall, withdrawCall } from './call-actions.ts';
import { CallFields } from './call-fields.tsx';
import { callAsks, callFaults, callInput, callTalk, callValues, type SaidForCall, unpaidFault } from './call-input.ts';
import { findCall, isFirstLook, lookEvent } from './call-queries.ts';
import { CallBody, callTitle, DeedForm, refreshOf } from './call-view.tsx';
import { datedPath, nowCallPath, nowFormPath, nowNobodyPath, nowSeenPath, nowWithdrawPath } from './paths.ts';
import { viewCall } from './view-queries.ts';

interface Known {
  institutions: readonly Institution[];
  policy: Policy;
  centrePhone: string;
}

/** The talk as it is asked for by the person that is signed in. */
function talkOf({ user }: CentreRequest, { institutions }: Known, said: SaidForCall) {
  const institution = institutions.find(({ id }) => id === said.institutionId);
  return callTalk(said, { name: user.name, email: user.email }, { ags: institution?.ags ?? null });
}

async function load({ tx, centreId, today, user }: CentreRequest): Promise<Known> {
  return {
    institutions: await listAskingInstitutions(tx, centreId, user.institutions),
    policy: await getPolicy(tx, centreId, today),
    centrePhone: (await getSettings(tx, centreId)).phone,
  };
}

/** What was typed before, where somebody asks once more (`?nochmal=` its request); else what is known of the institution. */
async function valuesOf(request: CentreRequest, { institutions: [only, ...others] }: Known) {
  const again = request.url.searchParams.get('nochmal');
  if (again !== null) {
    const one = await getRequest(request.tx, request.centreId, reachOf(request, true), again);
    const call = await findCall(request.tx, request.centreId, one.id);
    if (call) return callValues(one, call);
  }
  return only && others.length === 0 ? { einrichtung: only.id, rueckruf: only.phone } : {};
}

const forms = centreForm({
  load,
  values: valuesOf,
  schema: (_, { institutions }) => callInput(institutions.map(({ id }) => id)),
  asks: () => callAsks,
  check: async (request, known, said) => {
    const decision = await decideTalk(request.tx, request.by, talkOf(request, known, said));
    return callFaults(known.policy, decision, said.minutes, request.now, known.centrePhone);
  },
  run: async (request, known, said) => {
    const { tx, by, app, shown } = request;
    const asked = { talk: talkOf(request, known, said), minutes: said.minutes, phone: said.phone };
    const begun = await startCall(tx, by, { ...asked, channel: 'account', linkId: null }, app.jobs);
    if ('excluded' in begun) return { refused: eligibilityFault(begun.excluded) };
    if ('unpaid' in begun) return { refused: unpaidFault(begun.unpaid) };
    if ('off' in begun) throw new Conflict('Ihr Zentrum bietet „Jetzt am Telefon“ gerade nicht an.');
    shown('interpreting_request', begun.requestId);
    return begun.requestId;
  },
  done: (_, __, id: string) => nowCallPath(id),
  page: (_, { institutions, policy, centrePhone }, form) =>
    policy.phoneNow ? (
      <FormPage
        {...form}
        title="Jetzt am Telefon"
        breadcrumbs={[{ href: ownRequestsPath, label: 'Anfragen' }, { label: 'Jetzt am Telefon' }]}
        intro={`Steht gerade eine Familie vor Ihnen? Wir fragen sofort alle, die Bereitschaft haben. Wer in ${policy.phoneNowMinutes} Minuten zuerst zusagt, ruft Sie an. Bitte keine Namen und keine Daten der Familie.`}
        action={nowFormPath}
        button="Jetzt jemanden ans Telefon holen"
        back={ownRequestsPath}
      >
        <Select
          name="einrichtung"
          label="Einrichtung"
          options={institutions.map((one) => ({ value: one.id, label: fullInstitutionName(one) }))}
          state={form.state}
        />
        <CallFields state={form.state} />
      </FormPage>
    ) : (
      <OffPage {...form} centrePhone={centrePhone} />
    ),
});

const OffPage = ({ frame, centrePhone }: { frame: Parameters<typeof Page>[0] | object; centrePhone: string }) => (
  <Page {...frame} title="Jetzt am Telefon">
    <Alert tone="info" title="Ihr Zentrum bietet „Jetzt am Telefon“ gerade nicht an.">
      <p class="kern-body">
        {centrePhone === '' ? '' : `Rufen Sie die Koordination an: ${centrePhone}. `}
        <a class="kern-link" href={ownRequestFormPath}>
          Oder fragen Sie für einen anderen Tag an.
        </a>
      </p>
    </Alert>
  </Page>
);

async function show(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId, now } = request;
  const view = await viewCall(tx, centreId, reachOf(request, true), param(request, 'id'), now);
  const { id } = view.request;
  if (await isFirstLook(tx, by, id)) request.shown('interpreting_request', id);
  const again = (
    <p class="hs-text">
      <a class="kern-link hs-target" href={`${nowFormPath}?nochmal=${id}`}>
        Noch einmal fragen
      </a>
    </p>
  );
  return page(
    <Page
      {...frameOf(request)}
      title={callTitle(view)}
      breadcrumbs={[
        { href: ownRequestsPath, label: 'Anfragen' },
        { href: ownRequestPath(id), label: view.request.number },
        { label: 'Jetzt am Telefon' },
      ]}
      refresh={refreshOf(view)}
    >
      <CallBody
        view={view}
        deeds={{
          form: (deed, button) => (
            <DeedForm
              action={deed === 'nobody' ? nowNobodyPath(id) : nowWithdrawPath(id)}
              requestId={request.requestId()}
            >
              {button}
            </DeedForm>
          ),
          proof: <Button href={ownProofPath(id)}>Gespräch beendet, Zeit eintragen</Button>,
          dated: datedPath(ownRequestFormPath, id),
          again,
        }}
      />
    </Page>,
  );
}

/** A deed without fields: its page is the call. */
const deed = (run: typeof noteNotCalled) =>
  centreForm({
    load: (request) =>
      viewCall(request.tx, request.centreId, reachOf(request, true), param(request, 'id'), request.now),
    schema: () => noFields,
    run: (request, { request: { id } }) => {
      request.shown('interpreting_request', id);
      return run(request.tx, request.by, id, request.app.jobs, reachOf(request, true));
    },
    done: (_, { request: { id } }) => nowCallPath(id),
    page: (request, view) => <Page {...frameOf(request)} title={callTitle(view)} />,
  });

const nobody = deed(noteNotCalled);
const withdraw = deed(withdrawCall);

/** The coordination has seen that nobody answered. */
async function seen(request: CentreRequest): Promise<Answer> {
  const one = await getRequest(request.tx, request.centreId, everything, param(request, 'id'));
  request.shown('interpreting_request', one.id);
  await noteSeen(request.tx, request.by, one.id);
  return redirect('/');
}

const id = ':id';
export const nowRoutes = centreRoutes('interpreting', [
  get(nowFormPath, 'interpreting.own', 'interpreting_call.form', forms.show),
  post(nowFormPath, 'interpreting.own', 'interpreting_call.ask', forms.send),
  get(nowCallPath(id), 'interpreting.own', lookEvent, show),
  post(nowNobodyPath(id), 'interpreting.own', 'interpreting_call.nobody', nobody.send),
  post(nowWithdrawPath(id), 'interpreting.own', 'interpreting_call.withdraw', withdraw.send),
  post(nowSeenPath(id), 'interpreting.dispatch', 'interpreting_call.seen', seen),
]);
