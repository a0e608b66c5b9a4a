// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { wordOf } from '../../../codes/keys.ts';
import { gradeLabel, kindLabel } from '../../../codes/school-forms.ts';
import { Badge } from '../../../web/components/index.ts';
import { optionsOf, Select } from '../../../web/form/index.ts';
import { formatDate, sinceDays } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
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
} from '../../../web/list/index.ts';
import { submissionListPath, submissionPath } from '../paths.ts';
import type { SubmissionListQuery } from './list-input.ts';
import type { SubmissionRow } from './list-queries.ts';
import { standings } from './words.ts';

function StandingBadge({ row, today }: { row: SubmissionRow; today: Temporal.PlainDate }) {
  if (row.standing === 'decided')
    return <Badge tone="success">{row.decidedOn ? `entschieden ${formatDate(row.decidedOn)}` : 'entschieden'}</Badge>;
  if (row.standing !== 'open')
    return <Badge tone={row.standing === 'asked' ? 'info' : 'neutral'}>{standings[row.standing]}</Badge>;
  const late = row.dueOn.until(today).days;
  if (late > 0) return <Badge tone="danger">{`${sinceDays(late)} überfällig`}</Badge>;
  return <Badge tone="info">{`offen bis ${formatDate(row.dueOn)}`}</Badge>;
}

const columns = (today: Temporal.PlainDate): Column<SubmissionRow>[] => [
  {
    key: 'kind',
    label: 'Kind',
    sortable: true,
    cell: (row) => (
      <a class="kern-link" href={submissionPath(row.id)}>
        {row.name}
      </a>
    ),
    text: (row) => row.name,
  },
  {
    key: 'fall',
    label: 'Fall',
    sortable: true,
    cell: (row) => <span class="hs-nowrap">{row.caseNumber}</span>,
    text: (row) => row.caseNumber,
  },
  {
    key: 'empfehlung',
    label: 'Empfehlung',
    cell: (row) => `${gradeLabel(row.grade)}, ${kindLabel(row.placeKind)}`,
    text: (row) => row.grade,
  },
  { key: 'gemeinde', label: 'Gemeinde', cell: (row) => row.municipality, text: (row) => row.municipality },
  { key: 'behoerde', label: 'Behörde', cell: (row) => row.authorityName, text: (row) => row.authorityName },
  {
    key: 'vorgelegt',
    label: 'Vorgelegt',
    sortable: true,
    cell: (row) => <span class="hs-nowrap">{formatDate(row.submittedOn)}</span>,
    text: (row) => row.submittedOn.toString(),
  },
  {
    key: 'frist',
    label: 'Stand',
    sortable: true,
    cell: (row) => <StandingBadge row={row} today={today} />,
    text: (row) => standings[row.standing],
  },
];

export interface SubmissionListProps {
  frame: Frame;
  query: SubmissionListQuery;
  rows: readonly SubmissionRow[];
  counts: { all: number; open: number };
  areas: readonly { ags: string; name: string }[];
  today: Temporal.PlainDate;
}

/** What waits for the authority: to decide by due date, then what the centre has to answer, then what is over. */
export function SubmissionListPage({ frame, query, rows, counts, areas, today }: SubmissionListProps) {
  const { filters, filtered } = query;
  return (
    <Page {...frame} title="Zuweisung" breadcrumbs={[{ label: 'Zuweisung' }]}>
      {filtered ? (
        <ListCount count={counts.all} one="Vorlage" many="Vorlagen" page={query.page} filtered />
      ) : (
        <ListCount
          count={counts.open}
          one="Kind wartet auf Ihre Entscheidung"
          many="Kinder warten auf Ihre Entscheidung"
        />
      )}
      <FilterBar
        action={submissionListPath}
        sort={query.baseUrl.includes('sort=') ? sortParam(query.sort) : undefined}
        active={filtered}
        baseUrl={query.baseUrl}
        search={{ label: 'Name oder Fallnummer', value: filters.q }}
        set={setFilters(query, {
          stand: (value) => wordOf(standings, value),
          frist: () => 'Frist verstrichen',
          entschieden: () => 'entschieden in 4 Wochen',
          gemeinde: (value) => areas.find(({ ags }) => ags === value)?.name ?? value,
        })}
      >
        <Select name="stand" label="Stand" options={optionsOf(standings)} value={filters.stand} placeholder="alle" />
        <Select
          name="frist"
          label="Frist"
          options={[{ value: 'verstrichen', label: 'verstrichen' }]}
          value={filters.frist}
          placeholder="alle"
        />
        <Select
          name="entschieden"
          label="Entschieden"
          options={[{ value: '4-wochen', label: 'in den letzten 4 Wochen' }]}
          value={filters.entschieden}
          placeholder="irgendwann oder nicht"
        />
        <Select
          name="gemeinde"
          label="Gemeinde"
          options={areas.map((area) => ({ value: area.ags, label: area.name }))}
          value={filters.gemeinde}
          placeholder="alle"
        />
      </FilterBar>
      <DataTable
        caption="Vorlagen"
        columns={columns(today)}
        rows={rows}
        sort={query.sort}
        baseUrl={query.baseUrl}
        empty={
          filtered ? (
            <EmptyState
              sentence="Dazu gibt es keine Vorlage."
              link={{ href: submissionListPath, label: 'Alle Vorlagen zeigen' }}
            />
          ) : (
            <EmptyState
              sentence="Es liegt nichts bei Ihnen zur Entscheidung."
              link={{ href: '/', label: 'Zur Startseite' }}
            />
          )
        }
      />
      <Pager page={query.page} pages={pageCount(counts.all)} baseUrl={query.baseUrl} />
    </Page>
  );
}
