// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { germanDate, optionalText } from '../../../web/form/parse.ts';

export const submissionInput = (authorityIds: readonly string[]) =>
  z
    .strictObject({
      behoerde: z
        .string({ error: 'Bitte wählen Sie, wer entscheidet.' })
        .refine((id) => authorityIds.includes(id), { error: 'Bitte wählen Sie, wer entscheidet.' }),
      hinweis: optionalText(2000),
    })
    .transform((form) => ({ authorityId: form.behoerde, note: form.hinweis ?? '' }));

export const remedyInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      eingegangen: germanDate('Eingegangen am').refine((date) => Temporal.PlainDate.compare(date, today) <= 0, {
        error: '„Eingegangen am“: Der Tag liegt in der Zukunft.',
      }),
    })
    .transform((form) => ({ receivedOn: form.eingegangen }));
