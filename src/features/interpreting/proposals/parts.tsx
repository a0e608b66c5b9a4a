// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, Badge } from '../../../web/components/index.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { beginText } from '../request-words.ts';
import { proposalAnswerPath, proposalBackPath, proposalPath } from './paths.ts';
import type { Proposal } from './queries.ts';
import { answerWords, offeredText } from './words.ts';

/** What can be answered to a proposal, with the words of its button. */
export const choicesOf = ({ offered }: Pick<Proposal, 'offered'>): { value: string; label: string }[] => [
  ...(offered.kind === 'time'
    ? offered.times.map((at) => ({ value: at.toString(), label: `${beginText(at)} passt` }))
    : [{ value: 'ja', label: offered.kind === 'mode' ? 'Ja, so geht es' : 'Ja, Fachdienst bestellen' }]),
  { value: 'nein', label: 'Nein, das geht nicht' },
];

/** A button for each answer: one press is enough. */
export function AnswerButtons({
  proposal,
  action,
  requestId,
  primary = true,
}: {
  proposal: Proposal;
  action: string;
  requestId: (() => string) | null;
  primary?: boolean;
}) {
  return (
    <div class="hs-actions">
      {choicesOf(proposal).map(({ value, label }, index) => (
        <Form action={action} guard={false} {...(requestId === null ? {} : { requestId: requestId() })}>
          <Hidden name="vorschlag_antwort" value={value} />
          <Button kind={value === 'nein' ? 'tertiary' : index === 0 && primary ? 'primary' : 'secondary'}>
            {label}
          </Button>
        </Form>
      ))}
    </div>
  );
}

const whatFollows = {
  time: 'Nach Ihrer Antwort fragen wir die Ehrenamtlichen, die dann Zeit haben.',
  mode: 'Nach Ihrer Antwort fragen wir Ehrenamtliche, die so helfen.',
  professional: 'Nach Ihrem Ja bestellt das Zentrum den Fachdienst; die Anfrage ist damit erledigt.',
} as const;

/** On the institution's own page: the proposal is its next step, with its deadline. */
export function ProposalForInstitution({
  proposal,
  action,
  requestId,
}: {
  proposal: Proposal | undefined;
  action: string;
  requestId: () => string;
}) {
  if (!proposal) return null;
  return (
    <section class="hs-section">
      <Alert tone="warning" title={`Ihr nächster Schritt: antworten bis ${formatDateTime(proposal.answerBy)}`}>
        <p class="kern-body">{`Wir haben bisher niemanden gefunden und schlagen vor: ${offeredText(proposal.offered)}.`}</p>
        <p class="kern-body">{whatFollows[proposal.offered.kind]}</p>
      </Alert>
      <AnswerButtons proposal={proposal} action={action} requestId={requestId} />
    </section>
  );
}

/** On the coordination's page: what was proposed, what was said, and what can be proposed. */
export function Proposals({
  requestId,
  proposals,
  open,
  formId,
}: {
  requestId: string;
  proposals: readonly Proposal[];
  /** Something can be proposed: the request is open and to come. */
  open: boolean;
  formId: () => string;
}) {
  const waiting = proposals.find(({ answer }) => answer === null);
  if (!open && proposals.length === 0) return null;
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Andere Wege</h2>
      {proposals.length === 0 ? (
        <p class="hs-text hs-muted">Der Einrichtung ist noch nichts anderes vorgeschlagen.</p>
      ) : (
        <ul class="hs-stack">
          {proposals.map(({ offered, answer, answerBy, chosenAt }) => (
            <li class="hs-text">
              {offeredText(offered)}{' '}
              {answer === null ? (
                <Badge tone="warning">{`Antwort der Einrichtung bis ${formatDateTime(answerBy)}`}</Badge>
              ) : (
                <Badge tone={answer === 'accepted' ? 'success' : 'neutral'}>
                  {`${answerWords[answer]}${chosenAt ? `: ${beginText(chosenAt)}` : ''}`}
                </Badge>
              )}
              {answer === 'accepted' && offered.kind === 'professional' ? (
                <span class="hs-muted">{` Bitte jetzt bestellen: ${offered.orderContact}`}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {waiting && open ? (
        <details>
          <summary class="kern-link">
            Die Einrichtung hat am Telefon geantwortet, oder der Vorschlag gilt nicht mehr
          </summary>
          <AnswerButtons proposal={waiting} action={proposalAnswerPath(requestId)} requestId={formId} primary={false} />
          <Form action={proposalBackPath(requestId)} requestId={formId()}>
            <Button kind="tertiary">Vorschlag zurücknehmen</Button>
          </Form>
        </details>
      ) : null}
      {!waiting && open ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={proposalPath(requestId)}>
            Andere Zeit, Telefon oder Video, oder einen Fachdienst vorschlagen
          </a>
        </p>
      ) : null}
    </section>
  );
}
