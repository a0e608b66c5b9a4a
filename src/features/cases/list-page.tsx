// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may, type Role } from '../../auth/permissions.ts';
import { wordOf } from '../../codes/keys.ts';
import { Waiting } from '../../web/components/index.ts';
import { Button, Checkbox, optionsOf, Select } from '../../web/form/index.ts';
import { formatDate, formatShortDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLink,
  FilterBar,
  ListCount,
  Pager,
  pageCount,
  setFilters,
  sortParam,
  withParams,
} from '../../web/list/index.ts';
import type { Municipality } from '../centres/queries.ts';
import { ageText, birthOf, listName } from '../families/rules.ts';
import { Several } from './list-bulk.tsx';
import { type CaseListQuery, nobody, showsClosed } from './list-input.ts';
import type { CaseRow } from './list-queries.ts';
import { caseFilePath, caseListPath, casePath, caseSheetPath, reportFormPath, reportImportPath } from './paths.ts';
import { kindLabels, owners, states, steps } from './states.ts';
import { labelsOf, WaitingFields, waitingFilterWords } from './waiting-fields.tsx';
import { dueCell, ownerText, stateBadge, stepText, waitingDays } from './words.tsx';

/** Columns of the list. The municipality, never the address. The file has its own (`caseSheet`): one fact a column. */
function caseColumns(today: Temporal.PlainDate, targetDays: number): Column<CaseRow>[] {
  const waited = (row: CaseRow): number => waitingDays(row.openedOn, row.closedOn ?? today);
  const isLate = (row: CaseRow): boolean => row.dueOn !== null && Temporal.PlainDate.compare(row.dueOn, today) < 0;
  const name = (row: CaseRow): string => listName(row.familyName, row.givenNames);
  return [
    {
      key: 'kind',
      label: 'Kind',
      sortable: true,
      cell: (row) => (
        <a class="kern-link" href={casePath(row.id)}>
          {name(row)}
        </a>
      ),
      text: name,
    },
    {
      key: 'alter',
      plain: true,
      label: 'Alter',
      cell: (row) => <span class="hs-nowrap">{ageText(birthOf(row), today)}</span>,
      text: (row) => ageText(birthOf(row), today),
    },
    {
      key: 'nummer',
      plain: true,
      label: 'Fallnummer',
      cell: (row) => <span class="hs-nowrap">{row.number}</span>,
      text: (row) => row.number,
    },
    {
      key: 'stand',
      plain: true,
      label: 'Stand',
      sortable: true,
      cell: (row) => stateBadge(row.state),
      text: (row) => states[row.state].label,
    },
    {
      key: 'schritt',
      plain: 'row',
      label: 'Nächster Schritt',
      // Who does it stands below what is done: with the boxes to choose, one column more would be wider than a desk's screen.
      cell: (row) => (
        <>
          {stepText(row.nextStep)} <span class="hs-both hs-muted">{ownerText(row.nextOwner)}</span>
        </>
      ),
      text: (row) => [stepText(row.nextStep), ownerText(row.nextOwner)].filter(Boolean).join(', '),
    },
    {
      key: 'frist',
      label: 'Bis wann',
      sortable: true,
      cell: (row) => dueCell(row.dueOn, today, row.appointmentTime),
      text: (row) => (row.dueOn ? `${formatShortDate(row.dueOn)}${isLate(row) ? ' (überfällig)' : ''}` : ''),
    },
    {
      key: 'wartet',
      label: 'Wartet',
      sortable: true,
      numeric: true,
      cell: (row) => <Waiting days={waited(row)} target={row.closedOn ? undefined : targetDays} />,
      text: (row) => String(waited(row)),
    },
    {
      key: 'zustaendig',
      label: 'Zuständig',
      cell: (row) => row.responsible ?? <span class="hs-muted">niemand</span>,
      text: (row) => row.responsible ?? '',
    },
    {
      key: 'gemeinde',
      plain: true,
      label: 'Gemeinde',
      cell: (row) => row.municipality,
      text: (row) => row.municipality,
    },
  ];
}

export type CaseListProps = {
  frame: Frame;
  query: CaseListQuery;
  rows: readonly CaseRow[];
  count: number;
  today: Temporal.PlainDate;
  targetDays: number;
  municipalities: readonly Municipality[];
  roles: readonly Role[];
  /** Who may be responsible. */
  people: readonly { id: string; name: string }[];
  requestId: string;
};

export function CaseListPage(props: CaseListProps) {
  const { frame, query, rows, count, today, targetDays, municipalities, roles, people } = props;
  const closed = showsClosed(query.filters);
  return (
    <Page
      {...frame}
      title={closed ? 'Geschlossene Fälle' : 'Fälle'}
      action={
        <>
          <Button href={reportFormPath} icon="add">
            Kind melden
          </Button>
          <Button kind="secondary" href={reportImportPath}>
            Liste melden
          </Button>
        </>
      }
    >
      <ListCount
        count={count}
        one={closed ? 'Fall geschlossen' : 'Kind wartet'}
        many={closed ? 'Fälle geschlossen' : 'Kinder warten'}
        page={query.page}
        filtered={query.filtered}
      />
      <Filters {...{ query, municipalities, people }} mayExport={may(roles, 'case.export')} />
      <Several offered={!closed && rows.length > 0} roles={roles} people={people} requestId={props.requestId}>
        <DataTable
          caption={closed ? 'Geschlossene Fälle' : 'Offene Fälle'}
          columns={caseColumns(today, targetDays)}
          rows={rows}
          sort={query.sort}
          baseUrl={query.baseUrl}
          select={
            closed
              ? undefined
              : { name: 'auswahl', value: ({ id }) => id, label: (row) => listName(row.familyName, row.givenNames) }
          }
          empty={
            query.filtered ? (
              <EmptyState
                sentence="Mit diesen Filtern gibt es keinen Fall."
                link={{ href: caseListPath, label: 'Alle offenen Fälle zeigen' }}
              />
            ) : (
              <EmptyState sentence="Es wartet kein Kind." link={{ href: reportFormPath, label: 'Kind melden' }} />
            )
          }
        />
      </Several>
      <Pager page={query.page} pages={pageCount(count)} baseUrl={query.baseUrl} />
      <p class="kern-body kern-body--small hs-muted">{`Stand ${formatDate(today)}`}</p>
    </Page>
  );
}

const yes = (text: string) => (): string => text;

/** What each filter is called on its chip. */
const filterWords = (municipalities: readonly Municipality[], people: CaseListProps['people']) => ({
  stand: (value: string) => wordOf(labelsOf(states), value),
  schritt: (value: string) => wordOf(steps, value),
  wer: (value: string) => `dran: ${wordOf(owners, value)}`,
  art: (value: string) => wordOf(kindLabels, value),
  ...waitingFilterWords(municipalities),
  ueberfaellig: yes('überfällig'),
  meine: yes('meine'),
  zustaendig: (value: string) =>
    value === nobody ? 'ohne Zuständige' : `zuständig: ${people.find(({ id }) => id === value)?.name ?? 'unbekannt'}`,
  laenger: yes('länger als das Ziel'),
  geschlossen: yes('geschlossen'),
  seit: yes('geschlossen in den letzten 4 Wochen'),
});

type FiltersProps = Pick<CaseListProps, 'query' | 'municipalities' | 'people'> & { mayExport: boolean };

function Filters({ query, municipalities, people, mayExport }: FiltersProps) {
  const { filters } = query;
  return (
    <FilterBar
      action={caseListPath}
      sort={withParams(query.baseUrl, {}).includes('sort=') ? sortParam(query.sort) : undefined}
      active={query.filtered}
      baseUrl={query.baseUrl}
      set={setFilters(query, filterWords(municipalities, people))}
      end={
        mayExport ? (
          <>
            <ExportLink href={query.baseUrl.replace(caseListPath, caseFilePath)}>CSV</ExportLink>
            <ExportLink href={query.baseUrl.replace(caseListPath, caseSheetPath)}>Excel</ExportLink>
          </>
        ) : undefined
      }
    >
      <Select
        name="stand"
        label="Stand"
        options={optionsOf(labelsOf(states))}
        value={filters.stand}
        placeholder="alle"
      />
      <Select
        name="schritt"
        label="Nächster Schritt"
        options={optionsOf(steps)}
        value={filters.schritt}
        placeholder="alle"
      />
      <Select name="wer" label="Wer ist dran" options={optionsOf(owners)} value={filters.wer} placeholder="alle" />
      <Select name="art" label="Weg" options={optionsOf(kindLabels)} value={filters.art} placeholder="alle" />
      <WaitingFields filters={filters} municipalities={municipalities} />
      <Select
        name="zustaendig"
        label="Zuständig"
        options={[{ value: nobody, label: 'niemand' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        value={filters.zustaendig}
        placeholder="alle"
      />
      <Checkbox name="ueberfaellig" label="nur überfällige" checked={filters.ueberfaellig === 'ja'} />
      <Checkbox name="meine" label="nur meine" checked={filters.meine === 'ja'} />
      <Checkbox name="laenger" label="nur länger als das Ziel" checked={filters.laenger === 'ja'} />
      <Checkbox name="geschlossen" label="geschlossene zeigen" checked={filters.geschlossen === 'ja'} />
      <Checkbox
        name="seit"
        value="4-wochen"
        label="nur in 4 Wochen geschlossene"
        checked={filters.seit !== undefined}
      />
    </FilterBar>
  );
}
