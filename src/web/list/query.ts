// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { searchLine } from '../../codes/characters.ts';

/** Sort order of a list, written in URLs as `sort=name` or `sort=-name` (descending). */
export type Sort<K extends string = string> = { key: K; direction: 'asc' | 'desc' };

/** For each filter the values it may take, or 'text' for free text of at most 100 characters. */
export type FilterSpec = Readonly<Record<string, readonly string[] | 'text'>>;

export type FilterValues<F extends FilterSpec> = {
  [K in keyof F]: (F[K] extends readonly (infer V)[] ? V : string) | undefined;
};

export type ListQuery<K extends string, F extends FilterSpec> = {
  page: number;
  sort: Sort<K>;
  filters: FilterValues<F>;
  limit: number;
  offset: number;
  /** True when at least one filter narrows the list. */
  filtered: boolean;
  /** Path with the valid filters and sort, without page: what header links, pager and export links build on. */
  baseUrl: string;
};

export const PAGE_SIZE = 50;
const LAST_PAGE = 100_000;

/** Sets or removes parameters of a path such as "/faelle?status=offen". */
export function withParams(url: string, changes: Readonly<Record<string, string | undefined>>): string {
  const [path = '', search = ''] = url.split('?');
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** "name" or "-name" */
export function sortParam(sort: Sort): string {
  return sort.direction === 'desc' ? `-${sort.key}` : sort.key;
}

function readSort<K extends string>(param: string | null, sorts: readonly [K, ...K[]], fallback: Sort<K>): Sort<K> {
  const descending = param?.startsWith('-') ?? false;
  const name = descending ? param?.slice(1) : param;
  const key = sorts.find((one) => one === name);
  return key === undefined ? fallback : { key, direction: descending ? 'desc' : 'asc' };
}

function readFilter(param: string | null, allowed: readonly string[] | 'text'): string | undefined {
  if (param === null) return undefined;
  if (allowed !== 'text') return allowed.find((value) => value === param);
  return searchLine(param) || undefined;
}

/**
 * Reads `seite`, `sort` and the filters of a list's URL. Junk is dropped, never an error: people edit and share links.
 * @param url the request's URL, absolute or from the path on
 * @param spec sortable keys (the first is the default, ascending, unless `defaultSort` says otherwise) and filters
 */
export function listQuery<const K extends string, const F extends FilterSpec>(
  url: string,
  spec: { sorts: readonly [K, ...K[]]; defaultSort?: Sort<NoInfer<K>> | undefined; filters: F },
): ListQuery<K, F> {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const fallback: Sort<K> = spec.defaultSort ?? { key: spec.sorts[0], direction: 'asc' };
  const sort = readSort(searchParams.get('sort'), spec.sorts, fallback);
  const seite = searchParams.get('seite') ?? '';
  const page = /^\d{1,6}$/.test(seite) ? Math.min(Math.max(Number(seite), 1), LAST_PAGE) : 1;
  const filters: Record<string, string | undefined> = {};
  for (const [name, allowed] of Object.entries(spec.filters))
    filters[name] = readFilter(searchParams.get(name), allowed);
  const standard = sort.key === fallback.key && sort.direction === fallback.direction;
  return {
    page,
    sort,
    filters: filters as FilterValues<F>,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
    filtered: Object.values(filters).some((value) => value !== undefined),
    baseUrl: withParams(pathname, { ...filters, sort: standard ? undefined : sortParam(sort) }),
  };
}

/** Number of pages for a number of rows, at least 1. */
export function pageCount(rows: number, size: number = PAGE_SIZE): number {
  return Math.max(1, Math.ceil(rows / size));
}
