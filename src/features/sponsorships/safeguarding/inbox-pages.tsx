// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, DescriptionList, TaskList } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, Select, TextArea, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { Concern } from './concern-queries.ts';
import { type ConcernText, concernKeptYears } from './concern-rules.ts';
import type { Colleague } from './office-queries.ts';
import {
  concernInboxPath,
  concernPath,
  concernPolicyPath,
  concernsPath,
  openConcernPath,
  takeConcernPath,
} from './paths.ts';

const stateOf = ({ openedAt, takenAt, settledAt }: Concern) => {
  if (settledAt !== null) return { tone: 'success' as const, label: 'abgeschlossen' };
  if (takenAt !== null) return { tone: 'info' as const, label: 'in Arbeit' };
  return openedAt === null
    ? { tone: 'danger' as const, label: 'ungeöffnet' }
    : { tone: 'warning' as const, label: 'geöffnet' };
};

/** /smile/sorge/eingang: reports that reach this person, without a word of what they say. */
export function InboxPage({ frame, concerns }: { frame: Frame; concerns: readonly Concern[] }) {
  const open = concerns.filter(({ settledAt }) => settledAt === null).length;
  return (
    <Page
      {...frame}
      title="Vertrauliche Meldungen"
      breadcrumbs={[{ href: concernsPath, label: 'Sorge um ein Kind' }, { label: 'Eingang' }]}
      lead={`${open} offen, ${concerns.length - open} abgeschlossen. Hier steht nur, was an Sie ging.`}
    >
      <TaskList
        heading="Eingang"
        empty="Für Sie ist keine Meldung da."
        tasks={concerns.map((one) => ({
          href: concernPath(one.id),
          title: `Meldung vom ${formatDateTime(one.reportedAt)}`,
          status: stateOf(one),
        }))}
      />
    </Page>
  );
}

interface ConcernPageProps {
  form: FormProps;
  concern: Concern;
  /** What it says; null: not opened, or by somebody else. */
  text: ConcernText | null;
  note: string | null;
  /** Who opened it, where that was not this person. */
  other: string | null;
}

/** The step that comes next: open, take, or settle. */
function NextDeed({ form, concern, text }: Pick<ConcernPageProps, 'form' | 'concern' | 'text'>) {
  const { requestId, state, version } = form;
  if (concern.settledAt !== null) return null;
  if (text === null)
    return (
      <Form action={openConcernPath(concern.id)} requestId={requestId} guard={false}>
        <p class="kern-body">
          Mit dem Öffnen sind Sie zuständig. Wer gemeldet hat, sieht, dass und wann geöffnet wurde.
        </p>
        <ButtonRow>
          <Button>Meldung öffnen</Button>
        </ButtonRow>
      </Form>
    );
  if (concern.takenAt === null)
    return (
      <Form action={takeConcernPath(concern.id)} requestId={requestId} guard={false}>
        <ButtonRow>
          <Button>Ich kümmere mich darum</Button>
        </ButtonRow>
      </Form>
    );
  return (
    <Form action={concernPath(concern.id)} requestId={requestId} version={version}>
      <TextArea
        name="vermerk"
        label="Was ist geschehen?"
        hint={`Mit wem gesprochen, was vereinbart. Bleibt verschlossen und geht nach ${concernKeptYears.value} Jahren.`}
        rows={5}
        maxLength={2000}
        state={state}
        required
      />
      <ButtonRow>
        <Button>Meldung abschließen</Button>
      </ButtonRow>
    </Form>
  );
}

/** /smile/sorge/eingang/:id */
export function ConcernPage({ form, concern, text, note, other }: ConcernPageProps) {
  return (
    <Page
      {...form.frame}
      title="Vertrauliche Meldung"
      breadcrumbs={[{ href: concernInboxPath, label: 'Vertrauliche Meldungen' }, { label: 'Meldung' }]}
      errors={form.state.errors}
      lead={`Angekommen am ${formatDateTime(concern.reportedAt)}. Nächster Schritt: Sie, noch heute.`}
    >
      <div class="hs-measure hs-stack">
        {text === null ? null : (
          <DescriptionList
            stacked
            items={[
              { term: 'Kind', value: text.child },
              { term: 'Was Sorge macht', value: text.what },
              { term: 'Wann und wo', value: text.when },
              { term: 'Beteiligt', value: text.named.join(', ') },
              { term: 'Sonst beteiligt', value: text.others },
              ...(note === null ? [] : [{ term: 'Was geschehen ist', value: note }]),
            ]}
          />
        )}
        {other === null ? (
          <NextDeed form={form} concern={concern} text={text} />
        ) : (
          <Alert tone="info" title={`${other} hat die Meldung geöffnet und kümmert sich. Sie müssen nichts tun.`} />
        )}
      </div>
    </Page>
  );
}

/** /smile/sorge/einstellungen */
export function ConcernPolicyPage({ form, people }: { form: FormProps; people: readonly Colleague[] }) {
  const { state } = form;
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormPage
      {...form}
      title="Vertrauliche Meldungen einstellen"
      breadcrumbs={[{ href: concernsPath, label: 'Sorge um ein Kind' }, { label: 'Einstellungen' }]}
      intro="Eine Meldung geht an die Person, sonst an die Vertretung, sonst an die Leitung, sonst an die dritte Person: nie an jemanden, den sie nennt. Ohne Angabe geht sie an die Leitung."
      action={concernPolicyPath}
      button="Einstellungen speichern"
      back={concernsPath}
    >
      <Select name="empfang" label="Wer bekommt Meldungen?" options={options} state={state} placeholder="Leitung" />
      <Select name="vertretung" label="Vertretung" options={options} state={state} placeholder="niemand" />
      <Select
        name="dritte"
        label="Dritte Person"
        hint="Wenn die Meldung Person, Vertretung und Leitung betrifft."
        options={options}
        state={state}
        placeholder="niemand"
      />
      <div class="hs-pair">
        <TextField name="fachkraft" label="Kinderschutzfachkraft" hint="Name oder Stelle" state={state} />
        <TextField name="fachkraft_telefon" label="Telefon der Kinderschutzfachkraft" inputmode="tel" state={state} />
      </div>
      <div class="hs-pair">
        <TextField name="jugendamt" label="Jugendamt" hint="Name der Stelle" state={state} />
        <TextField name="jugendamt_telefon" label="Telefon des Jugendamts" inputmode="tel" state={state} />
      </div>
    </FormPage>
  );
}
