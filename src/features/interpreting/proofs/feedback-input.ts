// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { personalParts } from '../../../codes/personal-parts.ts';
import { cleanText, oneOf, optionalOneOf } from '../../../web/form/parse.ts';
import { proofOf, proofShape, refuseTimes } from '../dispatch/proof-input.ts';
import { type Feedback, type FeedbackAnswer, feedbackAnswers, longestNote } from './feedback-rules.ts';

const sentences = {
  verstanden: 'Bitte sagen Sie, ob sich alle gut verständigen konnten.',
  vorbereitet: 'Bitte sagen Sie, ob Zeit, Ort und Absprachen klar waren.',
  freundlich: 'Bitte sagen Sie, ob alle freundlich miteinander umgegangen sind.',
} as const;
const answer = (field: keyof typeof sentences) => oneOf(codesOf(feedbackAnswers), sentences[field]);
const optionalAnswer = (field: keyof typeof sentences) => optionalOneOf(codesOf(feedbackAnswers), sentences[field]);

const note = z
  .string()
  .optional()
  .transform((raw, ctx) => {
    const text = cleanText(raw ?? '');
    if (text.length <= longestNote) return text;
    ctx.addIssue(`Bitte kürzen Sie auf höchstens ${longestNote} Zeichen (jetzt ${text.length}).`);
    return z.NEVER;
  });

/** How an institution found a talk. */
export const feedbackInput = z
  .strictObject({
    verstanden: answer('verstanden'),
    vorbereitet: answer('vorbereitet'),
    freundlich: answer('freundlich'),
    anmerkung: note,
  })
  .transform((form) => ({
    understood: form.verstanden,
    prepared: form.vorbereitet,
    respectful: form.freundlich,
    note: form.anmerkung,
  }));

/** The same beside a proof, where nobody has to say anything: all of it or nothing. */
const besideShape = {
  verstanden: optionalAnswer('verstanden'),
  vorbereitet: optionalAnswer('vorbereitet'),
  freundlich: optionalAnswer('freundlich'),
  anmerkung: note,
};
type Beside = z.output<z.ZodObject<typeof besideShape>>;

function refuseParts(form: Beside, ctx: z.RefinementCtx): void {
  const fields = codesOf(sentences);
  if (form.anmerkung === '' && fields.every((field) => form[field] === null)) return;
  for (const field of fields)
    if (form[field] === null) ctx.addIssue({ code: 'custom', path: [field], message: sentences[field] });
}

function besideOf({ verstanden, vorbereitet, freundlich, anmerkung }: Beside): Feedback | null {
  if (verstanden === null || vorbereitet === null || freundlich === null) return null;
  return { understood: verstanden, prepared: vorbereitet, respectful: freundlich, note: anmerkung };
}

/** What an institution says by its mailed link: when the talk was and, where it likes, how it was. */
export const confirmInput = (startsAt: Temporal.Instant, now: Temporal.Instant) =>
  z
    .strictObject({ ...proofShape, ...besideShape })
    // Both look, so that all that is wrong is said at once.
    .superRefine((form, ctx) => {
      refuseTimes(startsAt, now)(form, ctx);
      refuseParts(form, ctx);
    })
    .transform((form) => ({ ...proofOf(startsAt, form), feedback: besideOf(form) }));

/** Key of what is wrong with a field a volunteer filled in, by its name; its sentences are those of a catalogue. */
export type FeedbackFaults = Readonly<Record<string, 'error.answer' | 'error.long' | 'feedback.name'>>;

/** What a volunteer says on its page, read by hand. @returns the answers, or all that is wrong at once */
export function readVolunteerFeedback(
  form: Readonly<Record<string, unknown>>,
): { feedback: Feedback } | { faults: FeedbackFaults; parts: readonly string[] } {
  const read = (name: string): FeedbackAnswer | undefined =>
    codesOf(feedbackAnswers).find((code) => code === form[name]);
  const [understood, prepared, respectful] = [read('verstanden'), read('vorbereitet'), read('freundlich')];
  const text = cleanText(typeof form['anmerkung'] === 'string' ? form['anmerkung'] : '');
  const parts = form['niemand_gemeint'] === 'ja' ? [] : personalParts(text).slice(0, 3);
  const faults = {
    ...(understood ? {} : { verstanden: 'error.answer' as const }),
    ...(prepared ? {} : { vorbereitet: 'error.answer' as const }),
    ...(respectful ? {} : { freundlich: 'error.answer' as const }),
    ...(text.length > longestNote ? { anmerkung: 'error.long' as const } : {}),
    ...(text.length <= longestNote && parts.length > 0 ? { anmerkung: 'feedback.name' as const } : {}),
  };
  if (!understood || !prepared || !respectful || Object.keys(faults).length > 0) return { faults, parts };
  return { feedback: { understood, prepared, respectful, note: text } };
}

/** What a volunteer typed, to be shown again; longer words than ever fit are cut. */
export const typedFeedback = (form: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    ['verstanden', 'vorbereitet', 'freundlich', 'anmerkung'].flatMap((name) => {
      const value = form[name];
      return typeof value === 'string' ? [[name, value.slice(0, longestNote * 2)]] : [];
    }),
  );
