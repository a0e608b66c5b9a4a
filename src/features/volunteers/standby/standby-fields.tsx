// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../../web/components/index.ts';
import { Button, DateField, emptyForm, Form, type FormState, Hidden, TextField } from '../../../web/form/index.ts';
import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { type Breadcrumb, Page } from '../../../web/layout.tsx';
import { dayField } from '../input.ts';
import { nameOf, type Volunteer } from '../queries.ts';
import { spansExample, weekdays, writeSpans } from '../span-rules.ts';
import { standbyWeekValues } from './standby-input.ts';
import { mayStandBy, type StandbyDate, type StandbySpan } from './standby-rules.ts';

/** What the page of stand-by hours shows. */
export interface StandbyFile {
  person: Volunteer;
  week: readonly StandbySpan[];
  dates: readonly (StandbyDate & { id: string })[];
  /** The person is not asked now: a paper is missing, or it takes a break. */
  hindered: boolean;
}

/** Where the forms of the page go. */
export interface StandbyPaths {
  week: string;
  date: string;
  remove: string;
}

interface PageProps {
  frame: Frame;
  file: StandbyFile;
  paths: StandbyPaths;
  trail: readonly Breadcrumb[];
  /** The form that was sent and is wrong. */
  sent: { form: 'week' | 'date'; state: FormState } | null;
  requestId: () => string;
}

/** Hours in which somebody is asked when an institution needs an interpreter on the phone at once. */
export function StandbyPage({ frame, file, paths, trail, sent, requestId }: PageProps) {
  const { person, week, dates, hindered } = file;
  const state = (form: 'week' | 'date', otherwise: FormState): FormState =>
    sent?.form === form ? sent.state : otherwise;
  const weekState = state('week', emptyForm(standbyWeekValues(week)));
  const dateState = state('date', emptyForm({}));
  return (
    <Page
      {...frame}
      title="Bereitschaft am Telefon"
      breadcrumbs={trail}
      lead={`${nameOf(person)}: wird in diesen Stunden gefragt, wenn eine Einrichtung sofort jemanden am Telefon braucht.`}
      errors={sent?.state.errors ?? []}
    >
      <div class="hs-stack">
        {mayStandBy(person) ? null : (
          <Alert tone="warning" title="Bereitschaft geht nur, wer am Telefon dolmetscht.">
            <p class="kern-body">Tragen Sie bei den Angaben der Person „am Telefon“ ein, dann geht es hier weiter.</p>
          </Alert>
        )}
        {mayStandBy(person) && hindered ? (
          <Alert
            tone="info"
            title="Zurzeit wird niemand gefragt: Es fehlt ein Nachweis, oder die Person macht Pause. Die Stunden bleiben stehen."
          />
        ) : null}
        {mayStandBy(person) ? (
          <>
            <section class="hs-section">
              <h2 class="kern-heading-medium">Jede Woche</h2>
              <Form action={paths.week} requestId={requestId()}>
                <p class="kern-hint">{`Zum Beispiel: ${spansExample}. Leer: keine Bereitschaft.`}</p>
                <div class="hs-pair">
                  {weekdays.map(({ number, word }) => (
                    <TextField
                      name={dayField[number]}
                      label={word}
                      required={false}
                      maxLength={100}
                      state={weekState}
                    />
                  ))}
                </div>
                <Button>Bereitschaft speichern</Button>
              </Form>
            </section>
            <section class="hs-section">
              <h2 class="kern-heading-medium">An einzelnen Tagen</h2>
              {dates.map(({ id, day, ...span }) => (
                <Form action={paths.remove} requestId={requestId()}>
                  <p class="hs-text">{`${formatDate(day)}, ${writeSpans([span])} Uhr`}</p>
                  <Hidden name="eintrag" value={id} />
                  <Button kind="tertiary" about={`${formatDate(day)}, ${writeSpans([span])} Uhr`}>
                    Löschen
                  </Button>
                </Form>
              ))}
              <Form action={paths.date} requestId={requestId()}>
                <DateField name="bereit_tag" label="Tag" state={dateState} />
                <TextField
                  name="bereit_zeit"
                  label="Uhrzeit"
                  hint={`Zum Beispiel: ${spansExample}`}
                  maxLength={100}
                  state={dateState}
                />
                <Button kind="secondary">Tag hinzufügen</Button>
              </Form>
            </section>
          </>
        ) : null}
      </div>
    </Page>
  );
}
