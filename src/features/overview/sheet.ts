// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { SheetColumn } from '../../web/list/index.ts';
import type { Group, Waiting } from './groups.ts';
import { type SpanFigures, spans, type Targets } from './rules.ts';

/** One number of the overview: the table it stands in, its line and column there. */
export interface SheetLine {
  table: string;
  line: string;
  column: string;
  /** null: not known. */
  value: number | null;
  unit: 'Kinder' | 'Tage';
}

export const overviewColumns: SheetColumn<SheetLine>[] = [
  { label: 'Tabelle', value: ({ table }) => table },
  { label: 'Zeile', value: ({ line }) => line },
  { label: 'Spalte', value: ({ column }) => column },
  { label: 'Wert', value: ({ value }) => value },
  { label: 'Einheit', value: ({ unit }) => unit },
];

type Counts = Pick<Group, 'count' | 'late' | 'overdue' | 'longest'>;

const counts = (table: string, line: string, group: Counts): SheetLine[] => [
  { table, line, column: 'alle', value: group.count, unit: 'Kinder' },
  { table, line, column: 'über dem Ziel', value: group.late, unit: 'Kinder' },
  { table, line, column: 'überfällig', value: group.overdue, unit: 'Kinder' },
  { table, line, column: 'längste Zeit', value: group.longest, unit: 'Tage' },
];

/** Every number of the page, one a line, in the order of the page. */
export function overviewLines(
  waiting: Waiting,
  figures: readonly SpanFigures[],
  targets: Targets['days'],
): SheetLine[] {
  const way = 'Worauf Kinder warten';
  return [
    ...counts('Alle wartenden Kinder', 'alle', waiting.all),
    ...waiting.cross.flatMap(({ label, cells }, index) => [
      ...cells.map(
        (group): SheetLine => ({ table: way, line: label, column: group.label, value: group.count, unit: 'Kinder' }),
      ),
      ...waiting.byPart.slice(index, index + 1).flatMap((group) => counts(way, label, group)),
    ]),
    ...figures.flatMap(({ span, median, ended, running, inTarget }): SheetLine[] => {
      const at = { table: 'Wo die Zeit bleibt', line: spans[span].label };
      return [
        { ...at, column: 'Median', value: median, unit: 'Tage' },
        { ...at, column: 'Ziel', value: span === 'report' ? null : targets[span], unit: 'Tage' },
        { ...at, column: 'im Ziel', value: inTarget, unit: 'Kinder' },
        { ...at, column: 'fertig', value: ended, unit: 'Kinder' },
        { ...at, column: 'noch dabei', value: running, unit: 'Kinder' },
      ];
    }),
    ...waiting.byBand.flatMap((group) => counts('Nach Jahrgang', group.label, group)),
    ...waiting.byMunicipality.flatMap((group) => counts('Nach Gemeinde', group.label, group)),
  ];
}
