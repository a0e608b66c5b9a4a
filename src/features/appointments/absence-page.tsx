// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Accordion, Alert, DescriptionList } from '../../web/components/index.ts';
import { Button, Checkboxes, DateField, Form, type FormState } from '../../web/form/index.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath } from '../cases/paths.ts';
import type { Absence } from './absence-queries.ts';
import type { Entry } from './calendar-queries.ts';
import { familyText } from './parts.tsx';
import { appointmentDeedPath, appointmentPath, awayPath, calendarPath, endAbsencePath, handOverPath } from './paths.ts';
import { dayAndTime } from './words.ts';

/** What has just been done on the page. */
export type AbsenceNews =
  | { withdrawn: number }
  | { handedOver: number; notDone: readonly string[] }
  | { offeredAgain: number };

export interface AbsencePageProps {
  frame: Frame;
  absence: Absence;
  /** Appointments that families have on these days. */
  entries: readonly Entry[];
  today: Temporal.PlainDate;
  news?: AbsenceNews;
  /** Of the form that was sent; both forms are empty otherwise. */
  state: FormState;
  requestId: () => string;
  version: number;
}

function News({ news }: { news: AbsenceNews }) {
  if ('withdrawn' in news)
    return (
      <Alert
        tone="success"
        title={`${formatCount(news.withdrawn, 'freier Termin ist', 'freie Termine sind')} zurückgenommen.`}
      />
    );
  if ('offeredAgain' in news)
    return (
      <Alert
        tone="success"
        title={`Die Abwesenheit ist verkürzt, ${formatCount(news.offeredAgain, 'freier Termin wird', 'freie Termine werden')} wieder angeboten.`}
      />
    );
  return (
    <Alert
      tone={news.notDone.length === 0 ? 'success' : 'warning'}
      title={`${formatCount(news.handedOver, 'Termin ist', 'Termine sind')} übergeben${news.notDone.length === 0 ? '' : `, ${news.notDone.length} nicht`}.`}
    >
      {news.notDone.length === 0 ? null : (
        <ul>
          {news.notDone.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

const over = ({ from, to }: Absence): boolean => Temporal.PlainDate.compare(to, from) < 0;

/** Who is away and who stands in, what somebody still has to do, and that they are back earlier. Never why. */
export function AbsencePage(props: AbsencePageProps) {
  const { frame, absence, entries, news, today } = props;
  const { counsellor, name, standInName, note, from, to } = absence;
  const link = 'kern-link hs-target';
  return (
    <Page
      {...frame}
      title={`Abwesend: ${name}`}
      breadcrumbs={[{ href: calendarPath, label: 'Termine' }, { href: awayPath, label: 'Abwesend' }, { label: name }]}
      errors={props.state.errors}
    >
      <div class="hs-stack">
        {news ? <News news={news} /> : null}
        <DescriptionList
          items={[
            {
              term: 'Tage',
              value: over(absence) ? 'keine mehr: vorher beendet' : `${formatDate(from)} bis ${formatDate(to)}`,
            },
            { term: 'Vertretung', value: standInName ?? 'niemand eingetragen' },
            ...(note === '' ? [] : [{ term: 'Notiz', value: note }]),
          ]}
        />
        <h2 class="kern-heading-medium">
          {formatCount(entries.length, 'Termin mit einer Familie', 'Termine mit Familien')}
        </h2>
        {entries.length > 0 && standInName !== null ? <HandOver {...props} standInName={standInName} /> : null}
        {entries.length === 0 ? (
          <p class="kern-body">In dieser Zeit hat niemand einen Termin.</p>
        ) : (
          <ul class="hs-links">
            {entries.map((entry) => (
              <li>
                <a class={link} href={appointmentPath(entry.id)}>
                  {`${familyText(entry)}, ${dayAndTime(entry)}`}
                </a>
                {' · '}
                <a class={link} href={appointmentDeedPath(entry.id, 'verschieben')}>
                  Termin verschieben
                </a>
              </li>
            ))}
          </ul>
        )}
        <p class="kern-body">
          <a class={link} href={`${caseListPath}?zustaendig=${counsellor}`}>
            {`Fälle von ${name} übergeben`}
          </a>
          {': einzelne oder alle auswählen und zuweisen, mit einer Notiz.'}
        </p>
        {Temporal.PlainDate.compare(to, today) >= 0 && !over(absence) ? <Back {...props} /> : null}
      </div>
    </Page>
  );
}

function HandOver({ absence, entries, state, requestId, standInName }: AbsencePageProps & { standInName: string }) {
  return (
    <Form action={handOverPath(absence.id)} requestId={requestId()}>
      <Checkboxes
        name="termine"
        label={`Termine an ${standInName} übergeben`}
        hint="Zeit und Ort bleiben; für die Familie ändert sich nur, wer berät."
        options={entries.map((entry) => ({ value: entry.id, label: `${familyText(entry)}, ${dayAndTime(entry)}` }))}
        state={state}
      />
      <Button kind="secondary">Termine übergeben</Button>
    </Form>
  );
}

function Back({ absence, state, requestId, version }: AbsencePageProps) {
  return (
    <Accordion title="Früher zurück" open={state.errors.length > 0}>
      <Form action={endAbsencePath(absence.id)} requestId={requestId()} version={version}>
        <DateField
          name="wieder_da"
          label="Wieder da ab"
          hint="Was deswegen zurückgenommen wurde, wird von diesem Tag an wieder angeboten."
          state={state}
        />
        <Button kind="secondary">Abwesenheit verkürzen</Button>
      </Form>
    </Accordion>
  );
}
