// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import { type Column, DataTable, EmptyState, FilterBar, ListCount, Pager } from './index.ts';

type Row = { name: string; days: number };
const columns: Column<Row>[] = [
  { key: 'name', label: 'Kind', sortable: true, cell: (row) => row.name, text: (row) => row.name },
  {
    key: 'days',
    label: 'Wartet',
    sortable: true,
    numeric: true,
    cell: (row) => row.days,
    text: (row) => String(row.days),
  },
  { key: 'note', label: 'Bemerkung', cell: () => '–', text: () => '' },
];
const html = (node: { toString(): string }): string => node.toString();
const empty = <EmptyState sentence="Es wartet kein Kind." link={{ href: '/neu', label: 'Kind aufnehmen' }} />;

test('header cells sort, say how the list is sorted, and start at page 1', () => {
  const rows = [{ name: 'Layan <A>', days: 19 }];
  const sort = { key: 'days', direction: 'asc' } as const;
  const text = html(<DataTable caption="Kinder" {...{ columns, rows, empty, sort }} baseUrl="/k?q=a&seite=4" />);
  expect(text).toContain('<caption class="kern-sr-only">Kinder</caption>');
  expect(text).toMatch(/aria-sort="ascending"><a class="hs-table__sort" href="\/k\?q=a&amp;sort=-days">Wartet/);
  expect(text).toContain('href="/k?q=a&amp;sort=name">Kind');
  expect(text.match(/aria-sort/g)).toHaveLength(1);
  expect(text).toContain('<th class="kern-table__header" scope="col">Bemerkung</th>');
  expect(text).toContain('scope="row" data-label="Kind"><span class="hs-table__value">Layan &lt;A&gt;</span>');
  expect(text).toContain('<td class="kern-table__cell kern-table__cell--numeric" data-label="Wartet">');
});

test('rows can be chosen by name', () => {
  const select = { name: 'kind', value: (row: Row) => row.name, label: (row: Row) => row.name };
  const text = html(
    <DataTable caption="K" columns={columns} rows={[{ name: 'Layan', days: 1 }]} empty={empty} select={select} />,
  );
  expect(text).toContain('name="kind" value="Layan" aria-label="Layan auswählen"');
});

test('an empty list says why and what to do', () => {
  const text = html(<DataTable caption="K" columns={columns} rows={[]} empty={empty} />);
  expect(text).toContain('Es wartet kein Kind.');
  expect(text).toContain('href="/neu">Kind aufnehmen</a>');
  expect(text).not.toContain('<table');
});

test('the count comes first, with the part in sight', () => {
  expect(html(<ListCount count={1} one="Kind wartet" many="Kinder warten" />)).toContain('1 Kind wartet</strong>');
  expect(html(<ListCount count={123} one="Kind wartet" many="Kinder warten" page={3} />)).toContain(
    'Sie sehen 101 bis 123',
  );
});

test('the pager leads both ways and is absent for one page', () => {
  const text = html(<Pager page={2} pages={3} baseUrl="/k?q=a" />);
  expect(text).toContain('href="/k?q=a" rel="prev"');
  expect(text).toContain('Seite 2 von 3');
  expect(text).toContain('href="/k?q=a&amp;seite=3" rel="next"');
  expect(html(<Pager page={1} pages={1} baseUrl="/k" />)).toBe('');
});

test('filters are a plain form that keeps the sort order', () => {
  const text = html(
    <FilterBar action="/k" sort="-days" active>
      <i />
    </FilterBar>,
  );
  expect(text).toContain('action="/k" method="get"');
  expect(text).toContain('name="sort" value="-days"');
  expect(text).toContain('href="/k?sort=-days"');
});
