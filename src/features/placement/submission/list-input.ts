// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { type ListQuery, listQuery } from '../../../web/list/index.ts';
import type { WantedSubmissions } from './list-queries.ts';
import { standings } from './words.ts';

const submissionSorts = ['frist', 'vorgelegt', 'kind', 'fall'] as const;
const orders = { frist: 'due', vorgelegt: 'submitted', kind: 'name', fall: 'number' } as const;
const submissionFilters = {
  q: 'text',
  stand: codesOf(standings),
  frist: ['verstrichen'],
  entschieden: ['4-wochen'],
  gemeinde: 'text',
} as const;
export type SubmissionListQuery = ListQuery<(typeof submissionSorts)[number], typeof submissionFilters>;

export const submissionQueryOf = (url: URL): SubmissionListQuery =>
  listQuery(url.href, { sorts: submissionSorts, filters: submissionFilters });

/** The submissions that the address of a list asks for. */
export const wantedSubmissions = (
  { filters, sort }: SubmissionListQuery,
  today: Temporal.PlainDate,
): WantedSubmissions => ({
  text: filters.q,
  standing: filters.stand,
  dueBefore: filters.frist === undefined ? undefined : today,
  decidedAfter: filters.entschieden === undefined ? undefined : today.subtract({ weeks: 4 }),
  ags: filters.gemeinde,
  order: orders[sort.key],
  direction: sort.direction,
});
