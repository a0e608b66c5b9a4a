// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Role } from '../../auth/permissions.ts';
import { formLabel, gradeLabel, kindLabel, type PlaceKindKey } from '../../codes/school-forms.ts';
import { type NotOffered, placeOffer } from '../../codes/school-offers.ts';

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
export function reportingRole(roles: readonly string[]): Role | undefined {
  return reporters.find((role) => roles.includes(role));
}

/** May this person report places of this school? Centre staff for all schools, a school for itself only. */
export function mayReportFor(
  user: { readonly roles: readonly string[]; readonly schools: readonly string[] },
  schoolNumber: string,
): boolean {
  const role = reportingRole(user.roles);
  if (role === undefined) return false;
  return role !== 'school' || user.schools.includes(schoolNumber);
}

/** A school of a private owner (legal form 2 of the register): as an Ersatzschule it decides itself whom it admits. */
export const isPrivateSchool = (legalForm: string): boolean => legalForm === '2';

/** Why a school cannot give places of a grade and kind, with what has to change. */
export interface PlaceRefusal {
  readonly because: NotOffered;
  readonly about: 'school' | 'grade' | 'kind';
  readonly message: string;
}

/** The answer of `placeOffer` for people; null when a school of this form gives such places. */
export function placeRefusal(form: string, grade: string, kind: PlaceKindKey): PlaceRefusal | null {
  const offer = placeOffer(form, grade, kind);
  if (offer.offered) return null;
  const { because } = offer;
  const name = formLabel(form);
  if (because === 'unknown_form') return { because, about: 'school', message: `${name}: Das ist keine Schule.` };
  if (because === 'form_ended') {
    const message = `Die Schulform ${name} gibt es nicht mehr. Bitte fragen Sie die Schulaufsicht.`;
    return { because, about: 'school', message };
  }
  if (because === 'no_placement') {
    const message = `An diese Schulform (${name}) wird nicht zugewiesen: Kinder kommen mit ihrem Aufenthalt im Krankenhaus dorthin.`;
    return { because, about: 'school', message };
  }
  if (because === 'other_form') {
    return {
      because,
      about: 'kind',
      message: `${kindLabel(kind)} gibt es nur an Berufskollegs, nicht hier (${name}).`,
    };
  }
  if (because === 'no_such_grade') {
    const message = `${gradeLabel(grade)} gibt es an dieser Schulform (${name}) nicht.`;
    return { because, about: 'grade', message };
  }
  const message = `Ob es „${gradeLabel(grade)}, ${kindLabel(kind)}“ an dieser Schulform (${name}) gibt, ist nicht festgelegt. Bitte fragen Sie die Schulaufsicht.`;
  return { because, about: 'grade', message };
}
