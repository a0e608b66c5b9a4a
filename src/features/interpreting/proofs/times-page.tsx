// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import { formatCents } from '../../../codes/money.ts';
import { Alert, NextStep, TaskList, Timeline } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, Hidden, optionsOf, Select, TextField, TimeField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatClock, formatCount, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { Allowance } from '../../allowances/rules.ts';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import type { RealTime } from '../dispatch/proof-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { whenText } from '../request-words.ts';
import { askAgainPath, decideTimesPath, differingPath, proofSettingPath, stacksPath, timesPath } from './paths.ts';
import { afterThatWords, shownAsWords } from './times-input.ts';
import type { Differing, Side } from './times-queries.ts';

const board = { href: boardPath, label: 'Vermittlung' };
export const differingTitle = 'Abweichende Zeiten';

export const clock = (at: Temporal.Instant): string => formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime());
export const spanText = ({ from, to }: RealTime): string => `${clock(from)} bis ${clock(to)} Uhr`;
const minutes = ({ from, to }: RealTime): number => Math.round(from.until(to).total('minutes'));

const viaWords = {
  account: 'im eigenen Zugang',
  link: 'über den Link',
  paper: 'auf Papier',
  phone: 'am Telefon',
} as const;

/** What one side says, and what it would pay. */
export interface Statement {
  time: RealTime;
  at: Temporal.Instant;
  via: keyof typeof viaWords;
  /** Null: no rule of the allowance counts on the day. */
  pays: Allowance | null;
}

export interface TimesFile {
  request: InterpretingRequest;
  name: string;
  phone: string;
  due: Temporal.PlainDate;
  institution: Statement;
  volunteer: Statement;
  reminders: readonly { side: Side; why: string; at: Temporal.Instant }[];
}

function Said({ title, of }: { title: string; of: Statement }) {
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">{title}</h2>
      <p class="hs-text">
        <strong>{spanText(of.time)}</strong>
        {`, ${minutes(of.time)} Minuten`}
      </p>
      <p class="hs-text hs-muted">{`Gesagt am ${formatDateTime(of.at)}, ${viaWords[of.via]}`}</p>
      {of.pays === null ? (
        <p class="hs-text">Für den Tag gilt noch keine Regel der Aufwandsentschädigung.</p>
      ) : (
        <>
          <p class="hs-text">{`Das wären ${formatCents(of.pays.cents)}.`}</p>
          <ul class="hs-text">
            {of.pays.lines.map(({ text, cents }) => (
              <li>{`${text}: ${formatCents(cents)}`}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function AskAgain({ file, side, label, requestId }: { file: TimesFile; side: Side; label: string; requestId: string }) {
  return (
    <Form action={askAgainPath(file.request.id)} requestId={requestId}>
      <Hidden name="seite" value={side} />
      <Button kind="secondary">{label}</Button>
    </Form>
  );
}

const reminderText = ({ side, why }: { side: Side; why: string }): string =>
  `${side === 'institution' ? 'Einrichtung' : 'Dolmetschende Person'} ${why === 'differs' ? 'noch einmal gefragt' : 'erinnert'}`;

function Decide({ file, state, requestId }: { file: TimesFile } & Pick<FormProps, 'state' | 'requestId'>) {
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Entscheiden</h2>
      <p class="hs-text">Beide Seiten bekommen die Zeiten und Ihren Grund, danach wird abgerechnet.</p>
      <Form action={decideTimesPath(file.request.id)} requestId={requestId}>
        <div class="hs-pair">
          <TimeField name="beginn_war" label="Beginn" state={state} />
          <TimeField name="ende_war" label="Ende" state={state} />
        </div>
        <TextField
          name="entscheidung_grund"
          label="Warum diese Zeiten gelten"
          hint="Zum Beispiel: am Telefon mit beiden geklärt."
          maxLength={300}
          wide
          state={state}
        />
        <ButtonRow>
          <Button>Zeiten festlegen</Button>
          <Button kind="tertiary" href={differingPath}>
            Zur Liste
          </Button>
        </ButtonRow>
      </Form>
    </section>
  );
}

/** /vermittlung/:id/zeiten: both statements side by side, and what is done about it. */
export function TimesPage(props: {
  frame: Frame;
  file: TimesFile;
  today: Temporal.PlainDate;
  state: FormProps['state'];
  requestId: () => string;
}) {
  const { frame, file, today, state, requestId } = props;
  const { request, institution, volunteer } = file;
  return (
    <Page
      {...frame}
      title={`Zeiten klären: ${request.number}`}
      breadcrumbs={[
        board,
        { href: differingPath, label: differingTitle },
        { href: dispatchPath(request.id), label: request.number },
        { label: 'Zeiten klären' },
      ]}
      lead={`Gespräch am ${whenText(request)}. Gedolmetscht hat ${file.name}.`}
      errors={state.errors}
    >
      <NextStep
        deed="Eine Seite noch einmal fragen oder entscheiden"
        owner="Koordination"
        due={file.due}
        today={today}
        why="Gezahlt wird erst, wenn beide dasselbe sagen oder jemand entschieden hat."
      />
      <div class="hs-columns">
        <Said title="Die Einrichtung sagt" of={institution} />
        <Said title="Wer gedolmetscht hat, sagt" of={volunteer} />
      </div>
      <section class="hs-section">
        <h2 class="kern-heading-medium">Noch einmal fragen</h2>
        <p class="hs-text">
          {`Die gefragte Seite sieht die Zeiten der anderen. Telefon: Einrichtung ${request.contact.phone || 'keines'}, ${file.name} ${file.phone || 'keines'}.`}
        </p>
        <ButtonRow>
          <AskAgain file={file} side="institution" label="Einrichtung fragen" requestId={requestId()} />
          <AskAgain file={file} side="volunteer" label={`${file.name} fragen`} requestId={requestId()} />
        </ButtonRow>
        {file.reminders.length === 0 ? null : (
          <Timeline items={file.reminders.map((one) => ({ when: one.at, title: reminderText(one) }))} />
        )}
      </section>
      <Decide file={file} state={state} requestId={requestId()} />
    </Page>
  );
}

/** /vermittlung/abweichende-zeiten */
export function DifferingPage({ frame, rows, count }: { frame: Frame; rows: readonly Differing[]; count: number }) {
  return (
    <Page
      {...frame}
      title={differingTitle}
      breadcrumbs={[board, { label: differingTitle }]}
      lead={
        count === 0
          ? 'Alle Zeiten stimmen überein.'
          : `Bei ${formatCount(count, 'Gespräch', 'Gesprächen')} sagen beide Seiten Verschiedenes. Die Koordination fragt nach oder entscheidet.`
      }
    >
      <TaskList
        heading="Die ältesten zuerst"
        tasks={rows.map(({ requestId, number, name, since }) => ({
          href: timesPath(requestId),
          title: `Zeiten klären: ${number}`,
          detail: `${name}, seit ${formatDateTime(since)}`,
        }))}
      />
      {count > rows.length ? <p class="hs-text">{`Gezeigt sind die ersten ${rows.length}.`}</p> : null}
      <p class="hs-text">
        <a class="kern-link hs-target" href={proofSettingPath}>
          Einstellen, wann erinnert wird
        </a>
      </p>
    </Page>
  );
}

/** /dolmetschen-einstellungen/nachweise */
export function ProofSettingPage(form: FormProps) {
  return (
    <FormPage
      {...form}
      title="Nachweise: Erinnern und Papier"
      breadcrumbs={[board, { href: stacksPath, label: 'Nachweisbögen auf Papier' }, { label: 'Einstellungen' }]}
      intro="Gezahlt wird nie von selbst, auch wenn eine Seite nicht antwortet."
      action={proofSettingPath}
      button="Einstellung speichern"
      back={stacksPath}
    >
      <TextField
        name="erinnern_tage"
        label="Erinnern nach"
        hint="Arbeitstage nach dem Gespräch, wenn eine Seite ihre Zeiten nicht bestätigt hat."
        inputmode="numeric"
        state={form.state}
      />
      <TextField
        name="melden_tage"
        label="Koordination informieren nach"
        hint="Arbeitstage nach dem Gespräch."
        inputmode="numeric"
        state={form.state}
      />
      <Select name="danach" label="Was dann geschieht" options={optionsOf(afterThatWords)} state={form.state} />
      <Select
        name="auf_dem_bogen"
        label="Ehrenamtliche stehen auf dem Bogen"
        options={optionsOf(shownAsWords)}
        state={form.state}
      />
      <Alert tone="info" title="Wer nur telefoniert, steht gleich bei der Koordination: mit „bitte anrufen“." />
    </FormPage>
  );
}
