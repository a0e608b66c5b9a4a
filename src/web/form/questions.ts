// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import {
  type DayKind,
  dayConfirmation,
  dayQuestion,
  type EarliestDay,
  impossiblePlan,
  timeQuestion,
} from '../../codes/planned-days.ts';
import { type FormBody, germanDate, inOrder, parseForm, readGermanDate, readTime, typedValues } from './parse.ts';
import type { FieldError, FieldQuestion, FormState } from './state.ts';

/** What has to be asked about a value before it is taken. */
export interface Question {
  /** The value asked about, in one notation: an answer counts for it alone. */
  value: string;
  /** A sentence with the question. */
  message: string;
  /** Label of the box that answers it. */
  label: string;
}

/** Asks about what was typed into a field; undefined when it is ordinary, or cannot be read (the schema says so). */
export type Ask = (typed: string) => Question | undefined;

/** Fields of a form that may be asked about. */
export type Asks = Readonly<Record<string, Ask>>;

/** The field of the box that answers the question about `field`. */
export const answerName = (field: string): string => `${field}_stimmt`;

/** Asks about unusual days (`dayQuestion`). */
export const askDay =
  (kind: DayKind, today: Temporal.PlainDate, earliest?: EarliestDay): Ask =>
  (typed) => {
    const date = readGermanDate(typed);
    const message = date && dayQuestion(date, kind, today, earliest);
    return date && message ? { value: date.toString(), message, label: dayConfirmation(date) } : undefined;
  };

/** Asks about unusual times of an appointment (`timeQuestion`). */
export const askTime: Ask = (typed) => {
  const time = readTime(typed);
  const message = time && timeQuestion(time);
  if (!time || !message) return undefined;
  const value = time.toString({ smallestUnit: 'minute' });
  return { value, message, label: `Ja, ${value} Uhr stimmt` };
};

/** A day to come, today included, that somebody plans. `label` is the field's label. */
export const comingDay = (label: string, today: Temporal.PlainDate) =>
  plannedDay(label, today).refine((date) => Temporal.PlainDate.compare(date, today) >= 0, {
    error: `„${label}“: Bitte geben Sie heute oder einen späteren Tag an.`,
  });

/** A day that somebody plans or, as first school days are, also writes down afterwards. */
export const plannedDay = (label: string, today: Temporal.PlainDate) =>
  germanDate(label).superRefine((date, ctx) => {
    const message = impossiblePlan(date, label, today);
    if (message !== undefined) ctx.addIssue(message);
  });

/** All questions about what was typed, answered or not. An answer to another value is none. */
function questionsOf(body: FormBody, asks: Asks): (FieldQuestion & { message: string })[] {
  return Object.entries(asks).flatMap(([field, ask]) => {
    const typed = body[field];
    const question = typeof typed === 'string' ? ask(typed) : undefined;
    if (!question) return [];
    const { value, message, label } = question;
    return [{ field, value, label, message, answered: body[answerName(field)] === value }];
  });
}

/**
 * Checks a form as `parseForm` does and asks about the unusual: open questions stand among the errors, all at once, and the
 * form shows a box to tick beside each. Only who ticks it for this very value is believed.
 * @returns `data` when the schema is content, whether or not questions are open
 */
export function askForm<T>(schema: z.ZodType<T>, body: FormBody, asks: Asks): { data?: T; state: FormState } {
  const answers = new Set(Object.keys(asks).map(answerName));
  const parsed = parseForm(schema, Object.fromEntries(Object.entries(body).filter(([name]) => !answers.has(name))));
  const errors = parsed.ok ? [] : parsed.state.errors;
  const wrong = new Set(errors.map(({ field }) => field));
  const questions = questionsOf(body, asks).filter(({ field }) => !wrong.has(field));
  const open = questions.filter(({ answered }) => !answered).map(({ field, message }) => ({ field, message }));
  const state = { values: typedValues(body), errors: inOrder(schema, [...errors, ...open]), questions };
  return parsed.ok ? { data: parsed.data, state } : { state };
}

/** What else is wrong with a form, beside the errors it has. Nothing is asked about a field that is wrong. */
export function addErrors(state: FormState, more: readonly FieldError[]): FormState {
  const fields = new Set(more.map(({ field }) => field));
  const questions = state.questions?.filter(({ field }) => !fields.has(field));
  const asked = new Set(state.questions?.filter(({ answered }) => !answered).map(({ field }) => field));
  const kept = state.errors.filter(({ field }) => !(fields.has(field) && asked.has(field)));
  const wrong = new Set(kept.map(({ field }) => field));
  return { ...state, errors: [...kept, ...more.filter(({ field }) => !wrong.has(field))], questions };
}
