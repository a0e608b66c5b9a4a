// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf, timeZone } from '../../../clock.ts';
import { codesOf } from '../../../codes/keys.ts';
import { requiredLine } from '../../../web/form/lines.ts';
import { type FormBody, oneOf, readTime, timeOfDay } from '../../../web/form/parse.ts';
import type { FieldError } from '../../../web/form/state.ts';

/** Which side is asked again. */
export const askAgainInput = z
  .strictObject({ seite: oneOf(['institution', 'volunteer'], 'Bitte wählen Sie, wen Sie fragen.') })
  .transform(({ seite }) => ({ side: seite }));

const mostMinutes = 12 * 60;

/** Which times count, and why. @param startsAt beginning as planned: the day counts */
export const decideTimesInput = (startsAt: Temporal.Instant) =>
  z
    .strictObject({
      beginn_war: timeOfDay('Beginn'),
      ende_war: timeOfDay('Ende'),
      entscheidung_grund: requiredLine('Warum diese Zeiten gelten', 300),
    })
    .transform((form) => ({
      time: { from: onDay(startsAt, form.beginn_war), to: onDay(startsAt, form.ende_war) },
      reason: form.entscheidung_grund,
    }));

const onDay = (startsAt: Temporal.Instant, plainTime: Temporal.PlainTime): Temporal.Instant =>
  dayOf(startsAt).toZonedDateTime({ timeZone, plainTime }).toInstant();

/** What is wrong between beginning and end, told together with everything else. */
export function timesBetween(form: FormBody, startsAt: Temporal.Instant, now: Temporal.Instant): FieldError[] {
  const read = (value: unknown) => (typeof value === 'string' ? readTime(value) : undefined);
  const [first, last] = [read(form['beginn_war']), read(form['ende_war'])];
  if (!first || !last) return [];
  const [from, to] = [onDay(startsAt, first), onDay(startsAt, last)];
  const at = (message: string): FieldError[] => [{ field: 'ende_war', message }];
  if (Temporal.Instant.compare(to, from) <= 0)
    return at('Das Ende liegt nicht nach dem Beginn. Bitte prüfen Sie die Uhrzeiten.');
  if (Temporal.Instant.compare(to, now) > 0) return at('Das Ende liegt in der Zukunft.');
  if (from.until(to).total('minutes') > mostMinutes)
    return at('Das sind mehr als 12 Stunden. Bitte prüfen Sie die Uhrzeiten.');
  return [];
}

/** What happens beside telling the coordination. */
export const afterThatWords = {
  tell: 'Die Koordination wird informiert',
  remind: 'Die Koordination wird informiert, und beide Seiten werden noch einmal erinnert',
} as const;
/** How a volunteer stands on the paper. */
export const shownAsWords = { given_name: 'mit dem Vornamen', number: 'mit der Ehrenamtsnummer' } as const;

const days = (label: string, least: number, most: number) =>
  z.string({ error: `Bitte geben Sie bei „${label}“ eine Zahl ein.` }).transform((raw, ctx) => {
    const n = /^\d{1,3}$/.test(raw.trim()) ? Number(raw.trim()) : Number.NaN;
    if (n >= least && n <= most) return n;
    ctx.addIssue(`Bitte geben Sie bei „${label}“ eine ganze Zahl von ${least} bis ${most} ein.`);
    return z.NEVER;
  });

/** What the centre does when a proof does not come. */
export const proofSettingInput = z
  .strictObject({
    erinnern_tage: days('Erinnern nach', 1, 30),
    melden_tage: days('Koordination informieren nach', 1, 60),
    danach: oneOf(codesOf(afterThatWords), 'Bitte wählen Sie, was danach geschieht.'),
    auf_dem_bogen: oneOf(codesOf(shownAsWords), 'Bitte wählen Sie, wie Ehrenamtliche auf dem Bogen stehen.'),
  })
  .transform((form) => ({
    remindDays: form.erinnern_tage,
    tellDays: form.melden_tage,
    afterThat: form.danach,
    shownAs: form.auf_dem_bogen,
  }));

/** First is reminded, then told: what is wrong with the order of both. */
export function daysBetween(form: FormBody): FieldError[] {
  const read = (value: unknown) => (typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? Number(value) : null);
  const [first, then] = [read(form['erinnern_tage']), read(form['melden_tage'])];
  if (first === null || then === null || then > first) return [];
  const message = 'Bitte geben Sie hier mehr Tage ein als bei der Erinnerung: erst wird erinnert, dann informiert.';
  return [{ field: 'melden_tage', message }];
}
