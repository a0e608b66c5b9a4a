// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import type { SheetColumn } from '../../../web/list/index.ts';
import { spanLabels } from '../../figures/sponsorship-queries.ts';
import { monthText } from '../../interpreting/figures/split-words.ts';
import { canWords, stageWords } from '../progress/words.ts';
import type { LessonLine, SmileFigures } from './queries.ts';
import { endingWords, missedWords } from './split-words.ts';
import { type Spread, spreadTimes } from './spread-rules.ts';

/** One number of the page: the table it stands in, its line and column there. */
export interface SmileSheetLine {
  table: string;
  line: string;
  column: string;
  /** Null: not known. */
  value: number | null;
  unit: 'Personen' | 'Treffen' | 'Stunden' | 'Patenschaften' | 'Prozent' | 'Tage';
}

export const smileColumns: SheetColumn<SmileSheetLine>[] = [
  { label: 'Tabelle', value: ({ table }) => table },
  { label: 'Zeile', value: ({ line }) => line },
  { label: 'Spalte', value: ({ column }) => column },
  { label: 'Wert', value: ({ value }) => value },
  { label: 'Einheit', value: ({ unit }) => unit },
];

const lessonLines = (table: string, line: string, { held, missed, hours }: LessonLine): SmileSheetLine[] => [
  { table, line, column: 'gehalten', value: held, unit: 'Treffen' },
  { table, line, column: 'ausgefallen', value: missed, unit: 'Treffen' },
  { table, line, column: 'Stunden', value: hours, unit: 'Stunden' },
];

const countLines = (
  table: string,
  counts: readonly { code: string; count: number }[],
  words: Readonly<Record<string, string>>,
  unit: SmileSheetLine['unit'],
): SmileSheetLine[] =>
  counts.map(({ code, count }) => ({ table, line: words[code] ?? code, column: 'Anzahl', value: count, unit }));

/** What is hidden on the page is empty here. */
const spreadLines = ({ lines }: Spread): SmileSheetLine[] =>
  lines.flatMap(({ can, time, stages }) =>
    codesOf(stageWords).map(
      (stage): SmileSheetLine => ({
        ...{ table: 'Was Kinder können', line: `${canWords[can]}, ${spreadTimes[time]}`, column: stageWords[stage] },
        ...{ value: stages[stage], unit: 'Personen' },
      }),
    ),
  );

/** Every number of the page, one a line, in the order of the page. */
export function smileLines(figures: SmileFigures): SmileSheetLine[] {
  const { people, lasting } = figures;
  const at = (line: string, value: number): SmileSheetLine => ({
    ...{ table: 'Auf einen Blick', line, column: 'Anzahl', value, unit: 'Personen' },
  });
  const length = { table: 'Wie lange Patenschaften dauern', column: 'Anzahl', unit: 'Patenschaften' } as const;
  return [
    at('Kinder mit Patenschaft', people.pupils),
    at('Ehrenamtliche mit Patenschaft', people.sponsors),
    at('Kinder warten heute', people.waiting),
    ...lessonLines('Treffen', 'alle', figures.total),
    ...figures.months.flatMap((one) => lessonLines('Treffen Monat für Monat', monthText(one.month), one)),
    ...countLines('Warum Treffen ausfielen', figures.missed, missedWords, 'Treffen'),
    ...countLines('Warum Patenschaften endeten', figures.endings, endingWords, 'Patenschaften'),
    { ...length, line: 'begonnen', value: figures.begun },
    { ...length, line: 'laufen noch', value: figures.running },
    { ...length, line: 'Median', column: 'Tage', value: figures.median, unit: 'Tage' },
    ...lasting.map(
      ({ months, percent }): SmileSheetLine => ({
        ...{
          table: length.table,
          line: `länger als ${months} Monate`,
          column: 'Anteil',
          value: percent,
          unit: 'Prozent',
        },
      }),
    ),
    ...spreadLines(figures.spread),
    ...countLines('Von der Meldung bis zum ersten Treffen', figures.waits, spanLabels, 'Personen'),
    ...countLines('Wer heute wartet', figures.waiting, spanLabels, 'Personen'),
  ];
}
