// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { wordOf } from '../../codes/keys.ts';
import { languageName } from '../../codes/languages.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import { type Action, Actions, Alert, Card, NextStep, Steps, Timeline, Waiting } from '../../web/components/index.ts';
import { formatDate, formatDays } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { AppointmentFacts, EndedAppointment } from '../appointments/facts-summary.tsx';
import type { InterpreterStand } from '../appointments/interpreter/queries.ts';
import type { Appointment } from '../appointments/queries.ts';
import type { Span } from '../appointments/rules.ts';
import { type Deed, whyStep } from '../cases/deeds.ts';
import { caseListPath, casePath, deedPath, siblingFormPath, takeOverPath } from '../cases/paths.ts';
import type { CaseHead } from '../cases/queries.ts';
import { eventLabels, stations } from '../cases/rules.ts';
import { states, steps } from '../cases/states.ts';
import { ownerText, stateBadge, waitingDays } from '../cases/words.tsx';
import { OwnQuestions } from '../duplicates/summary.tsx';
import { childPath, familyPath } from '../families/paths.ts';
import type { Family, Guardian } from '../families/queries.ts';
import type { Question } from '../families/question-queries.ts';
import { ageText, birthOf, familyLabel, fullName, shortName } from '../families/rules.ts';
import { addressText, guardianWords, parentsText } from '../families/words.ts';
import { familyCodePath } from '../family-status/paths.ts';
import { CaseSections, type CaseSectionsProps } from './case-sections.tsx';
import { eventDetail, lastAppointment } from './history.ts';
import type { CaseFile, HistoryRow } from './queries.ts';

export type CasePageProps = CaseSectionsProps & {
  frame: Frame;
  head: CaseHead;
  deeds: { primary: Deed | undefined; others: readonly Deed[] };
  /** Why deeds that people look for are not there now; '' when none is missing. */
  missing: string;
  /** Entries that may be the same child, or siblings in another family. */
  questions: readonly Question[];
  /** Why the case goes this way, by the competence table. */
  why: string;
  targetDays: number;
  /** The appointment that stands. */
  booked: Appointment | undefined;
  /** How finding somebody who interprets it stands. */
  stand: InterpreterStand | undefined;
  /** One still to come that ended when the case was closed. */
  ended: Span | undefined;
  requestId: () => string;
  /** Proposal, questions, submission, decision. */
  placement?: Child;
};

export function CasePage(props: CasePageProps) {
  const { frame, head } = props;
  const name = fullName(head.familyName, head.givenNames);
  return (
    <Page
      {...frame}
      title={name}
      breadcrumbs={[
        { href: caseListPath, label: 'Fälle' },
        { href: familyPath(head.familyId), label: familyLabel(head.familyName, head.givenNames) },
        { label: shortName(head.familyName, head.givenNames) },
      ]}
      lead={<Facts {...props} />}
    >
      <Progress head={head} />
      <OwnQuestions questions={props.questions} />
      <div class="hs-columns">
        <div class="hs-stack">
          <NextBox {...props} />
          {props.placement}
        </div>
        <FamilyCard {...props} />
      </div>
      <CaseSections {...props} />
      <h2 class="kern-heading-medium">Verlauf</h2>
      <Timeline items={props.history.map((row) => timelineItem(row, props.names))} />
    </Page>
  );
}

/** The day of the first counselling; undefined before. */
function counselledOn(history: readonly HistoryRow[]): Temporal.PlainDate | undefined {
  // Newest first: the day of the first counselling, as it was corrected last.
  const event =
    history.find(({ type }) => type === 'counselling_corrected') ??
    history.findLast(({ type }) => type === 'counselled');
  const on = event?.payload['on'];
  return typeof on === 'string' ? Temporal.PlainDate.from(on) : undefined;
}

/** What lies before the report and what after it, each by itself: the longest wait hides in the first. */
function spansText(
  { openedOn }: CaseHead,
  movedIn: Temporal.PlainDate | null,
  counselled: Temporal.PlainDate | undefined,
): string {
  const before = movedIn?.until(openedOn, { largestUnit: 'days' }).days;
  const report =
    before === undefined
      ? ' · Tag des Einzugs unbekannt'
      : before < 0
        ? ' · vor dem Einzug gemeldet'
        : ` · Einzug bis Meldung ${formatDays(before)}`;
  const talk = counselled && `, Meldung bis Erstberatung ${formatDays(waitingDays(openedOn, counselled))}`;
  return `${report}${talk ?? ''}`;
}

/** Who it is, the number to say on the phone, where the case stands: one line. */
function Facts({ head, today, targetDays, child, history }: CasePageProps) {
  const birth = birthOf(head);
  return (
    <>
      {`${ageText(birth, today)}, geb. ${birth ? formatPartialDate(birth) : 'unbekannt'}`} · Fall{' '}
      <strong>{head.number}</strong> · {stateBadge(head.state)} · wartet{' '}
      <Waiting
        days={waitingDays(head.openedOn, head.closedOn ?? today)}
        target={head.closedOn ? undefined : targetDays}
      />
      {spansText(head, child.movedInOn, counselledOn(history))}
      {head.responsible ? ` · zuständig: ${head.responsible}` : ' · noch niemand zuständig'}
    </>
  );
}

function timelineItem(row: HistoryRow, names: CaseFile['names']) {
  const detail = eventDetail(row, names);
  const label = wordOf(eventLabels, row.type);
  return {
    when: row.at,
    title: `${label.charAt(0).toUpperCase()}${label.slice(1)}${detail === '' ? '' : `: ${detail}`}`,
    ...(row.actor ? { by: row.actor } : {}),
    ...(row.texts.length > 0
      ? { detail: row.texts.map(({ body }) => <p class="kern-body kern-body--small">{body}</p>) }
      : {}),
  };
}

/** The stations of the way; the direct way has three. */
function Progress({ head }: { head: CaseHead }) {
  if (head.closedOn && head.state !== 'admitted') return null;
  const direct = head.kind === 'direct_registration';
  const labels: readonly string[] = direct ? ['Gemeldet', 'Anmeldung empfohlen', 'Aufgenommen'] : stations;
  const phase = states[head.state].phase;
  const now = direct ? (head.state === 'registration_advised' ? 1 : 0) : phase;
  return <Steps steps={labels.map((label) => ({ label }))} current={head.state === 'admitted' ? labels.length : now} />;
}

const actionOf =
  ({ id, responsibleId }: CaseHead, requestId: () => string) =>
  ({ key, path, label, atOnce }: Deed): Action => ({
    href: key === 'take_over' ? takeOverPath(id, responsibleId) : deedPath(id, path),
    label,
    requestId: atOnce ? requestId() : undefined,
  });

function NextBox({ head, deeds, missing, history, today, requestId, why, booked, stand, ended }: CasePageProps) {
  if (!head.nextStep || !head.dueOn)
    return (
      <Alert
        tone={head.state === 'admitted' ? 'success' : 'info'}
        title={`Fall geschlossen: ${states[head.state].label}`}
      >
        {head.closedOn ? (
          <p class="kern-body">{`Am ${formatDate(head.closedOn)}${head.schoolName ? `, ${head.schoolName}` : ''}.`}</p>
        ) : null}
        <Actions primary={undefined} others={deeds.others.map(actionOf(head, requestId))} />
      </Alert>
    );
  const owner = head.nextOwner === 'school_authority' && head.authority ? head.authority : ownerText(head.nextOwner);
  const action = actionOf(head, requestId);
  return (
    <NextStep
      deed={steps[head.nextStep]}
      owner={owner}
      due={head.dueOn}
      appointment={head.state === 'scheduled' ? lastAppointment(history) : undefined}
      today={today}
      why={whyStep[head.nextStep]}
    >
      {deeds.primary || deeds.others.length > 0 ? (
        <Actions
          primary={deeds.primary ? action(deeds.primary) : undefined}
          others={deeds.others.map(action)}
          why={missing === '' ? undefined : missing}
        />
      ) : (
        <p class="kern-body hs-muted">{missing}</p>
      )}
      {head.state === 'scheduled' && booked ? <AppointmentFacts appointment={booked} stand={stand} /> : null}
      {head.state === 'scheduled' && !booked ? <EndedAppointment caseId={head.id} ended={ended} /> : null}
      <details class="hs-definition">
        <summary class="hs-definition__term">Warum dieser Weg?</summary>
        <p class="kern-body kern-body--small">{why}</p>
      </details>
    </NextStep>
  );
}

const isUsual = ({ relation, custody, letters }: Guardian): boolean =>
  relation === 'parent' && custody === 'yes' && !letters;

/** Language, people to talk to, how to reach them, where they live: one line each. */
function familyFacts(family: Family, guardians: readonly Guardian[]): string[] {
  const address = addressText(family);
  const municipality = family.municipality ?? family.ags ?? '';
  return [
    `${languageName(family.language)}${family.interpreterNeeded ? ' · Dolmetschen nötig' : ''}`,
    parentsText(family, guardians),
    ...guardians.map((guardian) =>
      [
        fullName(guardian.familyName, guardian.givenNames),
        // That a parent has custody is the rule and need not be said.
        isUsual(guardian) ? '' : guardianWords(guardian),
        guardian.phone,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    [family.phone, family.email].filter(Boolean).join(' · '),
    address.includes(municipality) ? address : `${address} · ${municipality}`,
  ].filter(Boolean);
}

function FamilyCard({ head, family, guardians, siblings, today }: CasePageProps) {
  return (
    <Card
      heading="Familie"
      footer={
        <div class="hs-actions hs-actions--links">
          <a class="kern-link kern-link--no-visited-state hs-target" href={familyPath(head.familyId)}>
            Zur Familie
          </a>
          <a
            class="kern-link kern-link--no-visited-state hs-target"
            href={siblingFormPath({ familyId: head.familyId })}
          >
            Weiteres Kind melden
          </a>
          <a class="kern-link kern-link--no-visited-state hs-target" href={familyCodePath(head.id)}>
            Code für die Familie
          </a>
        </div>
      }
    >
      {siblings.length === 0 ? (
        <p class="kern-body hs-muted">Keine Geschwister erfasst.</p>
      ) : (
        <ul class="hs-links">
          {siblings.map((sibling) => (
            <li>
              <a class="kern-link" href={sibling.caseId ? casePath(sibling.caseId) : childPath(sibling.id)}>
                {shortName(sibling.familyName, sibling.givenNames)}
              </a>
              <span class="hs-muted">{` · ${ageText(birthOf(sibling), today)}${sibling.schoolName ? ` · ${sibling.schoolName}` : ''}`}</span>
            </li>
          ))}
        </ul>
      )}
      <ul class="hs-links hs-facts">
        {familyFacts(family, guardians).map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
    </Card>
  );
}
