// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { gradeLabel } from '../../../codes/school-forms.ts';
import { GERMAN_SHEET, type SheetTexts } from '../../../outbound/letters/texts/sheet.ts';
import { Accordion, Alert, Badge, Card, DescriptionList } from '../../../web/components/index.ts';
import { Button, ButtonRow, Checkbox, Form, type FormState } from '../../../web/form/index.ts';
import { formatCount, formatDate, formatDateTime } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import type { Decision } from '../decision/queries.ts';
import { decisionPath, letterPath, reviewPath, sheetReviewPath } from '../paths.ts';
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
  /** Language of the family in words. */
  familyLanguage: string;
  /** The whole letter in the family's language; null: there is none. */
  translation: Release | null;
  /** The sheet in the family's language; null: there is none. */
  sheet: (Release & { dir: 'ltr' | 'rtl' }) | null;
  /** A letter names a number to call. */
  hasPhone: boolean;
  mayReview: boolean;
  state: FormState;
  requestId: string;
}

/** Texts and who has released them, if anybody. */
export interface Release {
  language: string;
  texts: readonly string[];
  reviewedBy: string | null;
  reviewedOn: Temporal.PlainDate | null;
}

/** "Deutsch und Arabisch", "Deutsch, mit Hinweisblatt" */
const languagesText = (keys: string): string =>
  keys
    .replace('de', 'Deutsch')
    .replace(/,\s*ar/, ' und Arabisch')
    .replace(/,\s*sheet-\w+/, ', mit Hinweisblatt');

/** What the family gets beside German, as the label of its button; undefined: nothing is released. */
function besideGerman({ translation, sheet, familyLanguage }: DecisionPageProps): string | undefined {
  if (translation?.reviewedBy) return 'Brief auf Deutsch und Arabisch';
  return sheet?.reviewedBy ? `Brief mit Hinweisblatt (${familyLanguage})` : undefined;
}

/** A decision and its letters. */
export function DecisionPage(props: DecisionPageProps) {
  const { frame, decision, letters, state: form } = props;
  const beside = besideGerman(props);
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
            {beside === undefined ? null : <Button href={letterPath(decision.id, 'de,ar')}>{beside}</Button>}
            <Button kind={beside === undefined ? 'primary' : 'secondary'} href={letterPath(decision.id, 'de')}>
              Brief auf Deutsch
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
      {props.hasPhone ? null : (
        <Alert tone="warning" title="Im Brief steht keine Telefonnummer.">
          <p class="kern-body">Bitte lassen Sie die Leitung unter „Zentrum“ eine eintragen.</p>
        </Alert>
      )}
      {props.translation === null ? null : (
        <ReleaseCard
          {...props}
          heading="Brief auf Arabisch"
          what={{ ...props.translation, dir: 'rtl' }}
          action={reviewPath(decision.id)}
          field="gelesen"
          label="Ich kann Arabisch und habe diese Texte mit dem deutschen Wortlaut verglichen. Mein Name steht im Brief."
          button="Übersetzung freigeben"
        />
      )}
      {props.sheet === null ? null : (
        <ReleaseCard
          {...props}
          heading={`Hinweisblatt: ${props.familyLanguage}`}
          what={props.sheet}
          german={GERMAN_SHEET}
          action={sheetReviewPath(decision.id)}
          field="blatt_gelesen"
          label={`Ich kann diese Sprache und habe die Texte mit dem deutschen Wortlaut verglichen. Mein Name steht auf dem Blatt.`}
          button="Hinweisblatt freigeben"
        />
      )}
      {props.translation === null && props.sheet === null && props.familyLanguage !== 'Deutsch' ? (
        <p class="kern-body hs-muted">{`Auf ${props.familyLanguage} gibt es weder Übersetzung noch Hinweisblatt.`}</p>
      ) : null}
      <NextSubmission next={props.next} />
    </Page>
  );
}

type ReleaseCardProps = DecisionPageProps & {
  heading: string;
  what: Release & { dir: 'ltr' | 'rtl' };
  /** The German words, where they stand nowhere else on the page. */
  german?: SheetTexts;
  action: string;
  field: string;
  label: string;
  button: string;
};

/** Texts in the family's language: read them, and release them by name. Until then no family gets them. */
function ReleaseCard({ heading, what, german, action, field, label, button, ...page }: ReleaseCardProps) {
  const { reviewedBy, reviewedOn } = what;
  return (
    <Card heading={heading}>
      {reviewedBy && reviewedOn ? (
        <Badge tone="success">{`geprüft von ${reviewedBy} am ${formatDate(reviewedOn)}`}</Badge>
      ) : (
        <>
          <Badge tone="warning">nicht geprüft</Badge>
          <p class="kern-body kern-body--small">Wird erst gedruckt, wenn jemand sie mit Namen freigegeben hat.</p>
        </>
      )}
      <Accordion title="Texte lesen">
        {german ? [german.heading, ...german.paragraphs].map((text) => <p class="kern-body hs-muted">{text}</p>) : null}
        <div lang={what.language} dir={what.dir}>
          {what.texts.map((text) => (
            <p class="kern-body">{text}</p>
          ))}
        </div>
      </Accordion>
      {page.mayReview && !reviewedBy ? (
        <Form action={action} requestId={page.requestId}>
          <Checkbox name={field} label={label} state={page.state} />
          <ButtonRow>
            <Button kind="secondary">{button}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Card>
  );
}
