// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RawBuilder } from 'kysely';

/** What is counted, as people read it. */
export const units = [
  'Personen',
  'Fälle',
  'Kontakte',
  'Stunden',
  'Schriftstücke',
  'Vorschläge',
  'Termine',
  'Anfragen',
  'Gespräche',
  'Treffen',
  'Patenschaften',
  'Prozent',
  'Euro',
] as const;
export type Unit = (typeof units)[number];

/** Fachliche Linien: work around school and education, work across all fields. */
export type LineOfWork = 'education' | 'cross_cutting';

/** By what a figure can be split; each code is the code of the column. */
export const splitLabels = {
  municipality: 'Gemeinde',
  kind: 'Art',
  rule: 'Regel',
  reason: 'Grund',
  span: 'Dauer',
  fund: 'Topf',
  language: 'Sprache',
  field: 'Bereich',
  institution_kind: 'Einrichtungsart',
  mode: 'Weg',
  month: 'Monat',
  lead: 'Vorlauf',
  why_not: 'Ausgefallen',
  ending: 'Ende',
} as const;
export type SplitField = keyof typeof splitLabels;

/** For which centre and when a figure is counted. `targetDays`: the centre's own target of waiting. */
export interface When {
  centreId: string;
  /** Both days included. */
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  today: Temporal.PlainDate;
  targetDays: number;
}

/** Rows to count: a select of `quantity`, of the columns figures are split by and of what `where` looks at, one statement for many figures. */
export type Source = (when: When) => RawBuilder<unknown>;

/** One figure of the program. Its id never changes its meaning: another meaning is a new line in `history`. */
export interface Figure {
  /** Lower case with underscores, as files and reports name it. */
  id: string;
  name: string;
  unit: Unit;
  line: LineOfWork;
  /** One German sentence each: what counts, and what does not. */
  counted: string;
  notCounted: string;
  /**
   * `period`: what happened from the first to the last day. `reporting_date`: what was so at the end of the last day.
   * `today`: what is so now; what was so on another day is not kept, so it is counted only for periods with today in them.
   */
  time: 'period' | 'reporting_date' | 'today';
  splits: readonly SplitField[];
  /** A split with fewer is not given out; zero is. */
  minimumGroup: number;
  source: Source;
  /** The column of the source that is summed; `quantity` where nothing else is said. */
  sum?: string;
  where: (when: When) => RawBuilder<boolean>;
  /** Definitions, newest first, each with the day from which it counts. */
  history: readonly { since: string; change: string }[];
}
