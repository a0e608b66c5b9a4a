// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf, timeZone } from '../../../clock.ts';
import { codesOf } from '../../../codes/keys.ts';
import { oneOf, readTime, timeOfDay } from '../../../web/form/parse.ts';
import { optionalSheetNumber } from '../proofs/sheet-input.ts';

/** What came of a talk. */
export const outcomeWords = {
  held: 'hat stattgefunden',
  client_no_show: 'die Familie ist nicht gekommen',
  interpreter_no_show: 'niemand ist zum Dolmetschen gekommen',
} as const;

const at = (day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant =>
  day.toZonedDateTime({ timeZone, plainTime: time }).toInstant();

/** More than this is a slip. */
const mostMinutes = 12 * 60;

/** The fields of a proof: for forms that ask more beside it. */
export const proofShape = {
  bogen: optionalSheetNumber,
  ergebnis: oneOf(codesOf(outcomeWords), 'Bitte wählen Sie, was war.'),
  beginn_war: timeOfDay('Beginn'),
  ende_war: timeOfDay('Ende'),
};
type ProofForm = z.output<z.ZodObject<typeof proofShape>>;

/** What is wrong with the times of a proof. */
export const refuseTimes =
  (startsAt: Temporal.Instant, now: Temporal.Instant) =>
  (form: ProofForm, ctx: z.RefinementCtx): void => {
    const refuse = (message: string) => ctx.addIssue({ code: 'custom', path: ['ende_war'], message });
    const { from, to } = proofOf(startsAt, form).time;
    if (Temporal.Instant.compare(to, from) <= 0)
      refuse('Das Ende liegt nicht nach dem Beginn. Bitte prüfen Sie die Uhrzeiten.');
    else if (form.ergebnis === 'held' && Temporal.Instant.compare(to, now) > 0)
      refuse('Das Ende liegt in der Zukunft. Bitte bestätigen Sie erst nach dem Gespräch.');
    else if (from.until(to).total('minutes') > mostMinutes)
      refuse('Das sind mehr als 12 Stunden. Bitte prüfen Sie die Uhrzeiten.');
  };

export const proofOf = (startsAt: Temporal.Instant, form: ProofForm) => ({
  sheet: form.bogen,
  outcome: form.ergebnis,
  time: { from: at(dayOf(startsAt), form.beginn_war), to: at(dayOf(startsAt), form.ende_war) },
});

/** What came of a talk, and when it really was, and on which sheet it stands. @param startsAt beginning as planned: the day counts */
export const proofInput = (startsAt: Temporal.Instant, now: Temporal.Instant) =>
  z
    .strictObject(proofShape)
    .superRefine(refuseTimes(startsAt, now))
    .transform((form) => proofOf(startsAt, form));

/** What a volunteer says on its page; read by hand, its sentences are those of a catalogue. @returns the times, or the key of what is wrong */
export function readVolunteerProof(
  form: Readonly<Record<string, unknown>>,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant; burdened: boolean } | 'error.time' | 'error.order' {
  const read = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? readTime(value) : undefined;
  };
  const [first, last] = [read('beginn_war'), read('ende_war')];
  if (first === undefined || last === undefined) return 'error.time';
  const [from, to] = [at(dayOf(startsAt), first), at(dayOf(startsAt), last)];
  if (Temporal.Instant.compare(to, from) <= 0 || Temporal.Instant.compare(to, now) > 0) return 'error.order';
  return { from, to, burdened: form['belastet'] === 'ja' };
}
