// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { isId } from '../../db/ids.ts';
import type { FieldError } from '../../web/form/index.ts';
import { type FormBody, germanDate, oneOf, optionalText, readGermanDate } from '../../web/form/parse.ts';
import { type Ask, comingDay } from '../../web/form/questions.ts';
import { formatDate } from '../../web/format.ts';

/** More than one person has in three months. */
export const mostRows = 200;
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

/** Whose absence somebody stands in for, from when to when. */
interface StoodIn {
  id: string;
  name: string;
  standIn: string | null;
  standInName: string | null;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

const text = (form: FormBody, name: string): string => String(form[name] ?? '');

/** The absences of others in which the person who is to be away stands in. */
export function stoodInBy<T extends StoodIn>(form: FormBody, all: readonly T[]): T[] {
  const [first, last] = [text(form, 'weg_von'), text(form, 'weg_bis')].map(readGermanDate);
  if (!first || !last) return [];
  return all.filter(
    ({ standIn, from, to }) =>
      standIn === text(form, 'wer') &&
      Temporal.PlainDate.compare(from, last) <= 0 &&
      Temporal.PlainDate.compare(to, first) >= 0,
  );
}

/** Asks about somebody who is away while they stand in for others: nobody would be there then. */
export const askStoodIn =
  (form: FormBody, all: readonly StoodIn[]): Ask =>
  () => {
    const these = stoodInBy(form, all);
    if (these.length === 0) return undefined;
    const whom = these.map(({ name, from, to }) => `${name} (${formatDate(from)} bis ${formatDate(to)})`).join(', ');
    return {
      value: these.map(({ id }) => id).join(' '),
      message: `${these[0]?.standInName ?? 'Diese Person'} ist in dieser Zeit Vertretung für ${whom}. Bitte klären Sie, wer dann da ist.`,
      label: 'Trotzdem eintragen, die Vertretung ist geklärt',
    };
  };

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

const chosenIds = 'Bitte wählen Sie, welche Termine übergeben werden.';

/** Which appointments the stand-in takes over; what a family has not got any more in this time is told apart. */
export const handOverInput = z
  .strictObject({
    termine: z
      .union([z.string(), z.array(z.string()).max(mostRows, { error: chosenIds })], { error: chosenIds })
      .optional()
      .transform((raw) => [...new Set(raw === undefined ? [] : [raw].flat())])
      .refine((chosen) => chosen.length > 0 && chosen.every(isId), { error: chosenIds }),
  })
  .transform((form) => form.termine);
