// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { de, letterWords as words } from './texts/de.ts';
import { line } from './view.ts';

/** A page with the centre's head that says something about a person, to be signed: certificates, proofs, forms to fill in. */
export interface ConfirmationSheet {
  readonly centre: { readonly name: string; readonly address: string; readonly reached: string };
  readonly title: string;
  readonly place: string;
  readonly day: Temporal.PlainDate;
  readonly paragraphs: readonly string[];
  /** Facts between the paragraphs and the last ones; an empty value leaves room to write. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Below the facts; the last column holds figures. Each row has as many cells as there are columns. */
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly closing: readonly string[];
  /** Who signs where: "Unterschrift, Stempel". */
  readonly signatures: readonly string[];
}

/** What the template sets: finished strings only. */
export const confirmationView = ({
  centre,
  title,
  place,
  day,
  paragraphs,
  facts,
  table,
  closing,
  signatures,
}: ConfirmationSheet) => ({
  title: line(title),
  author: line(centre.name),
  date: { year: day.year, month: day.month, day: day.day },
  head: [centre.name, centre.address, centre.reached].map(line).filter((text) => text !== ''),
  written: line([place, de.date(day)].filter(Boolean).join(', ')),
  paragraphs: paragraphs.map(line),
  facts: facts.map(({ label, value }) => ({ label: line(label), value: line(value) })),
  table: table ? { columns: table.columns.map(line), rows: table.rows.map((row) => row.map(line)) } : null,
  closing: closing.map(line),
  signatures: signatures.map(line),
  footer: { reference: line(title), page: words.page, of: words.of },
});
