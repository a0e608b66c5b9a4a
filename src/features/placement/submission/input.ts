// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { wholeDate } from '../../../codes/partial-date.ts';
import { dateOrderErrors } from '../../../web/form/date-order.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { germanDate, optionalText } from '../../../web/form/parse.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { Decision } from '../decision/queries.ts';

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

/** Nothing is filed against a decision that is not there yet. One that replaced another may be younger than the remedy. */
export function remedyErrors(
  received: Temporal.PlainDate,
  { decidedOn, replacesId }: Pick<Decision, 'decidedOn' | 'replacesId'>,
): FieldError[] {
  if (replacesId !== null) return [];
  const says = `liegt vor der Entscheidung vom ${formatShortDate(decidedOn)}`;
  const date = wholeDate(received);
  return dateOrderErrors([
    { field: 'eingegangen', label: 'Eingegangen am', date, notBefore: wholeDate(decidedOn), says },
  ]);
}
