// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { formLabel, gradeLabel, kindLabel, OPERATING_KEYS, SCHOOL_FORMS } from '../../codes/school-forms.ts';
import { Alert, Badge, DescriptionList } from '../../web/components/index.ts';
import { Button, ButtonRow, Select } from '../../web/form/index.ts';
import { daysAgo, formatDate, formatShortDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLink,
  FilterBar,
  type FilterSpec,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
  sortParam,
} from '../../web/list/index.ts';
import { importPath, schoolFilePath, schoolListPath, schoolPath } from './paths.ts';
import { freeText, PlaceWarnings, reportedText } from './place-table.tsx';
import type { LastImport, Place, School } from './queries.ts';

const operatingLabel = (key: string): string =>
  OPERATING_KEYS.find((entry) => entry.key === key)?.label ?? `Schlüssel ${key}`;

const statusLabel = (school: School): string =>
  school.closed_at === null
    ? operatingLabel(school.operating_key)
    : `geschlossen (${formatShortDate(school.closed_at)})`;

/** Columns of the register, on the page and in the file. */
export const schoolColumns: Column<School>[] = [
  {
    key: 'name',
    label: 'Schule',
    sortable: true,
    cell: (school) => (
      <a class="kern-link kern-link--no-visited-state" href={schoolPath(school.number)}>
        {school.name}
      </a>
    ),
    text: (school) => school.name,
  },
  { key: 'nummer', label: 'Schulnummer', sortable: true, cell: (s) => s.number, text: (s) => s.number },
  { key: 'form', label: 'Schulform', sortable: true, cell: (s) => formLabel(s.form), text: (s) => formLabel(s.form) },
  {
    key: 'ort',
    label: 'Anschrift',
    sortable: true,
    cell: (s) => `${s.street}, ${s.postcode} ${s.place}`,
    text: (s) => `${s.street}, ${s.postcode} ${s.place}`,
  },
  { key: 'betrieb', label: 'Betrieb', cell: statusLabel, text: statusLabel },
];

/** Where the register comes from and how old it is. */
function Source({ last, today }: { last: LastImport | undefined; today: Temporal.PlainDate }) {
  if (!last) return null;
  const day = dayOf(last.importedAt);
  return (
    <p class="kern-body kern-body--small hs-muted">
      {`Eingelesen am ${formatDate(day)} (${daysAgo(day, today)}). Quelle: Schuldaten des Ministeriums für Schule und Bildung NRW, Datenlizenz Deutschland – Namensnennung 2.0.`}
    </p>
  );
}

export interface SchoolListProps {
  frame: Frame;
  today: Temporal.PlainDate;
  list: ListQuery<string, FilterSpec>;
  schools: readonly School[];
  count: number;
  municipalities: readonly { ags: string; name: string }[];
  last: LastImport | undefined;
  /** The person works for a centre, whose area is the first view. */
  hasArea: boolean;
  mayImport: boolean;
}

export function SchoolListPage(props: SchoolListProps) {
  const { frame, today, list, schools, count, municipalities, last, hasArea, mayImport } = props;
  const { filters, sort, baseUrl, page, filtered } = list;
  return (
    <Page
      {...frame}
      title="Schulen"
      breadcrumbs={[{ label: 'Schulen' }]}
      action={
        mayImport ? (
          <Button kind="secondary" href={importPath}>
            Schulverzeichnis einlesen
          </Button>
        ) : undefined
      }
    >
      <ListCount
        count={count}
        one="Schule"
        many={hasArea && filters.gebiet !== 'alle' ? 'Schulen in Ihrem Gebiet' : 'Schulen'}
        page={page}
        filtered={filtered}
      />
      <FilterBar
        action={schoolListPath}
        sort={sortParam(sort)}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Name, Ort oder Schulnummer', value: filters.q }}
        set={setFilters(list, {
          form: (key) => SCHOOL_FORMS.find((form) => form.key === key)?.name ?? key,
          gemeinde: (key) => municipalities.find(({ ags }) => ags === key)?.name ?? key,
          gebiet: () => 'ganz Nordrhein-Westfalen',
        })}
        end={<ExportLink href={baseUrl.replace(schoolListPath, schoolFilePath)}>CSV</ExportLink>}
      >
        <Select
          name="form"
          label="Schulform"
          required={false}
          placeholder="alle"
          value={filters.form}
          options={SCHOOL_FORMS.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <Select
          name="gemeinde"
          label="Gemeinde"
          required={false}
          placeholder="alle"
          value={filters.gemeinde}
          options={municipalities.map(({ ags, name }) => ({ value: ags, label: name }))}
        />
        {hasArea ? (
          <Select
            name="gebiet"
            label="Gebiet"
            required={false}
            placeholder="unser Gebiet"
            value={filters.gebiet}
            options={[{ value: 'alle', label: 'ganz Nordrhein-Westfalen' }]}
          />
        ) : null}
      </FilterBar>
      <DataTable
        caption="Schulen"
        columns={schoolColumns}
        rows={schools}
        empty={<EmptyState {...emptyWords(props)} />}
        sort={sort}
        baseUrl={baseUrl}
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
      <Source last={last} today={today} />
    </Page>
  );
}

function emptyWords({ last, list, mayImport }: SchoolListProps): Parameters<typeof EmptyState>[0] {
  if (!last) {
    return {
      sentence: 'Das Schulverzeichnis ist noch nicht eingelesen.',
      link: mayImport ? { href: importPath, label: 'Schulverzeichnis einlesen' } : undefined,
    };
  }
  if (list.filtered) {
    return {
      sentence: 'Mit diesen Filtern gibt es keine Schule.',
      link: { href: schoolListPath, label: 'Filter entfernen' },
    };
  }
  return {
    sentence: 'In Ihrem Gebiet gibt es keine Schule.',
    link: { href: `${schoolListPath}?gebiet=alle`, label: 'Ganz Nordrhein-Westfalen ansehen' },
  };
}

export interface SchoolPageProps {
  frame: Frame;
  today: Temporal.PlainDate;
  school: School;
  /** Undefined when this person does not see places of this school. */
  places: readonly Place[] | undefined;
  /** Path of the form for new places, when this person may report. */
  reportHref: string | undefined;
}

const denominations: Readonly<Record<string, string>> = {
  catholic: 'katholische Bekenntnisschule (nach dem Namen)',
  protestant: 'evangelische Bekenntnisschule (nach dem Namen)',
};

export function SchoolPage({ frame, today, school, places, reportHref }: SchoolPageProps) {
  const facts = [
    { term: 'Schulnummer', value: school.number },
    { term: 'Schulform', value: formLabel(school.form) },
    { term: 'Anschrift', value: `${school.street}, ${school.postcode} ${school.place}` },
    { term: 'Gemeinde', value: school.municipality ?? school.ags },
    { term: 'Telefon', value: school.phone },
    {
      term: 'E-Mail',
      value: school.email && (
        <a class="kern-link" href={`mailto:${school.email}`}>
          {school.email}
        </a>
      ),
    },
    { term: 'Internet', value: school.homepage },
    { term: 'Betrieb', value: statusLabel(school) },
    { term: 'Trägerschaft', value: school.legal_form === '2' ? 'privat' : 'öffentlich' },
    ...(school.denomination ? [{ term: 'Bekenntnis', value: denominations[school.denomination] }] : []),
  ];
  return (
    <Page
      {...frame}
      title={school.name}
      breadcrumbs={[{ href: schoolListPath, label: 'Schulen' }, { label: school.name }]}
    >
      {school.closed_at === null ? null : (
        <Alert tone="warning" title="Diese Schule ist geschlossen oder steht nicht mehr im Schulverzeichnis." />
      )}
      <DescriptionList items={facts} />
      {places === undefined ? null : <PlacesOfSchool places={places} today={today} reportHref={reportHref} />}
    </Page>
  );
}

function PlacesOfSchool({
  places,
  today,
  reportHref,
}: Pick<SchoolPageProps, 'today' | 'reportHref'> & { places: readonly Place[] }) {
  return (
    <section class="hs-stack">
      <h2 class="kern-heading-medium">Plätze</h2>
      {places.length === 0 ? <EmptyState sentence="Für diese Schule sind noch keine Plätze gemeldet." /> : null}
      {places.map((place) => (
        <PlaceWarnings place={place} />
      ))}
      <DescriptionList
        items={places.map((place) => ({
          term: `${gradeLabel(place.grade)}, ${kindLabel(place.kind)}`,
          value: (
            <>
              {place.free > 0 ? <Badge tone="success">frei</Badge> : <Badge tone="neutral">nichts frei</Badge>}{' '}
              {freeText(place)}
              {place.blocked > 0 ? `, ${place.blocked} gesperrt (${place.blockedReason})` : ''}
              <span class="hs-muted">{` · gemeldet ${reportedText(place, today)}`}</span>
            </>
          ),
        }))}
      />
      {reportHref === undefined ? null : (
        <ButtonRow>
          <Button kind="secondary" icon="add" href={reportHref}>
            Plätze melden
          </Button>
        </ButtonRow>
      )}
    </section>
  );
}
