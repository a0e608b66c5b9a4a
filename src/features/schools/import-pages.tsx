// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { dayOf } from '../../clock.ts';
import { formLabel } from '../../codes/school-forms.ts';
import { Alert, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, emptyForm, FileField, Form, type FormState, Hidden } from '../../web/form/index.ts';
import { formatCount, formatDate, formatNumber } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable } from '../../web/list/index.ts';
import type { ImportPreview } from './import-check.ts';
import { applyImportPath, importPath, schoolListPath } from './paths.ts';
import type { LastImport } from './queries.ts';
import type { RegisterRow } from './register.ts';
import type { ChangedSchool } from './register-compare.ts';
import { LISTED } from './register-task.ts';
import type { FileProblem } from './register-text.ts';

const trail = [{ href: schoolListPath, label: 'Schulen' }, { label: 'Schulverzeichnis einlesen' }];

export interface ImportPageProps {
  frame: Frame;
  last: LastImport | undefined;
  state?: FormState;
  /** What is wrong with the file that was uploaded. */
  problems?: readonly FileProblem[];
  problemCount?: number;
}

/** Choose the file; errors of a file that was chosen, each with its line. */
export function ImportPage({ frame, last, state = emptyForm(), problems = [], problemCount = 0 }: ImportPageProps) {
  return (
    <Page {...frame} title="Schulverzeichnis einlesen" breadcrumbs={trail} errors={state.errors}>
      <Problems problems={problems} count={problemCount} />
      <p class="kern-body hs-measure">
        Das amtliche Verzeichnis „Schuldaten“ gibt es beim Ministerium für Schule und Bildung NRW als CSV-Datei
        (schuldaten.csv). Sie sehen zuerst, was sich ändert. Gespeichert wird erst im nächsten Schritt.
      </p>
      <p class="kern-body hs-muted">
        {last
          ? `Zuletzt eingelesen: ${formatDate(dayOf(last.importedAt))}.`
          : 'Es ist noch kein Verzeichnis eingelesen.'}
      </p>
      <Form action={importPath} multipart>
        <FileField
          name="datei"
          label="Datei schuldaten.csv"
          hint="höchstens 20 MB"
          accept=".csv,.txt,text/csv,text/plain"
          state={state}
        />
        <ButtonRow>
          <Button>Datei prüfen</Button>
          <Button kind="tertiary" href={schoolListPath}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function Problems({ problems, count }: { problems: readonly FileProblem[]; count: number }) {
  if (problems.length === 0) return null;
  const more = count - problems.length;
  return (
    <Alert tone="danger" title="Die Datei wurde nicht eingelesen. Am Bestand hat sich nichts geändert." role="alert">
      <ul>
        {problems.map((problem) => (
          <li>{problemText(problem)}</li>
        ))}
      </ul>
      {more > 0 ? <p>{`und ${formatNumber(more)} weitere Fehler`}</p> : null}
    </Alert>
  );
}

function problemText({ line, column, message }: FileProblem): string {
  if (line === 0) return message;
  return `Zeile ${formatNumber(line)}${column === undefined ? '' : `, Spalte „${column}“`}: ${message}`;
}

export interface PreviewPageProps {
  frame: Frame;
  preview: ImportPreview;
  hash: string;
}

/** What the import would change, before anything is saved. */
export function PreviewPage({ frame, preview, hash }: PreviewPageProps) {
  const { newCount, changedCount, closedCount, unchanged, warnings, warningCount } = preview;
  const total = newCount + changedCount + closedCount;
  return (
    <Page {...frame} title="Schulverzeichnis prüfen" breadcrumbs={trail}>
      <DescriptionList
        items={[
          { term: 'neu', value: formatNumber(newCount) },
          { term: 'geändert', value: formatNumber(changedCount) },
          { term: 'geschlossen', value: formatNumber(closedCount) },
          { term: 'unverändert', value: formatNumber(unchanged) },
        ]}
      />
      <Form action={applyImportPath} guard={false}>
        <Hidden name="datei" value={hash} />
        <ButtonRow>
          <Button>
            {total === 0 ? 'Als aktuell vermerken' : formatCount(total, 'Änderung einlesen', 'Änderungen einlesen')}
          </Button>
          <Button kind="tertiary" href={importPath}>
            Andere Datei wählen
          </Button>
        </ButtonRow>
      </Form>
      <Part heading="Geschlossene Schulen" count={closedCount}>
        <DataTable caption="Geschlossene Schulen" columns={rowColumns} rows={preview.closed} empty={null} />
      </Part>
      <Part heading="Geänderte Schulen" count={changedCount}>
        <DataTable caption="Geänderte Schulen" columns={changeColumns} rows={preview.changed} empty={null} />
      </Part>
      <Part heading="Neue Schulen" count={newCount}>
        <DataTable caption="Neue Schulen" columns={rowColumns} rows={preview.new} empty={null} />
      </Part>
      <Part heading="Hinweise" count={warningCount}>
        <ul>
          {warnings.map((warning) => (
            <li>{problemText(warning)}</li>
          ))}
        </ul>
      </Part>
    </Page>
  );
}

function Part({ heading, count, children }: { heading: string; count: number; children: Child }) {
  if (count === 0) return null;
  return (
    <section class="hs-stack">
      <h2 class="kern-heading-medium">{`${heading} (${formatNumber(count)})`}</h2>
      {count > LISTED ? <p class="kern-body hs-muted">{`Sie sehen die ersten ${LISTED}.`}</p> : null}
      {children}
    </section>
  );
}

const nameColumn = (row: RegisterRow): string => `${row.name} (${row.number})`;
const rowColumns: Column<RegisterRow>[] = [
  { key: 'name', label: 'Schule', cell: nameColumn, text: nameColumn },
  { key: 'form', label: 'Schulform', cell: (row) => formLabel(row.form), text: (row) => formLabel(row.form) },
  { key: 'ort', label: 'Ort', cell: (row) => `${row.postcode} ${row.place}`, text: (row) => row.place },
];

const fieldLabels: Readonly<Partial<Record<keyof RegisterRow, string>>> = {
  form: 'Schulform',
  name: 'Name',
  shortName: 'Kurzname',
  postcode: 'PLZ',
  place: 'Ort',
  street: 'Straße',
  phone: 'Telefon',
  email: 'E-Mail',
  homepage: 'Internet',
  legalForm: 'Rechtsform',
  ownerNumber: 'Schulträger',
  ags: 'Gemeinde',
  operatingKey: 'Betrieb',
  operatingSince: 'Betrieb seit',
  x: 'Lage (Rechtswert)',
  y: 'Lage (Hochwert)',
  districtGovernment: 'Bezirksregierung',
};

const shown = (value: RegisterRow[keyof RegisterRow]): string => (value === null || value === '' ? '–' : String(value));

/** "Telefon: 0241 1 → 0241 2", one entry a field that people know. */
export function changesOf({ before, after, fields }: ChangedSchool): string[] {
  return fields.flatMap((field) => {
    const label = fieldLabels[field];
    return label === undefined ? [] : [`${label}: ${shown(before[field])} → ${shown(after[field])}`];
  });
}

const changeColumns: Column<ChangedSchool>[] = [
  { key: 'name', label: 'Schule', cell: ({ after }) => nameColumn(after), text: ({ after }) => nameColumn(after) },
  {
    key: 'aenderung',
    label: 'Änderung',
    cell: (change) => (
      <ul>
        {changesOf(change).map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    ),
    text: (change) => changesOf(change).join('; '),
  },
];
