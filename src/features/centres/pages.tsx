// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { wordOf } from '../../codes/keys.ts';
import { proofLabels } from '../../codes/proofs.ts';
import { Accordion, Card, DescriptionList } from '../../web/components/index.ts';
import {
  Button,
  ButtonRow,
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  Form,
  type FormState,
  optionsOf,
  Select,
  TextField,
} from '../../web/form/index.ts';
import { formatShortDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import type { CompetenceRule } from './competence.ts';
import {
  appointmentSettingsPath,
  authorityPath,
  centrePath,
  competencePath,
  emergencyListsPath,
  healthOfficeSettingsPath,
  invitationSettingsPath,
  remedyNoticePath,
  settingsPath,
} from './paths.ts';
import type { Authority, RemedyNotice, Settings } from './queries.ts';

const pathLabels: Record<string, string> = {
  direct_registration: 'Familie meldet das Kind direkt an einer nahen Schule an',
  school_authority: 'Schulamt entscheidet',
  centre_vocational: 'Zentrum vermittelt an ein Berufskolleg',
  district_government: 'Bezirksregierung entscheidet',
};

const validity = (from: Temporal.PlainDate, to: Temporal.PlainDate | null) =>
  to ? `${formatShortDate(from)} bis ${formatShortDate(to)}` : `seit ${formatShortDate(from)}`;

export interface CentrePageProps {
  frame: Frame;
  settings: Settings;
  authorities: Authority[];
  rules: CompetenceRule[];
  notices: RemedyNotice[];
  municipalities: { ags: string; name: string }[];
}

/** The centre at a glance: local practice, who decides, who is competent, the area. */
export function CentrePage({ frame, settings, authorities, rules, notices, municipalities }: CentrePageProps) {
  const name = new Map(authorities.map((authority) => [authority.id, authority.name]));
  return (
    <Page {...frame} title="Zentrum">
      <div class="hs-stack">
        <Card
          heading="So arbeitet das Zentrum"
          footer={
            <ButtonRow>
              <Button kind="secondary" href={settingsPath}>
                Einstellungen ändern
              </Button>
              <Button kind="secondary" href={appointmentSettingsPath}>
                Termine einstellen
              </Button>
              <Button kind="secondary" href={invitationSettingsPath}>
                Einladungen einstellen
              </Button>
            </ButtonRow>
          }
        >
          <DescriptionList
            items={[
              {
                term: 'Schule fragen',
                value: settings.askSchool ? 'vor der Entscheidung' : 'nach der Entscheidung',
              },
              { term: 'Antwort der Schule', value: `innerhalb von ${settings.answerDays} Arbeitstagen` },
              { term: 'Platz halten', value: `${settings.holdDays} Arbeitstage` },
              {
                term: 'Entscheidung der Behörde',
                value: `innerhalb von ${settings.decisionDays} Arbeitstagen`,
              },
              { term: 'Ziel von der Meldung bis zum Schulplatz', value: `${settings.targetDays} Tage` },
              { term: 'Größte Entfernung zur Schule', value: `${settings.maxDistanceM / 1000} km` },
              {
                term: 'Ohne diese Nachweise wird nicht vorgelegt',
                value: settings.blockingProofs.map((kind) => wordOf(proofLabels, kind)).join(', ') || 'keine',
              },
              {
                term: 'Startseite der Leitung',
                value: settings.showWorkload ? 'zeigt, was bei wem offen liegt' : 'zeigt keine Zeilen je Person',
              },
            ]}
          />
        </Card>
        <Card
          heading="Wenn das Netz ausfällt"
          footer={
            <Button kind="secondary" href={emergencyListsPath}>
              Notfalllisten
            </Button>
          }
        >
          <p class="kern-body">Jede Nacht kann eine verschlüsselte Liste der wartenden Kinder gemacht werden.</p>
        </Card>
        <Card
          heading="Gesundheitsamt"
          footer={
            <Button kind="secondary" href={healthOfficeSettingsPath}>
              Mitteilung einstellen
            </Button>
          }
        >
          <p class="kern-body">
            Nach der Meldung oder der Erstberatung kann das Gesundheitsamt erfahren, welches Kind vor der Schule
            untersucht werden muss.
          </p>
        </Card>
        <Card
          heading="Wer zuständig ist"
          footer={
            <Button kind="secondary" href={competencePath}>
              Zuständigkeit ändern
            </Button>
          }
        >
          <DescriptionList
            items={rules.map((rule) => ({
              term: `${rule.ageFrom} bis ${rule.ageTo} Jahre`,
              value: `${pathLabels[rule.path] ?? rule.path}${rule.authorityId ? ` (${name.get(rule.authorityId) ?? ''})` : ''}, ${validity(rule.validFrom, rule.validTo)}. ${rule.note}`,
            }))}
          />
        </Card>
        {authorities.map((authority) => (
          <AuthorityCard
            authority={authority}
            notices={notices.filter((notice) => notice.authority_id === authority.id)}
          />
        ))}
        <Accordion title="Gebiet" summary={`${municipalities.length} Gemeinden`}>
          <p class="kern-body">
            {municipalities.length === 0
              ? 'Noch keine Gemeinden bekannt. Sie kommen mit dem amtlichen Schulverzeichnis.'
              : municipalities.map((municipality) => municipality.name).join(', ')}
          </p>
        </Accordion>
      </div>
    </Page>
  );
}

function AuthorityCard({ authority, notices }: { authority: Authority; notices: RemedyNotice[] }) {
  const address = [authority.street, [authority.postcode, authority.place].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  return (
    <Card
      heading={authority.name}
      footer={
        <ButtonRow>
          <Button kind="secondary" href={authorityPath(authority.id)}>
            Briefkopf ändern
          </Button>
          <Button kind="secondary" href={remedyNoticePath(authority.id)}>
            Rechtsbehelfsbelehrung ändern
          </Button>
        </ButtonRow>
      }
    >
      <DescriptionList
        items={[
          { term: 'Anschrift', value: address || 'fehlt noch – ohne Anschrift geht kein Bescheid hinaus' },
          { term: 'Telefon', value: authority.phone || '–' },
          { term: 'Unterschrift', value: authority.signatory || '–' },
        ]}
      />
      {notices.map((notice) => (
        <Accordion title={`Rechtsbehelfsbelehrung, ${validity(notice.valid_from, notice.valid_to)}`}>
          <p class="kern-body">{notice.text_de}</p>
          {notice.text_ar ? (
            <p class="kern-body" lang="ar" dir="rtl">
              {notice.text_ar}
            </p>
          ) : null}
          <p class="kern-body kern-body--small hs-muted">Quelle: {notice.source}</p>
        </Accordion>
      ))}
    </Card>
  );
}

interface FormPageProps {
  frame: Frame;
  state: FormState;
  requestId: string;
}
const trail = [{ href: centrePath, label: 'Zentrum' }];

export function SettingsPage({ frame, state, requestId, version }: FormPageProps & { version: number }) {
  return (
    <Page
      {...frame}
      title="Einstellungen ändern"
      breadcrumbs={[...trail, { label: 'Einstellungen' }]}
      errors={state.errors}
    >
      <Form action={settingsPath} version={version} requestId={requestId}>
        <Fieldset legend="Ablauf">
          <Checkbox
            name="askSchool"
            label="Die Schule wird vor der Entscheidung gefragt"
            hint="Sie sieht Jahrgang, Art des Platzes, Deutschstand und Beginn, keinen Namen."
            state={state}
          />
          <TextField
            name="schoolAnswerDays"
            label="Antwort der Schule (Arbeitstage)"
            inputmode="numeric"
            state={state}
          />
          <TextField name="holdDays" label="Platz halten (Arbeitstage)" inputmode="numeric" state={state} />
          <TextField
            name="authorityDays"
            label="Entscheidung der Behörde (Arbeitstage)"
            inputmode="numeric"
            state={state}
          />
          <TextField
            name="targetDays"
            label="Ziel für die Wartezeit (Tage)"
            hint="Von der Meldung bis zum Schulplatz. Ein gesetzlicher Wert besteht nicht."
            inputmode="numeric"
            state={state}
          />
          <TextField name="maxKilometres" label="Größte Entfernung zur Schule (km)" inputmode="numeric" state={state} />
          <Checkboxes
            name="blockingProofs"
            label="Ohne diese Nachweise wird kein Fall vorgelegt"
            hint="Die Schulpflicht gilt auch ohne sie. Wählen Sie nur, was bei Ihnen vereinbart ist."
            options={optionsOf(proofLabels)}
            state={state}
            required={false}
          />
        </Fieldset>
        <Fieldset legend="Startseite der Leitung">
          <Checkbox
            name="showWorkload"
            label="Zeigen, was bei wem offen liegt"
            hint="Nur was jetzt offen ist, um Arbeit zu verteilen. Keine Dauern, keine Zählung von Erledigtem (§ 72 LPVG NRW)."
            state={state}
          />
        </Fieldset>
        <Fieldset legend="Anschrift des Zentrums">
          <TextField name="street" label="Straße und Hausnummer" required={false} state={state} />
          <TextField name="postcode" label="Postleitzahl" required={false} inputmode="numeric" state={state} />
          <TextField name="place" label="Ort" required={false} state={state} />
          <TextField name="phone" label="Telefon" type="tel" required={false} state={state} />
          <TextField name="email" label="E-Mail" type="email" required={false} state={state} />
        </Fieldset>
        <Button>Einstellungen speichern</Button>
      </Form>
    </Page>
  );
}

export function CompetencePage({ frame, state, requestId }: FormPageProps) {
  return (
    <Page
      {...frame}
      title="Zuständigkeit ändern"
      breadcrumbs={[...trail, { label: 'Zuständigkeit' }]}
      errors={state.errors}
    >
      <p class="kern-body hs-measure">
        Die Änderung gilt für Meldungen ab dem genannten Tag. Laufende Fälle behalten ihren Weg.
      </p>
      <Form action={competencePath} requestId={requestId}>
        <TextField name="ageFrom" label="Alter von" inputmode="numeric" state={state} />
        <TextField name="ageTo" label="Alter bis" inputmode="numeric" state={state} />
        <Select name="path" label="Weg" options={optionsOf(pathLabels)} state={state} />
        <DateField name="validFrom" label="Gültig ab" state={state} />
        <TextField name="note" label="Grund oder Absprache" required={false} wide state={state} />
        <Button>Zuständigkeit speichern</Button>
      </Form>
    </Page>
  );
}
