// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { findGrade, findPlaceKind, getStage, gradeKeys, kindKeys } from '../../../codes/school-forms.ts';
import { type Ages, ageProblem } from '../../../codes/usual-place.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { cleanText, type FormBody, oneOf, optionalText, requiredText, typedValues } from '../../../web/form/parse.ts';
import { comingDay } from '../../../web/form/questions.ts';
import { deviates } from '../proposal/deviation.ts';
import type { Proposal } from '../proposal/propose.ts';
import { type Deviation, deviationLabels, proposalText } from '../proposal/words.ts';
import { needProblem, unfitSchools } from './rules.ts';

const chooseDeviation = 'Bitte wählen Sie, warum Sie davon abweichen.';
const noSchool = 'Bitte wählen Sie eine bis drei Schulen.';
/** One to three school numbers, best first, from repeated fields; empty ones are left out. */
const schoolNumbers = z
  .union([z.string(), z.array(z.string())], { error: noSchool })
  .optional()
  .transform((raw, ctx): string[] => {
    const numbers = [
      ...new Set(
        [raw ?? []]
          .flat()
          .map((text) => text.trim())
          .filter((text) => text !== ''),
      ),
    ];
    if (numbers.length >= 1 && numbers.length <= 3 && numbers.every((number) => /^\d{6}$/.test(number))) return numbers;
    ctx.addIssue(noSchool);
    return z.NEVER;
  });
type TypedNeed = { readonly jahrgang?: unknown; readonly art?: unknown };
const needSentence = ({ jahrgang, art }: TypedNeed) => needProblem({ grade: jahrgang, kind: art });

export const recommendInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      jahrgang: oneOf(gradeKeys, 'Bitte wählen Sie einen Jahrgang.'),
      art: oneOf(kindKeys, 'Bitte wählen Sie die Art des Platzes.'),
      beginn: comingDay('Frühester Beginn', today),
      schulen: schoolNumbers,
      grund: requiredText('Begründung', 4000),
      abweichung: z.union([z.literal(''), z.enum(codesOf(deviationLabels))], { error: chooseDeviation }).optional(),
      abweichung_text: optionalText(500),
    })
    // Looked at even when other fields are wrong, so that all errors come at once.
    .refine((form) => needSentence(form) === null, {
      path: ['art'],
      error: ({ input }) => needSentence(input as TypedNeed) ?? '',
      when: () => true,
    })
    .transform((form) => ({
      grade: form.jahrgang,
      placeKind: form.art,
      earliestStart: form.beginn,
      schoolNumbers: form.schulen,
      reason: form.grund,
      deviation: form.abweichung || null,
      deviationText: form.abweichung_text,
    }));

export type RecommendInput = z.infer<ReturnType<typeof recommendInput>>;

/** A grade that no child of this age goes to. */
export function ageErrors({ grade }: Pick<RecommendInput, 'grade'>, ages: Ages | null): FieldError[] {
  const problem = ageProblem(getStage(grade), ages);
  return problem === null
    ? []
    : [{ field: 'jahrgang', message: `${problem} Bitte wählen Sie einen anderen Jahrgang.` }];
}

/** Another choice than the proposal, without why; with another reason than those of the list, without its words. */
export function deviationErrors(form: FormBody, proposal: Proposal): FieldError[] {
  const { jahrgang, art, abweichung, abweichung_text } = typedValues(form);
  const [grade, kind] = [findGrade(String(jahrgang))?.key, findPlaceKind(String(art))?.key];
  if (grade === undefined || kind === undefined || !deviates(proposal, { grade, kind })) return [];
  if (!abweichung)
    return [{ field: 'abweichung', message: `Der Vorschlag ist: ${proposalText(proposal)}. ${chooseDeviation}` }];
  return abweichung === ('other' satisfies Deviation) && cleanText(String(abweichung_text ?? '')) === ''
    ? [{ field: 'abweichung_text', message: 'Bitte schreiben Sie den anderen Grund in einem Satz.' }]
    : [];
}

/** Schools that cannot be recommended: unknown numbers first, then those whose form gives no such place. */
export function schoolErrors(
  { schoolNumbers, grade, placeKind }: Pick<RecommendInput, 'schoolNumbers' | 'grade' | 'placeKind'>,
  schools: readonly { number: string; name: string; form: string }[],
): FieldError[] {
  const unknown = schoolNumbers.filter((number) => !schools.some((school) => school.number === number));
  if (unknown.length > 0)
    return [{ field: 'schulen', message: `Diese Schulnummer steht nicht im Verzeichnis: ${unknown.join(', ')}.` }];
  return unfitSchools(schools, grade, placeKind).map((message) => ({ field: 'schulen', message }));
}
