// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type ListQuery, listQuery } from '../../web/list/index.ts';
import { caseFilters, wantedCases } from '../cases/list-input.ts';
import type { WantedCases } from '../cases/list-queries.ts';

/** What the overview can be narrowed to: some of the filters of the list of cases, by the same names. */
const filters = {
  gemeinde: caseFilters.gemeinde,
  jahrgang: caseFilters.jahrgang,
  abschnitt: caseFilters.abschnitt,
  wartezeit: caseFilters.wartezeit,
  meine: caseFilters.meine,
} as const;
const sorts = ['frist'] as const;
export type OverviewQuery = ListQuery<(typeof sorts)[number], typeof filters>;

export const overviewQuery = (url: URL): OverviewQuery =>
  listQuery(url.pathname.replace(/\.xlsx$/, '') + url.search, { sorts, filters });

/** The waiting children of this address, what is due longest first. */
export const wantedByOverview = (query: OverviewQuery, today: Temporal.PlainDate): WantedCases =>
  wantedCases(query, today);
