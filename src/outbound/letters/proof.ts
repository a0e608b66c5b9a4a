// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { letterWords as words } from './texts/de.ts';
import { line } from './view.ts';

/** Proofs of service to be filled in and signed by hand, each on a page of its own. */
export interface ProofSheets {
  readonly centre: { readonly name: string; readonly address: string; readonly reached: string };
  readonly day: Temporal.PlainDate;
  readonly title: string;
  readonly intro: string;
  /** What is asked: a fact that is known, or a line to write on where `value` is ''. */
  readonly sheets: readonly {
    /** What somebody says on the phone: "N-2026-0001", "DM-2026-0417". */
    readonly number: string;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
  }[];
  /** One of them is ticked. */
  readonly outcomes: { readonly label: string; readonly choices: readonly string[] };
  readonly closing: readonly string[];
  /** Who signs where. */
  readonly signatures: readonly string[];
}

/** What the template sets: finished strings only. */
export const proofView = ({ centre, day, title, intro, sheets, outcomes, closing, signatures }: ProofSheets) => ({
  title: line(title),
  author: line(centre.name),
  date: { year: day.year, month: day.month, day: day.day },
  head: [centre.name, centre.address, centre.reached].map(line).filter((text) => text !== ''),
  intro: line(intro),
  sheets: sheets.map(({ number, facts }) => ({
    number: line(number),
    facts: facts.map(({ label, value }) => ({ label: line(label), value: line(value) })),
  })),
  outcomes: { label: line(outcomes.label), choices: outcomes.choices.map(line) },
  closing: closing.map(line),
  signatures: signatures.map(line),
  footer: { page: words.page, of: words.of },
});
