// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { dayOf } from '../../../clock.ts';
import { Button, Form, type FormState, optionsOf, Radios, TextArea } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount, formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import { ownRequestPath, ownRequestsPath } from '../paths.ts';
import type { InterpretingRequest } from '../queries.ts';
import { whenText } from '../request-words.ts';
import type { GivenFeedback } from './feedback-queries.ts';
import { feedbackAnswers, feedbackQuestions, longestNote } from './feedback-rules.ts';
import { ownFeedbackPath, settleFeedbackPath } from './paths.ts';

export const feedbackTitle = 'Rückmeldungen';
const answers = optionsOf(feedbackAnswers);
const fields = { understood: 'verstanden', prepared: 'vorbereitet', respectful: 'freundlich' } as const;

/** The three questions and room for a few words. */
export function FeedbackFields({ state, required = true }: { state: FormState; required?: boolean }): Child {
  return (
    <>
      {(['understood', 'prepared', 'respectful'] as const).map((question) => (
        <Radios
          name={fields[question]}
          label={feedbackQuestions[question]}
          options={answers}
          required={required}
          state={state}
          horizontal
        />
      ))}
      <TextArea
        name="anmerkung"
        label="Möchten Sie noch etwas sagen?"
        hint="Bitte ohne Namen."
        required={false}
        maxLength={longestNote}
        state={state}
      />
    </>
  );
}

/** /dolmetschanfragen/:id/rueckmeldung */
export function OwnFeedbackPage({ request, ...form }: FormProps & { request: InterpretingRequest }) {
  return (
    <FormPage
      {...form}
      title="Wie war das Gespräch?"
      breadcrumbs={[
        { href: ownRequestsPath, label: 'Anfragen' },
        { href: ownRequestPath(request.id), label: request.number },
        { label: 'Rückmeldung' },
      ]}
      intro={`Gespräch am ${whenText(request)}. Nur die Koordination liest Ihre Antworten. Sie sind keine Note für jemanden.`}
      action={ownFeedbackPath(request.id)}
      button="Rückmeldung geben"
      back={ownRequestPath(request.id)}
    >
      <FeedbackFields state={form.state} />
    </FormPage>
  );
}

function Given({ one, requestId }: { one: GivenFeedback; requestId: string }) {
  const who = one.side === 'institution' ? 'Einrichtung' : one.name;
  const said = (['understood', 'prepared', 'respectful'] as const).filter((question) => one[question] !== 'yes');
  return (
    <li class="hs-person">
      <p class="hs-person__name">
        <strong>{who}</strong>{' '}
        <a class="kern-link" href={dispatchPath(one.requestId)}>
          {one.number}
        </a>{' '}
        <span class="hs-muted">{`Gespräch am ${formatDate(dayOf(one.startsAt))}, gesagt am ${formatDateTime(one.givenAt)}`}</span>
      </p>
      <ul class="hs-text">
        {said.map((question) => (
          <li>{`${feedbackQuestions[question]} ${feedbackAnswers[one[question]]}`}</li>
        ))}
        {one.note === '' ? null : <li>{`„${one.note}“`}</li>}
      </ul>
      <div class="hs-person__deeds">
        <Form action={settleFeedbackPath(one.id)} requestId={requestId}>
          <Button kind="secondary" about={`${who}, ${one.number}`}>
            Erledigt
          </Button>
        </Form>
      </div>
    </li>
  );
}

/** /vermittlung/rueckmeldungen */
export function FeedbackListPage(props: {
  frame: Frame;
  rows: readonly GivenFeedback[];
  counts: { waiting: number; year: number; well: number };
  requestId: () => string;
}) {
  const { frame, rows, counts, requestId } = props;
  return (
    <Page
      {...frame}
      title={feedbackTitle}
      breadcrumbs={[{ href: boardPath, label: 'Vermittlung' }, { label: feedbackTitle }]}
      lead={
        counts.waiting === 0
          ? 'Gerade wartet keine Rückmeldung auf Sie.'
          : `${formatCount(counts.waiting, 'Rückmeldung wartet', 'Rückmeldungen warten')}. Die Koordination liest sie, spricht mit den Beteiligten und hakt sie ab.`
      }
    >
      <p class="hs-text hs-muted">
        {`In den letzten 12 Monaten: ${formatCount(counts.year, 'Rückmeldung', 'Rückmeldungen')}, davon ${counts.well} dreimal „ja“. Wer gefragt wird, hängt nicht davon ab.`}
      </p>
      <ul class="hs-people">
        {rows.map((one) => (
          <Given one={one} requestId={requestId()} />
        ))}
      </ul>
      {counts.waiting > rows.length ? (
        <p class="hs-text">{`Gezeigt sind die ältesten ${rows.length}. Die nächsten kommen, wenn Sie diese abhaken.`}</p>
      ) : null}
    </Page>
  );
}
