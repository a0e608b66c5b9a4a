// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { SheetLanguage } from './texts/sheet.ts';

/** Address window of the letter: name and address lines, at most six. */
export type OpenRecipient = { readonly lines: readonly string[] };

/** Recipient whose address is protected (Auskunftssperre, § 51 BMG): the address is not part of the letter's data at all. */
export type ProtectedRecipient = {
  readonly names: readonly string[];
  readonly viaCentre: {
    /** As it follows „Kommunale Integrationszentrum“, for example "Kreis Düren". */
    readonly area: string;
    readonly street: string;
    readonly postcode: string;
    readonly place: string;
  };
};

export type LetterTranslation = {
  readonly lang: 'ar';
  /** Name of the person who checked the translation; counts only together with `reviewedOn`. */
  readonly reviewedBy?: string;
  readonly reviewedOn?: Temporal.PlainDate;
  /** The reasons in the language of the translation; without them it points to the German text. */
  readonly reasons?: string;
  /** Grade, kind of class and legal basis in the language of the translation; without them they stand in German. */
  readonly gradeText?: string;
  readonly kindText?: string;
  readonly legalBasis?: readonly string[];
};

/** "Wichtiger Brief. Wir erklären ihn: Telefon …" in the family's language, where the letter itself is in German only. */
export type LetterSheet = {
  readonly language: SheetLanguage;
  /** Whom to call to have the letter explained. */
  readonly phone: string;
  /** Who has released the sheet in this language, and when. */
  readonly releasedBy: string;
  readonly releasedOn: Temporal.PlainDate;
};

/** Code, and picture with address and code (SVG on one line), to look up how far the case is. */
export type LetterStatus = {
  readonly german: string;
  readonly own: null | { readonly language: string; readonly dir: 'ltr' | 'rtl'; readonly text: string };
  readonly picture: string;
};

/** A decision that allocates a child to a school (Zuweisungsbescheid). All texts are printed literally. */
export type DecisionLetter = {
  /** The competent authority (Schulamt or Bezirksregierung), never the centre. */
  readonly authority: {
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly place: string;
    readonly phone: string;
    readonly email: string;
    readonly signatory: string;
  };
  readonly recipient: OpenRecipient | ProtectedRecipient;
  readonly child: {
    readonly familyName: string;
    readonly givenNames: string;
    /** Birth date as known, for example "03.05.2014" or "2014 (Tag und Monat unbekannt)". */
    readonly birthText: string;
    readonly nameArabic?: string;
  };
  readonly school: {
    readonly name: string;
    readonly number: string;
    readonly street: string;
    readonly postcode: string;
    readonly place: string;
  };
  readonly gradeText: string;
  /** Kind of class, for example "Deutschförderklasse". */
  readonly kindText: string;
  readonly startOn: Temporal.PlainDate;
  /** Aktenzeichen. */
  readonly reference: string;
  readonly decidedOn: Temporal.PlainDate;
  /** The decision that this one replaces; left out for the first one. */
  readonly replaces?: {
    readonly reference: string;
    readonly decidedOn: Temporal.PlainDate;
    readonly schoolName: string;
  };
  /** Reasons of the single case in German; line breaks part paragraphs. */
  readonly reasons: string;
  readonly legalBasis: readonly string[];
  readonly remedyNotice: { readonly de: string; readonly ar: string };
  readonly translation: null | LetterTranslation;
  /** One sheet more, at the end. */
  readonly sheet?: null | LetterSheet;
  /** The family's page with the state of its case, in German and where there is one in its language; null: none. */
  readonly status?: null | LetterStatus;
  /** One line telling whom to ask, for example with phone and hours. */
  readonly contact: string;
};
