// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Role } from '../../auth/permissions.ts';
import { findGrade, findPlaceKind, findSchoolForm, SCHOOL_FORMS } from '../../codes/school-forms.ts';

/** The figures of one school, grade and kind of place. `held` counts active holds that have not run out. */
export interface PlaceFigures {
  readonly capacity: number;
  readonly taken: number;
  readonly blocked: number;
  readonly held: number;
}

/** Places that can be given away now. Never below zero, even when more are taken than there are. */
export function freePlaces({ capacity, taken, blocked, held }: PlaceFigures): number {
  return Math.max(0, capacity - taken - blocked - held);
}

const places = (n: number): string => (n === 1 ? '1 Platz' : `${n} Plätze`);

/** What is unusual about the figures, as sentences. Unusual figures are accepted: the school knows what it does. */
export function placeWarnings({ capacity, taken, blocked, held }: PlaceFigures): string[] {
  const warnings: string[] = [];
  if (taken > capacity) {
    warnings.push(`Es sind mehr Plätze belegt (${taken}) als vorhanden (${capacity}).`);
  } else if (taken + blocked > capacity) {
    warnings.push(`Belegte und gesperrte Plätze (${taken + blocked}) sind zusammen mehr als vorhanden (${capacity}).`);
  }
  if (held > 0 && capacity - taken - blocked < held) {
    warnings.push(
      held === 1
        ? '1 Platz ist noch gehalten. Er wird gebraucht, wenn das Kind kommt.'
        : `${places(held)} sind noch gehalten. Sie werden gebraucht, wenn die Kinder kommen.`,
    );
  }
  return warnings;
}

const reporters: readonly Role[] = ['head', 'administration', 'school'];

/** In which role a person reports places: the centre's own roles first. Undefined when they may not report at all. */
export function reportingRole(roles: readonly Role[]): Role | undefined {
  return reporters.find((role) => roles.includes(role));
}

/** May this person report places of this school? Centre staff for all schools, a school for itself only. */
export function mayReportFor(
  user: { readonly roles: readonly Role[]; readonly schools: readonly string[] },
  schoolNumber: string,
): boolean {
  const role = reportingRole(user.roles);
  if (role === undefined) return false;
  return role !== 'school' || user.schools.includes(schoolNumber);
}

/** Does a school of this form have this grade? Forms without fixed grades take any. */
export function formHasGrade(form: string, grade: string): boolean {
  const grades = findSchoolForm(form)?.grades ?? [];
  return grades.length === 0 || grades.includes(grade);
}

// Förderschulen (08, 85, 87, 88) and the Waldorf-Förderschule (19), by the key table "Schulform".
const SPECIAL_FORMS = new Set(['08', '19', '85', '87', '88']);

/** A Förderschule: open only to children with established special needs (§ 20 SchulG NRW, procedure of the AO-SF). */
export const isSpecialSchool = (form: string): boolean => SPECIAL_FORMS.has(form);

/** A school of a private owner (legal form 2 of the register): as an Ersatzschule it decides itself whom it admits. */
export const isPrivateSchool = (legalForm: string): boolean => legalForm === '2';

/** Keys of the register that are schools, as opposed to authorities and owners. */
export const schoolFormKeys: readonly string[] = SCHOOL_FORMS.map((form) => form.key);

export const formLabel = (key: string): string => findSchoolForm(key)?.name ?? `Schulform ${key}`;
export const gradeLabel = (key: string): string => findGrade(key)?.label ?? key;
export const kindLabel = (key: string): string => findPlaceKind(key)?.label ?? key;
