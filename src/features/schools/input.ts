// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { gradeKeys, kindKeys } from '../../codes/school-forms.ts';
import type { FieldError } from '../../web/form/index.ts';
import { intBetween, oneOf, optionalIntBetween, optionalText } from '../../web/form/parse.ts';
import type { Figures } from './rows.ts';
import type { PlaceRefusal } from './rules.ts';

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

const figuresOf = (form: {
  kapazitaet: number;
  belegt: number;
  gesperrt: number;
  sperrgrund: string | null;
}): Figures => ({
  capacity: form.kapazitaet,
  taken: form.belegt,
  blocked: form.gesperrt,
  blockedReason: form.gesperrt > 0 ? (form.sperrgrund ?? '') : '',
});

/** The figures of a place that is already reported. */
export const placeFiguresInput = z.strictObject(figures).refine(reasonGiven, reasonRule).transform(figuresOf);

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
  .refine(reasonGiven, reasonRule)
  .transform((form) => ({
    schoolNumber: form.schule,
    grade: form.jahrgang,
    kind: form.art,
    ...figuresOf(form),
  }));

export type NewPlaceInput = z.infer<typeof newPlaceInput>;

const fields = { school: 'schule', grade: 'jahrgang', kind: 'art' } as const;

/** What cannot be reported, at the field that has to change. */
export const refusedAt = ({ about, message }: Pick<PlaceRefusal, 'about' | 'message'>): FieldError => ({
  field: fields[about],
  message,
});

/** "Stimmt noch": which rows were seen at which version, and which one is meant (all when left out): those meant. */
export const confirmInput = z
  .strictObject({
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
  })
  .transform(({ stand, platz }) => (platz === undefined ? stand : stand.filter(({ id }) => id === platz)));

const fileMissing = 'Bitte wählen Sie die Datei schuldaten.csv.';

/** The register as somebody hands it over. */
export const uploadInput = z
  .strictObject({
    datei: z.instanceof(File, { error: fileMissing }).refine((file) => file.size > 0, { error: fileMissing }),
  })
  .transform((form) => ({ file: form.datei }));

export const fileGone: FieldError = {
  field: 'datei',
  message: 'Die Datei liegt nicht mehr vor. Bitte laden Sie sie noch einmal hoch.',
};

/** The file kept between preview and import, named by the hash of its bytes. */
export const applyInput = z
  .strictObject({
    datei: z
      .string({ error: 'Bitte laden Sie die Datei noch einmal hoch.' })
      .regex(/^[0-9a-f]{64}$/, { error: 'Bitte laden Sie die Datei noch einmal hoch.' }),
  })
  .transform((form) => ({ fileHash: form.datei }));
