// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { gradeLabel } from '../../../codes/school-forms.ts';
import { Accordion, Alert, Badge, Card, DescriptionList } from '../../../web/components/index.ts';
import { Button, ButtonRow, Checkbox, Form, type FormState } from '../../../web/form/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { Decision } from '../decision/queries.ts';
import { decisionPath, letterPath, reviewPath } from '../paths.ts';
import { NextSubmission } from '../reply/pages.tsx';
import { classText } from '../words.ts';

export interface DecisionPageProps {
  frame: Frame;
  decision: Decision;
  /** Of the child, as the authority was given it; '' once that is erased. */
  name: string;
  /** The next submission to decide, for an authority. */
  next: { id: string; name: string } | undefined;
  decidedBy: string;
  /** The case for the centre, the submission for the authority. */
  backHref: string;
  letters: readonly { at: Temporal.Instant; languages: string }[];
  translation: { reviewedBy: string | null; reviewedOn: Temporal.PlainDate | null; texts: readonly string[] };
  mayReview: boolean;
  state: FormState;
  requestId: string;
}

/** "Deutsch und Arabisch" */
const languagesText = (keys: string): string => keys.replace('de', 'Deutsch').replace(/,\s*ar/, ' und Arabisch');

/** A decision and its letters. */
export function DecisionPage(props: DecisionPageProps) {
  const { frame, decision, letters, state: form } = props;
  return (
    <Page
      {...frame}
      title={`Entscheidung ${decision.reference}`}
      heading={props.name === '' ? undefined : `Entscheidung für ${props.name}`}
      breadcrumbs={[{ href: props.backHref, label: `Fall ${decision.caseNumber}` }, { label: 'Entscheidung' }]}
      errors={form.errors}
    >
      {decision.replacedBy ? (
        <Alert tone="warning" title="Diese Entscheidung gilt nicht mehr: Eine neue hat sie ersetzt.">
          <a class="kern-link hs-target" href={decisionPath(decision.replacedBy)}>
            Zur neuen Entscheidung
          </a>
        </Alert>
      ) : null}
      {decision.replaces && decision.replacesId ? (
        <Alert
          tone="info"
          title={`Diese Entscheidung ersetzt ${decision.replaces.reference} vom ${formatDate(decision.replaces.decidedOn)} (${decision.replaces.schoolName}).`}
        >
          <a class="kern-link hs-target" href={decisionPath(decision.replacesId)}>
            Zur ersetzten Entscheidung
          </a>
        </Alert>
      ) : null}
      <DescriptionList
        items={[
          { term: 'Aktenzeichen', value: decision.reference },
          { term: 'Schule', value: decision.schoolName },
          { term: 'Jahrgang', value: gradeLabel(decision.grade) },
          { term: 'Art der Klasse', value: classText(decision.placeKind) },
          { term: 'Beginn', value: formatDate(decision.startOn) },
          { term: 'Entschieden', value: `${formatDate(decision.decidedOn)}, ${props.decidedBy}` },
          { term: 'Anhörung der Eltern', value: decision.heardOn ? formatDate(decision.heardOn) : '' },
          { term: 'Begründung', value: decision.reason },
          { term: 'Rechtsgrundlage', value: decision.legalBasis.split('\n').join('; ') },
        ]}
      />
      <Card
        heading="Bescheid als Brief"
        footer={
          <div class="hs-actions">
            <Button href={letterPath(decision.id, 'de')}>Brief auf Deutsch</Button>
            <Button kind="secondary" href={letterPath(decision.id, 'de,ar')}>
              Brief auf Deutsch und Arabisch
            </Button>
          </div>
        }
      >
        <p class="kern-body">
          {letters.length === 0
            ? 'Noch kein Brief erstellt.'
            : `Zuletzt erstellt: ${letters.map((letter) => `${formatDateTime(letter.at)} (${languagesText(letter.languages)})`)[0]}. Insgesamt: ${formatCount(letters.length, 'Brief', 'Briefe')}.`}
        </p>
      </Card>
      <Translation {...props} />
      <NextSubmission next={props.next} />
    </Page>
  );
}

function Translation({ decision, translation, mayReview, state: form, requestId }: DecisionPageProps) {
  const { reviewedBy, reviewedOn } = translation;
  return (
    <Card heading="Arabische Übersetzung">
      {reviewedBy && reviewedOn ? (
        <Badge tone="success">{`geprüft von ${reviewedBy} am ${formatDate(reviewedOn)}`}</Badge>
      ) : (
        <Badge tone="warning">nicht geprüft</Badge>
      )}
      <Accordion title="Texte lesen">
        <div lang="ar" dir="rtl">
          {translation.texts.map((text) => (
            <p class="kern-body">{text}</p>
          ))}
        </div>
      </Accordion>
      {mayReview && !reviewedBy ? (
        <Form action={reviewPath(decision.id)} requestId={requestId}>
          <Checkbox
            name="gelesen"
            label="Ich kann Arabisch und habe diese Texte mit dem deutschen Wortlaut verglichen. Mein Name steht im Brief."
            state={form}
          />
          <ButtonRow>
            <Button kind="secondary">Übersetzung als geprüft vermerken</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Card>
  );
}
