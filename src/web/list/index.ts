// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export { asText, csvInBatches, type SheetColumn, sheetInBatches } from './batches.ts';
export { toCsv } from './csv.ts';
export {
  EmptyState,
  ExportLink,
  FilterBar,
  type FilterBarProps,
  ListCount,
  type ListCountProps,
  Pager,
  type SetFilter,
  setFilters,
} from './parts.tsx';
export {
  type FilterSpec,
  type FilterValues,
  type ListQuery,
  listQuery,
  PAGE_SIZE,
  pageCount,
  type Sort,
  sortParam,
  withParams,
} from './query.ts';
export { type Column, DataTable, type DataTableProps } from './table.tsx';
