// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Actions, Alert, DescriptionList } from '../../web/components/index.ts';
import { Checkbox, Fieldset, optionsOf, Select, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatDateTime } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import type { Municipality } from '../centres/queries.ts';
import type { Member, OpenInvitation } from '../people/queries.ts';
import { institutionsTitle, shownName } from './list-page.tsx';
import {
  institutionChangePath,
  institutionInvitePath,
  institutionPath,
  institutionsPath,
  speakerEndPath,
} from './paths.ts';
import type { Institution } from './queries.ts';
import { enteredKinds, fullInstitutionName, institutionKinds } from './words.ts';

export interface InstitutionPageProps {
  frame: Frame;
  institution: Institution;
  speakers: readonly Member[];
  invitations: readonly OpenInvitation[];
  /** May change, invite, and see a protected one. */
  keeps: boolean;
}

const lines = (...texts: string[]): string => texts.filter(Boolean).join(', ');

function Facts({ institution: one }: { institution: Institution }) {
  const { invoice } = one;
  return (
    <DescriptionList
      items={[
        { term: 'Nummer', value: one.number },
        { term: 'Art', value: institutionKinds[one.kind] },
        { term: 'Ansprechperson', value: one.contactName },
        { term: 'Telefon', value: one.phone },
        { term: 'E-Mail-Adresse', value: one.email },
        { term: 'Anschrift', value: lines(one.street, lines(one.postcode, one.place).replace(', ', ' ')) },
        { term: 'Gemeinde', value: one.municipality ?? '' },
        {
          term: 'Rechnung an',
          value:
            lines(invoice.name, invoice.street, lines(invoice.postcode, invoice.place).replace(', ', ' ')) ||
            'die Einrichtung',
        },
      ]}
    />
  );
}

function Speakers({ institution, speakers, invitations, keeps }: Omit<InstitutionPageProps, 'frame'>) {
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Wer für die Einrichtung anfragt</h2>
      {speakers.length + invitations.length === 0 ? (
        <p class="hs-text">Niemand hat einen Zugang. Anfragen kommen über einen Link, per Telefon oder per Mail.</p>
      ) : (
        <ul class="hs-links">
          {speakers.map((person) => (
            <li>
              {`${person.name}, ${person.email} `}
              {keeps ? (
                <a class="kern-link hs-target" href={speakerEndPath(institution.id, person.id)}>
                  Zugang beenden<span class="kern-sr-only"> von {person.name}</span>
                </a>
              ) : null}
            </li>
          ))}
          {invitations.map((open) => (
            <li>
              {`${open.email}: `}
              <span class="hs-muted">
                {open.expired
                  ? 'Einladung abgelaufen, bitte neu einladen'
                  : `eingeladen, gilt bis ${formatDateTime(open.expiresAt)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** /einrichtungen/:id */
export function InstitutionPage(props: InstitutionPageProps) {
  const { frame, institution, keeps } = props;
  const hidden = institution.isProtected && !keeps;
  const name = shownName(institution, keeps);
  return (
    <Page {...frame} title={name} breadcrumbs={[{ href: institutionsPath, label: institutionsTitle }, { label: name }]}>
      <div class="hs-stack">
        {institution.active ? null : (
          <Alert tone="info" title="Diese Einrichtung ruht. Für sie wird nichts Neues angefragt." />
        )}
        {institution.isProtected ? (
          <Alert tone="warning" title="Geschützte Einrichtung">
            <p class="kern-body">
              Name und Ort sehen nur Leitung und Koordination. Sie stehen in keinem Angebot, keiner Mail und keinem
              Kalender.
            </p>
          </Alert>
        ) : null}
        {keeps ? (
          <Actions
            primary={{ label: 'Einrichtung ändern', href: institutionChangePath(institution.id) }}
            others={
              institution.active ? [{ label: 'Person einladen', href: institutionInvitePath(institution.id) }] : []
            }
          />
        ) : null}
        {hidden ? (
          <DescriptionList items={[{ term: 'Nummer', value: institution.number }]} />
        ) : (
          <Facts institution={institution} />
        )}
        {hidden ? null : <Speakers {...props} />}
      </div>
    </Page>
  );
}

interface InstitutionFormProps extends FormProps {
  towns: readonly Municipality[];
  institution: Institution | null;
}

function Address({ prefix, state }: { prefix: '' | 'rechnung_'; state: FormProps['state'] }) {
  const bill = prefix !== '';
  return (
    <>
      <TextField
        name={`${prefix}strasse`}
        label={bill ? 'Straße und Hausnummer der Rechnung' : 'Straße und Hausnummer'}
        required={false}
        maxLength={120}
        state={state}
      />
      <div class="hs-pair">
        <TextField
          name={`${prefix}plz`}
          label={bill ? 'Postleitzahl der Rechnung' : 'Postleitzahl'}
          required={false}
          inputmode="numeric"
          state={state}
        />
        <TextField
          name={`${prefix}ort`}
          label={bill ? 'Ort der Rechnung' : 'Ort'}
          required={false}
          maxLength={100}
          state={state}
        />
      </div>
    </>
  );
}

/** Form of an institution, new (null) or kept. */
export function InstitutionFormPage({ towns, institution, ...form }: InstitutionFormProps) {
  const { state } = form;
  const title = institution ? 'Einrichtung ändern' : 'Einrichtung aufnehmen';
  const back = institution ? institutionPath(institution.id) : institutionsPath;
  return (
    <FormPage
      {...form}
      title={title}
      breadcrumbs={[
        { href: institutionsPath, label: institutionsTitle },
        ...(institution ? [{ href: back, label: fullInstitutionName(institution) }] : []),
        { label: title },
      ]}
      intro="Was Sie brauchen, um die Einrichtung zu erreichen und abzurechnen."
      action={institution ? institutionChangePath(institution.id) : institutionsPath}
      button={institution ? 'Speichern' : 'Einrichtung aufnehmen'}
      back={back}
    >
      <Fieldset legend="Einrichtung">
        <TextField name="einrichtung" label="Name der Einrichtung" maxLength={120} wide state={state} />
        <TextField name="abteilung" label="Abteilung" required={false} maxLength={120} state={state} />
        <Select
          name="art"
          label="Art der Einrichtung"
          options={optionsOf(institution?.kind === 'centre' ? { centre: institutionKinds.centre } : enteredKinds)}
          state={state}
        />
        <Checkbox
          name="geschuetzt"
          label="Name und Ort sind geschützt"
          hint="Frauenhaus, Opferberatung, Schutzstelle immer. Ehrenamtliche erfahren sie nur am Telefon."
          state={state}
        />
      </Fieldset>
      <Fieldset legend="Erreichbar" hint="Telefon oder E-Mail-Adresse, gern beides.">
        <TextField
          name="ansprechperson"
          label="Ansprechperson"
          required={false}
          maxLength={120}
          autocomplete="off"
          state={state}
        />
        <div class="hs-pair">
          <TextField name="telefon" label="Telefon" type="tel" required="one_of" autocomplete="off" state={state} />
          <TextField
            name="email"
            label="E-Mail-Adresse"
            type="email"
            required="one_of"
            autocomplete="off"
            state={state}
          />
        </div>
        <Address prefix="" state={state} />
        <Select
          name="gemeinde"
          label="Gemeinde"
          required={false}
          options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
          state={state}
        />
      </Fieldset>
      <Fieldset legend="Rechnung" hint="Nur wenn sie woanders hingeht.">
        <TextField name="rechnung_an" label="Rechnung an" required={false} maxLength={120} state={state} />
        <Address prefix="rechnung_" state={state} />
      </Fieldset>
      <Checkbox name="ruht" label="Einrichtung ruht: Für sie wird nichts Neues angefragt" state={state} />
    </FormPage>
  );
}

/** Invites somebody to speak for an institution. */
export function SpeakerInvitePage({ institution, ...form }: FormProps & { institution: Institution }) {
  const back = institutionPath(institution.id);
  return (
    <FormPage
      {...form}
      title="Person der Einrichtung einladen"
      breadcrumbs={[
        { href: institutionsPath, label: institutionsTitle },
        { href: back, label: fullInstitutionName(institution) },
        { label: 'Einladen' },
      ]}
      intro="Die Person bekommt eine E-Mail mit einem Link. Er gilt 7 Tage und einmal. Sie sieht danach nur Anfragen dieser Einrichtung."
      action={institutionInvitePath(institution.id)}
      button="Einladen"
      back={back}
    >
      <TextField name="email" label="E-Mail-Adresse" type="email" autocomplete="off" state={form.state} />
    </FormPage>
  );
}

/** Ends the access of somebody who speaks for an institution. */
export function SpeakerEndPage({
  institution,
  speaker,
  ...form
}: FormProps & { institution: Institution; speaker: Member }) {
  const back = institutionPath(institution.id);
  return (
    <FormPage
      {...form}
      danger
      title="Zugang beenden"
      breadcrumbs={[
        { href: institutionsPath, label: institutionsTitle },
        { href: back, label: fullInstitutionName(institution) },
        { label: 'Zugang beenden' },
      ]}
      intro={`${speaker.name} kann ab sofort nicht mehr für diese Einrichtung anfragen. Was die Person angefragt hat, bleibt.`}
      action={speakerEndPath(institution.id, speaker.id)}
      button="Zugang beenden"
      back={back}
    />
  );
}
