// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { manyOf, requiredText } from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';

export const inviteInput = (today: Temporal.PlainDate) =>
  z.strictObject({ antwort_bis: comingDay('Antwort bis', today) }).transform((form) => ({ replyBy: form.antwort_bis }));
export const documentsInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ was: requiredText('Was fehlt', 1000), nachfragen_am: comingDay('Nachfragen am', today) })
    .transform((form) => ({ missing: form.was, askBy: form.nachfragen_am }));
export const waitingInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ pruefen_am: comingDay('Wieder prüfen am', today) })
    .transform((form) => ({ reviewOn: form.pruefen_am }));
export const assignInput = (userIds: readonly string[]) =>
  z
    .strictObject({
      person: z.string({ error: 'Bitte wählen Sie eine Person.' }).refine((id) => userIds.includes(id), {
        error: 'Bitte wählen Sie eine Person.',
      }),
    })
    .transform((form) => ({ userId: form.person }));
export const adviseInput = (today: Temporal.PlainDate, numbers: readonly string[]) =>
  z
    .strictObject({
      schulen: manyOf(numbers, 'Bitte wählen Sie Schulen aus der Liste.').refine(
        (chosen) => chosen.length >= 1 && chosen.length <= 3,
        { error: 'Bitte wählen Sie eine bis drei Schulen.' },
      ),
      nachfragen_am: comingDay('Nachfragen am', today),
    })
    .transform((form) => ({ schoolNumbers: form.schulen, checkBy: form.nachfragen_am }));
