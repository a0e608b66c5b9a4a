// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { languageName } from '../../codes/languages.ts';
import { findState } from '../../codes/nationalities.ts';
import { formatPartialDate } from '../../codes/partial-date.ts';
import { GENDERS } from '../../codes/pupil-keys.ts';
import { Alert, Badge, Card, type DescriptionItem, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, emptyForm, Form, type FormState, TextField } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type CaseState, states } from '../cases/states.ts';
import {
  AddressSection,
  ChildSection,
  ContactSection,
  GuardianSections,
  type MunicipalityQuestion,
} from './fields.tsx';
import type { Child, ChildInFamily, Family, Guardian } from './queries.ts';
import { accommodations, ageText, birthOf, channels, denominations, fullName, labelOf, relations } from './rules.ts';

/** Where a child of a family stands, in words. */
const standing = (child: ChildInFamily): string => {
  if (child.schoolName) return child.schoolName;
  return child.state ? states[child.state as CaseState].label : 'kein Fall';
};

/** The address as this person may read it. */
export function addressText(family: Family): string {
  if (!family.open) return 'gesperrt (§ 51 BMG)';
  const street = [family.street, family.houseNumber].filter(Boolean).join(' ');
  return [street, [family.postcode, family.place].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

/** Facts of a child for its page and its case. */
export function childFacts(child: Child, today: Temporal.PlainDate): DescriptionItem[] {
  const stateName = (key: string | null) => (key ? (findState(key)?.name ?? key) : '');
  return [
    {
      term: 'Geburtsdatum',
      value: child.birth ? `${formatPartialDate(child.birth)}, ${ageText(child.birth, today)}` : 'unbekannt',
    },
    { term: 'Geschlecht', value: GENDERS.find(({ code }) => code === child.gender)?.label ?? child.gender },
    ...(child.callName ? [{ term: 'Rufname', value: child.callName }] : []),
    ...(child.birthName ? [{ term: 'Geburtsname', value: child.birthName }] : []),
    {
      term: 'Staatsangehörigkeit',
      value: [stateName(child.nationality1), stateName(child.nationality2)].filter(Boolean).join(', '),
    },
    { term: 'Geburtsort', value: [child.birthPlace, stateName(child.birthCountry)].filter(Boolean).join(', ') },
    { term: 'Einreise', value: child.enteredGermanyOn ? formatDate(child.enteredGermanyOn) : '' },
    { term: 'Zuzug', value: child.movedInOn ? formatDate(child.movedInOn) : '' },
    { term: 'Bekenntnisschule', value: labelOf(denominations, child.denominationalWish) },
    ...(child.schoolName ? [{ term: 'Schule', value: child.schoolName }] : []),
  ];
}

/** Languages of a child. */
export const languageFacts = (child: Child): DescriptionItem[] => [
  { term: 'Erste Sprache', value: languageName(child.firstLanguage) },
  { term: 'Zweite Sprache', value: child.secondLanguage ? languageName(child.secondLanguage) : '' },
];

export type FamilyPageProps = {
  frame: Frame;
  family: Family;
  guardians: readonly Guardian[];
  members: readonly ChildInFamily[];
  today: Temporal.PlainDate;
  /** May this person open a protected address? */
  mayOpen: boolean;
  mayEdit: boolean;
  state?: FormState | undefined;
};

export function FamilyPage({ frame, family, guardians, members, today, mayOpen, mayEdit, state }: FamilyPageProps) {
  const name = members[0]?.familyName ?? guardians[0]?.familyName ?? '';
  return (
    <Page
      {...frame}
      title={`Familie ${name}`}
      breadcrumbs={[{ href: '/faelle', label: 'Fälle' }, { label: `Familie ${name}` }]}
      errors={state?.errors}
    >
      <div class="hs-columns">
        <div class="hs-stack">
          <Card heading="Kinder">
            <ul class="hs-links">
              {members.map((child) => (
                <li>
                  <a
                    class="kern-link hs-target"
                    href={child.caseId ? `/faelle/${child.caseId}` : `/kinder/${child.id}`}
                  >
                    {fullName(child.familyName, child.givenNames)}
                  </a>
                  <span class="hs-muted">{` · ${ageText(birthOf(child), today)} · ${standing(child)}`}</span>
                </li>
              ))}
            </ul>
            <ButtonRow>
              <Button kind="secondary" icon="add" href={`/meldungen/neu?familie=${family.id}`}>
                Weiteres Kind in dieser Familie
              </Button>
            </ButtonRow>
          </Card>
          <Card heading="Sorgeberechtigte">
            <DescriptionList
              items={guardians.map((guardian) => ({
                term: labelOf(relations, guardian.relation),
                value: [fullName(guardian.familyName, guardian.givenNames).trim(), guardian.phone, guardian.email]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          </Card>
        </div>
        <div class="hs-stack">
          <FamilyCard family={family} />
          {family.isProtected && !family.open ? <UnlockForm family={family} mayOpen={mayOpen} state={state} /> : null}
          {mayEdit ? (
            <ButtonRow>
              <Button kind="secondary" icon="edit" href={`/familien/${family.id}/bearbeiten`}>
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

function UnlockForm({ family, mayOpen, state }: { family: Family; mayOpen: boolean; state: FormState | undefined }) {
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
      <Form action={`/familien/${family.id}/anschrift-oeffnen`}>
        <TextField
          name="begruendung"
          label="Wozu brauchen Sie die Anschrift?"
          state={state ?? emptyForm()}
          maxLength={500}
          wide
        />
        <ButtonRow>
          <Button kind="danger">Anschrift öffnen</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

export type FamilyFormProps = {
  frame: Frame;
  family: Family;
  state: FormState;
  question?: MunicipalityQuestion | undefined;
  requestId: string;
  version: number;
};

/** The form of a family; a closed protected address is left out and stays as it is. */
export function FamilyFormPage({ frame, family, state, question, requestId, version }: FamilyFormProps) {
  const href = `/familien/${family.id}`;
  return (
    <Page
      {...frame}
      title="Familie ändern"
      breadcrumbs={[{ href, label: 'Familie' }, { label: 'ändern' }]}
      errors={state.errors}
    >
      <Form action={`${href}/bearbeiten`} requestId={requestId} version={version}>
        <ContactSection state={state} />
        <GuardianSections state={state} />
        {family.open ? (
          <AddressSection state={state} question={question} withPosition />
        ) : (
          <Alert tone="warning" title="Die Anschrift ist gesperrt und bleibt, wie sie ist">
            <p class="kern-body">
              Zum Ändern muss sie vorher geöffnet werden:{' '}
              <a class="kern-link" href={href}>
                zur Familie
              </a>
              .
            </p>
          </Alert>
        )}
        <ButtonRow>
          <Button>Änderungen speichern</Button>
          <Button kind="tertiary" href={href}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

export type ChildFormProps = { frame: Frame; child: Child; state: FormState; requestId: string; version: number };

export function ChildFormPage({ frame, child, state, requestId, version }: ChildFormProps) {
  const name = fullName(child.familyName, child.givenNames);
  return (
    <Page
      {...frame}
      title={`${name} ändern`}
      breadcrumbs={[{ href: `/kinder/${child.id}`, label: name }, { label: 'ändern' }]}
      errors={state.errors}
    >
      <Form action={`/kinder/${child.id}/bearbeiten`} requestId={requestId} version={version}>
        <ChildSection state={state} />
        <ButtonRow>
          <Button>Änderungen speichern</Button>
          <Button kind="tertiary" href={`/kinder/${child.id}`}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
