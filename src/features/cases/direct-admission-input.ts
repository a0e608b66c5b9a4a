// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { germanDate, intBetween } from '../../web/form/parse.ts';

/** So many at once are no slip of the finger. */
export const mostAtOnce = 20;

/** Ages in completed years, both included. */
export interface Ages {
  from: number;
  to: number;
}

/** Who may be admitted without the centre, where the centre's competence table does not say it (domain: 6 to 9 in Düren). */
export const usualAges: Ages = { from: 6, to: 9 };

const age = (label: string) => intBetween(0, 30, label);

/** Children a primary school has admitted itself. @param towns AGS of the municipalities to choose from @param ages who may be */
export const directAdmissionInput = (
  today: Temporal.PlainDate,
  towns: readonly string[] = [],
  ages: Ages = usualAges,
) =>
  z
    .strictObject({
      anzahl: intBetween(1, mostAtOnce, 'Zahl der Kinder'),
      alter_von: age('Alter des jüngsten Kindes').refine((years) => years >= ages.from && years <= ages.to, {
        error: wrongAge(ages),
      }),
      alter_bis: age('Alter des ältesten Kindes').refine((years) => years >= ages.from && years <= ages.to, {
        error: wrongAge(ages),
      }),
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
    .refine((form) => form.alter_von <= form.alter_bis, {
      path: ['alter_bis'],
      error: 'Das älteste Kind kann nicht jünger sein als das jüngste.',
    })
    .transform((form) => ({ count: form.anzahl, on: form.aufnahme, ags: form.wohnort }));

function wrongAge({ from, to }: Ages): string {
  return `Ohne das Zentrum aufnehmen können Sie Kinder von ${from} bis ${to} Jahren. Bitte melden Sie jüngere und ältere Kinder dem Zentrum.`;
}
