// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import { formatPartialDate } from '../../../codes/partial-date.ts';
import { GENDERS } from '../../../codes/pupil-keys.ts';
import { gradeLabel, kindLabel } from '../../../codes/school-forms.ts';
import { Alert, Badge, DescriptionList } from '../../../web/components/index.ts';
import { Button, ButtonRow, DateField, Form, type FormState, Radios, TextField } from '../../../web/form/index.ts';
import { formatDate } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ListCount, Pager, pageCount } from '../../../web/list/index.ts';
import { earlierSchoolLine, supportText } from '../../cases/earlier-school-words.ts';
import { allowedIn, type CaseEventType } from '../../cases/rules.ts';
import { fullName, listName } from '../../families/rules.ts';
import { isExpected } from '../attendance/rules.ts';
import { notExpectedYet } from '../attendance/words.ts';
import type { PlacementCase } from '../case-queries.ts';
import {
  admissionListPath,
  admissionPath,
  attendancePath,
  confirmAdmissionPath,
  questionListPath,
  registrationPath,
  schildPagePath,
} from '../paths.ts';
import { caseCrumbs } from '../ranking/pages.tsx';
import { addressLines } from '../submission/facts.ts';
import type { AdmissionData, AssignedChild } from './queries.ts';
import type { ReplacedAllocation } from './replaced-queries.ts';
import { ReplacedAllocations } from './replaced-summary.tsx';

const birthText = (child: AssignedChild): string => (child.birth ? formatPartialDate(child.birth) : 'unbekannt');

function State({ child }: { child: AssignedChild }) {
  if (child.state === 'not_arrived') return <Badge tone="warning">nicht erschienen, das Zentrum klärt</Badge>;
  if (child.state === 'left_school') return <Badge tone="neutral">hat die Schule verlassen</Badge>;
  if (child.firstSchoolDay)
    return <Badge tone="success">{`aufgenommen, erster Schultag ${formatDate(child.firstSchoolDay)}`}</Badge>;
  if (child.state === 'legal_remedy') return <Badge tone="info">Rechtsbehelf eingelegt</Badge>;
  return (
    <Badge tone="warning">{child.dueOn ? `bitte bestätigen bis ${formatDate(child.dueOn)}` : 'bitte bestätigen'}</Badge>
  );
}

const exportText = ({ firstSchoolDay, exportedAt }: AssignedChild): string => {
  if (!firstSchoolDay) return '';
  return exportedAt ? `geladen ${formatDate(dayOf(exportedAt))}` : 'noch nicht geladen';
};

const columns: Column<AssignedChild>[] = [
  {
    key: 'kind',
    label: 'Kind',
    cell: (row) => (
      <a class="kern-link" href={admissionPath(row.caseId)}>
        {listName(row.familyName, row.givenNames)}
      </a>
    ),
    text: (row) => listName(row.familyName, row.givenNames),
  },
  { key: 'geboren', label: 'Geboren', cell: birthText, text: birthText },
  {
    key: 'klasse',
    label: 'Jahrgang, Art',
    cell: (row) => `${gradeLabel(row.grade)}, ${kindLabel(row.placeKind)}`,
    text: (row) => row.grade,
  },
  {
    key: 'beginn',
    label: 'Beginn',
    cell: (row) => <span class="hs-nowrap">{formatDate(row.startOn)}</span>,
    text: (row) => row.startOn.toString(),
  },
  { key: 'schule', label: 'Schule', cell: (row) => row.schoolName, text: (row) => row.schoolName },
  { key: 'stand', label: 'Stand', cell: (row) => <State child={row} />, text: (row) => row.state },
  { key: 'schild', label: 'SchILD', cell: exportText, text: exportText },
];

export interface AdmissionListProps {
  frame: Frame;
  rows: readonly AssignedChild[];
  replaced: readonly ReplacedAllocation[];
  counts: { all: number; open: number };
  page: number;
  baseUrl: string;
  /** Only those who wait for confirmation. */
  open: boolean;
}

/** The school's newcomers: who still has to be confirmed comes first. */
export function AdmissionListPage({ frame, rows, replaced, counts, page, baseUrl, open }: AdmissionListProps) {
  return (
    <Page {...frame} title="Aufnahmen" breadcrumbs={[{ label: 'Aufnahmen' }]}>
      <ListCount count={counts.open} one="Kind wartet auf Ihre Bestätigung" many="Kinder warten auf Ihre Bestätigung">
        <a class="kern-link kern-link--no-visited-state hs-target" href={schildPagePath}>
          Datei für SchILD
        </a>
        {open ? (
          <a class="kern-link kern-link--no-visited-state hs-target" href={admissionListPath}>
            Alle Aufnahmen zeigen
          </a>
        ) : null}
      </ListCount>
      <ReplacedAllocations replaced={replaced} />
      <DataTable
        caption="Ihrer Schule zugewiesene Kinder"
        columns={columns}
        rows={rows}
        empty={
          <EmptyState
            sentence={open ? 'Es ist keine Aufnahme zu bestätigen.' : 'Ihrer Schule ist noch kein Kind zugewiesen.'}
            link={{ href: questionListPath, label: 'Zu den Anfragen' }}
          />
        }
      />
      <Pager page={page} pages={pageCount(open ? counts.open : counts.all)} baseUrl={baseUrl} />
    </Page>
  );
}

export interface AdmissionPageProps {
  frame: Frame;
  child: AssignedChild;
  data: AdmissionData;
  today: Temporal.PlainDate;
  state: FormState;
  requestId: string;
}

/** What the school can report or correct now, and why it cannot yet. */
function Reports({ child, today }: { child: AssignedChild; today: Temporal.PlainDate }) {
  const start = child.firstSchoolDay ?? child.startOn;
  const may = (event: CaseEventType): boolean => allowedIn[event].includes(child.state);
  if (!may('not_arrived')) return null;
  return (
    <section class="hs-stack">
      <h2 class="kern-heading-small">Hat sich etwas geändert?</h2>
      <div class="hs-actions">
        {may('first_day_corrected') ? (
          <Button kind="secondary" href={attendancePath(child.caseId, 'erster-schultag')}>
            Ersten Schultag berichtigen
          </Button>
        ) : null}
        {isExpected(start, today) ? (
          <Button kind="secondary" href={attendancePath(child.caseId, 'nicht-in-der-schule')}>
            Kind ist nicht erschienen
          </Button>
        ) : null}
        {may('left_school') ? (
          <Button kind="secondary" href={attendancePath(child.caseId, 'schule-verlassen')}>
            Kind hat die Schule verlassen
          </Button>
        ) : null}
      </div>
      {isExpected(start, today) ? null : <p class="kern-body hs-muted">{notExpectedYet(start)}</p>}
    </section>
  );
}

/** The child is not at the school: what happens now. */
function Absent({ child }: { child: AssignedChild }) {
  if (child.state === 'not_arrived')
    return (
      <Alert tone="info" title="Das Zentrum spricht mit der Familie.">
        <p class="kern-body">
          Ist das Kind doch gekommen? Dann bestätigen Sie unten die Aufnahme. Die Überwachung der Schulpflicht bleibt
          bei der Schule und dem Schulträger.
        </p>
      </Alert>
    );
  if (child.state === 'left_school')
    return (
      <Alert tone="info" title="Das Kind hat Ihre Schule verlassen.">
        <p class="kern-body">Das Zentrum spricht mit der Familie. Kommt das Kind zurück, meldet sich das Zentrum.</p>
      </Alert>
    );
  return null;
}

/** One child: what the school needs for admission, and the confirmation. */
export function AdmissionPage({ frame, child, data, today, state: form, requestId }: AdmissionPageProps) {
  const languages = [data.firstLanguage, data.secondLanguage].filter((code) => code !== null).map(languageName);
  const guardians = data.guardians.map(({ name, phone }) => (phone ? `${name}, Telefon ${phone}` : name));
  return (
    <Page
      {...frame}
      title={fullName(child.familyName, child.givenNames)}
      breadcrumbs={[
        { href: admissionListPath, label: 'Aufnahmen' },
        { label: fullName(child.familyName, child.givenNames) },
      ]}
      errors={form.errors}
    >
      <p>
        <State child={child} />
      </p>
      <DescriptionList
        items={[
          { term: 'Familienname', value: child.familyName || 'keiner' },
          { term: 'Vornamen', value: child.givenNames || 'keine' },
          { term: 'Geboren', value: birthText(child) },
          { term: 'Geschlecht', value: GENDERS.find((gender) => gender.code === data.gender)?.label },
          { term: 'Sprachen', value: languages.join(', ') },
          {
            term: 'Sprache der Familie',
            value: languageName(data.familyLanguage) + (data.interpreterNeeded ? ' (Dolmetschen nötig)' : ''),
          },
          { term: 'Sorgeberechtigte', value: guardians.join('; ') },
          {
            term: 'Anschrift',
            value: data.address.protected ? 'Anschrift gesperrt (§ 51 BMG)' : addressLines(data.address).join(', '),
          },
          { term: 'Frühere Schulen in Deutschland', value: data.earlierSchools.map(earlierSchoolLine).join('; ') },
          { term: 'Erstförderung', value: supportText(data.earlierSchools, child.startOn) ?? '' },
          { term: 'Hinweise aus der Beratung', value: data.schoolNote },
          { term: 'Schule', value: child.schoolName },
          { term: 'Jahrgang', value: gradeLabel(child.grade) },
          { term: 'Art des Platzes', value: kindLabel(child.placeKind) },
          { term: 'Beginn laut Bescheid', value: formatDate(child.startOn) },
        ]}
      />
      {data.address.protected ? (
        <Alert tone="warning" title="Die Anschrift ist gesperrt.">
          <p class="kern-body">Post an die Familie geht über das Kommunale Integrationszentrum.</p>
        </Alert>
      ) : null}
      <Absent child={child} />
      {child.firstSchoolDay || !allowedIn.admitted.includes(child.state) ? null : (
        <Form action={confirmAdmissionPath(child.caseId)} version={child.version} requestId={requestId}>
          <DateField name="erster_schultag" label="Erster Schultag" state={form} />
          <TextField
            name="klasse"
            label="Klasse"
            hint="Zum Beispiel 6b."
            required={false}
            maxLength={20}
            state={form}
          />
          <ButtonRow>
            <Button>Aufnahme bestätigen</Button>
          </ButtonRow>
        </Form>
      )}
      <Reports child={child} today={today} />
    </Page>
  );
}

export interface RegistrationPageProps {
  frame: Frame;
  placementCase: PlacementCase;
  schools: readonly { number: string; name: string }[];
  state: FormState;
  requestId: string;
}

/** The family has registered at a school itself: which one, from when? */
export function RegistrationPage({ frame, placementCase, schools, state: form, requestId }: RegistrationPageProps) {
  return (
    <Page
      {...frame}
      title="Anmeldung bestätigen"
      heading={`Anmeldung bestätigen: ${fullName(placementCase.familyName, placementCase.givenNames)}`}
      breadcrumbs={caseCrumbs(placementCase, 'Anmeldung bestätigen')}
      errors={form.errors}
    >
      <p class="kern-body hs-measure">Welche Schule hat das Kind aufgenommen? Der Fall ist damit abgeschlossen.</p>
      <Form action={registrationPath(placementCase.id)} requestId={requestId}>
        {schools.length > 0 ? (
          <Radios
            name="schule"
            label="Schule"
            state={form}
            options={[
              ...schools.map(({ number, name }) => ({ value: number, label: name })),
              { value: 'andere', label: 'Eine andere Schule', hint: 'Dann bitte unten die Schulnummer.' },
            ]}
          />
        ) : null}
        <TextField
          name="andere_schule"
          label="Schulnummer einer anderen Schule"
          hint="6 Ziffern, steht im Schulverzeichnis."
          inputmode="numeric"
          maxLength={6}
          required={schools.length === 0}
          state={form}
        />
        <DateField name="erster_schultag" label="Erster Schultag" state={form} />
        <ButtonRow>
          <Button>Anmeldung bestätigen</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
