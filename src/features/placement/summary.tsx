// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { gradeLabel, kindLabel } from '../../codes/school-forms.ts';
import { Alert, Card, type DescriptionItem, DescriptionList } from '../../web/components/index.ts';
import { Button, Form } from '../../web/form/index.ts';
import { formatDate, formatDateTime } from '../../web/format.ts';
import { casePath } from '../cases/paths.ts';
import { decisionPath, rankingPath } from './paths.ts';
import type { PlacementSummary } from './queries.ts';
import { answerInWords } from './question/words.ts';

export interface PlacementCardProps {
  summary: PlacementSummary;
  caseId: string;
  today: Temporal.PlainDate;
  /** Leads to the comparison of schools; not where the page already does. */
  compare?: boolean | undefined;
  /** The person may ask, submit and take back: shows what can be undone or noted now. */
  mayAct?: boolean | undefined;
}

/** Where finding a school stands, for the page of the case. */
export function PlacementCard({ summary, caseId, today, compare = true, mayAct = false }: PlacementCardProps) {
  return (
    <Card
      heading="Schulplatz"
      footer={
        <div class="hs-actions">
          {compare ? (
            <a class="kern-link kern-link--no-visited-state hs-target" href={rankingPath(caseId)}>
              Schulen vergleichen
            </a>
          ) : null}
          {summary.decision ? (
            <a class="kern-link kern-link--no-visited-state hs-target" href={decisionPath(summary.decision.id)}>
              Entscheidung und Bescheid
            </a>
          ) : null}
          {mayAct ? <Deeds summary={summary} path={casePath(caseId)} /> : null}
        </div>
      }
    >
      {summary.hold?.lost ? (
        <Alert tone="warning" title="Der gehaltene Platz ist weggefallen.">
          <p class="kern-body">
            {`${summary.hold.schoolName} hat weniger Plätze gemeldet oder ist geschlossen. Suchen Sie einen anderen Platz oder sprechen Sie mit der Schule.`}
          </p>
        </Alert>
      ) : null}
      <DescriptionList items={items(summary, today)} />
    </Card>
  );
}

/** What the centre can take back or note at this point. */
function Deeds({ summary, path }: { summary: PlacementSummary; path: string }) {
  const button = (action: string, label: string) => (
    <Form action={`${path}/${action}`} guard={false} label={label}>
      <Button kind="tertiary">{label}</Button>
    </Form>
  );
  const link = (page: string, label: string) => (
    <a class="kern-link kern-link--no-visited-state hs-target" href={`${path}/${page}`}>
      {label}
    </a>
  );
  switch (summary.state) {
    case 'school_asked':
      return button('anfrage-zurueckziehen', 'Anfrage zurückziehen');
    case 'submitted':
    case 'authority_asked':
      return button('vorlage-zurueckziehen', 'Vorlage zurückziehen');
    case 'allocated':
      return link('rechtsbehelf', 'Rechtsbehelf eintragen');
    case 'legal_remedy':
      return button('rechtsbehelf-erledigt', 'Rechtsbehelf erledigt');
    case 'registration_advised':
      return link('anmeldung-bestaetigt', 'Anmeldung bestätigen');
    default:
      return summary.hold ? button('platz-freigeben', 'Platz freigeben') : null;
  }
}

function items(summary: PlacementSummary, today: Temporal.PlainDate): DescriptionItem[] {
  const { recommendation, schools, question, hold, submission, decision, admission } = summary;
  const list: DescriptionItem[] = [
    {
      term: 'Empfehlung',
      value: recommendation
        ? `${gradeLabel(recommendation.grade)}, ${kindLabel(recommendation.placeKind)}, ab ${formatDate(recommendation.earliestStart)}`
        : 'noch keine',
    },
  ];
  if (schools.length > 0) list.push({ term: 'Vorgeschlagen', value: schools.map((school) => school.name).join(', ') });
  if (question)
    list.push({
      term: 'Schule gefragt',
      value: `${question.schoolName}: ${answerInWords(question, today)} (Anfrage ${question.number})`,
    });
  if (question?.reason) list.push({ term: 'Die Schule schreibt', value: question.reason });
  if (hold) {
    const over = Temporal.PlainDate.compare(hold.expiresOn, today) < 0;
    list.push({
      term: 'Platz gehalten',
      value: `${hold.schoolName} ${over ? 'abgelaufen am' : 'bis'} ${formatDate(hold.expiresOn)}`,
    });
  }
  if (submission)
    list.push({
      term: 'Vorgelegt',
      value: `${formatDateTime(submission.submittedAt)} an ${submission.authorityName}, Entscheidung bis ${formatDate(submission.dueOn)}`,
    });
  if (decision)
    list.push({
      term: 'Zugewiesen',
      value: `${decision.schoolName}, ${gradeLabel(decision.grade)}, ab ${formatDate(decision.startOn)} (${decision.reference})`,
    });
  if (admission)
    list.push({
      term: 'Aufgenommen',
      value: `${admission.schoolName}, erster Schultag ${formatDate(admission.firstSchoolDay)}`,
    });
  return list;
}
