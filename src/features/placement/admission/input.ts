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

/** The school is one of those that were advised, or another by its number. */
const schoolFieldOf = ({ schule }: { schule?: string | undefined }): 'schule' | 'andere_schule' =>
  schule === undefined || schule === 'andere' ? 'andere_schule' : 'schule';

/** Is it the other field that names the school, or does this one hold a number? */
const holdsNumber =
  (field: 'schule' | 'andere_schule') =>
  (form: { schule?: string | undefined; andere_schule?: string | undefined }): boolean =>
    schoolFieldOf(form) !== field || /^\d{6}$/.test(form[field] ?? '');

const numberMissing = 'Bitte wählen Sie eine Schule oder geben Sie ihre Nummer mit 6 Ziffern an.';

/** Direct registration: the school chosen, or the number typed in its place. */
export const registrationInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      schule: z.string({ error: numberMissing }).optional(),
      andere_schule: z.string({ error: numberMissing }).trim().optional(),
      erster_schultag: plannedDay('Erster Schultag', today),
    })
    .refine(holdsNumber('schule'), { path: ['schule'], error: numberMissing, when: () => true })
    .refine(holdsNumber('andere_schule'), { path: ['andere_schule'], error: numberMissing, when: () => true })
    .transform((form) => {
      const field = schoolFieldOf(form);
      return { schoolNumber: form[field] ?? '', schoolField: field, firstSchoolDay: form.erster_schultag };
    });

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
