// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { SheetColumn } from '../../../web/list/index.ts';
import type { PoolFigures, ReasonLine, TalkGroup } from './groups.ts';
import type { Need } from './need-queries.ts';
import { needReasons } from './need-words.ts';

/** One number of the page: the table it stands in, its line and column there. */
export interface SheetLine {
  table: string;
  line: string;
  column: string;
  /** null: not known. */
  value: number | null;
  unit: 'Anfragen' | 'Gespräche' | 'Stunden' | 'Prozent' | 'Personen' | 'Euro';
}

export const poolColumns: SheetColumn<SheetLine>[] = [
  { label: 'Tabelle', value: ({ table }) => table },
  { label: 'Zeile', value: ({ line }) => line },
  { label: 'Spalte', value: ({ column }) => column },
  { label: 'Wert', value: ({ value }) => value },
  { label: 'Einheit', value: ({ unit }) => unit },
];

function talkLines(table: string, group: TalkGroup): SheetLine[] {
  const at = { table, line: group.label };
  return [
    { ...at, column: 'Anfragen', value: group.requests, unit: 'Anfragen' },
    { ...at, column: 'besetzt', value: group.filled, unit: 'Gespräche' },
    { ...at, column: 'nicht besetzt', value: group.unfilled, unit: 'Gespräche' },
    { ...at, column: 'Anteil besetzt', value: group.share, unit: 'Prozent' },
    { ...at, column: 'gedolmetscht', value: group.held, unit: 'Gespräche' },
    { ...at, column: 'Stunden geplant', value: group.planned, unit: 'Stunden' },
    { ...at, column: 'Stunden', value: group.hours, unit: 'Stunden' },
  ];
}

const reasonLines = (table: string, reasons: readonly ReasonLine[], unit: SheetLine['unit']): SheetLine[] =>
  reasons.map(({ label, count }) => ({ table, line: label, column: 'Anzahl', value: count, unit }));

/** Every number of the page, one a line, in the order of the page. */
export function poolLines(figures: PoolFigures, needs: readonly Need[]): SheetLine[] {
  return [
    ...talkLines('Alle Anfragen', figures.total),
    ...figures.months.flatMap((group) => talkLines('Nach Monat', group)),
    ...reasonLines('Warum niemand kam', figures.unfilled, 'Gespräche'),
    ...reasonLines('Abgesagt', figures.cancelled, 'Gespräche'),
    ...reasonLines('Nicht angenommen', figures.declined, 'Anfragen'),
    ...needs.flatMap((need): SheetLine[] => {
      const at = { table: 'Welche Sprachen fehlen (12 Monate)', line: need.label };
      return [
        { ...at, column: 'nicht besetzt', value: need.unfilled, unit: 'Gespräche' },
        { ...at, column: 'aktive Dolmetschende', value: need.speakers, unit: 'Personen' },
        ...needReasons(need).map(
          ({ label, count }): SheetLine => ({ ...at, column: label, value: count, unit: 'Gespräche' }),
        ),
      ];
    }),
    ...figures.leads.flatMap(({ label, all, median, bands }): SheetLine[] => {
      const at = { table: 'Wie lange es dauert', line: label };
      return [
        ...bands.map((band): SheetLine => ({ ...at, column: band.label, value: band.count, unit: 'Anfragen' })),
        { ...at, column: 'alle', value: all, unit: 'Anfragen' },
        { ...at, column: 'Median', value: median === null ? null : Math.round(median * 10) / 10, unit: 'Stunden' },
      ];
    }),
    ...figures.fields.flatMap((group) => talkLines('Nach Bereich', group)),
    ...figures.kinds.flatMap((group) => talkLines('Nach Art der Einrichtung', group)),
    ...figures.modes.flatMap((group) => talkLines('Nach Weg', group)),
    ...figures.languages.flatMap((group) => talkLines('Nach Sprache', group)),
    { table: 'Der Pool heute', line: 'aktiv', column: 'Anzahl', value: figures.people.active, unit: 'Personen' },
    { table: 'Der Pool heute', line: 'geschult', column: 'Anzahl', value: figures.people.trained, unit: 'Personen' },
    {
      ...{ table: 'Der Pool heute', line: 'Nachweis läuft ab', column: 'Anzahl' },
      ...{ value: figures.people.expiring, unit: 'Personen' },
    },
    ...figures.costs.map(
      ({ fund, euros }): SheetLine => ({
        ...{ table: 'Ausgaben nach Topf', line: fund, column: 'Ausgaben', value: euros, unit: 'Euro' },
      }),
    ),
  ];
}
