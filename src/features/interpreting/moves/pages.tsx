// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../../web/components/index.ts';
import { Button, Fieldset, Form, type FormState, optionsOf, Radios } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDateTime } from '../../../web/format.ts';
import type { Municipality } from '../../centres/queries.ts';
import { toldPath } from '../dispatch/paths.ts';
import type { Assigned } from '../dispatch/queries.ts';
import { ownRequestsTitle, requestsTitle } from '../list-page.tsx';
import {
  keepTalkPath,
  moveAnswerPath,
  moveTalkPath,
  ownKeepTalkPath,
  ownMoveTalkPath,
  ownRequestPath,
  ownRequestsPath,
  requestPath,
  requestsPath,
} from '../paths.ts';
import type { InterpretingRequest } from '../queries.ts';
import { ContactFields, Place, SeriesChoice, Times } from '../request-fields.tsx';
import { modeText, spokenText, whenText } from '../request-words.ts';
import type { TalkPlan } from './plan-rules.ts';
import type { AskedChange } from './queries.ts';

/** "Fr 27.11.2026, 14:00 bis 15:00 Uhr, vor Ort, Beispielweg 1, Düren" */
export const planText = (plan: TalkPlan): string =>
  [
    ...[whenText(plan), modeText(plan)],
    ...(plan.modes.includes('on_site') ? [plan.street, [plan.postcode, plan.place].filter(Boolean).join(' ')] : []),
  ]
    .filter(Boolean)
    .join(', ');

interface MovePageProps extends FormProps {
  request: InterpretingRequest;
  towns: readonly Municipality[];
  later: number;
  own: boolean;
}

/** A promised talk is to take place otherwise. */
export function MoveTalkPage({ request, towns, later, own, ...form }: MovePageProps) {
  const { state } = form;
  const back = own ? ownRequestPath(request.id) : requestPath(request.id);
  return (
    <FormPage
      {...form}
      title="Gespräch verlegen oder ändern"
      breadcrumbs={[
        own ? { href: ownRequestsPath, label: ownRequestsTitle } : { href: requestsPath, label: requestsTitle },
        { href: back, label: request.number },
        { label: 'Verlegen' },
      ]}
      intro={`Zugesagt: ${spokenText(request)}, ${planText(request)}. Wer zugesagt hat, wird bei einer anderen Zeit, Art oder Adresse gefragt, ob es noch geht; bis dahin gilt der alte Termin. Treffpunkt und Kontakt gelten sofort.`}
      action={own ? ownMoveTalkPath(request.id) : moveTalkPath(request.id)}
      button="Änderung anfragen"
      back={back}
    >
      <SeriesChoice state={state} later={later} />
      <Fieldset legend="Neuer Termin">
        <Times state={state} several={false} />
      </Fieldset>
      <Place state={state} towns={towns} house={false} />
      <Fieldset legend="Kontakt">
        <ContactFields state={state} />
      </Fieldset>
    </FormPage>
  );
}

interface WaitingProps {
  request: InterpretingRequest;
  change: AskedChange | undefined;
  own: boolean;
  /** May take it back, or say what was said on the phone. */
  manages: boolean;
  requestId: () => string;
}

/** What a promised talk waits for: the new time beside the one that still counts, until when, and who acts. */
export function WaitingChange({ request, change, own, manages, requestId }: WaitingProps) {
  if (!change) return null;
  const answers = change.via === 'mail' ? 'Die Person hat eine Mail bekommen' : 'Die Koordination ruft die Person an';
  return (
    <Alert tone="warning" title={`Änderung angefragt: ${planText(change)}`}>
      <p class="kern-body">
        {`Bis zur Antwort gilt: ${planText(request)}. ${answers}; Antwort bis ${formatDateTime(change.answerBy)}. Ohne Antwort suchen wir für den neuen Termin jemand anderes.`}
      </p>
      {manages ? (
        <Form action={own ? ownKeepTalkPath(request.id) : keepTalkPath(request.id)} requestId={requestId()}>
          <Button kind="tertiary">Änderung zurücknehmen: es bleibt beim alten Termin</Button>
        </Form>
      ) : null}
    </Alert>
  );
}

/** The coordination has called: does whoever has promised it still come? */
export function ChangeAnswer({
  request,
  change,
  job: { name, phone },
  state,
  requestId,
}: Pick<WaitingProps, 'request' | 'change' | 'requestId'> & { job: Assigned; state: FormState }) {
  if (!change) return null;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">{`${name}: geht die Änderung?`}</h2>
      <p class="hs-text">
        {change.via === 'phone' ? `Bitte anrufen: ${phone || 'keine Nummer'}. ` : 'Per Mail gefragt. '}
        {`Bis ${formatDateTime(change.answerBy)}.`}
      </p>
      <Form action={moveAnswerPath(request.id)} requestId={requestId()}>
        <Radios
          name="geht_noch"
          label="Was hat die Person am Telefon gesagt?"
          options={optionsOf({ ja: 'Ja, sie kommt zum neuen Termin', nein: 'Nein, wir suchen jemand anderes' })}
          state={state}
        />
        <Button kind="secondary">Antwort eintragen</Button>
      </Form>
    </section>
  );
}

/** Whoever has promised the talk does not know yet what is otherwise: no mail may tell it. */
export function ToCall({ request, job, requestId }: Pick<WaitingProps, 'request' | 'requestId'> & { job: Assigned }) {
  if (job.toCallAt === null) return null;
  const { meetingPoint, contact } = request;
  return (
    <Alert tone="warning" title={`Bitte anrufen: ${job.name}, ${job.phone || 'keine Nummer'}`}>
      <p class="kern-body">
        {`Seit ${formatDateTime(job.toCallAt)} ist der Treffpunkt: ${meetingPoint || 'nicht angegeben'}, Ansprechperson: ${contact.name || 'nicht angegeben'}. Die Person bekommt dazu keine Mail und weiß es nur, wenn Sie es ihr vor dem Gespräch am Telefon sagen.`}
      </p>
      <Form action={toldPath(request.id)} requestId={requestId()} version={job.sequence}>
        <Button kind="secondary">Angerufen</Button>
      </Form>
    </Alert>
  );
}
