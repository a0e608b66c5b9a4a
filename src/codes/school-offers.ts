// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isVocationalKind, kindKeys, type PlaceKindKey } from './pupil-keys.ts';
import { findSchoolForm, GRADES, SCHOOL_FORMS, type SchoolForm, type Stage, stageOfGrade } from './school-forms.ts';

/**
 * Why a form gives no place of a grade and kind. `unknown_form`: no school. `form_ended`: the form has ended.
 * `other_form`: other forms have this kind. `no_placement`: nobody is allocated to this form. `no_such_grade`: the key table
 * does not list the form for the grade. `undecided`: no source says whether there is one; the school authority has to be
 * asked.
 */
export type NotOffered = 'unknown_form' | 'form_ended' | 'other_form' | 'no_placement' | 'no_such_grade' | 'undecided';

/** Whether a form gives places of a grade and kind; at a Förderschule only after the procedure of the AO-SF. */
export type PlaceOffer =
  | { readonly offered: true }
  | {
      readonly offered: false;
      readonly because: NotOffered;
      /** The table that says so, or what no table says. */
      readonly source: string;
    };

/** Places about which no source decides: not offered until the school authority has been asked. */
export interface UndecidedPlaces {
  readonly forms: readonly string[];
  readonly grades: readonly string[];
  readonly kinds: readonly PlaceKindKey[];
  readonly reason: string;
}

const GENERAL_KINDS: readonly PlaceKindKey[] = kindKeys.filter((kind) => !isVocationalKind(kind));

export const UNDECIDED_PLACES: readonly UndecidedPlaces[] = [
  {
    forms: ['06', '17', '18', '19', '83'],
    grades: ['E1', 'E2', 'E3'],
    kinds: GENERAL_KINDS,
    reason: 'Jahrgänge lists 01 and 02 for the form, no source says whether it counts the entrance phase as E1–E3',
  },
  {
    forms: ['30', '88'],
    grades: ['11', '12', '13'],
    kinds: GENERAL_KINDS,
    reason:
      'Jahrgänge knows years of the course (01–06) only and Klassenart neither RK nor DF here; no source says which course a place of grade 11–13 belongs to',
  },
  {
    forms: ['81'],
    grades: GRADES.map(({ key }) => key),
    kinds: GENERAL_KINDS,
    reason: 'The register names the form, Schulform and Jahrgänge of the statistics do not list it',
  },
];

const no = (because: NotOffered, source: string): PlaceOffer => ({ offered: false, because, source });

/**
 * Whether a school of this form gives places of this grade and kind: the one answer for the report of places, the ranking,
 * the recommendation and the common placement. From the key tables "Schulform", "Jahrgänge" and "Schulgliederung" of the NRW
 * school statistics (2025-09) as they hold today.
 */
export function placeOffer(formKey: string, grade: string, kind: PlaceKindKey): PlaceOffer {
  const form = findSchoolForm(formKey);
  if (form === undefined) return no('unknown_form', 'Schulform');
  if (form.endedIn !== undefined) return no('form_ended', `Schulform, valid until ${form.endedIn}`);
  if (isVocationalKind(kind) && !form.vocational) return no('other_form', 'Schulgliederung A17, A18');
  const open = UNDECIDED_PLACES.find(
    ({ forms, grades, kinds }) => forms.includes(form.key) && grades.includes(grade) && kinds.includes(kind),
  );
  if (open) return no('undecided', open.reason);
  if (!form.placementTarget) return no('no_placement', 'Own decision: children come with their stay in hospital');
  return form.grades.includes(grade) ? { offered: true } : no('no_such_grade', 'Jahrgänge');
}

/** The forms that give places of this grade and kind, in key order. */
export const formsOffering = (grade: string, kind: PlaceKindKey): SchoolForm[] =>
  SCHOOL_FORMS.filter((form) => placeOffer(form.key, grade, kind).offered);

/** The grades with places of this kind at any form, in school order. */
export const gradesOffering = (kind: PlaceKindKey): string[] =>
  GRADES.map(({ key }) => key).filter((grade) => formsOffering(grade, kind).length > 0);

/** Whether a form gives places of this kind in any grade of a stage. */
export const offersStage = (formKey: string, stage: Stage, kind: PlaceKindKey): boolean =>
  GRADES.some(({ key }) => stageOfGrade(key) === stage && placeOffer(formKey, key, kind).offered);

/** Keys of the forms parents can register a child at for its first grade themselves, without a procedure before. */
export const directRegistrationForms: readonly string[] = formsOffering('01', 'regular')
  .filter(({ special }) => !special)
  .map(({ key }) => key);
