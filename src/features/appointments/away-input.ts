// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { FieldError } from '../../web/form/index.ts';
import { germanDate, manyOf, oneOf, optionalText } from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';
import { formatDate } from '../../web/format.ts';

/** Longer nobody is away at once here; a year of parental leave is handed over otherwise. */
const mostDays = 92;

/** Who is away, from when to when, who stands in. @param people those who counsel */
export const awayInput = (today: Temporal.PlainDate, people: readonly string[]) =>
  z
    .strictObject({
      wer: z.string({ error: 'Bitte wählen Sie eine Person.' }).refine((id) => people.includes(id), {
        error: 'Bitte wählen Sie eine Person.',
      }),
      weg_von: comingDay('Von', today),
      weg_bis: comingDay('Bis', today),
      weil: oneOf(['ill', 'leave'], 'Bitte wählen Sie, warum.'),
      vertretung: z
        .string()
        .optional()
        .transform((id) => (id === undefined || id === '' ? null : id))
        .refine((id) => id === null || people.includes(id), {
          error: 'Bitte wählen Sie die Vertretung aus der Liste.',
        }),
      hinweis: optionalText(500),
    })
    .refine((form) => Temporal.PlainDate.compare(form.weg_von, form.weg_bis) <= 0, {
      path: ['weg_bis'],
      error: '„Bis“ liegt vor „Von“. Bitte prüfen Sie beide Tage.',
    })
    .refine((form) => form.weg_von.until(form.weg_bis).days <= mostDays, {
      path: ['weg_bis'],
      error: `Bitte tragen Sie höchstens ${mostDays} Tage auf einmal ein.`,
    })
    .refine((form) => form.vertretung !== form.wer, {
      path: ['vertretung'],
      error: 'Wer abwesend ist, kann sich nicht selbst vertreten. Bitte wählen Sie jemand anderes.',
    })
    .transform((form) => ({
      counsellor: form.wer,
      from: form.weg_von,
      to: form.weg_bis,
      reason: form.weil,
      standIn: form.vertretung,
      note: form.hinweis ?? '',
    }));

/** From which day on somebody is back, earlier than was said. */
export const backInput = z.strictObject({ wieder_da: germanDate('Wieder da ab') }).transform((form) => form.wieder_da);

/** Is the day one of those that are left of an absence? */
export function backErrors(
  back: Temporal.PlainDate,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  today: Temporal.PlainDate,
): FieldError[] {
  const first = Temporal.PlainDate.compare(from, today) > 0 ? from : today;
  if (Temporal.PlainDate.compare(back, first) >= 0 && Temporal.PlainDate.compare(back, to) <= 0) return [];
  const message = `„Wieder da ab“: Bitte geben Sie einen Tag vom ${formatDate(first)} bis zum ${formatDate(to)} an.`;
  return [{ field: 'wieder_da', message }];
}

/** Which appointments the stand-in takes over. @param ids those that families have in this time */
export const handOverInput = (ids: readonly string[]) =>
  z
    .strictObject({
      termine: manyOf(ids, 'Bitte wählen Sie Termine aus der Liste.').refine((chosen) => chosen.length > 0, {
        error: 'Bitte wählen Sie, welche Termine übergeben werden.',
      }),
    })
    .transform((form) => form.termine);
