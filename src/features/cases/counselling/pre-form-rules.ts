// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { keysOf, schoolKindLabels, scriptLabels, spokenLabels, wishLabels } from './words.ts';

/** How many languages and schools a family can name before the talk. */
export const preFormSlots = { languages: [1, 2, 3], schools: [1, 2, 3] } as const;

const year = z.int().min(1990).max(2100).nullable();

/** What a family has said of a child: ticks and codes, as they are kept. */
export const preFormAnswers = z.object({
  languages: z.array(z.object({ language: z.string(), level: z.enum(keysOf(spokenLabels)).nullable() })),
  scripts: z.array(z.enum(keysOf(scriptLabels))),
  /** The child reads and writes in no script yet. */
  noScript: z.boolean(),
  schoolYears: z.int().min(0).max(15).nullable(),
  kindergartenYears: z.int().min(0).max(4).nullable(),
  schools: z.array(
    z.object({
      /** Key of `codes/nationalities.ts`. */
      country: z.string(),
      kind: z.enum(keysOf(schoolKindLabels)).nullable(),
      from: year,
      to: year,
      lastGrade: z.int().min(1).max(13).nullable(),
    }),
  ),
  wishes: z.array(z.enum(keysOf(wishLabels))),
  /** The school of brothers and sisters. */
  siblingsSchool: z.boolean(),
});
export type PreFormAnswers = z.infer<typeof preFormAnswers>;

/** Has nothing been said? */
export const saysNothing = (answers: PreFormAnswers): boolean =>
  answers.languages.length === 0 &&
  answers.scripts.length === 0 &&
  !answers.noScript &&
  answers.schoolYears === null &&
  answers.kindergartenYears === null &&
  answers.schools.length === 0 &&
  answers.wishes.length === 0 &&
  !answers.siblingsSchool;

/** The literacy that follows from scripts: none, not Latin, Latin (VO-DV I words of the record); null: not said. */
export function literacyOf({ scripts, noScript }: PreFormAnswers): 'none' | 'non_latin' | 'latin' | null {
  if (scripts.includes('latin')) return 'latin';
  if (scripts.length > 0) return 'non_latin';
  return noScript ? 'none' : null;
}
