// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import { dayOf, timeZone } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { type By, inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { Button, emptyForm, Form, type FormState, Hidden, TimeField } from '../../../web/form/index.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { addErrors, askForm } from '../../../web/form/questions.ts';
import { formatClock } from '../../../web/format.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { renderPage } from '../../../web/html.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { readForm } from '../../../web/read-form.ts';
import { getSettings } from '../../centres/queries.ts';
import { findInstitution, type Institution } from '../../institutions/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { deadSentences, waitSentence } from '../../links/rules.ts';
import { proveByLink } from '../dispatch/proof-actions.ts';
import { proofInput } from '../dispatch/proof-input.ts';
import { askPurpose } from '../link-actions.ts';
import { askLinkPath } from '../paths.ts';
import { decideTalk } from '../payer-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import type { Policy } from '../policy-rules.ts';
import type { Reach } from '../queries.ts';
import { eligibilityFault } from '../request-faults-input.ts';
import { noteNotCalled, startCall, withdrawCall } from './call-actions.ts';
import { CallFields } from './call-fields.tsx';
import { callAsks, callFaults, callInput, callTalk, callValues, unpaidFault } from './call-input.ts';
import { findCallOfLink, isFirstLook, lookEvent } from './call-queries.ts';
import { CallBody, callTitle, refreshOf } from './call-view.tsx';
import { nowLinkDoor, nowLinkPath } from './paths.ts';
import { type CallView, viewCall } from './view-queries.ts';

const title = 'Jetzt am Telefon';
/** The field that tells the forms of the page apart. */
const deedField = 'tat';

/** What the page behind the link knows. */
interface Known {
  institution: Institution;
  policy: Policy;
  centrePhone: string;
  /** The latest call by this link. */
  view: CallView | undefined;
}

const byLink = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  ...{ role: 'link', schools: [], today: dayOf(now) },
});
const reachOf = ({ id }: Institution): Reach => ({ institutions: [id] });

async function load(tx: Tx, link: OpenedLink, now: Temporal.Instant): Promise<Known | undefined> {
  const institution = await findInstitution(tx, link.centreId, link.recordId);
  if (!institution?.active) return undefined;
  const call = await findCallOfLink(tx, link.centreId, link.id);
  return {
    institution,
    policy: await getPolicy(tx, link.centreId, dayOf(now)),
    centrePhone: (await getSettings(tx, link.centreId)).phone,
    view: call && (await viewCall(tx, link.centreId, reachOf(institution), call.requestId, now)),
  };
}

const logged = (tx: Tx, by: By, event: string, id: string): Promise<void> =>
  writeAuditBy(tx, by, event, [{ recordKind: 'interpreting_request', ids: [id] }]);

/** What came of a form: what is wrong with it, or nothing. */
type Sent = { form: 'ask' | 'proof'; state: FormState } | undefined;

async function ask(tx: Tx, by: By, link: OpenedLink, known: Known, body: FormBody, app: AppContext): Promise<Sent> {
  const { institution, policy, centrePhone } = known;
  const { data, state } = askForm(callInput([institution.id]), { ...body, einrichtung: institution.id }, callAsks);
  if (data === undefined) return { form: 'ask', state };
  const contact = { name: institution.contactName, email: institution.email };
  const talk = callTalk(data, contact, institution);
  const faults = callFaults(policy, await decideTalk(tx, by, talk), data.minutes, by.now, centrePhone);
  const told = addErrors(state, faults);
  if (told.errors.length > 0) return { form: 'ask', state: told };
  const asked = { talk, minutes: data.minutes, phone: data.phone, channel: 'link' as const, linkId: link.id };
  const begun = await startCall(tx, by, asked, app.jobs);
  if ('off' in begun) throw new Conflict('Ihr Zentrum bietet „Jetzt am Telefon“ gerade nicht an.');
  if ('excluded' in begun) return { form: 'ask', state: addErrors(told, [eligibilityFault(begun.excluded)]) };
  if ('unpaid' in begun) return { form: 'ask', state: addErrors(told, [unpaidFault(begun.unpaid)]) };
  await logged(tx, by, 'interpreting_call.ask', begun.requestId);
  return undefined;
}

async function prove(tx: Tx, by: By, { view }: Known, body: FormBody): Promise<Sent> {
  if (!view) return undefined;
  const schema = proofInput(view.request.startsAt, by.now);
  const { data, state } = askForm(schema, { ...body, ergebnis: 'held' }, {});
  if (data === undefined || state.errors.length > 0) return { form: 'proof', state };
  await proveByLink(tx, by, view.request.id, data);
  await logged(tx, by, 'interpreting.proof', view.request.id);
  return undefined;
}

async function act(tx: Tx, by: By, link: OpenedLink, known: Known, form: FormBody, app: AppContext): Promise<Sent> {
  const { [deedField]: deed, ...body } = form;
  const { view, institution } = known;
  if (deed === 'fragen') return await ask(tx, by, link, known, body, app);
  if (deed === 'nachweis') return await prove(tx, by, known, body);
  if (!view || (deed !== 'niemand' && deed !== 'doch_nicht')) return undefined;
  const run = deed === 'niemand' ? noteNotCalled : withdrawCall;
  await run(tx, by, view.request.id, app.jobs, reachOf(institution));
  await logged(tx, by, deed === 'niemand' ? 'interpreting_call.nobody' : 'interpreting_call.withdraw', view.request.id);
  return undefined;
}

const clock = (at: Temporal.Instant): string => formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime());

const DeedForm = ({ token, deed, children }: { token: string; deed: string; children: Child }) => (
  <Form action={nowLinkPath(token)} guard={false}>
    <Hidden name={deedField} value={deed} />
    {children}
  </Form>
);

function AskForm({ token, known, sent }: { token: string; known: Known; sent: Sent }) {
  const { view } = known;
  const typed = view ? callValues(view.request, view.call) : {};
  const state = sent?.form === 'ask' ? sent.state : emptyForm(typed);
  return (
    <DeedForm token={token} deed="fragen">
      <CallFields state={state} />
      <Button>Jetzt jemanden ans Telefon holen</Button>
    </DeedForm>
  );
}

const ProofForm = ({ token, view, sent }: { token: string; view: CallView; sent: Sent }) => {
  const { startsAt, endsAt } = view.request;
  const end = Temporal.Instant.compare(endsAt, view.now) < 0 ? endsAt : view.now;
  const state = sent?.form === 'proof' ? sent.state : emptyForm({ beginn_war: clock(startsAt), ende_war: clock(end) });
  return (
    <DeedForm token={token} deed="nachweis">
      <div class="hs-pair">
        <TimeField name="beginn_war" label="Beginn" state={state} />
        <TimeField name="ende_war" label="Ende" state={state} />
      </div>
      <Button>Gespräch beendet, Zeit eintragen</Button>
    </DeedForm>
  );
};

/** The page behind the link: the form, or what has become of the latest call. */
function NowPage({ token, known, sent, open }: { token: string; known: Known; sent: Sent; open: boolean }) {
  const { view, policy, centrePhone } = known;
  const errors = sent?.state.errors ?? [];
  const asks = sent?.form === 'ask';
  if (!policy.phoneNow && !view)
    return (
      <PublicPage title={title}>
        <p class="kern-body">{`Ihr Zentrum bietet das gerade nicht an. Rufen Sie dort an: ${centrePhone}`}</p>
      </PublicPage>
    );
  if (!view || asks)
    return (
      <PublicPage title={title} errors={errors}>
        <p class="kern-body">
          {`Steht gerade eine Familie vor Ihnen? Wer in ${policy.phoneNowMinutes} Minuten zuerst zusagt, ruft Sie an. Bitte keine Namen und keine Daten der Familie.`}
        </p>
        <AskForm {...{ token, known, sent }} />
      </PublicPage>
    );
  const again = policy.phoneNow ? (
    <details>
      <summary class="kern-link">Noch einmal fragen</summary>
      <AskForm {...{ token, known, sent }} />
    </details>
  ) : null;
  return (
    <PublicPage title={callTitle(view)} errors={errors} refresh={sent === undefined ? refreshOf(view) : undefined}>
      <CallBody
        view={view}
        deeds={{
          form: (deed, button) => (
            <DeedForm token={token} deed={deed === 'nobody' ? 'niemand' : 'doch_nicht'}>
              {button}
            </DeedForm>
          ),
          proof: <ProofForm {...{ token, view, sent }} />,
          dated: open ? `${askLinkPath}/${encodeURIComponent(token)}` : null,
          again,
        }}
      />
    </PublicPage>
  );
}

const sentence = (text: string, heading = title) => (
  <PublicPage title={heading}>
    <p class="kern-body">{text}</p>
  </PublicPage>
);

/**
 * "Jetzt am Telefon" by the mailed link of an institution without an account. Opening it changes nothing; its buttons do. It is
 * good as long as the link to ask is, also after a request for another day was sent by it.
 */
export function nowLinkRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const path = `${nowLinkDoor}/:token`;
  const show = (c: Context, node: { toString(): string }, status: 200 | 404 | 409 | 422 | 429 = 200) =>
    c.html(renderPage(node), status);

  async function find(c: Context): Promise<OpenedLink | Response> {
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return show(c, sentence(waitSentence(attempt.waitMinutes), 'Bitte warten Sie'), 429);
    const link = await findLink(db, c.req.param('token') ?? '', askPurpose, now);
    if (link) await forgiveLookup(app, attempt.keys);
    if (link?.state === 'open' || link?.state === 'used') return link;
    return show(c, sentence(deadSentences[link?.state ?? 'unknown'], 'Link nicht gültig'), 404);
  }
  const inside = <T,>(link: OpenedLink, work: (tx: Tx, by: By) => Promise<T>) => {
    const by = byLink(link.centreId, app.clock.now());
    return inCentre(db, by, (tx) => work(tx, by));
  };
  async function answer(c: Context, link: OpenedLink, sent: Sent) {
    const known = await inside(link, async (tx, by) => {
      const found = await load(tx, link, by.now);
      const id = found?.view?.request.id;
      if (id !== undefined && (await isFirstLook(tx, by, id))) await logged(tx, by, lookEvent, id);
      return found;
    });
    if (!known) return show(c, sentence(deadSentences.revoked, 'Link nicht gültig'), 404);
    const page = <NowPage token={c.req.param('token') ?? ''} known={known} sent={sent} open={link.state === 'open'} />;
    return show(c, page, sent === undefined ? 200 : 422);
  }

  routes.use(path, secretAddress);
  routes.get(path, async (c) => {
    const link = await find(c);
    return link instanceof Response ? link : await answer(c, link, undefined);
  });
  routes.post(path, async (c) => {
    const link = await find(c);
    if (link instanceof Response) return link;
    const form = await readForm(c);
    try {
      const sent = await inside(link, async (tx, by) => {
        const known = await load(tx, link, by.now);
        if (!known) throw new NotFound();
        return await act(tx, by, link, known, form, app);
      });
      // After a deed the page is opened anew, so that looking again repeats nothing.
      return sent === undefined ? c.redirect(nowLinkPath(c.req.param('token')), 303) : await answer(c, link, sent);
    } catch (error) {
      if (error instanceof Conflict) return show(c, sentence(error.message), 409);
      if (error instanceof NotFound) return show(c, sentence(deadSentences.revoked, 'Link nicht gültig'), 404);
      throw error;
    }
  });
  return routes;
}
