// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf, wordOf } from '../../codes/keys.ts';
import { DescriptionList } from '../../web/components/index.ts';
import {
  Button,
  ButtonRow,
  Form,
  type FormState,
  Hidden,
  optionsOf,
  Radios,
  SaveBar,
  Sectioned,
  Select,
  TextArea,
} from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  ListCount,
  Pager,
  pageCount,
  setFilters,
  sortParam,
} from '../../web/list/index.ts';
import { AddressSection, type MunicipalityChoice } from '../families/address-fields.tsx';
import { ChildSection, ContactSection } from '../families/fields.tsx';
import type { PossibleDuplicate } from '../families/finding-queries.ts';
import { GuardianSections } from '../families/guardian-fields.tsx';
import { familyLabel, fullName, listName } from '../families/rules.ts';
import { SentFacts } from './correct-pages.tsx';
import type { SentReport } from './correct-queries.ts';
import { Duplicates } from './duplicate-alert.tsx';
import { EarlyAlert, EarlyAnswer } from './early-alert.tsx';
import { PapersSection } from './paper-fields.tsx';
import {
  caseListPath,
  correctReportPath,
  directAdmissionPath,
  reportFormPath,
  reportImportPath,
  reportListPath,
  reportPath,
  siblingFormPath,
} from './paths.ts';
import type { EarlyFound } from './report-actions.ts';
import { type ReportListQuery, reportGroups } from './report-list-input.ts';
import type { Report } from './report-queries.ts';
import { states } from './states.ts';
import { officeBadge, officeLabel } from './words.tsx';

/** What the form of a report shows beside its fields. */
export type ReportOffers = {
  municipality: MunicipalityChoice;
  /** Children who may be the same: nothing is saved before somebody has looked. */
  duplicates: readonly PossibleDuplicate[];
  /** The child is not of school age yet. */
  early?: EarlyFound;
};

export type ReportFormProps = ReportOffers & {
  frame: Frame;
  state: FormState;
  requestId: string;
  /** Staff choose whether a case is opened and may set a position. */
  staff: boolean;
  /** A reporting office has a list of its reports; a school has none. */
  office: boolean;
  /** One more child of this family. */
  family?: { id: string; familyName: string; givenNames: string } | undefined;
};

const childLegends = ['Kind', 'Herkunft und Sprachen'];

export function ReportFormPage(props: ReportFormProps) {
  const { frame, state, requestId, staff, office, family, municipality, duplicates, early } = props;
  const title = family
    ? `Weiteres Kind der ${familyLabel(family.familyName, family.givenNames)} melden`
    : 'Neu zugezogenes Kind melden';
  return (
    <Page {...frame} title={title} breadcrumbs={breadcrumbs(staff, office)} errors={state.errors}>
      {staff || office ? null : (
        <p class="kern-body hs-measure">
          Kinder von 6 bis 9 Jahren, die Ihre Grundschule selbst aufgenommen hat, brauchen keine Meldung:{' '}
          <a class="kern-link" href={directAdmissionPath}>
            direkte Aufnahme zählen
          </a>
          .
        </p>
      )}
      <Sectioned
        legends={
          family
            ? [...childLegends, 'Papiere']
            : [...childLegends, 'Familie', 'Sorgeberechtigte Person', 'Briefe', 'Anschrift', 'Papiere']
        }
      >
        <Form action={reportListPath} requestId={requestId}>
          {early ? <EarlyAlert {...early} /> : <EarlyAnswer state={state} />}
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
          <PapersSection state={state} />
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
          <SaveBar says="Noch ist nichts gespeichert.">
            <Button>{staff ? 'Kind speichern' : 'Meldung absenden'}</Button>
          </SaveBar>
        </Form>
      </Sectioned>
    </Page>
  );
}

const breadcrumbs = (staff: boolean, office: boolean) => [
  ...(staff ? [{ href: caseListPath, label: 'Fälle' }] : []),
  ...(office && !staff ? [{ href: reportListPath, label: 'Meldungen' }] : []),
  { label: 'Kind melden' },
];

const reportColumns: readonly Column<Report>[] = [
  {
    key: 'kind',
    label: 'Kind',
    sortable: true,
    cell: (row) => (
      <a class="kern-link" href={reportPath(row.id)}>
        {listName(row.familyName, row.givenNames)}
      </a>
    ),
    text: (row) => listName(row.familyName, row.givenNames),
  },
  {
    key: 'fall',
    label: 'Fall',
    sortable: true,
    cell: (row) => <span class="hs-nowrap">{row.number}</span>,
    text: (row) => row.number,
  },
  {
    key: 'gemeldet',
    label: 'Gemeldet am',
    sortable: true,
    cell: (row) => formatDate(row.reportedOn),
    text: (row) => formatDate(row.reportedOn),
  },
  { key: 'stand', label: 'Stand', cell: (row) => officeBadge(row.state), text: (row) => officeLabel(row.state) },
  {
    key: 'gemeinde',
    label: 'Gemeinde',
    cell: (row) => row.municipality ?? row.ags,
    text: (row) => row.municipality ?? row.ags,
  },
];

export type ReportListProps = { frame: Frame; rows: readonly Report[]; count: number; query: ReportListQuery };

export function ReportListPage({ frame, rows, count, query }: ReportListProps) {
  const { page, baseUrl, filters, filtered } = query;
  return (
    <Page {...frame} title="Meldungen">
      <ListCount count={count} one="Meldung" many="Meldungen" page={page} filtered={filtered}>
        <Button href={reportFormPath} icon="add">
          Kind melden
        </Button>
        <Button kind="secondary" href={reportImportPath}>
          Liste melden
        </Button>
      </ListCount>
      <FilterBar
        action={reportListPath}
        sort={baseUrl.includes('sort=') ? sortParam(query.sort) : undefined}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Name oder Fallnummer', value: filters.q }}
        set={setFilters(query, {
          stand: (value) => `Stand: ${wordOf(stateWords, value)}`,
          gruppe: (value) => wordOf(reportGroups, value),
        })}
      >
        <Select name="stand" label="Stand" options={stateOptions} value={filters.stand} placeholder="alle" />
        <Select
          name="gruppe"
          label="Welche"
          options={optionsOf(reportGroups)}
          value={filters.gruppe}
          placeholder="alle"
        />
      </FilterBar>
      <DataTable
        caption="Meldungen Ihrer Gemeinde"
        columns={reportColumns}
        rows={rows}
        sort={query.sort}
        baseUrl={baseUrl}
        empty={
          filtered ? (
            <EmptyState
              sentence="Dazu gibt es keine Meldung."
              link={{ href: reportListPath, label: 'Alle Meldungen zeigen' }}
            />
          ) : (
            <EmptyState
              sentence="Aus Ihrer Gemeinde ist noch kein Kind gemeldet."
              link={{ href: reportFormPath, label: 'Kind melden' }}
            />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

const stateWords: Readonly<Record<string, string>> = Object.fromEntries(
  codesOf(states).map((value) => [value, officeLabel(value)]),
);
const stateOptions = optionsOf(stateWords);

export type ReportPageProps = {
  frame: Frame;
  report: Report;
  /** What was sent; undefined once the centre has taken it up. */
  sent: SentReport | undefined;
  centre: { name: string; phone: string };
  today: Temporal.PlainDate;
};

export function ReportPage({ frame, report, sent, centre, today }: ReportPageProps) {
  const name = fullName(report.familyName, report.givenNames);
  return (
    <Page {...frame} title={name} breadcrumbs={[{ href: reportListPath, label: 'Meldungen' }, { label: name }]}>
      <DescriptionList
        items={[
          { term: 'Fallnummer', value: report.number },
          { term: 'Gemeldet am', value: formatDate(report.reportedOn) },
          { term: 'Gemeinde', value: report.municipality ?? report.ags },
          { term: 'Stand', value: officeBadge(report.state) },
        ]}
      />
      <p class="kern-body hs-measure">
        {sent
          ? 'Das Kommunale Integrationszentrum kümmert sich um alles Weitere. Bis es die Meldung übernimmt, können Sie sie berichtigen.'
          : `Das Kommunale Integrationszentrum kümmert sich um alles Weitere. Sie brauchen nichts zu tun. Ist an der Meldung etwas falsch, sagen Sie es bitte dem Zentrum: ${[centre.name, centre.phone && `Telefon ${centre.phone}`].filter(Boolean).join(', ')}.`}
      </p>
      <ButtonRow>
        {sent ? (
          <Button icon="edit" href={correctReportPath(report.id)}>
            Meldung berichtigen
          </Button>
        ) : null}
        <Button kind="secondary" icon="add" href={siblingFormPath({ reportId: report.id })}>
          Geschwisterkind melden
        </Button>
      </ButtonRow>
      {sent ? <SentFacts sent={sent} today={today} /> : null}
    </Page>
  );
}
