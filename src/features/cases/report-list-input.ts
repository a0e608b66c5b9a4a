// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { type ListQuery, listQuery } from '../../web/list/index.ts';
import type { WantedReports } from './report-queries.ts';
import { states } from './states.ts';

const sorts = ['gemeldet', 'kind', 'fall'] as const;
const orders = { gemeldet: 'reported', kind: 'name', fall: 'number' } as const;
/** What the figures of the start page lead to. */
export const reportGroups = {
  wartet: 'wartet noch',
  gemeldet: 'gemeldet in den letzten 4 Wochen',
  aufgenommen: 'aufgenommen in den letzten 4 Wochen',
} as const;
const filters = { q: 'text', stand: codesOf(states), gruppe: codesOf(reportGroups) } as const;
export type ReportListQuery = ListQuery<(typeof sorts)[number], typeof filters>;

export const reportQueryOf = (url: URL): ReportListQuery =>
  listQuery(url.href, { sorts, defaultSort: { key: 'gemeldet', direction: 'desc' }, filters });

/** The reports that the address of a list asks for. */
export const wantedReports = (
  { filters: { q, stand, gruppe }, sort }: ReportListQuery,
  today: Temporal.PlainDate,
): WantedReports => ({
  text: q,
  state: gruppe === 'aufgenommen' ? 'admitted' : stand,
  open: gruppe === 'wartet',
  reportedAfter: gruppe === 'gemeldet' ? today.subtract({ weeks: 4 }) : undefined,
  closedAfter: gruppe === 'aufgenommen' ? today.subtract({ weeks: 4 }) : undefined,
  order: orders[sort.key],
  direction: sort.direction,
});
