// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { gradeKeys, kindKeys } from '../../codes/school-forms.ts';
import { optionalLine } from '../../web/form/lines.ts';
import { germanDate, oneOf, optionalGermanDate, optionalText, requiredText, ticked } from '../../web/form/parse.ts';
import { comingDay, plannedDay } from '../../web/form/questions.ts';

const compare = Temporal.PlainDate.compare;

const school = z.string({ error: 'Bitte wählen Sie eine Schule.' }).regex(/^\d{6}$/, {
  error: 'Bitte wählen Sie eine Schule.',
});
const grade = oneOf(gradeKeys, 'Bitte wählen Sie einen Jahrgang.');
const kind = oneOf(kindKeys, 'Bitte wählen Sie die Art des Platzes.');

/** Hold a place: school, grade and kind as the ranking showed them. */
export const holdInput = z
  .strictObject({ schule: school, jahrgang: grade, art: kind })
  .transform((form) => ({ schoolNumber: form.schule, grade: form.jahrgang, kind: form.art }));

export const questionInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ schule: school, beginn: comingDay('Beginn', today) })
    .transform((form) => ({ schoolNumber: form.schule, startOn: form.beginn }));

export const answerInput = z
  .strictObject({
    antwort: oneOf(['accepted', 'refused'], 'Bitte wählen Sie: Zusage oder Absage.'),
    grund: optionalText(1000),
  })
  .superRefine((input, ctx) => {
    if (input.antwort === 'refused' && input.grund === null)
      ctx.addIssue({
        code: 'custom',
        path: ['grund'],
        message: 'Bitte schreiben Sie, warum Ihre Schule das Kind nicht aufnehmen kann.',
      });
  })
  .transform((form) => ({ answer: form.antwort, reason: form.grund }));

export const submissionInput = (authorityIds: readonly string[]) =>
  z
    .strictObject({
      behoerde: z
        .string({ error: 'Bitte wählen Sie, wer entscheidet.' })
        .refine((id) => authorityIds.includes(id), { error: 'Bitte wählen Sie, wer entscheidet.' }),
      hinweis: optionalText(2000),
    })
    .transform((form) => ({ authorityId: form.behoerde, note: form.hinweis ?? '' }));

export const decisionInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      schule: school,
      jahrgang: grade,
      art: kind,
      beginn: comingDay('Beginn', today),
      anhoerung: optionalGermanDate('Anhörung der Eltern').refine(
        (date) => date === null || compare(date, today) <= 0,
        { error: '„Anhörung der Eltern“: Der Tag liegt in der Zukunft.' },
      ),
      begruendung: requiredText('Begründung', 4000),
    })
    .transform((form) => ({
      schoolNumber: form.schule,
      grade: form.jahrgang,
      placeKind: form.art,
      startOn: form.beginn,
      heardOn: form.anhoerung,
      reason: form.begruendung,
    }));

export const remedyInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      eingegangen: germanDate('Eingegangen am').refine((date) => compare(date, today) <= 0, {
        error: '„Eingegangen am“: Der Tag liegt in der Zukunft.',
      }),
    })
    .transform((form) => ({ receivedOn: form.eingegangen }));

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
    schule: school,
    seit: since,
    kind: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((raw) => (raw === undefined ? [] : [raw].flat())),
  })
  .transform((form) => ({ schoolNumber: form.schule, since: form.seit, childIds: form.kind }));

export const reviewInput = z.strictObject({ gelesen: ticked() }).superRefine((input, ctx) => {
  if (!input.gelesen)
    ctx.addIssue({
      code: 'custom',
      path: ['gelesen'],
      message: 'Bitte bestätigen Sie, dass Sie die Übersetzung gelesen haben.',
    });
});

export type DecisionInput = z.infer<ReturnType<typeof decisionInput>>;
