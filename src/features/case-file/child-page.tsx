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
import { childFormPath, familyPath } from '../families/paths.ts';
import type { Child } from '../families/queries.ts';
import { fullName } from '../families/rules.ts';
import { childFacts, languageFacts } from '../families/words.ts';

export type ChildPageProps = {
  frame: Frame;
  child: Child;
  cases: readonly CaseOfChild[];
  today: Temporal.PlainDate;
  requestId: string;
};

/** A child apart from any case: a child may exist without one. */
export function ChildPage({ frame, child, cases, today, requestId }: ChildPageProps) {
  const name = fullName(child.familyName, child.givenNames);
  const hasOpen = cases.some((one) => one.closedOn === null);
  return (
    <Page {...frame} title={name} breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { label: name }]}>
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
                <input type="hidden" name="_request" value={requestId} />
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
            <Button kind="secondary" href={familyPath(child.familyId)}>
              Zur Familie
            </Button>
          </ButtonRow>
        </div>
      </div>
    </Page>
  );
}
