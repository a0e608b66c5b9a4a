// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { Conflict } from '../refusals.ts';
import { emptyForm, type FieldError, type FormState, type Refusal, staleState } from './form/index.ts';
import { type FormBody, formVersion, openedAt } from './form/parse.ts';
import { type Asks, addErrors, askForm } from './form/questions.ts';
import { type Frame, frameOf } from './frame.ts';
import { type Answer, type CentreRequest, type Change, page, type Request, redirect } from './route.ts';

/** What every page with a form is given: spread it into the page. */
export interface FormProps {
  frame: Frame;
  state: FormState;
  requestId: string;
  /** Version of the record the form rests on; 0 for a form that rests on none. */
  version: number;
  /** What has happened since the form was opened, when that was something. */
  news: readonly Change[] | null;
}

/** What a deed answers that was not done, because the page has something to show first: what it offers now. */
export interface Instead<Offers> {
  readonly instead: Offers;
}
export const instead = <Offers>(offers: Offers): Instead<Offers> => ({ instead: offers });

type Soon<T> = T | Promise<T>;
type Node = { toString(): string };

/**
 * A form and what it does, described once. Every part is given the request and what was loaded for it (`Known`); the third
 * argument is what the form said (`Input`), what came of it (`Result`), or what there is to choose from (`Offers`).
 */
export interface FormPair<R extends Request, Known, Input, Result, Offers = unknown> {
  /** Reads what the form is about. @throws NotFound; Conflict when its state does not allow the deed */
  load(request: R): Soon<Known>;
  /** The same for a form that was sent, where that needs something else. */
  loadSent?(request: R): Soon<Known>;
  /** What only the page needs, and what the form starts with: gathered when the page is shown, not for the deed. @throws Conflict */
  offers?(request: R, known: Known): Soon<Offers>;
  /** What the form starts with, and what is stored now when it rests on an older version. */
  values?(request: R, known: Known, offers: Offers): Soon<FormState['values']>;
  schema(request: R, known: Known): z.ZodType<Input>;
  /** What is asked about unusual input before it is taken. */
  asks?(request: R, known: Known): Soon<Asks>;
  /** Reads the form where schema and questions do not say it all. */
  read?(request: R, known: Known, schema: z.ZodType<Input>): Soon<{ data?: Input; state: FormState }>;
  /** A button that only shows the form again, with what was typed and these values; undefined: another button. */
  again?(form: FormBody): FormState['values'] | undefined;
  /** What is wrong beyond single fields, looked at also when some of them cannot be read. */
  also?(request: R, known: Known): Soon<FieldError[]>;
  /** What only the database knows to be wrong. */
  check?(request: R, known: Known, input: Input): Soon<FieldError[]>;
  /** Version of the record, for a form that changes one. */
  version?(known: Known): number;
  /** Locks the record of a form that was sent. @returns its version */
  lock?(request: R, known: Known): Promise<number | undefined>;
  /** A form that does not say which version it rests on is refused; otherwise it is taken as resting on the newest. */
  versionNeeded?: true;
  /** What is wrong is told before that the record has changed meanwhile; otherwise both are told at once. */
  wrongFirst?: true;
  /** What others did to the record since: told beside a form that came late. Otherwise it shows what is stored, by field. */
  news?(request: R, since: Temporal.Instant): Promise<Change[]>;
  /** Fields that never go back into a page: passwords and codes. */
  secrets?: readonly string[];
  /** Does it. What is refused stands at its field; what there is to see first is on the page (`instead`). */
  run(request: R, known: Known, input: Input): Soon<Result | Refusal | Instead<Offers>>;
  /** Where to go on, or what to answer with. */
  done: string | ((request: R, known: Known, result: Result) => Soon<string | Answer>);
  /** The page around the form; it may show more than the form. */
  page(request: R, known: Known, form: FormProps, offers: Offers): Soon<Node>;
}

/** The two handlers of a form: its page, and what it does. */
export interface FormHandlers<R extends Request> {
  show(request: R): Promise<Answer>;
  send(request: R): Promise<Answer>;
}

const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'refused' in result;

const isInstead = <Offers>(result: unknown): result is Instead<Offers> =>
  typeof result === 'object' && result !== null && 'instead' in result;

function without(state: FormState, secrets: readonly string[]): FormState {
  if (secrets.length === 0) return state;
  const kept = Object.entries(state.values).filter(([name]) => !secrets.includes(name));
  return { ...state, values: Object.fromEntries(kept) };
}

/** 200 for a form to fill in, 409 for one that rests on an older version, 422 for one with something wrong. */
function statusOf(state: FormState, news: FormProps['news']): 200 | 409 | 422 {
  if (news !== null || state.stored) return 409;
  return state.errors.length > 0 ? 422 : 200;
}

/**
 * Page and deed of one form: loading, what was typed with all errors at once (422), questions about the unusual, a record
 * that others have changed meanwhile (409), and where to go on (303).
 */
function formPair<R extends Request, Known, Input, Result, Offers>(
  it: FormPair<R, Known, Input, Result, Offers>,
): FormHandlers<R> {
  // A form that offers nothing has no type for it: `Offers` is unknown then, and undefined is one.
  const offersOf = async (request: R, known: Known): Promise<Offers> => (await it.offers?.(request, known)) as Offers;

  const answer = async (
    request: R,
    known: Known,
    state: FormState,
    version: number,
    { news = null, offers, status }: { news?: FormProps['news']; offers?: Offers; status?: 422 } = {},
  ): Promise<Answer> => {
    const shown = without(state, it.secrets ?? []);
    const form = { frame: frameOf(request), state: shown, requestId: request.requestId(), version, news };
    return page(
      await it.page(request, known, form, offers ?? (await offersOf(request, known))),
      status ?? statusOf(state, news),
    );
  };

  /** All that can be found wrong without doing anything. */
  const read = async (request: R, known: Known): Promise<{ data?: Input; state: FormState }> => {
    const schema = it.schema(request, known);
    const { data, state } =
      (await it.read?.(request, known, schema)) ??
      askForm(schema, request.form, (await it.asks?.(request, known)) ?? {});
    const also = (await it.also?.(request, known)) ?? [];
    const more = data === undefined ? [] : ((await it.check?.(request, known, data)) ?? []);
    return { ...(data === undefined ? {} : { data }), state: addErrors(state, [...also, ...more]) };
  };

  const late = async (request: R, known: Known, state: FormState, version: number): Promise<Answer> => {
    const since = openedAt(request.form) ?? request.now;
    if (it.news) return await answer(request, known, state, version, { news: await it.news(request, since) });
    const offers = await offersOf(request, known);
    const stored = (await it.values?.(request, known, offers)) ?? {};
    return await answer(request, known, staleState(state, stored), version, { offers });
  };

  const show = async (request: R): Promise<Answer> => {
    const known = await it.load(request);
    const offers = await offersOf(request, known);
    const values = (await it.values?.(request, known, offers)) ?? {};
    return await answer(request, known, emptyForm(values), it.version?.(known) ?? 0, { offers });
  };

  const send = async (request: R): Promise<Answer> => {
    const known = await (it.loadSent ?? it.load)(request);
    const seen = formVersion(request.form);
    if (it.versionNeeded && seen === undefined)
      throw new Conflict('Das Formular ist unvollständig. Bitte laden Sie die Seite neu.');
    const again = it.again?.(request.form);
    const opened = seen ?? it.version?.(known) ?? 0;
    if (again) return await answer(request, known, emptyForm(again), opened);
    const version = (await it.lock?.(request, known)) ?? it.version?.(known);
    const { data, state } = await read(request, known);
    const wrong = data === undefined || state.errors.length > 0;
    if (seen !== undefined && version !== undefined && version !== seen && !(wrong && it.wrongFirst))
      return await late(request, known, state, version);
    if (wrong) return await answer(request, known, state, opened);
    const result = await it.run(request, known, data);
    if (isRefusal(result)) return await answer(request, known, addErrors(state, [result.refused]), opened);
    if (isInstead<Offers>(result))
      return await answer(request, known, state, opened, { offers: result.instead, status: 422 });
    const next = typeof it.done === 'string' ? it.done : await it.done(request, known, result);
    return typeof next === 'string' ? redirect(next) : next;
  };

  return { show, send };
}

/** A form on one centre's data (`FormPair`). */
export const centreForm = <Known, Input, Result, Offers = unknown>(
  it: FormPair<CentreRequest, Known, Input, Result, Offers>,
): FormHandlers<CentreRequest> => formPair(it);

/** A form outside the wall (`FormPair`). */
export const systemForm = <Known, Input, Result, Offers = unknown>(
  it: FormPair<Request, Known, Input, Result, Offers>,
): FormHandlers<Request> => formPair(it);
