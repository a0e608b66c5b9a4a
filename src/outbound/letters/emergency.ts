// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { letterWords as words } from './texts/de.ts';
import { line } from './view.ts';

/** A list of persons in tables, for the day on which the program is out of reach. */
export interface EmergencyList {
  readonly title: string;
  /** Name of the centre. */
  readonly centre: string;
  readonly day: Temporal.PlainDate;
  readonly lead: string;
  /** Each row has as many cells as there are columns. `empty`: what stands there without rows. */
  readonly tables: readonly {
    readonly heading: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly empty: string;
  }[];
}

/** What the template sets: finished strings only. */
export const emergencyView = ({ title, centre, day, lead, tables }: EmergencyList) => ({
  title: line(title),
  author: line(centre),
  date: { year: day.year, month: day.month, day: day.day },
  lead: line(lead),
  tables: tables.map(({ heading, columns, rows, empty }) => ({
    heading: line(heading),
    columns: columns.map(line),
    rows: rows.map((row) => row.map(line)),
    empty: line(empty),
  })),
  footer: { reference: line(title), page: words.page, of: words.of },
});
