// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { optionalLine } from '../../../web/form/lines.ts';
import { optionalGermanDate } from '../../../web/form/parse.ts';
import { plannedDay } from '../../../web/form/questions.ts';
import { schoolChoice } from '../input.ts';

export const admissionInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ erster_schultag: plannedDay('Erster Schultag', today), klasse: optionalLine('Klasse', 20) })
    .transform((form) => ({ firstSchoolDay: form.erster_schultag, className: form.klasse ?? '' }));

/** Direct registration: `schule` is the advised school chosen, or the number typed in its place. */
export const registrationInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      schule: z
        .string({ error: 'Bitte wählen Sie eine Schule oder geben Sie ihre Nummer an.' })
        .regex(/^\d{6}$/, { error: 'Bitte wählen Sie eine Schule oder geben Sie ihre Nummer mit 6 Ziffern an.' }),
      erster_schultag: plannedDay('Erster Schultag', today),
    })
    .transform((form) => ({ schoolNumber: form.schule, firstSchoolDay: form.erster_schultag }));

const since = optionalGermanDate('Bestätigt seit');

/** The period of a file for SchILD. */
export const periodInput = z.strictObject({ seit: since }).transform((form) => ({ since: form.seit }));

export const schildInput = z
  .strictObject({
    schule: schoolChoice,
    seit: since,
    kind: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((raw) => (raw === undefined ? [] : [raw].flat())),
  })
  .transform((form) => ({ schoolNumber: form.schule, since: form.seit, childIds: form.kind }));
