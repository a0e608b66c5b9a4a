// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { comingDay } from '../../../web/form/questions.ts';
import type { FormState } from '../../../web/form/state.ts';
import { dayField } from '../input.ts';
import { type DaySpan, readSpans, spansExample, weekdays, writeSpans } from '../span-rules.ts';
import { mostDaysAhead, type StandbySpan } from './standby-rules.ts';

/** The fields of a single day. */
export const standbyFields = { day: 'bereit_tag', time: 'bereit_zeit' } as const;

const spans = z
  .string()
  .optional()
  .transform((raw, ctx): DaySpan[] => {
    const read = readSpans(raw ?? '');
    if (typeof read !== 'string') return read;
    ctx.addIssue(read);
    return z.NEVER;
  });

/** When somebody stands by every week. */
export const standbyWeekInput = z
  .strictObject({ mo: spans, di: spans, mi: spans, do: spans, fr: spans, sa: spans, so: spans })
  .transform((form): { week: StandbySpan[] } => ({
    week: weekdays.flatMap(({ number: weekday }) => form[dayField[weekday]].map((span) => ({ ...span, weekday }))),
  }));

export const standbyWeekValues = (week: readonly StandbySpan[]): FormState['values'] =>
  Object.fromEntries(
    weekdays.map(({ number }) => [dayField[number], writeSpans(week.filter(({ weekday }) => weekday === number))]),
  );

/** A single day of stand-by. */
export const standbyDateInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({
      bereit_tag: comingDay('Tag', today).refine(
        (day) => Temporal.PlainDate.compare(day, today.add({ days: mostDaysAhead })) <= 0,
        { error: '„Tag“: Bitte wählen Sie einen Tag innerhalb eines Jahres.' },
      ),
      bereit_zeit: spans.refine((read) => read.length > 0, {
        error: `Bitte schreiben Sie die Uhrzeiten, zum Beispiel „${spansExample}“.`,
      }),
    })
    .transform(({ bereit_tag: day, bereit_zeit: read }) => ({ day, spans: read }));
