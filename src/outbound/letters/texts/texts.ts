// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The fixed sentences of a decision letter; each language gives all of them. */
export type LetterTexts = {
  readonly subject: string;
  readonly salutation: string;
  readonly opening: string;
  /** Which decision this one replaces: its day as written here, its Aktenzeichen, its school. */
  readonly replaces: (on: string, reference: string, school: string) => string;
  readonly decisionHeading: string;
  readonly child: string;
  readonly born: string;
  readonly school: string;
  readonly schoolNumber: string;
  readonly address: string;
  readonly grade: string;
  readonly kind: string;
  readonly start: string;
  readonly reasonsHeading: string;
  readonly legalBasisHeading: string;
  readonly remedyHeading: string;
  readonly contactHeading: string;
  /** Day in the letter's language. */
  readonly date: (on: Temporal.PlainDate) => string;
  readonly unreviewed: string;
  /** Mark of a reviewed translation; the day comes written. */
  readonly reviewed: (by: string, on: string) => string;
  readonly onlyGermanBinds: string;
};
