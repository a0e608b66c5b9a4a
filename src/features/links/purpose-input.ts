// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import type { FormBody } from '../../web/form/parse.ts';
import { type Asks, addErrors, askForm } from '../../web/form/questions.ts';
import type { FieldError } from '../../web/form/state.ts';
import { useLink } from './actions.ts';
import type { OpenedLink } from './queries.ts';

/** What is said about one kind of mailed link. None of it may tell who or what it is about: mail programs open links. */
export interface LinkWords {
  /** Code in `mailed_link`, for example `offer_decline`. */
  purpose: string;
  /** Beginning of the address before the token, for example `/platz-absagen`. */
  path: string;
  title: string;
  /** What happens when the button is pressed. */
  question: string;
  button: string;
  done: string;
}

/** A link whose button does it. */
export interface LinkDeed extends LinkWords {
  /** Does it, in the transaction that uses the link up. @throws Conflict with a sentence when it cannot be done any more */
  act(tx: Tx, link: OpenedLink, now: Temporal.Instant): Promise<void>;
}

/** A link whose button shows something and asks for an answer: what it shows, the fields, and what becomes of the answer. */
export interface LinkForm<Known, Input> {
  /** What is shown; undefined where it must not be shown any more. Whoever shows personal data writes it into the log here. */
  load(tx: Tx, link: OpenedLink, now: Temporal.Instant): Promise<Known | undefined>;
  schema(today: Temporal.PlainDate, known: Known): z.ZodType<Input>;
  /** What the form starts with. */
  values?(known: Known): FormState['values'];
  /** What is asked about unusual input before it is taken. */
  asks?(form: FormBody, today: Temporal.PlainDate, known: Known): Asks;
  /** What only the database knows to be wrong. */
  check?(tx: Tx, link: OpenedLink, known: Known, input: Input, now: Temporal.Instant): Promise<FieldError[]>;
  page(known: Known, state: FormState): Child;
  /** Label of the button below the fields. */
  send: string;
  /**
   * Does it. @returns whether the answer is the last one: the link is used up by it, and good for another answer otherwise
   * @throws Conflict with a sentence when it cannot be done any more
   */
  act(tx: Tx, link: OpenedLink, known: Known, input: Input, now: Temporal.Instant): Promise<{ last: boolean }>;
}

type Answer = { done: true } | { state: FormState; page: Child } | undefined;

/** A link with a form, its types closed over: what the routes need of it. */
export interface LinkQuestions extends LinkWords {
  form: {
    send: string;
    open(tx: Tx, link: OpenedLink, now: Temporal.Instant): Promise<Child | undefined>;
    answer(tx: Tx, link: OpenedLink, body: FormBody, now: Temporal.Instant): Promise<Answer>;
  };
}

export type LinkPurpose = LinkDeed | LinkQuestions;

/** Describes a link that asks for an answer. */
export function linkForm<Known, Input>(words: LinkWords, form: LinkForm<Known, Input>): LinkQuestions {
  return {
    ...words,
    form: {
      send: form.send,
      open: async (tx, link, now) => {
        const known = await form.load(tx, link, now);
        return known && form.page(known, emptyForm(form.values?.(known) ?? {}));
      },
      answer: async (tx, link, body, now) => {
        const known = await form.load(tx, link, now);
        if (known === undefined) return undefined;
        const today = dayOf(now);
        const { data, state } = askForm(form.schema(today, known), body, form.asks?.(body, today, known) ?? {});
        const more = data === undefined ? [] : ((await form.check?.(tx, link, known, data, now)) ?? []);
        const told = addErrors(state, more);
        if (data === undefined || told.errors.length > 0) return { state: told, page: form.page(known, told) };
        const { last } = await form.act(tx, link, known, data, now);
        if (last) await useLink(tx, { centreId: link.centreId, now }, link.id);
        return { done: true };
      },
    },
  };
}
