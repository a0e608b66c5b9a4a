// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import { Accordion, Alert, Badge, DescriptionList } from '../../../web/components/index.ts';
import { Button, Form, type FormState, Hidden, optionsOf, Radios, Select } from '../../../web/form/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { ChangeAnswer, ToCall, WaitingChange } from '../moves/pages.tsx';
import { hiddenPrefix } from '../now/call-rules.ts';
import { requestPayerPath } from '../paths.ts';
import { Differs } from '../proofs/differs.tsx';
import { proofSheetPath } from '../proofs/paths.ts';
import { Proposals } from '../proposals/parts.tsx';
import type { InterpretingRequest } from '../queries.ts';
import { whenText } from '../request-words.ts';
import { nextStepOf, requestStates } from '../states.ts';
import { occasionLabels } from '../words.ts';
import { CascadePart } from './cascade-part.tsx';
import { type DispatchFile, openOf } from './dispatch-file.ts';
import { ExcludedPeople } from './excluded-people.tsx';
import type { Candidate } from './fact-rules.ts';
import { callResults } from './input.ts';
import { askPath, boardPath, calledPath, callPath, proofPath, releasePath, toRequestPage } from './paths.ts';
import type { Assigned, KeptOffer } from './queries.ts';
import { answerWords, modeWords, reasonText, releaseWords } from './words.ts';

export interface DispatchPageProps {
  frame: Frame;
  file: DispatchFile;
  state: FormState;
  today: Temporal.PlainDate;
  requestId: () => string;
}

/** More candidates than these are behind a line that opens. */
const shownAtOnce = 8;

function CandidateRow({
  one,
  place,
  file,
  requestId,
}: {
  one: Candidate;
  place: number;
  file: DispatchFile;
  requestId: () => string;
}) {
  const { request } = file;
  return (
    <li class="hs-person">
      <p class="hs-person__name">
        <strong>
          {place}. {one.name}
        </strong>{' '}
        <span class="hs-muted">{modeWords[one.mode]}</span>
      </p>
      <ul class="hs-chips">
        {one.reasons.map((reason) => (
          <li class={`hs-chip hs-chip--${reason.plus ? 'for' : 'against'}`}>
            <span aria-hidden="true">{reason.plus ? '+' : '−'}</span>
            <span class="kern-sr-only">{reason.plus ? 'dafür: ' : 'dagegen: '}</span> {reasonText(reason)}
          </li>
        ))}
      </ul>

      <div class="hs-person__deeds">
        {one.askedAlready ? (
          <Badge tone="info">ist gefragt</Badge>
        ) : (
          <Form action={askPath(request.id)} requestId={requestId()}>
            <Hidden name="person" value={one.id} />
            <Button kind="secondary" about={one.name}>
              Anfragen
            </Button>
          </Form>
        )}
        <details>
          <summary class="kern-link">Angerufen</summary>
          <Form action={callPath(request.id)} requestId={requestId()}>
            <Hidden name="person" value={one.id} />
            <Select name="ergebnis" label={`Was hat ${one.name} gesagt?`} options={optionsOf(callResults)} />
            <Button kind="secondary" about={one.name}>
              Eintragen
            </Button>
          </Form>
        </details>
      </div>
    </li>
  );
}

function Candidates({ file, requestId }: { file: DispatchFile; requestId: () => string }) {
  const { candidates, request, wave } = file;
  const next = openOf(file).slice(0, Math.max(wave, 1));
  const rows = candidates.map((one, index) => (
    <CandidateRow one={one} place={index + 1} file={file} requestId={requestId} />
  ));
  if (candidates.length === 0)
    return (
      <Alert tone="warning" title="Niemand kommt in Frage">
        <p class="kern-body">
          Unten steht, warum. Schlagen Sie der Einrichtung eine andere Zeit, Telefon oder Video, oder einen Fachdienst
          vor.
        </p>
      </Alert>
    );
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">
        {formatCount(candidates.length, 'Person kommt in Frage', 'Personen kommen in Frage')}
      </h2>
      <p class="hs-text hs-muted">
        Reihenfolge: Wunsch der Familie, dann wie gut Sprache, Zeit und Thema passen, dann wer wenig Einsätze hatte,
        dann der Weg.
      </p>
      <Form action={askPath(request.id)} requestId={requestId()}>
        {next.map(({ id }) => (
          <Hidden name="person" value={id} />
        ))}
        {next.length === 0 ? null : (
          <Button>
            {next.length === 1 ? `${next[0]?.name} anfragen` : `Die ersten ${next.length} gleichzeitig fragen`}
          </Button>
        )}
      </Form>
      <CascadePart file={file} requestId={requestId} />
      <ol class="hs-people">{rows.slice(0, shownAtOnce)}</ol>
      {rows.length > shownAtOnce ? (
        <details>
          <summary class="kern-link">
            {formatCount(rows.length - shownAtOnce, 'weitere Person', 'weitere Personen')}
          </summary>
          <ol class="hs-people" start={shownAtOnce + 1}>
            {rows.slice(shownAtOnce)}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function Asked({ offers }: { offers: readonly KeptOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Gefragt</h2>
      <ul class="hs-stack">
        {offers.map(({ name, via, askedAt, answerBy, answer, phone }) => (
          <li class="hs-text">
            <strong>{name}</strong>{' '}
            {answer === null ? (
              <Badge tone="warning">{via === 'mail' ? 'Antwort steht aus' : 'bitte anrufen'}</Badge>
            ) : (
              <Badge tone={answer === 'accepted' ? 'success' : 'neutral'}>{answerWords[answer]}</Badge>
            )}
            <span class="hs-muted">
              {' '}
              {via === 'mail' ? 'per Mail' : `Anruf, ${phone}`} am {formatDateTime(askedAt)}
              {answer === null ? `, Antwort bis ${formatDateTime(answerBy)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Booked({
  job,
  request,
  state,
  requestId,
}: {
  job: Assigned;
  request: InterpretingRequest;
  state: FormState;
  requestId: () => string;
}) {
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">{job.name} kommt</h2>
      <p class="hs-text">
        {modeWords[job.mode]}
        {job.mode === 'on_site' ? `, etwa ${job.wayMinutes} Minuten Weg` : ''}. Zugesagt am{' '}
        {formatDateTime(job.assignedAt)}. Telefon: {job.phone || 'keines'}
      </p>
      {request.institution?.isProtected ? (
        <Alert
          tone="warning"
          title="Geschützte Einrichtung: Ort und Namen bitte nur am Telefon nennen. Es ging keine Mail hinaus."
        />
      ) : null}
      <p class="hs-text">
        <a class="kern-link" href={proofPath(request.id)}>
          Nachweis auf Papier eintragen
        </a>
      </p>
      <p class="hs-text">
        <a class="kern-link" href={proofSheetPath(request.id)}>
          Nachweisbogen drucken (PDF)
        </a>
      </p>
      {request.state === 'assigned' ? (
        <details>
          <summary class="kern-link">Kann doch nicht: Ersatz suchen</summary>
          <Form action={releasePath(request.id)} requestId={requestId()}>
            <Radios name="grund" label="Warum?" options={optionsOf(releaseWords)} state={state} />
            <Button kind="danger">Ersatz suchen</Button>
          </Form>
        </details>
      ) : null}
    </section>
  );
}

/** One request: who comes into question and why, who was asked, who comes. */
export function DispatchPage({ frame, file, state, today, requestId }: DispatchPageProps) {
  const { request, job, excluded, offers } = file;
  const day = request.startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const step = nextStepOf(request, day, today);
  const title = `${languageName(request.language)}, ${whenText(request)}`;
  return (
    <Page
      {...frame}
      title={title}
      breadcrumbs={[{ href: boardPath, label: 'Vermittlung' }, { label: request.number }]}
      lead={`${request.number} · ${requestStates[request.state]}${step ? ` · nächster Schritt: ${step.deed} (${step.owner}, bis ${formatDate(step.due)})` : ''}`}
      errors={state.errors}
    >
      <Differs differs={file.differs} requestId={request.id} />
      {file.burdened.map(({ name }) => (
        <Alert tone="warning" title={`${name} fand das Gespräch belastend und möchte angerufen werden.`}>
          <Form action={calledPath(request.id)} requestId={requestId()}>
            <Button kind="secondary">Ich habe angerufen</Button>
          </Form>
        </Alert>
      ))}
      <WaitingChange {...{ request, change: file.change, requestId }} own={false} manages />
      {job ? <ToCall {...{ request, job, requestId }} /> : null}
      {job ? <ChangeAnswer {...{ request, change: file.change, job, state, requestId }} /> : null}
      {file.call ? (
        <Alert tone="info" title={`Jetzt am Telefon: Angerufen wird ${file.call.phone}`}>
          <p class="kern-body">
            {`Wer zusagt, ruft diese Nummer mit unterdrückter eigener Nummer an (Handy: ${hiddenPrefix.mobile}, Festnetz: ${hiddenPrefix.landline}). Zusagen bis ${formatDateTime(file.call.answerBy)}.`}
          </p>
        </Alert>
      ) : null}
      {job ? <Booked {...{ job, request, state, requestId }} /> : null}
      {request.state === 'open' ? (
        request.outcome === null ? (
          <Alert tone="warning" title="Es ist noch nicht entschieden, wer zahlt. Vorher wird niemand gefragt.">
            <p class="kern-body">
              <a class="kern-link" href={requestPayerPath(request.id)}>
                Kostenträger klären
              </a>
            </p>
          </Alert>
        ) : (
          <Candidates file={file} requestId={requestId} />
        )
      ) : null}
      <Proposals
        requestId={request.id}
        proposals={file.proposals}
        open={request.state === 'open' && Temporal.PlainDate.compare(day, today) >= 0}
        formId={requestId}
      />
      <Asked offers={offers} />
      {request.state === 'open' ? <ExcludedPeople excluded={excluded} /> : null}
      <Accordion title="Anfrage" summary={request.number} open>
        <DescriptionList
          items={[
            { term: 'Einrichtung', value: request.institution?.name ?? 'private Anfrage' },
            { term: 'Anlass', value: occasionLabels[request.occasion] },
            { term: 'Mundart', value: request.variety },
            {
              term: 'Ort',
              value: [request.street, [request.postcode, request.place].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', '),
            },
            { term: 'Wie', value: request.modes.map((mode) => modeWords[mode]).join(', ') },
            { term: 'Zeichen der Einrichtung', value: request.reference },
          ]}
        />
        <p class="hs-text">
          <a class="kern-link" href={toRequestPage(request.id)}>
            Anfrage ansehen, ändern oder absagen
          </a>
        </p>
      </Accordion>
    </Page>
  );
}
