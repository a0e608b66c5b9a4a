// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  findGrade,
  findPlaceKind,
  GRADES,
  gradeKeys,
  gradeLabel,
  kindKeys,
  kindLabel,
  type PlaceKindKey,
} from '../../../codes/school-forms.ts';
import { gradesOffering, placeOffer } from '../../../codes/school-offers.ts';
import { placeRefusal } from '../../schools/rules.ts';

/** Whether a school of this form can be recommended, as far as grade and kind are chosen; any while neither is. */
export function fitsRecommendation(form: string, grade: string | undefined, kind: PlaceKindKey | undefined): boolean {
  if (grade === undefined && kind === undefined) return true;
  const grades = grade === undefined ? gradeKeys : [grade];
  const kinds = kind === undefined ? kindKeys : [kind];
  return grades.some((one) => kinds.some((other) => placeOffer(form, one, other).offered));
}

/**
 * What is wrong with a grade and kind that no school has together; null when there may be such a place, and while one of
 * them is not chosen.
 */
export function needProblem(need: { readonly grade?: unknown; readonly kind?: unknown }): string | null {
  const [grade, kind] = [findGrade(String(need.grade))?.key, findPlaceKind(String(need.kind))?.key];
  if (grade === undefined || kind === undefined) return null;
  const offered = gradesOffering(kind);
  if (offered.includes(grade)) return null;
  const led = GRADES.filter(({ key }) => offered.includes(key)).map(({ key }) => gradeLabel(key));
  return `${kindLabel(kind)} gibt es nicht in „${gradeLabel(grade)}“, nur in: ${led.join(', ')}. Bitte ändern Sie Jahrgang oder Art.`;
}

/** One sentence for each school whose form gives no place of this grade and kind. */
export function unfitSchools(
  schools: readonly { readonly name: string; readonly form: string }[],
  grade: string,
  kind: PlaceKindKey,
): string[] {
  return schools.flatMap(({ name, form }) => {
    const refusal = placeRefusal(form, grade, kind);
    return refusal ? [`${name}: ${refusal.message}`] : [];
  });
}
