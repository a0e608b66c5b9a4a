// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Card, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath, casePath, openCasePath } from '../cases/paths.ts';
import type { CaseOfChild } from '../cases/queries.ts';
import { states } from '../cases/states.ts';
import { consentsPath } from '../consents/paths.ts';
import type { Joining } from '../duplicates/queries.ts';
import { Joinings, OwnQuestions } from '../duplicates/summary.tsx';
import { childFormPath, familyPath } from '../families/paths.ts';
import type { Child } from '../families/queries.ts';
import type { Question } from '../families/question-queries.ts';
import { fullName } from '../families/rules.ts';
import { childFacts, languageFacts } from '../families/words.ts';

export type ChildPageProps = {
  frame: Frame;
  child: Child;
  cases: readonly CaseOfChild[];
  /** Entries it may be, or whose sibling. */
  questions: readonly Question[];
  joinings: readonly Joining[];
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  requestId(): string;
};

/** A child apart from any case: a child may exist without one. */
export function ChildPage(props: ChildPageProps) {
  const { frame, child, cases, questions, joinings, today, now, requestId } = props;
  const name = fullName(child.familyName, child.givenNames);
  const hasOpen = cases.some((one) => one.closedOn === null);
  return (
    <Page {...frame} title={name} breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { label: name }]}>
      <OwnQuestions questions={questions} />
      <div class="hs-columns">
        <Card heading="Person">
          <DescriptionList items={[...childFacts(child, today), ...languageFacts(child)]} />
        </Card>
        <div class="hs-stack">
          <Card heading="Fälle">
            {cases.length === 0 ? <p class="kern-body hs-muted">Für dieses Kind gibt es noch keinen Fall.</p> : null}
            <ul class="hs-links">
              {cases.map((one) => (
                <li>
                  <a class="kern-link hs-target" href={casePath(one.id)}>
                    {one.number}
                  </a>
                  <span class="hs-muted">{` · ${states[one.state].label} · seit ${formatDate(one.openedOn)}`}</span>
                </li>
              ))}
            </ul>
            {hasOpen ? null : (
              <form action={openCasePath(child.id)} method="post">
                <input type="hidden" name="_request" value={requestId()} />
                <ButtonRow>
                  <Button>Fall eröffnen</Button>
                </ButtonRow>
              </form>
            )}
          </Card>
          <ButtonRow>
            <Button kind="secondary" icon="edit" href={childFormPath(child.id)}>
              Person ändern
            </Button>
            <Button kind="secondary" href={consentsPath(child.id)}>
              Einwilligungen
            </Button>
            <Button kind="secondary" href={familyPath(child.familyId)}>
              Zur Familie
            </Button>
          </ButtonRow>
          <Joinings childId={child.id} joinings={joinings} now={now} requestId={requestId} />
        </div>
      </div>
    </Page>
  );
}
