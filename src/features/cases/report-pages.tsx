// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatPartialDate } from '../../codes/partial-date.ts';
import { Alert, Badge, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, type FormState, Hidden, Radios, TextArea } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState, ListCount, Pager, pageCount } from '../../web/list/index.ts';
import { AddressSection, type MunicipalityChoice } from '../families/address-fields.tsx';
import { ChildSection, ContactSection, GuardianSections } from '../families/fields.tsx';
import { childPath } from '../families/paths.ts';
import type { PossibleDuplicate } from '../families/queries.ts';
import { birthOf, familyLabel, fullName, listName } from '../families/rules.ts';
import { caseListPath, casePath, reportFormPath, reportListPath, reportPath, siblingFormPath } from './paths.ts';
import type { Report } from './report-queries.ts';
import { states } from './states.ts';
import { stateBadge } from './words.tsx';

/** What the form of a report shows beside its fields. */
export type ReportOffers = {
  municipality: MunicipalityChoice;
  /** Children who may be the same: nothing is saved before somebody has looked. */
  duplicates: readonly PossibleDuplicate[];
};

export type ReportFormProps = ReportOffers & {
  frame: Frame;
  state: FormState;
  requestId: string;
  /** Staff choose whether a case is opened and may set a position. */
  staff: boolean;
  /** One more child of this family. */
  family?: { id: string; familyName: string; givenNames: string } | undefined;
};

export function ReportFormPage(props: ReportFormProps) {
  const { frame, state, requestId, staff, family, municipality, duplicates } = props;
  const title = family
    ? `Weiteres Kind der ${familyLabel(family.familyName, family.givenNames)} melden`
    : 'Neu zugezogenes Kind melden';
  return (
    <Page {...frame} title={title} breadcrumbs={breadcrumbs(staff)} errors={state.errors}>
      <Form action={reportListPath} requestId={requestId}>
        {duplicates.length > 0 ? <Duplicates list={duplicates} staff={staff} /> : null}
        <ChildSection state={state} />
        {family ? (
          <Hidden name="familie" value={family.id} />
        ) : (
          <>
            <ContactSection state={state} />
            <GuardianSections state={state} />
            <AddressSection state={state} municipality={municipality} withPosition={staff} />
          </>
        )}
        <TextArea
          name="notiz"
          label="Hinweis für die Beratung"
          hint="Nur was für die Terminvereinbarung nötig ist. Keine Gesundheitsdaten."
          state={state}
          required={false}
          maxLength={2000}
        />
        {staff ? (
          <Radios
            name="fall"
            label="Soll ein Fall eröffnet werden?"
            options={[
              { value: 'ja', label: 'Ja, das Kind braucht einen Schulplatz' },
              {
                value: 'nein',
                label: 'Nein, nur das Kind erfassen',
                hint: 'Zum Beispiel Geschwister, die schon zur Schule gehen.',
              },
            ]}
            state={state}
          />
        ) : null}
        <ButtonRow>
          <Button>{staff ? 'Kind speichern' : 'Meldung absenden'}</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

const breadcrumbs = (staff: boolean) => [
  staff ? { href: caseListPath, label: 'Fälle' } : { href: reportListPath, label: 'Meldungen' },
  { label: 'Kind melden' },
];

/** Nothing is saved yet, everything typed stands below: look first, then report all the same. */
function Duplicates({ list, staff }: { list: readonly PossibleDuplicate[]; staff: boolean }) {
  return (
    <Alert tone="warning" title="Vielleicht gibt es dieses Kind schon" role="alert">
      <p class="kern-body">Es ist noch nichts gespeichert. Ihre Angaben stehen unten.</p>
      <ul class="hs-links">
        {list.map((child) => {
          const birth = birthOf(child);
          return (
            <li>
              <a class="kern-link hs-target" href={duplicateHref(child, staff)}>
                {fullName(child.familyName, child.givenNames)}
              </a>
              <span class="hs-muted">
                {` · geb. ${birth ? formatPartialDate(birth) : 'unbekannt'}${child.caseNumber ? ` · ${child.caseNumber}` : ''}: ${child.why.join(', ')}`}
              </span>
            </li>
          );
        })}
      </ul>
      <ButtonRow>
        <Button kind="secondary" name="trotzdem" value="ja">
          Es ist ein anderes Kind: trotzdem anlegen
        </Button>
      </ButtonRow>
    </Alert>
  );
}

function duplicateHref(child: PossibleDuplicate, staff: boolean): string {
  if (!staff) return reportPath(child.caseId ?? '');
  return child.caseId ? casePath(child.caseId) : childPath(child.id);
}

const reportColumns: readonly Column<Report>[] = [
  {
    key: 'kind',
    label: 'Kind',
    cell: (row) => (
      <a class="kern-link" href={reportPath(row.id)}>
        {listName(row.familyName, row.givenNames)}
      </a>
    ),
    text: (row) => listName(row.familyName, row.givenNames),
  },
  {
    key: 'gemeldet',
    label: 'Gemeldet am',
    cell: (row) => formatDate(row.reportedOn),
    text: (row) => formatDate(row.reportedOn),
  },
  { key: 'stand', label: 'Stand', cell: (row) => stateBadge(row.state), text: (row) => states[row.state].label },
  {
    key: 'gemeinde',
    label: 'Gemeinde',
    cell: (row) => row.municipality ?? row.ags,
    text: (row) => row.municipality ?? row.ags,
  },
];

export type ReportListProps = { frame: Frame; rows: readonly Report[]; count: number; page: number; baseUrl: string };

export function ReportListPage({ frame, rows, count, page, baseUrl }: ReportListProps) {
  return (
    <Page {...frame} title="Meldungen">
      <ListCount count={count} one="Meldung" many="Meldungen" page={page}>
        <Button href={reportFormPath} icon="add">
          Kind melden
        </Button>
      </ListCount>
      <DataTable
        caption="Meldungen Ihrer Gemeinde"
        columns={reportColumns}
        rows={rows}
        empty={
          <EmptyState
            sentence="Aus Ihrer Gemeinde ist noch kein Kind gemeldet."
            link={{ href: reportFormPath, label: 'Kind melden' }}
          />
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

export function ReportPage({ frame, report }: { frame: Frame; report: Report }) {
  const name = fullName(report.familyName, report.givenNames);
  return (
    <Page {...frame} title={name} breadcrumbs={[{ href: reportListPath, label: 'Meldungen' }, { label: name }]}>
      <DescriptionList
        items={[
          { term: 'Fallnummer', value: report.number },
          { term: 'Gemeldet am', value: formatDate(report.reportedOn) },
          { term: 'Gemeinde', value: report.municipality ?? report.ags },
          { term: 'Stand', value: <Badge tone="info">{states[report.state].label}</Badge> },
        ]}
      />
      <p class="kern-body">
        Das Kommunale Integrationszentrum kümmert sich um alles Weitere. Sie brauchen nichts zu tun.
      </p>
      <ButtonRow>
        <Button kind="secondary" icon="add" href={siblingFormPath({ reportId: report.id })}>
          Geschwisterkind melden
        </Button>
      </ButtonRow>
    </Page>
  );
}
