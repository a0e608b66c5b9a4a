// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import { Alert, Card } from '../../web/components/index.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { formatDate, formatDateTime } from '../../web/format.ts';
import type { Asked, Question } from '../families/question-queries.ts';
import { birthOf, fullName } from '../families/rules.ts';
import { pairPath, undoPath } from './paths.ts';
import type { Joining } from './queries.ts';
import { canBeUndone, kinds, undoUntil } from './rules.ts';

function askedText(child: Asked): string {
  const birth = birthOf(child);
  return [
    fullName(child.familyName, child.givenNames),
    birth ? `geb. ${formatPartialDate(birth)}` : '',
    child.caseNumber ?? 'ohne Fall',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Open questions as a list of links, each with what speaks for it. */
export function QuestionLinks({ questions, own }: { questions: readonly Question[]; own: boolean }) {
  return (
    <ul class="hs-links">
      {questions.map(({ kind, why, children: [one, other] }) => (
        <li>
          <a class="kern-link hs-target" href={pairPath(one.id, other.id)}>
            {own ? askedText(other) : `${askedText(one)} und ${askedText(other)}`}
          </a>
          <span class="hs-muted">{` · ${kinds[kind]} ${why.join(', ')}`}</span>
        </li>
      ))}
    </ul>
  );
}

/** What stands open about one child, on its page and on that of its case; nothing without questions. */
export function OwnQuestions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <Alert tone="warning" title="Vielleicht gibt es dieses Kind oder seine Geschwister noch einmal">
      <p class="kern-body">Bitte vergleichen Sie die Einträge und sagen Sie, was sie sind.</p>
      <QuestionLinks questions={questions} own />
    </Alert>
  );
}

export type JoiningsProps = {
  childId: string;
  joinings: readonly Joining[];
  now: Temporal.Instant;
  requestId(): string;
};

/** What was joined with a child, and the way back while there is one. */
export function Joinings({ childId, joinings, now, requestId }: JoiningsProps) {
  if (joinings.length === 0) return null;
  return (
    <Card heading="Zusammengeführt">
      {joinings.map((one) => {
        const until = dayOf(undoUntil(one.joinedAt));
        const what = one.kind === 'child' ? 'Ein doppelter Eintrag' : 'Eine zweite Familie';
        return (
          <>
            <p class="kern-body">{`${what}: ${formatDateTime(one.joinedAt)}, ${one.by ?? 'unbekannt'}.`}</p>
            {canBeUndone(one.joinedAt, now) ? (
              <form action={undoPath(childId, one.id)} method="post">
                <input type="hidden" name="_request" value={requestId()} />
                <ButtonRow>
                  <Button kind="secondary">{`Wieder trennen (bis ${formatDate(until)})`}</Button>
                </ButtonRow>
              </form>
            ) : null}
          </>
        );
      })}
    </Card>
  );
}
