// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
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
import { allowedIn } from '../../cases/rules.ts';
import { fullName } from '../../families/rules.ts';
import { decisionPath, newDecisionPath, replyPath, submissionListPath, submissionPath } from '../paths.ts';
import { ExchangeCard, NextSubmission, WaitsForCentre } from '../reply/pages.tsx';
import type { Exchange } from '../reply/queries.ts';
import { undecided } from '../rules.ts';
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
  ...(school.suggested && school.reportedAt ? [`gemeldet ${formatDate(dayOf(school.reportedAt))}`] : []),
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
  /** What authority and centre have written to each other. */
  exchange: readonly Exchange[];
  /** The next one to decide. */
  next: { id: string; name: string } | undefined;
  /** The school at which the place held for this child is gone. */
  lostAt: string | undefined;
  /** What is missing for the decision to reach the family; null when nothing is. */
  missing: string | null;
}

/** The authority's page: what it is about in a few lines, then decide; below what it was given, in full. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { frame, submission, copy, decision, state: form, replacing, exchange } = props;
  const name = copy ? fullName(copy.person.familyName, copy.person.givenNames) : `Fall ${submission.caseNumber}`;
  // A later submission of the same case is decided on its own page; the earlier one stays as it was.
  const open =
    (undecided.includes(submission.state) && submission.closedAs === null && !submission.decided) || replacing;
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
      {decision && submission.closedAs === null ? (
        <InForce decision={decision} submission={submission} replacing={open} />
      ) : null}
      <WaitsForCentre exchange={exchange} waits={submission.state === 'authority_asked'} />
      {open && props.lostAt ? (
        <Alert tone="warning" title={`Der für dieses Kind gehaltene Platz ist weggefallen: ${props.lostAt}.`}>
          <p class="kern-body">
            Die Schule hat weniger Plätze gemeldet oder ist geschlossen. Sehen Sie, wo jetzt Plätze frei sind.
          </p>
        </Alert>
      ) : null}
      {open && props.missing ? <Alert tone="danger" title={props.missing} /> : null}
      {open && !props.hasRemedyNotice ? (
        <Alert tone="danger" title="Heute ist keine Rechtsbehelfsbelehrung gültig.">
          <p class="kern-body">
            Ohne sie entsteht kein Bescheid. Bitte lassen Sie die Leitung des Zentrums unter „Zentrum“ eine gültige
            Belehrung eintragen.
          </p>
        </Alert>
      ) : null}
      <div class={open ? 'hs-columns hs-columns--even' : 'hs-stack'}>
        {open ? (
          <section class="hs-stack" id="entscheiden">
            <h2 class="kern-heading-small">{replacing ? 'Neu entscheiden' : 'Entscheiden'}</h2>
            {copy ? <InShort copy={copy} /> : null}
            {props.missing ? null : <DecisionForm {...props} />}
            {replacing ? null : <OtherReplies submission={submission} />}
            <OtherPlaces schools={props.schools} />
          </section>
        ) : null}
        <section class="hs-stack">
          <ExchangeCard exchange={exchange} />
          <h2 class="kern-heading-small">Das hat das Zentrum vorgelegt</h2>
          {copy ? <CopyList copy={copy} /> : <p class="kern-body">Die Vorlage ist nach Ablauf der Frist gelöscht.</p>}
        </section>
      </div>
      <NextSubmission next={props.next} />
    </Page>
  );
}

/** What a decision turns on, in a few lines, so that the form stands on the first screen of a phone; all of it stands below. */
function InShort({ copy }: { copy: SubmissionCopy }) {
  const found = (label: string): string => copy.items.find((item) => item.label === label)?.value ?? '';
  const born = found('Geburtsdatum');
  const facts = [born && `geb. ${born}`, found('Wohnort'), found('Deutsch') && `Deutsch: ${found('Deutsch')}`];
  const need = [found('Empfehlung: Jahrgang'), found('Empfehlung: Art des Platzes')].filter(Boolean).join(', ');
  const words = [
    ['Antwort der Schule', found('Antwort der Schule').split('\n').join('; ')],
    ['Hinweis des Zentrums', found('Hinweis des Zentrums')],
  ].filter(([, text]) => text !== '');
  return (
    <>
      <p class="kern-body">
        <strong>{need}</strong>
        {` · ${facts.filter(Boolean).join(' · ')}`}
      </p>
      {words.map(([label, text]) => (
        <p class="kern-body kern-body--small hs-muted">{`${label}: ${text}`}</p>
      ))}
    </>
  );
}

/** What can be done instead of deciding. */
function OtherReplies({ submission }: { submission: Submission }) {
  return (
    <ButtonRow>
      {submission.state === 'submitted' ? (
        <Button kind="secondary" href={replyPath(submission.id, 'rueckfrage')}>
          Rückfrage stellen …
        </Button>
      ) : null}
      <Button kind="secondary" href={replyPath(submission.id, 'zurueckgeben')}>
        Vorlage zurückgeben …
      </Button>
      <Button kind="tertiary" href={replyPath(submission.id, 'ablehnen')}>
        Zuweisung ablehnen …
      </Button>
    </ButtonRow>
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
  const changeable =
    decision.submissionId === submission.id &&
    allowedIn.decided.includes(submission.state) &&
    !undecided.includes(submission.state);
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

/** Where else places are free, folded: the schools suggested stand first in the form. */
function OtherPlaces({ schools }: { schools: readonly SchoolChoice[] }) {
  const others = schools.filter((school) => !school.suggested && (school.free ?? 0) > 0);
  return (
    <Accordion title="Andere Schulen mit freiem Platz" summary={formatCount(others.length, 'Schule', 'Schulen')}>
      <ul>
        {others.map((school) => (
          <li>
            <strong>{school.name}</strong>
            {`: ${placesOf(school)}${school.privateOwner ? ', Ersatzschule: entscheidet selbst über die Aufnahme' : ''}`}
            {school.reportedAt ? (
              <span class="hs-muted">{` (gemeldet ${formatDateTime(school.reportedAt)})`}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Accordion>
  );
}

function DecisionForm({ submission, schools, state: form, requestId, replacing, decision }: SubmissionPageProps) {
  const action = `${submissionPath(submission.id)}/${replacing ? 'neue-entscheidung' : 'entscheidung'}`;
  return (
    <Form action={action} requestId={requestId}>
      {decision ? <Hidden name="_ersetzt" value={decision.id} /> : null}
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
