// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { type Action, Actions, Alert, DescriptionList, NextStep, Timeline } from '../../web/components/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { dispatchPath, ownProofPath } from './dispatch/paths.ts';
import type { OccasionRule } from './eligibility-rules.ts';
import { ownRequestsTitle, requestsTitle, StateBadge } from './list-page.tsx';
import { WaitingChange } from './moves/pages.tsx';
import type { AskedChange } from './moves/queries.ts';
import {
  moveTalkPath,
  ownMoveTalkPath,
  ownRequestCancelPath,
  ownRequestChangePath,
  ownRequestPath,
  ownRequestsPath,
  ownRequestWishPath,
  requestCancelPath,
  requestChangePath,
  requestPath,
  requestPayerPath,
  requestRefusePath,
  requestsPath,
  requestWishPath,
} from './paths.ts';
import { ownFeedbackPath, ownProofSheetPath } from './proofs/paths.ts';
import { ProposalForInstitution } from './proposals/parts.tsx';
import { ownProposalPath } from './proposals/paths.ts';
import type { Proposal } from './proposals/queries.ts';
import type { HistoryEntry, InterpretingRequest } from './queries.ts';
import { askedByName, beginText, historyText, modeText, payerText, spokenText, whenText } from './request-words.ts';
import { mayHappen, nextStepOf } from './states.ts';
import { channels, occasionLabels } from './words.ts';

export interface RequestPageProps {
  frame: Frame;
  request: InterpretingRequest;
  series: readonly InterpretingRequest[];
  history: readonly HistoryEntry[];
  rule: OccasionRule | undefined;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  /** First name of who comes, and its language; null: nobody has said yes. */
  comes: string | null;
  /** Where the institution sees what has become of its call at the counter; null: the talk is on a day. */
  callHref: string | null;
  /** The talk is to take place otherwise, and whoever has promised it is asked. */
  change: AskedChange | undefined;
  requestId: () => string;
  /** What the centre proposes instead, and waits for an answer. */
  proposal: Proposal | undefined;
  /** The institution's own page; otherwise that of the centre. */
  own: boolean;
  /** May change it. */
  manages: boolean;
}

const genders = { female: 'eine Frau', male: 'ein Mann' } as const;
const address = ({ street, postcode, place }: InterpretingRequest): string =>
  [street, [postcode, place].filter(Boolean).join(' ')].filter(Boolean).join(', ');

function Facts({ request: one, own }: { request: InterpretingRequest; own: boolean }) {
  const { contact } = one;
  return (
    <DescriptionList
      items={[
        ...(own ? [] : [{ term: 'Einrichtung', value: askedByName(one) }]),
        { term: own ? 'Ihr Zeichen' : 'Zeichen der Einrichtung', value: one.reference },
        { term: 'Sprache', value: spokenText(one) },
        {
          term: 'Wunsch',
          value: one.gender === null ? 'gleich, wer dolmetscht' : `${genders[one.gender]}: ${one.genderReason}`,
        },
        { term: 'Anlass', value: occasionLabels[one.occasion] },
        { term: 'Thema', value: one.topic },
        { term: 'Wie', value: modeText(one) },
        { term: 'Ort', value: address(one) },
        { term: 'Treffpunkt', value: one.meetingPoint },
        { term: 'Personen', value: String(one.participants) },
        { term: 'Fachkraft dabei', value: one.professionalPresent ? 'ja' : 'nein' },
        { term: 'Rechtsfolgen', value: one.legalConsequence ? 'ja' : 'nein' },
        ...(one.sensitive ? [{ term: 'Belastend', value: 'ja: nur wer das will, wird gefragt' }] : []),
        { term: 'Auch möglich', value: one.alternatives.map(beginText).join('; ') },
        ...(one.urgentReason ? [{ term: 'Warum es eilt', value: one.urgentReason }] : []),
        { term: 'Kontakt', value: [contact.name, contact.phone, contact.email].filter(Boolean).join(', ') },
        { term: 'Eingang', value: `${beginText(one.askedAt)}, ${channels[one.channel]}` },
      ]}
    />
  );
}

function Payer({ request, rule }: { request: InterpretingRequest; rule: OccasionRule | undefined }) {
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Wer bezahlt</h2>
      <p class="hs-text">
        <strong>{payerText(request)}</strong>
        {request.outcome === null ? '. Die Koordination klärt das und gibt Bescheid.' : null}
      </p>
      {rule ? (
        <p class="hs-text hs-muted">
          {[`Regel ${rule.code}: ${rule.reason}`, rule.alternative].filter(Boolean).join(' ')}
        </p>
      ) : null}
      {request.payerReference === '' ? null : <p class="hs-text">{`Kostenträger: ${request.payerReference}`}</p>}
    </section>
  );
}

/** Once somebody has promised a talk with a sign, the institution may want the same person again, or not. */
function NextTime({ request, own, manages }: RequestPageProps) {
  const { id, institutionId, reference, state } = request;
  const somebody = ['assigned', 'held', 'proven', 'settled', 'cancelled_late', 'client_no_show'].includes(state);
  if (!manages || !somebody || institutionId === null || reference.trim() === '') return null;
  return (
    <p class="hs-text">
      <a class="kern-link hs-target" href={own ? ownRequestWishPath(id) : requestWishPath(id)}>
        Beim nächsten Mal: dieselbe Person oder eine andere
      </a>
    </p>
  );
}

/** What can be done now: the first is the one that comes next. */
function deedsOf({ request, own, manages, today, now }: RequestPageProps): {
  primary?: Action;
  others: Action[];
  why?: string;
} {
  const { id, state, outcome } = request;
  if (!manages) return { others: [] };
  const change = { label: 'Anfrage ändern', href: own ? ownRequestChangePath(id) : requestChangePath(id) };
  const move = { label: 'Gespräch verlegen oder ändern', href: own ? ownMoveTalkPath(id) : moveTalkPath(id) };
  const cancel = { label: 'Gespräch absagen', href: own ? ownRequestCancelPath(id) : requestCancelPath(id) };
  const refuse = { label: 'Ablehnen oder als nicht besetzt abschließen', href: requestRefusePath(id) };
  const payer = { label: 'Kostenträger klären', href: requestPayerPath(id) };
  const begun = Temporal.Instant.compare(request.startsAt, now) <= 0;
  const moves = mayHappen(state, 'moved') && !begun ? [move] : [];
  const changes = mayHappen(state, 'changed') ? [change] : moves;
  const cancels = mayHappen(state, 'cancelled') ? [cancel] : [];
  const why =
    state === 'assigned' && own && !begun
      ? 'Jemand hat zugesagt. Andere Zeit, Art oder Adresse: Wir fragen nach, ob es noch geht. Am selben Tag rufen Sie bitte im Zentrum an.'
      : undefined;
  const proof = { label: 'Nachweis bestätigen', href: ownProofPath(id) };
  const proves = own && begun && (state === 'assigned' || state === 'held') ? { primary: proof } : {};
  if (own) return { ...proves, others: [...changes, ...cancels], ...(why ? { why } : {}) };
  const pays = mayHappen(state, 'payer_decided');
  const others = [...changes, ...cancels, ...(mayHappen(state, 'refused') ? [refuse] : [])];
  const isOver = Temporal.PlainDate.compare(dayOf(request.startsAt), today) < 0;
  if (isOver && mayHappen(state, 'refused')) return { primary: refuse, others: [...changes, ...cancels] };
  if (pays && outcome === null) return { primary: payer, others };
  const find = { label: state === 'open' ? 'Jemanden finden' : 'Vermittlung ansehen', href: dispatchPath(id) };
  const rest = [...others, ...(pays ? [payer] : [])];
  return state === 'open' || state === 'assigned' || state === 'held'
    ? { primary: find, others: rest }
    : { others: rest };
}

function Series({ series, request, own }: RequestPageProps) {
  if (series.length < 2) return null;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">{`Zusammen angefragt: ${series.length} Termine`}</h2>
      <ul class="hs-links">
        {series.map((one) => (
          <li>
            {one.id === request.id ? (
              <strong>{whenText(one)}</strong>
            ) : (
              <a class="kern-link hs-target" href={own ? ownRequestPath(one.id) : requestPath(one.id)}>
                {whenText(one)}
              </a>
            )}{' '}
            <StateBadge state={one.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** /dolmetschen/:id and /dolmetschanfragen/:id */
export function RequestPage(props: RequestPageProps) {
  const { frame, request, history, rule, today, own } = props;
  const step = nextStepOf(request, dayOf(request.startsAt), today);
  const deeds = deedsOf(props);
  const list = own ? { href: ownRequestsPath, label: ownRequestsTitle } : { href: requestsPath, label: requestsTitle };
  return (
    <Page
      {...frame}
      title={`${spokenText(request)}, ${whenText(request)}`}
      breadcrumbs={[list, { label: request.number }]}
      lead={`Anfrage ${request.number}`}
    >
      <div class="hs-stack">
        <p class="hs-text">
          <StateBadge state={request.state} />
        </p>
        {request.stateReason === '' ? null : (
          <Alert tone="warning" title={request.stateReason}>
            {request.stateAlternative === '' ? null : (
              <p class="kern-body">{`Was sonst hilft: ${request.stateAlternative}`}</p>
            )}
            {own || request.noWayReason === '' ? null : (
              <p class="kern-body">{`Warum nichts anderes vorgeschlagen wurde: ${request.noWayReason}`}</p>
            )}
          </Alert>
        )}
        {props.callHref === null ? null : (
          <p class="hs-text">
            <a class="kern-link hs-target" href={props.callHref}>
              Jetzt am Telefon: Stand ansehen
            </a>
          </p>
        )}
        {props.comes === null ? null : (
          <p class="hs-text">
            <strong>Es kommt: {props.comes}</strong>
            <span class="hs-muted">. Kontakt nur über das Zentrum.</span>
          </p>
        )}
        {own ? (
          <ProposalForInstitution
            proposal={props.proposal}
            action={ownProposalPath(request.id)}
            requestId={props.requestId}
          />
        ) : null}
        <WaitingChange {...props} />
        {props.comes !== null && own ? (
          <p class="hs-text">
            <a class="kern-link hs-target" href={ownProofSheetPath(request.id)}>
              Nachweisbogen zum Unterschreiben (PDF)
            </a>
            {Temporal.Instant.compare(request.startsAt, props.now) > 0 ? null : (
              <>
                {' '}
                <a class="kern-link hs-target" href={ownFeedbackPath(request.id)}>
                  Wie war das Gespräch?
                </a>
              </>
            )}
          </p>
        ) : null}
        {step ? (
          <NextStep deed={step.deed} owner={step.owner} due={step.due} today={today}>
            <Actions {...deeds} />
          </NextStep>
        ) : null}
        <Series {...props} />
        <section class="hs-section">
          <h2 class="kern-heading-medium">Gespräch</h2>
          <Facts request={request} own={own} />
        </section>
        <Payer request={request} rule={rule} />
        <NextTime {...props} />
        <section class="hs-section">
          <h2 class="kern-heading-medium">Verlauf</h2>
          <Timeline
            items={history.map((entry) => {
              const { title, detail } = historyText(entry);
              return { when: entry.at, title, detail, ...(entry.by === null || own ? {} : { by: entry.by }) };
            })}
          />
        </section>
      </div>
    </Page>
  );
}
