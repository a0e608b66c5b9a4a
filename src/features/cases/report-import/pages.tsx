// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { excel } from '../../../outbound/spreadsheet/sheet-task.ts';
import { Accordion, Alert, DescriptionList } from '../../../web/components/index.ts';
import {
  Button,
  ButtonRow,
  FileField,
  Form,
  type FormState,
  Hidden,
  type Option,
  Select,
} from '../../../web/form/index.ts';
import { formatCount, formatDateTime, formatNumber } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Column, DataTable } from '../../../web/list/index.ts';
import type { ListPreview } from '../../lists/actions.ts';
import type { RowOutcome } from '../../lists/rules.ts';
import {
  applyReportsPath,
  caseListPath,
  mapReportsPath,
  refusedReportsPath,
  reportedListPath,
  reportImportPath,
  reportListPath,
  reportTemplatePath,
} from '../paths.ts';
import { reportListFields, templateColumns } from './columns-input.ts';
import { columnField, seenField } from './input.ts';
import { EarlyRow, lineColumn, nameColumn, Part, Question, reasonColumn } from './parts.tsx';
import { isEarly } from './target.ts';

const title = 'Meldungen als Liste einlesen';
/** Where the pages of a list stand. */
export const trail = (staff: boolean, last?: string) => [
  staff ? { href: caseListPath, label: 'Fälle' } : { href: reportListPath, label: 'Meldungen' },
  ...(last === undefined
    ? [{ label: 'Liste einlesen' }]
    : [{ href: reportImportPath, label: 'Liste einlesen' }, { label: last }]),
];

export interface UploadProps {
  frame: Frame;
  state: FormState;
  staff: boolean;
  /** Lists this person has handed in today. */
  kept: readonly { id: string; keptAt: Temporal.Instant; taken: boolean }[];
}

/** Choose the file; the template and what its columns take; lists one can go on with. */
export function UploadPage({ frame, state, staff, kept }: UploadProps) {
  return (
    <Page {...frame} title={title} breadcrumbs={trail(staff)} errors={state.errors}>
      <p class="kern-body hs-measure">
        Eine Zeile je Kind, als Excel-Datei (XLSX), OpenDocument (ODS) oder CSV. Sie sehen zuerst, was gemeldet wird und
        was fehlt. Gemeldet wird erst im nächsten Schritt.
      </p>
      <ButtonRow>
        <Button kind="secondary" href={reportTemplatePath(excel.format)}>
          Vorlage für Excel
        </Button>
        <Button kind="secondary" href={reportTemplatePath('csv')}>
          Vorlage als CSV
        </Button>
      </ButtonRow>
      <Form action={reportImportPath} multipart guard={false}>
        <FileField
          name="datei"
          label="Liste"
          hint="höchstens 1.000 Kinder und 3 MB"
          accept=".xlsx,.ods,.csv,.txt,text/csv"
          state={state}
        />
        <Button>Liste prüfen</Button>
      </Form>
      {kept.length === 0 ? null : (
        <section class="hs-stack" aria-labelledby="listen">
          <h2 class="kern-heading-medium" id="listen">
            Ihre Listen der letzten 24 Stunden
          </h2>
          <ul class="hs-links">
            {kept.map(({ id, keptAt, taken }) => (
              <li>
                <a class="kern-link hs-target" href={reportedListPath(id)}>
                  {formatDateTime(keptAt)}
                </a>
                <span class="hs-muted">{taken ? ' · gemeldet' : ' · geprüft, noch nicht gemeldet'}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Accordion title="Spalten und erlaubte Werte" summary={formatNumber(templateColumns.length)}>
        <DataTable caption="Spalten der Liste" columns={columnColumns} rows={templateColumns} empty={null} />
      </Accordion>
    </Page>
  );
}

type TemplateColumn = (typeof templateColumns)[number];
const columnColumns: Column<TemplateColumn>[] = [
  { key: 'spalte', label: 'Spalte', cell: ({ label }) => label, text: ({ label }) => label },
  {
    key: 'pflicht',
    label: 'Muss',
    cell: ({ required }) => (required ? 'ja' : 'wenn bekannt'),
    text: ({ required }) => (required ? 'ja' : 'wenn bekannt'),
  },
  { key: 'werte', label: 'Erlaubt', cell: ({ says }) => says, text: ({ says }) => says },
];

export interface PreviewProps {
  frame: Frame;
  staff: boolean;
  listId: string;
  preview: ListPreview;
  /** Why it could not be reported before; '' for nothing. */
  failed: string;
}

const isAsked = ({ asked }: RowOutcome): boolean => asked !== undefined;

/** What would be reported, what has to be answered, and what is wrong, before anything is saved. */
export function PreviewPage({ frame, staff, listId, preview, failed }: PreviewProps) {
  const { problems, list, rows, counts } = preview;
  const early = rows.filter(({ asked: what }) => isEarly(what));
  const asked = rows.filter((row) => isAsked(row) && !early.includes(row));
  const wrong = rows.filter((row) => row.outcome === 'refused' && !isAsked(row));
  const added = rows.filter(({ outcome }) => outcome === 'new');
  return (
    <Page {...frame} title="Liste prüfen" breadcrumbs={trail(staff, 'Prüfen')}>
      {failed === '' ? null : (
        <Alert tone="danger" title="Die Liste konnte nicht ganz gemeldet werden" role="alert">
          <p>{failed}</p>
        </Alert>
      )}
      {problems.length === 0 ? null : (
        <Alert tone="danger" title="Die Liste kann so nicht eingelesen werden. Es ist nichts gemeldet." role="alert">
          {problems.map((problem) => (
            <p>{problem}</p>
          ))}
        </Alert>
      )}
      {problems.length > 0 ? null : (
        <>
          <DescriptionList
            items={[
              { term: 'wird gemeldet', value: formatNumber(counts.new) },
              { term: 'zu klären', value: formatNumber(asked.length) },
              { term: 'noch nicht schulpflichtig', value: formatNumber(early.length) },
              { term: 'fehlerhaft', value: formatNumber(wrong.length) },
              { term: 'schon gemeldet', value: formatNumber(counts.same) },
            ]}
          />
          {counts.new + asked.length + early.length === 0 ? (
            <p class="kern-body">Aus dieser Liste gibt es nichts zu melden.</p>
          ) : (
            <Form action={applyReportsPath(listId)} guard={false} wide>
              <Hidden name={seenField} value={preview.seen} />
              <Part heading="Zu klären" count={asked.length}>
                {asked.map((row) => (
                  <Question row={row} staff={staff} />
                ))}
              </Part>
              <Part heading="Noch nicht schulpflichtig: kein Fall" count={early.length}>
                <p class="kern-body hs-measure">
                  Angekreuzte Kinder werden ohne Fall vorgemerkt: Das Zentrum verweist die Familie, zum Beispiel für
                  einen Kita-Platz. Die anderen werden nicht gemeldet.
                </p>
                {early.map((row) => (
                  <EarlyRow row={row} />
                ))}
              </Part>
              <Button>
                {counts.new === 0
                  ? 'Antworten übernehmen und melden'
                  : formatCount(counts.new, 'Kind melden', 'Kinder melden')}
              </Button>
            </Form>
          )}
        </>
      )}
      <Part heading="Fehlerhafte Zeilen: werden nicht gemeldet" count={wrong.length}>
        <ButtonRow>
          <Button kind="secondary" href={refusedReportsPath(listId)}>
            Nur diese Zeilen laden
          </Button>
        </ButtonRow>
        <DataTable
          caption="Fehlerhafte Zeilen"
          columns={[lineColumn, nameColumn, reasonColumn]}
          rows={wrong}
          empty={null}
        />
      </Part>
      <Part heading="Wird gemeldet" count={added.length}>
        <DataTable caption="Wird gemeldet" columns={[lineColumn, nameColumn]} rows={added} empty={null} />
      </Part>
      {list === null ? null : <Columns listId={listId} preview={preview} open={problems.length > 0} />}
      <ButtonRow>
        <Button kind="tertiary" href={reportImportPath}>
          Andere Datei wählen
        </Button>
      </ButtonRow>
    </Page>
  );
}

const fieldOptions: Option[] = Object.entries(reportListFields).map(([value, { label }]) => ({ value, label }));

/** Where the columns go, to be changed. */
function Columns({
  listId,
  preview: { list, mapping },
  open,
}: {
  listId: string;
  preview: ListPreview;
  open: boolean;
}) {
  const headings = list?.headings ?? [];
  const guessed = list?.guessed;
  return (
    <Accordion title="Spalten zuordnen" summary={formatNumber(headings.length)} open={open}>
      {guessed === undefined ? null : (
        <p class="kern-body hs-muted">{`Gelesen als CSV mit Zeichensatz ${guessed.encoding}.`}</p>
      )}
      <Form action={mapReportsPath(listId)} guard={false}>
        {headings.map((heading, at) => (
          <Select
            name={columnField(at)}
            label={`Spalte „${heading || `Nr. ${at + 1}`}“`}
            options={fieldOptions}
            required={false}
            placeholder="auslassen"
            value={mapping[at] ?? ''}
          />
        ))}
        <Button kind="secondary">Neu prüfen</Button>
      </Form>
    </Accordion>
  );
}
