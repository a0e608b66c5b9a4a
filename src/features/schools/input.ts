// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { gradeKeys, kindKeys } from '../../codes/school-forms.ts';
import { intBetween, oneOf, optionalIntBetween, optionalText } from '../../web/form/parse.ts';

const figures = {
  kapazitaet: intBetween(0, 500, 'Plätze insgesamt'),
  belegt: intBetween(0, 500, 'davon belegt'),
  gesperrt: optionalIntBetween(0, 500, 'davon gesperrt').transform((n) => n ?? 0),
  sperrgrund: optionalText(200),
};

/** Looked at even when other fields are wrong, so that all errors come at once. */
const reasonRule = {
  path: ['sperrgrund'],
  error: 'Bitte schreiben Sie, warum Plätze gesperrt sind, zum Beispiel „Raum in Renovierung“.',
  when: () => true,
};
const reasonGiven = ({ gesperrt, sperrgrund }: { gesperrt: number; sperrgrund: string | null }): boolean =>
  !(gesperrt > 0) || sperrgrund !== null;

/** The figures of a place that is already reported. */
export const placeFiguresInput = z.strictObject(figures).refine(reasonGiven, reasonRule);

/** A place reported for the first time. */
export const newPlaceInput = z
  .strictObject({
    schule: z
      .string({ error: 'Bitte wählen Sie eine Schule.' })
      .regex(/^\d{6}$/, { error: 'Bitte wählen Sie eine Schule.' }),
    jahrgang: oneOf(gradeKeys, 'Bitte wählen Sie einen Jahrgang.'),
    art: oneOf(kindKeys, 'Bitte wählen Sie die Art der Plätze.'),
    ...figures,
  })
  .refine(reasonGiven, reasonRule);

export type PlaceFiguresInput = z.infer<typeof placeFiguresInput>;
export type NewPlaceInput = z.infer<typeof newPlaceInput>;

/** "Stimmt noch": which rows were seen at which version, and which one is meant (all when left out). */
export const confirmInput = z.strictObject({
  stand: z
    .union([z.string(), z.array(z.string())], { error: 'Bitte laden Sie die Seite neu.' })
    .transform((raw, ctx) => {
      const seen = (Array.isArray(raw) ? raw : [raw]).map((text) => /^([0-9a-f-]{36}):(\d{1,9})$/.exec(text));
      if (seen.some((match) => match === null)) {
        ctx.addIssue('Bitte laden Sie die Seite neu.');
        return z.NEVER;
      }
      return seen.map((match) => ({ id: match![1]!, version: Number(match![2]) }));
    }),
  platz: z.string().optional(),
});

/** The file kept between preview and import, named by the hash of its bytes. */
export const applyInput = z.strictObject({
  datei: z
    .string({ error: 'Bitte laden Sie die Datei noch einmal hoch.' })
    .regex(/^[0-9a-f]{64}$/, { error: 'Bitte laden Sie die Datei noch einmal hoch.' }),
});
