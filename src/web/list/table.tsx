// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Icon } from '../components/icon.tsx';
import { type Sort, sortParam, withParams } from './query.ts';

export type Column<Row> = {
  /** Also the name used in `sort=`. */
  key: string;
  label: string;
  sortable?: boolean | undefined;
  /** Right-aligned figures. */
  numeric?: boolean | undefined;
  /** On a card of a phone the value stands without its label: it explains itself. 'row': in a line of its own, bold. */
  plain?: true | 'row' | undefined;
  /** What people see. */
  cell: (row: Row) => Child;
  /** The same as plain text, for the export. */
  text: (row: Row) => string;
};

export type DataTableProps<Row> = {
  /** Says what the table holds; for screen readers, the page shows the count instead. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Shown in place of the table when there are no rows: an `<EmptyState>`. */
  empty: Child;
  sort?: Sort | undefined;
  /** `baseUrl` of the list query. */
  baseUrl?: string | undefined;
  /** For deeds on several rows: a checkbox in front of each; put the table into a form. */
  select?: { name: string; value: (row: Row) => string; label: (row: Row) => string } | undefined;
};

/** More columns than this need a wide screen to stand side by side. */
const MANY = 8;

/**
 * A table with sort links in its header. The first column names the row. On narrow screens style sheets turn each row
 * into a card that repeats the column labels, in the same order.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  if (props.rows.length === 0) return <>{props.empty}</>;
  const brief = props.columns.some(({ plain }) => plain !== undefined);
  const table = (
    <div class={`hs-table-frame${props.columns.length > MANY ? ' hs-table-frame--wide' : ''}`}>
      <table class={`kern-table kern-table--small hs-table${brief ? ' hs-table--brief' : ''}`}>
        <caption class="kern-sr-only">{props.caption}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {props.select === undefined ? null : (
              <th class="kern-table__header hs-table__select" scope="col">
                <span class="kern-sr-only">Auswahl</span>
              </th>
            )}
            {props.columns.map((column) => (
              <HeaderCell column={column} sort={props.sort} baseUrl={props.baseUrl} />
            ))}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {props.rows.map((row) => (
            <tr class="kern-table__row">
              {props.select === undefined ? null : <SelectCell row={row} select={props.select} />}
              {props.columns.map((column, index) => (
                <BodyCell column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  return props.columns.length > MANY ? <div class="hs-table-outer">{table}</div> : table;
}

type AnyColumn = { key: string; label: string; sortable?: boolean | undefined; numeric?: boolean | undefined };

function HeaderCell({
  column,
  sort,
  baseUrl,
}: {
  column: AnyColumn;
  sort: Sort | undefined;
  baseUrl: string | undefined;
}) {
  const numeric = column.numeric === true ? ' kern-table__header--numeric' : '';
  if (column.sortable !== true || baseUrl === undefined) {
    return (
      <th class={`kern-table__header${numeric}`} scope="col">
        {column.label}
      </th>
    );
  }
  const active = sort?.key === column.key ? sort.direction : undefined;
  const next = sortParam({ key: column.key, direction: active === 'asc' ? 'desc' : 'asc' });
  const ariaSort = active === 'asc' ? 'ascending' : active === 'desc' ? 'descending' : undefined;
  return (
    <th class={`kern-table__header${numeric} hs-table__sortable`} scope="col" aria-sort={ariaSort}>
      <a class="hs-table__sort" href={withParams(baseUrl, { sort: next, seite: undefined })}>
        {column.label}
        {active === undefined ? null : <Icon name={active === 'asc' ? 'arrow-up' : 'arrow-down'} size="small" />}
      </a>
    </th>
  );
}

function BodyCell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const numeric = column.numeric === true ? ' kern-table__cell--numeric' : '';
  const plain =
    column.plain === undefined ? '' : column.plain === 'row' ? ' hs-table__self hs-table__row' : ' hs-table__self';
  const content = <span class="hs-table__value">{column.cell(row)}</span>;
  return first ? (
    <th class="kern-table__cell hs-table__name" scope="row" data-label={column.label}>
      {content}
    </th>
  ) : (
    <td class={`kern-table__cell${numeric}${plain}`} data-label={column.label}>
      {content}
    </td>
  );
}

function SelectCell<Row>({ row, select }: { row: Row; select: NonNullable<DataTableProps<Row>['select']> }) {
  return (
    <td class="kern-table__cell hs-table__select">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        name={select.name}
        value={select.value(row)}
        aria-label={`${select.label(row)} auswählen`}
      />
    </td>
  );
}
