// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Accordion, Alert } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, Select, TextArea, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount } from '../../../web/format.ts';
import { Page } from '../../../web/layout.tsx';
import {
  ofYear,
  personThanksLetterPath,
  sendThanksPath,
  thanksPath,
  thanksPreviewPath,
  thanksSettingPath,
} from '../paths.ts';
import { nameOf } from '../queries.ts';
import { wordLabel } from './thanks-input.ts';
import { crumbs, toThank } from './thanks-page.tsx';
import type { Signer, ThanksPerson } from './thanks-queries.ts';
import { mostOfWord } from './thanks-rules.ts';
import { languageBreak } from './thanks-text.ts';
import { thanksTitle } from './words.ts';

/** What goes out, as its reader sees it. */
export interface Sample {
  person: ThanksPerson;
  /** Name of the language, in German. */
  language: string;
  code: string;
  dir: 'ltr' | 'rtl';
  subject: string;
  text: string;
}

export interface PreviewFile {
  year: number;
  people: readonly ThanksPerson[];
  word: { word: string; version: number };
  signer: { name: string; gone: boolean };
  /** One for each language somebody reads. */
  samples: readonly Sample[];
}

export const yearCrumb = (year: number) => ({ href: ofYear(thanksPath, year), label: thanksTitle });

const withBreak = (line: string, index: number) => (
  <>
    {index > 0 ? <br /> : null}
    {line}
  </>
);

/** The mail, each part in its language: the own one first, then German. */
export function MailText({ sample }: { sample: Sample }) {
  const [own = '', german] = sample.text.split(languageBreak);
  const part = (text: string, lang: string, dir: 'ltr' | 'rtl') => (
    <div class="hs-flow" lang={lang} dir={dir}>
      {text.split('\n\n').map((paragraph) => (
        <p class="hs-text">{paragraph.split('\n').map(withBreak)}</p>
      ))}
    </div>
  );
  return (
    <>
      <p class="hs-text">
        <strong>
          Betreff:{' '}
          <span lang={sample.code} dir={sample.dir}>
            {sample.subject}
          </span>
        </strong>
      </p>
      {part(own, sample.code, sample.dir)}
      {german === undefined ? null : (
        <>
          <hr class="kern-divider" />
          {part(german, 'de', 'ltr')}
        </>
      )}
    </>
  );
}

function Signed({ signer }: { signer: PreviewFile['signer'] }) {
  if (signer.gone)
    return (
      <Alert tone="warning" title="Wer unterschreiben sollte, arbeitet hier nicht mehr in dieser Rolle">
        <p class="kern-body">
          Unter dem Dank steht jetzt nur der Name des Zentrums.{' '}
          <a class="kern-link" href={thanksSettingPath}>
            Unterschrift wählen
          </a>
        </p>
      </Alert>
    );
  return (
    <p class="hs-text">
      {signer.name === '' ? 'Unter dem Dank steht nur der Name des Zentrums. ' : `Es unterschreibt ${signer.name}. `}
      <a class="kern-link hs-target" href={thanksSettingPath}>
        Ändern
      </a>
    </p>
  );
}

function countText(people: readonly ThanksPerson[]): string {
  const due = toThank(people);
  const mails = due.filter(({ way }) => way === 'mail').length;
  return `${formatCount(mails, 'Mail geht', 'Mails gehen')} hinaus, ${formatCount(due.length - mails, 'Brief kommt', 'Briefe kommen')} auf den Stapel zum Drucken.`;
}

/** /ehrenamtliche-dank/vorschau: what goes out to whom; the sentence of the centre; the press. */
export function PreviewPage({
  frame,
  state,
  requestId,
  version,
  file,
  next,
}: FormProps & { file: PreviewFile; next: string }) {
  const { year, people, samples, signer } = file;
  const due = toThank(people);
  const letter = due.find(({ way }) => way === 'letter');
  return (
    <Page
      {...frame}
      title={`Dank für ${year}: Vorschau`}
      breadcrumbs={crumbs(yearCrumb(year), { label: 'Vorschau' })}
      lead={countText(people)}
      errors={state.errors}
    >
      <Form action={ofYear(thanksPreviewPath, year)} requestId={requestId} version={version}>
        <TextArea
          name="satz"
          label={wordLabel}
          hint={`Steht auf Deutsch in jedem Dank. Höchstens ${mostOfWord} Zeichen; keine Namen von Einrichtungen oder Familien, kein Geld.`}
          rows={3}
          required={false}
          state={state}
        />
        <Button kind="secondary">Satz speichern</Button>
      </Form>
      <Signed signer={signer} />
      {samples.map((sample, index) => (
        <Accordion
          title={`So liest es, wer ${sample.language} liest`}
          summary={`zum Beispiel ${nameOf(sample.person)}`}
          open={index === 0}
        >
          <MailText sample={sample} />
        </Accordion>
      ))}
      {letter ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={ofYear(personThanksLetterPath(letter.id), year)}>
            {`Einen Brief ansehen (PDF, an ${nameOf(letter)})`}
          </a>
        </p>
      ) : null}
      {due.length === 0 ? (
        <p class="hs-text">Es ist niemand mehr offen, den ein Druck auf den Knopf erreicht.</p>
      ) : (
        <Form action={ofYear(sendThanksPath, year)} requestId={next} version={version} label="Danken">
          <ButtonRow>
            <Button>{`Jetzt ${formatCount(due.length, 'Person', 'Personen')} danken`}</Button>
            <Button kind="tertiary" href={ofYear(thanksPath, year)}>
              Zurück zur Liste
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

/** /ehrenamtliche-dank/einstellungen: from when on, and who signs. */
export function ThanksSettingPage({ signers, ...form }: FormProps & { signers: readonly Signer[] }) {
  const label = 'Einstellungen';
  const options = signers.map(({ userId, name, role }) => ({
    value: userId,
    label: `${name} (${role === 'head' ? 'Leitung' : 'Koordination'})`,
  }));
  return (
    <FormPage
      {...form}
      title={`${thanksTitle}: ${label}`}
      breadcrumbs={crumbs({ href: thanksPath, label: thanksTitle }, { label })}
      intro="Von diesem Tag an steht der Dank auf „Heute“ der Koordination, bis er draußen ist."
      action={thanksSettingPath}
      button="Einstellungen speichern"
      back={thanksPath}
    >
      <TextField
        name="danken_ab"
        label="Danken ab"
        hint="Tag und Monat, von Oktober an. Üblich ist der 05.12., der Internationale Tag des Ehrenamts."
        state={form.state}
      />
      <Select
        name="unterschrift"
        label="Wer unterschreibt"
        options={options}
        placeholder="nur der Name des Zentrums"
        required={false}
        state={form.state}
      />
    </FormPage>
  );
}
