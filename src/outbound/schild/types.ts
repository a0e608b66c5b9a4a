// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PartialDate } from '../../codes/partial-date.ts';
import type { Gender, PlaceKindKey } from '../../codes/pupil-keys.ts';

/** What the export needs to know about one pupil. Values are as stored, not yet fitted to SchILD. */
export type SchildPupil = {
  /** Our own id; only used to address warnings, never written to the file. */
  readonly id: string;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birth: PartialDate | null;
  readonly gender: Gender;
  /** Absent when an Auskunftssperre (§ 51 BMG) stands against passing it on, or when there is none. */
  readonly address?:
    | { readonly street: string; readonly houseNumber: string; readonly postcode: string; readonly place: string }
    | undefined;
  /** Destatis keys. */
  readonly nationality1?: string | undefined;
  readonly nationality2?: string | undefined;
  readonly firstSchoolDay: Temporal.PlainDate;
  /** Grade key: "05", "E1", "EF"; 11–13 for the years at a Berufskolleg. */
  readonly grade: string;
  readonly className?: string | undefined;
  readonly placeKind: PlaceKindKey;
  /** Year of arrival in Germany (Zuzugsjahr). */
  readonly entryYear?: number | undefined;
  /** Destatis key. */
  readonly birthCountry?: string | undefined;
  /** Family language, ISO 639-3. */
  readonly language?: string | undefined;
  /** Key of the school statistics, 0 (none) to 4 (3 years and more). */
  readonly kindergartenYears?: number | undefined;
  /** True while the pupil still has to attend school full-time (Vollzeitschulpflicht, § 37 SchulG). */
  readonly compulsorySchool: boolean;
};

/** The receiving school: six-digit Schulnummer and school form (register key or short form). */
export type SchildSchool = { readonly number: string; readonly form: string };

export type SchildWarningCode =
  | 'address-absent'
  | 'birth-date-partial'
  | 'characters-replaced'
  | 'characters-unmappable'
  | 'class-name-too-long'
  | 'gender-not-in-schild'
  | 'grade-not-at-form'
  | 'hash-removed'
  | 'kindergarten-years-invalid'
  | 'language-invalid'
  | 'line-break-removed'
  | 'name-single'
  | 'nationality-second'
  | 'place-kind-not-at-form'
  | 'same-name-suffix'
  | 'separator-replaced'
  | 'state-invalid'
  | 'street-absent'
  | 'truncated'
  | 'year-invalid';

export type SchildWarning = {
  /** Id of the pupil. */
  readonly pupil: string;
  /** Header of the column. */
  readonly column: string;
  readonly code: SchildWarningCode;
  /** German sentence for the person who exports, and for the school. */
  readonly message: string;
};

export type SchildRefusal = { readonly pupil: string; readonly message: string };

/** Takes a warning about one column of the row at hand. */
export type Warn = (column: string, code: SchildWarningCode, message: string) => void;
