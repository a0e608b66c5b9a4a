// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { withParams } from '../../web/list/index.ts';
import { caseListPath } from '../cases/paths.ts';
import { states } from '../cases/states.ts';
import {
  type GradeBand,
  gradeBands,
  parts,
  type WaitingClass,
  type WaitingPart,
  waitingClasses,
} from '../cases/waiting-rules.ts';
import type { Municipality } from '../centres/queries.ts';
import type { WaitingCell } from './queries.ts';

/** Waiting children of one kind, with the list that shows as many. */
export interface Group {
  label: string;
  href: string;
  count: number;
  /** Those that wait longer than the target of the centre. */
  late: number;
  /** Those whose next step is overdue. */
  overdue: number;
  /** Days the one waits that was reported first; null without any. */
  longest: number | null;
}

/** Where lists lead to: the filters that are set stay set. */
export type ListOf = (more: Readonly<Record<string, string>>) => string;
export const listWith =
  (set: Readonly<Record<string, string | undefined>>): ListOf =>
  (more) =>
    withParams(caseListPath, { ...set, ...more });

export const partOf = ({ state }: Pick<WaitingCell, 'state'>): WaitingPart =>
  (Object.keys(parts) as WaitingPart[]).find((part) => parts[part].phase === states[state].phase) ?? 'first_day';

export const classOf = ({ days }: Pick<WaitingCell, 'days'>): WaitingClass =>
  (Object.keys(waitingClasses) as WaitingClass[]).find((one) => {
    const { to } = waitingClasses[one];
    return to === null || days <= to;
  }) ?? 'longer';

/** The sums of some cells. */
export function sumOf(cells: readonly WaitingCell[], targetDays: number): Omit<Group, 'label' | 'href'> {
  const sum = (of: (cell: WaitingCell) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
  return {
    count: sum(({ count }) => count),
    late: sum(({ count, days }) => (days > targetDays ? count : 0)),
    overdue: sum(({ overdue }) => overdue),
    longest: cells.length === 0 ? null : Math.max(...cells.map(({ days }) => days)),
  };
}

/** Everything the overview says of waiting children, counted once for the page and its file. */
export interface Waiting {
  all: Omit<Group, 'label' | 'href'>;
  byPart: (Group & { waitsFor: string })[];
  /** A row a part of the way, a column a length of waiting. */
  cross: { label: string; cells: Group[] }[];
  byBand: Group[];
  byMunicipality: Group[];
}

/** Groups the cells. Bands and municipalities without a child are left out; parts of the way and lengths never are. */
export function groupWaiting(
  cells: readonly WaitingCell[],
  targetDays: number,
  municipalities: readonly Municipality[],
  listOf: ListOf,
): Waiting {
  const group = (some: readonly WaitingCell[], label: string, more: Readonly<Record<string, string>>): Group => ({
    label,
    href: listOf(more),
    ...sumOf(some, targetDays),
  });
  const within = (part: WaitingPart): WaitingCell[] => cells.filter((cell) => partOf(cell) === part);
  const name = (ags: string): string => municipalities.find((one) => one.ags === ags)?.name ?? ags;
  const partCodes = Object.keys(parts) as WaitingPart[];
  return {
    all: sumOf(cells, targetDays),
    byPart: partCodes.map((part) => ({
      ...group(within(part), parts[part].label, { abschnitt: part }),
      waitsFor: parts[part].waitsFor,
    })),
    cross: partCodes.map((part) => ({
      label: parts[part].label,
      cells: (Object.keys(waitingClasses) as WaitingClass[]).map((length) =>
        group(
          within(part).filter((cell) => classOf(cell) === length),
          waitingClasses[length].label,
          { abschnitt: part, wartezeit: length },
        ),
      ),
    })),
    byBand: (Object.keys(gradeBands) as GradeBand[])
      .map((band) =>
        group(
          cells.filter((cell) => cell.band === band),
          gradeBands[band],
          { jahrgang: band },
        ),
      )
      .filter(({ count }) => count > 0),
    byMunicipality: [...Map.groupBy(cells, ({ ags }) => ags)]
      .map(([ags, some]) => group(some, name(ags), { gemeinde: ags }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'de')),
  };
}
