// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import type { AppContext } from '../../context.ts';
import type { FormState } from '../../web/form/index.ts';
import { addressHeader } from '../../web/headers.ts';
import { renderPage } from '../../web/html.ts';
import { readForm } from '../../web/read-form.ts';
import type { Caller } from './sign-in.ts';

type Node = { toString(): string };

/** A whole page. 429 when somebody has to wait. */
export const show = (c: Context, node: Node, status: 200 | 404 | 409 | 422 | 429 = 200): Response =>
  c.html(renderPage(node), status) as Response;

/** After a change, with the cookies better-auth has made. */
export function go(c: Context, location: string, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(location, 303);
}

/** A form with one sentence for the whole of it; what was typed stays. */
export const failed = (values: FormState['values'], message: string): FormState => ({
  values,
  errors: [{ field: '', message }],
});

export const waitSentence = (minutes: number): string =>
  `Das waren zu viele Versuche. Bitte warten Sie ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} und versuchen Sie es dann noch einmal.`;

export const callerOf = (app: AppContext, c: Context): Caller => ({
  address: c.req.header(addressHeader) ?? '',
  now: app.clock.now(),
});

/** The typed fields of a posted form. */
export const formOf = (c: Context) => readForm(c);

/** Fields that never go back into a page, not even into its HTML. */
export const secrets: readonly string[] = ['passwort', 'passwort2', 'bisher', 'code'];

/** A form without its passwords and codes. */
export function withoutSecrets({ values, errors }: FormState): FormState {
  return { values: Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name))), errors };
}
