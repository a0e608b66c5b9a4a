// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { germanDate, intBetween } from '../../web/form/parse.ts';

/** So many at once are no slip of the finger. */
export const mostAtOnce = 20;

/** Children a primary school has admitted itself. @param towns AGS of the municipalities to choose from */
export const directAdmissionInput = (today: Temporal.PlainDate, towns: readonly string[] = []) =>
  z
    .strictObject({
      anzahl: intBetween(1, mostAtOnce, 'Zahl der Kinder'),
      aufnahme: germanDate('Tag der Aufnahme').refine(
        (day) =>
          Temporal.PlainDate.compare(day, today) <= 0 &&
          Temporal.PlainDate.compare(day, today.subtract({ years: 1 })) > 0,
        { error: 'Bitte geben Sie einen Tag aus dem letzten Jahr an, der nicht in der Zukunft liegt.' },
      ),
      wohnort: z
        .string({ error: 'Bitte wählen Sie die Gemeinde.' })
        .refine((ags) => towns.includes(ags), { error: 'Bitte wählen Sie die Gemeinde.' }),
    })
    .transform((form) => ({ count: form.anzahl, on: form.aufnahme, ags: form.wohnort }));
