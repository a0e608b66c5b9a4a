// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { Alert, Badge, Card, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, type FormState, TextField } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { caseListPath, casePath, siblingFormPath } from '../cases/paths.ts';
import { states } from '../cases/states.ts';
import { childPath, familyFormPath, openAddressPath } from '../families/paths.ts';
import type { ChildInFamily, Family, Guardian } from '../families/queries.ts';
import { accommodations, ageText, birthOf, channels, familyLabel, fullName, labelOf } from '../families/rules.ts';
import { addressText, guardianLine, guardianWords, parentsText } from '../families/words.ts';

/** Where a child of a family stands, in words. */
const standing = (child: ChildInFamily): string => {
  if (child.schoolName) return child.schoolName;
  return child.state ? states[child.state].label : 'kein Fall';
};

export type FamilyPageProps = {
  frame: Frame;
  family: Family;
  guardians: readonly Guardian[];
  members: readonly ChildInFamily[];
  today: Temporal.PlainDate;
  /** May this person open a protected address? */
  mayOpen: boolean;
  mayEdit: boolean;
  state: FormState;
};

export function FamilyPage({ frame, family, guardians, members, today, mayOpen, mayEdit, state }: FamilyPageProps) {
  const [first] = [...members, ...guardians];
  const name = familyLabel(first?.familyName ?? '', first?.givenNames ?? '');
  return (
    <Page
      {...frame}
      title={name}
      breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { label: name }]}
      errors={state.errors}
    >
      <div class="hs-columns">
        <div class="hs-stack">
          <Card heading="Kinder">
            <ul class="hs-links">
              {members.map((child) => (
                <li>
                  <a class="kern-link hs-target" href={child.caseId ? casePath(child.caseId) : childPath(child.id)}>
                    {fullName(child.familyName, child.givenNames)}
                  </a>
                  <span class="hs-muted">{` · ${ageText(birthOf(child), today)} · ${standing(child)}`}</span>
                </li>
              ))}
            </ul>
            <ButtonRow>
              <Button kind="secondary" icon="add" href={siblingFormPath({ familyId: family.id })}>
                Weiteres Kind in dieser Familie
              </Button>
            </ButtonRow>
          </Card>
          <Card heading="Sorgeberechtigte">
            {family.parents === null ? null : <p class="kern-body">{parentsText(family, guardians)}</p>}
            <DescriptionList
              items={guardians.map((guardian) => ({
                term: guardianWords(guardian),
                value: guardianLine(guardian),
              }))}
            />
          </Card>
        </div>
        <div class="hs-stack">
          <FamilyCard family={family} />
          {family.isProtected && !family.open ? <UnlockForm family={family} mayOpen={mayOpen} state={state} /> : null}
          {mayEdit ? (
            <ButtonRow>
              <Button kind="secondary" icon="edit" href={familyFormPath(family.id)}>
                Familie ändern
              </Button>
            </ButtonRow>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

function FamilyCard({ family }: { family: Family }) {
  return (
    <Card heading="Kontakt">
      <DescriptionList
        stacked
        items={[
          { term: 'Sprache', value: languageName(family.language) },
          { term: 'Dolmetschen', value: family.interpreterNeeded ? 'nötig' : 'nicht nötig' },
          { term: 'Am besten mit', value: labelOf(channels, family.channel) },
          { term: 'Telefon', value: family.phone },
          { term: 'E-Mail', value: family.email },
          {
            term: 'Anschrift',
            value: family.isProtected ? (
              <>
                {addressText(family)} <Badge tone="warning">Auskunftssperre</Badge>
              </>
            ) : (
              addressText(family)
            ),
          },
          { term: 'Gemeinde', value: family.municipality ?? family.ags ?? '' },
          { term: 'Unterkunft', value: labelOf(accommodations, family.accommodation ?? '') },
        ]}
      />
    </Card>
  );
}

function UnlockForm({ family, mayOpen, state }: { family: Family; mayOpen: boolean; state: FormState }) {
  if (!mayOpen)
    return (
      <Alert tone="warning" title="Diese Anschrift ist gesperrt">
        <p class="kern-body">Öffnen darf sie, wem die Leitung das Recht „gesperrte Anschriften öffnen“ gegeben hat.</p>
      </Alert>
    );
  return (
    <Card heading="Gesperrte Anschrift öffnen">
      <p class="kern-body">
        Sie sehen die Anschrift dann 15 Minuten lang. Ihre Begründung wird gespeichert, die Leitung wird benachrichtigt.
      </p>
      <Form action={openAddressPath(family.id)}>
        <TextField name="begruendung" label="Wozu brauchen Sie die Anschrift?" state={state} maxLength={500} wide />
        <ButtonRow>
          <Button kind="danger">Anschrift öffnen</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
