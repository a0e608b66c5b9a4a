// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { GRADES, gradeLabel, kindLabel, PLACE_KINDS } from '../../../codes/school-forms.ts';
import { Accordion, Alert } from '../../../web/components/index.ts';
import {
  Button,
  ButtonRow,
  DateField,
  Form,
  type FormState,
  Hidden,
  keyOptions,
  Select,
  TextArea,
} from '../../../web/form/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { fullName } from '../../families/rules.ts';
import { decisionPath, newDecisionPath, submissionListPath, submissionPath } from '../paths.ts';
import type { SubmissionCopy } from '../submission/copy.ts';
import { CopyList } from '../submission/pages.tsx';
import type { Submission } from '../submission/queries.ts';
import type { Decision, SchoolChoice } from './queries.ts';

const placesOf = (school: SchoolChoice): string => {
  if (school.held) return 'Platz für dieses Kind gehalten';
  return school.free === null ? 'keine Plätze gemeldet' : formatCount(school.free, 'Platz frei', 'Plätze frei');
};

const marksOf = (school: SchoolChoice): string[] => [
  ...(school.suggested ? ['vorgeschlagen'] : []),
  ...(school.privateOwner ? ['Ersatzschule, entscheidet selbst über die Aufnahme'] : []),
];

export interface SubmissionPageProps {
  frame: Frame;
  submission: Submission;
  /** Undefined once it has been erased. */
  copy: SubmissionCopy | undefined;
  decision: Decision | undefined;
  /** True: a new decision that replaces the one in force. */
  replacing: boolean;
  schools: readonly SchoolChoice[];
  state: FormState;
  requestId: string;
  hasRemedyNotice: boolean;
}

/** The authority's page: read what it was given, see what is free now, then decide. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { frame, submission, copy, decision, state: form, replacing } = props;
  const name = copy ? fullName(copy.person.familyName, copy.person.givenNames) : `Fall ${submission.caseNumber}`;
  const open = submission.state === 'submitted' || replacing;
  return (
    <Page
      {...frame}
      title={replacing ? 'Neue Entscheidung' : 'Vorlage'}
      heading={replacing ? `Neue Entscheidung für ${name}` : name}
      breadcrumbs={[{ href: submissionListPath, label: 'Zuweisung' }, { label: `Fall ${submission.caseNumber}` }]}
      errors={form.errors}
    >
      <p class="kern-body">
        {`Vorgelegt ${formatDateTime(submission.submittedAt)} an: ${submission.authorityName}. Entscheidung bis ${formatDate(submission.dueOn)}.`}
      </p>
      {decision ? <InForce decision={decision} submission={submission} replacing={replacing} /> : null}
      {open && !props.hasRemedyNotice ? (
        <Alert tone="danger" title="Heute ist keine Rechtsbehelfsbelehrung gültig.">
          <p class="kern-body">
            Ohne sie entsteht kein Bescheid. Bitte lassen Sie die Leitung des Zentrums unter „Zentrum“ eine gültige
            Belehrung eintragen.
          </p>
        </Alert>
      ) : null}
      <div class={open ? 'hs-columns hs-columns--even' : 'hs-stack'}>
        <section class="hs-stack">
          <h2 class="kern-heading-small">Das hat das Zentrum vorgelegt</h2>
          {copy ? <CopyList copy={copy} /> : <p class="kern-body">Die Vorlage ist nach Ablauf der Frist gelöscht.</p>}
        </section>
        <section class="hs-stack">
          <CurrentPlaces schools={props.schools} />
          {open ? (
            <>
              <h2 class="kern-heading-small">{replacing ? 'Neu entscheiden' : 'Entscheiden'}</h2>
              <DecisionForm {...props} />
            </>
          ) : null}
        </section>
      </div>
    </Page>
  );
}

function InForce({
  decision,
  submission,
  replacing,
}: {
  decision: Decision;
  submission: Submission;
  replacing: boolean;
}) {
  const changeable = submission.state === 'allocated' || submission.state === 'legal_remedy';
  return (
    <Alert
      tone={replacing ? 'warning' : 'success'}
      title={`Entschieden am ${formatDate(decision.decidedOn)}: ${decision.schoolName}`}
    >
      <p class="kern-body">
        {`Aktenzeichen ${decision.reference}, ${gradeLabel(decision.grade)}, ${kindLabel(decision.placeKind)}, Beginn ${formatDate(decision.startOn)}. `}
        {replacing
          ? 'Ihre neue Entscheidung ersetzt diese. Familie und Schulen brauchen dann einen neuen Bescheid.'
          : ''}
      </p>
      <div class="hs-actions">
        <a class="kern-link hs-target" href={decisionPath(decision.id)}>
          Entscheidung und Bescheid
        </a>
        {changeable && !replacing ? (
          <a class="kern-link hs-target" href={newDecisionPath(submission.id)}>
            Neu entscheiden …
          </a>
        ) : null}
      </div>
    </Alert>
  );
}

function CurrentPlaces({ schools }: { schools: readonly SchoolChoice[] }) {
  const suggested = schools.filter((school) => school.suggested);
  const others = schools.filter((school) => !school.suggested && (school.free ?? 0) > 0);
  const line = (school: SchoolChoice) => (
    <li>
      <strong>{school.name}</strong>
      {`: ${placesOf(school)}${school.privateOwner ? ', Ersatzschule: entscheidet selbst über die Aufnahme' : ''}`}
      {school.reportedAt ? <span class="hs-muted">{` (gemeldet ${formatDateTime(school.reportedAt)})`}</span> : null}
    </li>
  );
  return (
    <section class="hs-stack">
      <h2 class="kern-heading-small">Plätze jetzt</h2>
      {suggested.length === 0 ? (
        <p class="kern-body">Das Zentrum hat keine Schule vorgeschlagen.</p>
      ) : (
        <ul>{suggested.map(line)}</ul>
      )}
      <Accordion title="Andere Schulen mit freiem Platz" summary={formatCount(others.length, 'Schule', 'Schulen')}>
        <ul>{others.map(line)}</ul>
      </Accordion>
    </section>
  );
}

function DecisionForm({ submission, schools, state: form, requestId, replacing, decision }: SubmissionPageProps) {
  const action = `${submissionPath(submission.id)}/${replacing ? 'neue-entscheidung' : 'entscheidung'}`;
  return (
    <Form action={action} requestId={requestId}>
      {replacing && decision ? <Hidden name="_ersetzt" value={decision.id} /> : null}
      <Select
        name="schule"
        label="Schule"
        hint="Zuerst die vorgeschlagenen, dann alle anderen im Gebiet."
        state={form}
        options={schools.map((school) => ({
          value: school.number,
          label: [`${school.name} – ${placesOf(school)}`, ...marksOf(school)].join(', '),
        }))}
      />
      <Select name="jahrgang" label="Jahrgang" state={form} options={keyOptions(GRADES)} />
      <Select name="art" label="Art des Platzes" state={form} options={keyOptions(PLACE_KINDS)} />
      <DateField name="beginn" label="Beginn" state={form} />
      <DateField
        name="anhoerung"
        label="Anhörung der Eltern"
        hint="Tag, an dem die Eltern gehört wurden."
        required={false}
        state={form}
      />
      <TextArea
        name="begruendung"
        label="Begründung"
        hint={replacing ? 'Steht im Bescheid. Sagen Sie auch, warum neu entschieden wird.' : 'Steht im Bescheid.'}
        rows={6}
        state={form}
      />
      <p class="kern-body kern-body--small hs-muted">
        Rechtsgrundlage, Rechtsbehelfsbelehrung und Aktenzeichen kommen von selbst dazu. Die Schule wird benachrichtigt.
      </p>
      <ButtonRow>
        <Button>{replacing ? 'Neue Entscheidung treffen' : 'Zuweisung entscheiden'}</Button>
      </ButtonRow>
    </Form>
  );
}
