// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { optionsOf, Radios, Select, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import type { Municipality } from '../centres/queries.ts';
import type { Institution } from '../institutions/queries.ts';
import { fullInstitutionName } from '../institutions/words.ts';
import { ownRequestsTitle, requestsTitle } from './list-page.tsx';
import {
  ownRequestCancelPath,
  ownRequestChangePath,
  ownRequestPath,
  ownRequestsPath,
  requestCancelPath,
  requestChangePath,
  requestPath,
  requestPayerPath,
  requestRefusePath,
  requestsPath,
  sendLinkPath,
} from './paths.ts';
import type { Policy } from './policy-rules.ts';
import { proposalPath } from './proposals/paths.ts';
import type { Proposal } from './proposals/queries.ts';
import { offeredText } from './proposals/words.ts';
import { type InterpretingRequest, refusalLabels } from './queries.ts';
import { Conditions, RequestFields, SeriesChoice } from './request-fields.tsx';
import { spokenText, whenText } from './request-words.ts';
import { outcomes } from './words.ts';

const listOf = (own: boolean) =>
  own ? { href: ownRequestsPath, label: ownRequestsTitle } : { href: requestsPath, label: requestsTitle };
const pageOf = (own: boolean, id: string): string => (own ? ownRequestPath(id) : requestPath(id));
const leadText = ({ leadDays, leadUnit }: Policy): string =>
  `${leadDays} ${leadUnit === 'working' ? 'Arbeitstage' : 'Tage'}`;

interface AskProps extends FormProps {
  institutions: readonly Institution[];
  towns: readonly Municipality[];
  policy: Policy;
  own: boolean;
}

/** A new request: of an institution itself, or entered by the coordination. */
export function AskPage({ institutions, towns, policy, own, ...form }: AskProps) {
  const { state } = form;
  const title = own ? 'Dolmetschen anfragen' : 'Anfrage aufnehmen';
  return (
    <FormPage
      {...form}
      title={title}
      breadcrumbs={[listOf(own), { label: title }]}
      intro={`Bitte mindestens ${leadText(policy)} vorher. Keine Namen und keine Daten der Familie: Ihr Zeichen genügt.`}
      action={own ? ownRequestsPath : requestsPath}
      button={title}
      back={own ? ownRequestsPath : requestsPath}
    >
      <Select
        name="einrichtung"
        label="Einrichtung"
        options={institutions.map((one) => ({ value: one.id, label: fullInstitutionName(one) }))}
        placeholder={!own && policy.privateMayAsk ? 'Privatperson' : 'Bitte wählen'}
        state={state}
      />
      {own ? null : (
        <Radios
          name="eingang"
          label="Wie kam die Anfrage?"
          options={optionsOf({ phone: 'Telefon', mail: 'E-Mail' })}
          state={state}
          horizontal
        />
      )}
      <RequestFields state={state} towns={towns} several />
      <Conditions state={state} />
    </FormPage>
  );
}

interface DeedProps extends FormProps {
  request: InterpretingRequest;
  /** Later talks of the series that the deed may be for, too. */
  later: number;
  own: boolean;
}

const crumbs = ({ request, own }: DeedProps, label: string) => [
  listOf(own),
  { href: pageOf(own, request.id), label: request.number },
  { label },
];

/** Changes an open request. */
export function ChangePage(props: DeedProps & { towns: readonly Municipality[] }) {
  const { request, later, own, towns, ...form } = props;
  return (
    <FormPage
      {...form}
      title="Anfrage ändern"
      breadcrumbs={crumbs(props, 'Ändern')}
      intro={`Anfrage ${request.number}. Wenn sich Anlass oder Rechtsfolgen ändern, prüfen wir neu, wer bezahlt.`}
      action={own ? ownRequestChangePath(request.id) : requestChangePath(request.id)}
      button="Änderung speichern"
      back={pageOf(own, request.id)}
    >
      <SeriesChoice state={form.state} later={later} />
      <RequestFields state={form.state} towns={towns} several={false} />
    </FormPage>
  );
}

/** Calls off a talk; says whether it is in time. */
export function CancelPage(props: DeedProps & { inTime: boolean; cancelHours: number }) {
  const { request, later, own, inTime, cancelHours, ...form } = props;
  const when = inTime
    ? `Das ist rechtzeitig (bis ${cancelHours} Stunden vorher).`
    : `Das ist spät (weniger als ${cancelHours} Stunden vorher): Die Aufwandsentschädigung kann anfallen.`;
  return (
    <FormPage
      {...form}
      danger
      title="Gespräch absagen"
      breadcrumbs={crumbs(props, 'Absagen')}
      intro={`${spokenText(request)}, ${whenText(request)}: Wer zugesagt hat, bekommt Bescheid. ${when}`}
      action={own ? ownRequestCancelPath(request.id) : requestCancelPath(request.id)}
      button="Gespräch absagen"
      back={pageOf(own, request.id)}
    >
      <SeriesChoice state={form.state} later={later} />
    </FormPage>
  );
}

/** Turns a request away, or ends it without anybody: with the reason and what else helps. */
export function RefusePage(props: FormProps & { request: InterpretingRequest; proposed: readonly Proposal[] }) {
  const { request, proposed, ...form } = props;
  return (
    <FormPage
      {...form}
      danger
      title="Anfrage ablehnen oder als nicht besetzt abschließen"
      breadcrumbs={crumbs({ ...props, own: false, later: 0 }, 'Ablehnen')}
      intro={`${spokenText(request)}, ${whenText(request)}: Die Einrichtung liest, warum, und was sonst hilft.`}
      action={requestRefusePath(request.id)}
      button="Anfrage abschließen"
      back={requestPath(request.id)}
    >
      <Select name="ablehnung" label="Warum" options={optionsOf(refusalLabels)} state={form.state} />
      <TextField name="erklaerung" label="Genauer" required={false} maxLength={200} wide state={form.state} />
      <TextField
        name="stattdessen"
        label="Was sonst hilft"
        hint="Eine andere Zeit, Telefon oder Video, ein professioneller Dienst mit Preis und wer ihn bezahlt."
        maxLength={300}
        wide
        state={form.state}
      />
      {proposed.length > 0 ? (
        <p class="hs-text">{`Der Einrichtung ist vorgeschlagen: ${proposed.map(({ offered }) => offeredText(offered)).join('; ')}.`}</p>
      ) : (
        <>
          <TextField
            name="warum_keines"
            label="Warum nichts anderes passt"
            hint="Nur nötig, weil der Einrichtung noch nichts vorgeschlagen ist."
            required={false}
            maxLength={300}
            wide
            state={form.state}
          />
          <p class="hs-text">
            <a class="kern-link hs-target" href={proposalPath(request.id)}>
              Lieber etwas anderes vorschlagen
            </a>
          </p>
        </>
      )}
    </FormPage>
  );
}

const { excluded: _, ...payers } = outcomes;

/** Says who pays. */
export function PayerPage(props: FormProps & { request: InterpretingRequest }) {
  const { request, ...form } = props;
  return (
    <FormPage
      {...form}
      title="Kostenträger klären"
      breadcrumbs={crumbs({ ...props, own: false, later: 0 }, 'Kostenträger')}
      intro={`Anfrage ${request.number}: ${request.legalConsequence ? 'Das Gespräch kann Rechtsfolgen haben; Geld des Landes scheidet aus.' : 'Das Gespräch hat keine Rechtsfolgen.'}`}
      action={requestPayerPath(request.id)}
      button="Kostenträger festlegen"
      back={requestPath(request.id)}
    >
      <Radios name="zahlt" label="Wer bezahlt?" options={optionsOf(payers)} state={form.state} />
    </FormPage>
  );
}

/** Mails an institution without an account the link with which it asks. */
export function SendLinkPage({ institutions, ...form }: FormProps & { institutions: readonly Institution[] }) {
  return (
    <FormPage
      {...form}
      title="Link zum Anfragen schicken"
      breadcrumbs={[listOf(false), { label: 'Link schicken' }]}
      intro="Die Einrichtung bekommt einen Link an ihre E-Mail-Adresse. Er gilt 14 Tage und für eine Anfrage; ein Konto braucht sie dafür nicht."
      action={sendLinkPath}
      button="Link schicken"
      back={requestsPath}
    >
      <Select
        name="einrichtung"
        label="Einrichtung"
        hint="Hier stehen die Einrichtungen mit E-Mail-Adresse."
        options={institutions.map((one) => ({ value: one.id, label: fullInstitutionName(one) }))}
        state={form.state}
      />
    </FormPage>
  );
}
