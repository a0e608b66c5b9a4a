// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { formatCents } from '../../codes/money.ts';
import { Badge } from '../../web/components/index.ts';
import { optionsOf, Select } from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
} from '../../web/list/index.ts';
import { payeePath, payeesPath, payoutsPath } from './paths.ts';
import type { ListedPayee } from './payee-queries.ts';
import { accountKey } from './tax-queries.ts';
import { capState, paragraphs, type YearAccount, yearTotal } from './tax-rules.ts';

/** What the list can be narrowed to. */
export const payeeStands = { ohne_konto: 'ohne Bankverbindung' } as const;
export type PayeeListQuery = ListQuery<'name', { readonly stand: (keyof typeof payeeStands)[]; readonly q: 'text' }>;

export interface PayeeListProps {
  frame: Frame;
  rows: readonly ListedPayee[];
  count: number;
  query: PayeeListQuery;
  accounts: ReadonlyMap<string, YearAccount>;
  year: number;
}

const columns = (accounts: PayeeListProps['accounts'], year: number): readonly Column<ListedPayee>[] => {
  const of = ({ id }: ListedPayee): YearAccount[] =>
    codesOf(paragraphs).flatMap((paragraph) => {
      const account = accounts.get(accountKey(id, paragraph));
      return account && yearTotal(account) > 0 ? [account] : [];
    });
  const sum = (row: ListedPayee): string => formatCents(of(row).reduce((all, one) => all + yearTotal(one), 0));
  const worst = (row: ListedPayee): 'reached' | 'near' | undefined => {
    const states = of(row).map(capState);
    return states.includes('reached') ? 'reached' : states.includes('near') ? 'near' : undefined;
  };
  return [
    {
      key: 'name',
      label: 'Name',
      cell: (row) => (
        <a class="kern-link" href={payeePath(row.id)}>
          {row.name}
        </a>
      ),
      text: (row) => row.name,
    },
    { key: 'nummer', label: 'Nummer', cell: (row) => row.number, text: (row) => row.number },
    { key: 'jahr', label: `Im Jahr ${year}`, numeric: true, cell: sum, text: sum },
    {
      key: 'freibetrag',
      label: 'Freibetrag',
      plain: true,
      cell: (row) => {
        const state = worst(row);
        if (state === 'reached') return <Badge tone="danger">erreicht</Badge>;
        return state === 'near' ? <Badge tone="warning">über 80 %</Badge> : '';
      },
      text: () => '',
    },
    {
      key: 'konto',
      label: 'Bankverbindung',
      cell: ({ hasAccount }) => (hasAccount ? 'eingetragen' : <Badge tone="warning">fehlt</Badge>),
      text: ({ hasAccount }) => (hasAccount ? 'eingetragen' : 'fehlt'),
    },
  ];
};

/** Who can be paid. */
export function PayeeListPage({ frame, rows, count, query, accounts, year }: PayeeListProps) {
  const { page, baseUrl, filters, filtered } = query;
  return (
    <Page
      {...frame}
      title="Wer bezahlt wird"
      breadcrumbs={[{ href: payoutsPath, label: 'Auszahlungen' }, { label: 'Wer bezahlt wird' }]}
    >
      <ListCount count={count} one="Person" many="Personen" page={page} filtered={filtered} />
      <FilterBar
        action={payeesPath}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Name oder Nummer', value: filters.q }}
        set={setFilters(query, {
          stand: (value) => payeeStands[value as keyof typeof payeeStands],
          q: (value) => value,
        })}
      >
        <Select name="stand" label="Stand" options={optionsOf(payeeStands)} value={filters.stand} placeholder="alle" />
      </FilterBar>
      <DataTable
        caption="Wer bezahlt wird"
        columns={columns(accounts, year)}
        rows={rows}
        empty={
          filtered ? (
            <EmptyState sentence="So ist niemand dabei." link={{ href: payeesPath, label: 'Alle zeigen' }} />
          ) : (
            <EmptyState sentence="Es gibt noch keine Ehrenamtlichen." />
          )
        }
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}
