// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { isId } from '../../db/ids.ts';
import type { ListQuery } from '../../web/list/index.ts';
import type { CaseOrder, WantedCases } from './list-queries.ts';
import { owners, states, steps } from './states.ts';
import { gradeBands, parts, waitingClasses } from './waiting-rules.ts';

const orders = {
  wartet: 'waiting',
  frist: 'due',
  stand: 'state',
  kind: 'name',
} as const satisfies Record<string, CaseOrder>;

/** By what the list of cases can be sorted, as its address says it; the first unless it says anything. */
export const caseSorts = ['wartet', 'frist', 'stand', 'kind'] as const satisfies readonly (keyof typeof orders)[];
export const caseFilters = {
  stand: codesOf(states),
  schritt: codesOf(steps),
  wer: codesOf(owners),
  art: ['placement', 'direct_registration'] as const,
  gemeinde: 'text',
  abschnitt: codesOf(parts),
  jahrgang: codesOf(gradeBands),
  wartezeit: codesOf(waitingClasses),
  ueberfaellig: ['ja'] as const,
  meine: ['ja'] as const,
  zustaendig: 'text',
  laenger: ['ja'] as const,
  geschlossen: ['ja'] as const,
  seit: ['4-wochen'] as const,
} as const;
export type CaseListQuery = ListQuery<(typeof caseSorts)[number], typeof caseFilters>;

/** The value of the filter for cases that nobody is responsible for. */
export const nobody = 'niemand';

/** Whose cases a list shows: null for nobody's; what names nobody asks for all. */
function responsibleOf(text: string | undefined): string | null | undefined {
  if (text === nobody) return null;
  return text !== undefined && isId(text) ? text : undefined;
}

/** Those that were closed lately are closed ones. */
export const showsClosed = ({ geschlossen, seit }: Partial<CaseListQuery['filters']>): boolean =>
  geschlossen !== undefined || seit !== undefined;

/** The cases that the address of a list asks for. */
export const wantedCases = (
  { filters, sort }: { filters: Partial<CaseListQuery['filters']>; sort: CaseListQuery['sort'] },
  today: Temporal.PlainDate,
): WantedCases => ({
  closed: showsClosed(filters),
  closedAfter: filters.seit === undefined ? undefined : today.subtract({ weeks: 4 }),
  state: filters.stand,
  step: filters.schritt,
  owner: filters.wer,
  kind: filters.art,
  reportedAgs: filters.gemeinde,
  part: filters.abschnitt,
  band: filters.jahrgang,
  waiting: filters.wartezeit,
  overdue: filters.ueberfaellig !== undefined,
  mine: filters.meine !== undefined,
  responsible: responsibleOf(filters.zustaendig),
  overTarget: filters.laenger !== undefined,
  order: orders[sort.key],
  direction: sort.direction,
});
