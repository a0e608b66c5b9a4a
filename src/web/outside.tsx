// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AppContext } from '../context.ts';
import { faultOf } from '../db/fault.ts';
import { troubleOf } from '../db/trouble.ts';
import { ErrorPage } from './errors.tsx';
import { html, recordTrouble, TroublePage } from './failure.tsx';
import type { KeptForm } from './kept.tsx';
import { readForm, UnreadableForm } from './read-form.ts';

const unreadable = {
  title: 'Diese Eingabe ließ sich nicht lesen',
  sentences: ['Es wurde nichts gespeichert. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.'],
};

/** The browser has gone away before its request was complete: nobody reads the answer, and nothing is wrong with us. */
function hasLeft(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return incoming?.destroyed === true && !incoming.complete;
}

/** What was sent, as far as it can be given back; a file cannot, and nobody unknown makes us read one. */
async function sentForm(c: Context): Promise<KeptForm | undefined> {
  const multipart = (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/');
  if (c.req.method !== 'POST' || multipart) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return { action: pathname + search, form: await readForm(c) };
}

/** The answer to what was thrown outside a route: before it is known who asks, and on the pages without sign-in. */
export async function failureOutside(c: Context, app: AppContext, error: Error): Promise<Response> {
  if (hasLeft(c)) return c.body(null, 400);
  if (error instanceof UnreadableForm) return html(c, <ErrorPage status={422} {...unreadable} />, 400);
  const trouble = troubleOf(error);
  if (trouble) {
    const kept = await sentForm(c).catch(() => undefined);
    // Addresses outside routes can hold the token of a link.
    const reference = recordTrouble(app, trouble, error, 'outside a route');
    return html(c, <TroublePage trouble={trouble} reference={reference} kept={kept} />, 503);
  }
  app.log.error(faultOf(error, app.quotesFaults), 'request failed outside a route');
  return html(c, <ErrorPage status={500} />, 500);
}
