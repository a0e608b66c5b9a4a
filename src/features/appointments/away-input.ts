// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { oneOf } from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';

/** Longer nobody is away at once here; a year of parental leave is handed over otherwise. */
const mostDays = 92;

/** Who is away, from when to when. @param people those who counsel */
export const awayInput = (today: Temporal.PlainDate, people: readonly string[]) =>
  z
    .strictObject({
      wer: z.string({ error: 'Bitte wählen Sie eine Person.' }).refine((id) => people.includes(id), {
        error: 'Bitte wählen Sie eine Person.',
      }),
      weg_von: comingDay('Von', today),
      weg_bis: comingDay('Bis', today),
      weil: oneOf(['ill', 'leave'], 'Bitte wählen Sie, warum.'),
    })
    .refine((form) => Temporal.PlainDate.compare(form.weg_von, form.weg_bis) <= 0, {
      path: ['weg_bis'],
      error: '„Bis“ liegt vor „Von“. Bitte prüfen Sie beide Tage.',
    })
    .refine((form) => form.weg_von.until(form.weg_bis).days <= mostDays, {
      path: ['weg_bis'],
      error: `Bitte tragen Sie höchstens ${mostDays} Tage auf einmal ein.`,
    })
    .transform((form) => ({ counsellor: form.wer, from: form.weg_von, to: form.weg_bis, reason: form.weil }));
