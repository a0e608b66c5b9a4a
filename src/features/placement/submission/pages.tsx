// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Alert, DescriptionList } from '../../../web/components/index.ts';
import { Button, ButtonRow, DateField, Form, type FormState, Select, TextArea } from '../../../web/form/index.ts';
import { formatCount } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { casePath, proofsPath } from '../../cases/paths.ts';
import type { Authority } from '../../centres/queries.ts';
import { familyFormPath } from '../../families/paths.ts';
import { fullName } from '../../families/rules.ts';
import type { PlacementCase } from '../case-queries.ts';
import { remedyPath, submitPath } from '../paths.ts';
import { caseCrumbs } from '../ranking/pages.tsx';
import type { SubmissionCopy } from './copy.ts';

/** What the authority gets, as pairs of label and words. */
export function CopyList({ copy }: { copy: SubmissionCopy }) {
  return (
    <DescriptionList
      items={copy.items.map(({ label, value }) => ({
        term: label,
        value: value === '' ? '' : lines(value),
      }))}
    />
  );
}

const lines = (text: string): Child => text.split('\n').map((line, i) => (i === 0 ? line : [<br />, line]));

export interface SubmitPageProps {
  frame: Frame;
  placementCase: PlacementCase;
  copy: SubmissionCopy;
  authorities: readonly Authority[];
  state: FormState;
  requestId: string;
  /** Questions to schools are still open: their silence will stand in the copy. */
  silent: boolean;
  /** What is missing for a decision to reach the family; null when nothing is. */
  missing: string | null;
  /** Proofs this centre waits for before it submits; null when it waits for none. */
  unproven: string | null;
  decisionDays: number;
}

/** Before submitting: exactly what the authority will get. */
export function SubmitPage(props: SubmitPageProps) {
  const { frame, placementCase, copy, authorities, state: form } = props;
  return (
    <Page
      {...frame}
      title="Zur Entscheidung vorlegen"
      heading={`Zur Entscheidung vorlegen: ${fullName(placementCase.familyName, placementCase.givenNames)}`}
      breadcrumbs={caseCrumbs(placementCase, 'Zur Entscheidung vorlegen')}
      errors={form.errors}
    >
      <p class="kern-body hs-measure">
        {`Die Behörde bekommt genau diese Angaben, so wie sie heute sind. Spätere Änderungen sieht sie nicht. Sie hat ${formatCount(props.decisionDays, 'Arbeitstag', 'Arbeitstage')} Zeit.`}
      </p>
      {props.silent ? (
        <Alert tone="warning" title="Die Schule hat noch nicht geantwortet.">
          <p class="kern-body">
            Legen Sie trotzdem vor, steht in der Vorlage, dass eine Antwort fehlt. Die Anfrage an die Schule endet
            damit.
          </p>
        </Alert>
      ) : null}
      <div class="hs-columns hs-columns--even">
        <section class="hs-stack">
          <h2 class="kern-heading-small">Das bekommt die Behörde</h2>
          <CopyList copy={copy} />
        </section>
        <section class="hs-stack">
          <h2 class="kern-heading-small">Vorlegen</h2>
          {props.missing ? (
            <Alert tone="danger" title={props.missing}>
              <p class="kern-body">Vorher lässt sich der Fall nicht vorlegen.</p>
              <a class="kern-link hs-target" href={familyFormPath(placementCase.familyId)}>
                Familie bearbeiten
              </a>
            </Alert>
          ) : props.unproven ? (
            <Alert tone="danger" title={props.unproven}>
              <p class="kern-body">Die Leitung kann das unter „Zentrum“ ändern. Die Schulpflicht gilt auch ohne.</p>
              <a class="kern-link hs-target" href={proofsPath(placementCase.id)}>
                Nachweise eintragen
              </a>
            </Alert>
          ) : authorities.length === 0 ? (
            <Alert tone="danger" title="Für dieses Zentrum ist keine Behörde eingetragen.">
              <p class="kern-body">
                Bitte tragen Sie sie unter „Zentrum“ ein. Vorher lässt sich der Fall nicht vorlegen.
              </p>
            </Alert>
          ) : (
            <Form action={submitPath(placementCase.id)} requestId={props.requestId}>
              <Select
                name="behoerde"
                label="Wer entscheidet?"
                state={form}
                options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextArea
                name="hinweis"
                label="Hinweis an die Behörde"
                hint="Nur was die Behörde für die Entscheidung braucht."
                required={false}
                state={form}
              />
              <ButtonRow>
                <Button>Zur Entscheidung vorlegen</Button>
                <Button kind="tertiary" href={casePath(placementCase.id)}>
                  Abbrechen
                </Button>
              </ButtonRow>
            </Form>
          )}
        </section>
      </div>
    </Page>
  );
}

export interface RemedyPageProps {
  frame: Frame;
  placementCase: PlacementCase;
  state: FormState;
  requestId: string;
}

/** A legal remedy came in: when? */
export function RemedyPage({ frame, placementCase, state: form, requestId }: RemedyPageProps) {
  return (
    <Page
      {...frame}
      title="Rechtsbehelf eintragen"
      heading={`Rechtsbehelf eintragen: ${fullName(placementCase.familyName, placementCase.givenNames)}`}
      breadcrumbs={caseCrumbs(placementCase, 'Rechtsbehelf')}
      errors={form.errors}
    >
      <p class="kern-body hs-measure">
        Der Fall wartet dann auf die Behörde. Die Zuweisung gilt weiter, bis sie ersetzt wird.
      </p>
      <Form action={remedyPath(placementCase.id)} requestId={requestId}>
        <DateField name="eingegangen" label="Eingegangen am" state={form} />
        <ButtonRow>
          <Button>Rechtsbehelf eintragen</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
