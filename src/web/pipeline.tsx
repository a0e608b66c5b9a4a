// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Context, Hono } from 'hono';
import { may, permissions } from '../auth/permissions.ts';
import { findSignedIn, isConfirmed } from '../auth/session.ts';
import type { SignedInUser } from '../auth/user.ts';
import { dayOf } from '../clock.ts';
import type { AppContext } from '../context.ts';
import { inCentre, type Tx } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import { NotFound, UsedForm } from '../refusals.ts';
import { type Shown, writeAudit } from './audit.ts';
import { failure, html, keptOf, refuse } from './failure.tsx';
import { formRequestId } from './form/parse.ts';
import { submissionHash } from './form/submission.ts';
import { frameOf } from './frame.ts';
import { holdsText } from './kept.tsx';
import { confirmPath, factorPath, leadingOn, operatorPath, signInPath } from './paths.ts';
import { cleanUrl, readForm } from './read-form.ts';
import { type Answer, byOf, type CentreRequest, type CentreRoute, type Request, type Route } from './route.ts';
import { ConfirmFirstPage, OtherCentrePage, SessionExpiredPage } from './waiting-form.tsx';

/**
 * Puts the routes of all features on the server. A route without permission, audit event or feature, or two routes of
 * the same method and path, stop the start.
 */
export function mount(server: Hono, app: AppContext, routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (!(route.permission in permissions) || !route.audit || !route.feature)
      throw new Error(`Route ${name} is not complete.`);
    if (seen.has(name)) throw new Error(`Route ${name} stands twice.`);
    seen.add(name);
    server.on(route.method, route.path, (c) => respond(c, app, route));
  }
}

async function respond(c: Context, app: AppContext, route: Route): Promise<Response> {
  const url = cleanUrl(c.req.url);
  const here = url.pathname + url.search;
  const now = app.clock.now();
  const user = await findSignedIn(app, c.req.raw.headers, now);
  if (user === null || user === 'expired') {
    if (route.method === 'GET') return c.redirect(leadingOn(signInPath, here), 303);
    // A file cannot be kept on a page, and nobody unknown makes us read one.
    const multipart = (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/');
    const form = multipart ? {} : await readForm(c);
    return html(c, <SessionExpiredPage action={here} form={form} />, 401);
  }
  const form = route.method === 'POST' ? await readForm(c) : {};
  const request: Request = {
    user,
    params: c.req.param(),
    url,
    form,
    app,
    now,
    today: dayOf(now),
    requestId: newId,
  };
  try {
    // Nothing of ours has a control character in its address.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    if (Object.values(request.params).some((param) => /[\u0000-\u001f\u007f]/.test(param))) throw new NotFound();
    const meant = user.secondFactor ? otherCentre(route, request) : null;
    if (meant !== null)
      return html(c, <OtherCentrePage frame={frameOf(request)} action={here} form={form} meant={meant} />, 409);
    const stop = barrier(route, user, here, now);
    if (stop === 'refused') return await refuse(c, request, route);
    if (stop) {
      const kept = keptOf(request, route);
      if (!kept || !user.secondFactor || !holdsText(kept.form)) return c.redirect(stop.first, 303);
      return html(c, <ConfirmFirstPage frame={frameOf(request)} href={stop.first} kept={kept} />, 403);
    }
    return await send(c, await run(request, route));
  } catch (error) {
    return await failure(c, request, route, error);
  }
}

/** What stands before a route: second factor, permission, password given again. `first` is where to go before. */
function barrier(
  route: Route,
  user: SignedInUser,
  here: string,
  now: Temporal.Instant,
): { first: string } | 'refused' | null {
  if (route.permission === 'start.view' && user.roles.includes('operator')) return { first: operatorPath };
  if (!user.secondFactor && !route.path.startsWith(factorPath)) return { first: factorPath };
  if (!may(user.roles, route.permission)) return 'refused';
  if (route.confirm && !isConfirmed(user, now))
    return { first: leadingOn(confirmPath, route.method === 'GET' ? here : '/') };
  return null;
}

/**
 * The centre a form was opened for, when it is not the one the person works for now: they have switched in another tab, or
 * the session began again. Such a form must not be written into the wrong centre.
 * @returns its name when the person may switch to it, '' when not; null when all is right
 */
function otherCentre(route: Route, { user, form }: Request): string | null {
  const key = form._centre;
  if (route.scope !== 'centre' || key === undefined || key === user.centre?.key) return null;
  return user.centres.find((centre) => centre.key === key)?.name ?? '';
}

async function run(request: Request, route: Route): Promise<Answer> {
  let answer: Answer;
  if (route.scope === 'system') {
    answer = await route.handle(request);
  } else {
    answer = await inTransaction(request, route);
  }
  while (answer.kind === 'later') answer = await answer.run();
  return answer;
}

async function inTransaction(request: Request, route: CentreRoute): Promise<Answer> {
  const { user, app, now } = request;
  const centre = user.centre;
  if (!centre) throw new NotFound();
  return await inCentre(app.database.db, { centreId: centre.id, userId: user.id, now }, (tx) =>
    handleOnce(tx, centre.id, request, route),
  );
}

/** A form is carried out once: the second submit of the same form gets the first one's answer and changes nothing. */
async function handleOnce(tx: Tx, centreId: string, request: Request, route: CentreRoute): Promise<Answer> {
  const submission = route.method === 'POST' ? formRequestId(request.form) : undefined;
  if (submission) {
    const first = await startSubmission(tx, centreId, submission, request, route);
    if (first) return first;
  }
  const shown: Shown[] = [];
  const centreRequest: CentreRequest = {
    ...request,
    tx,
    centreId,
    by: byOf(request, centreId, route.permission),
    shown: (recordKind, ids, reason) => {
      shown.push({ recordKind, ids: typeof ids === 'string' ? [ids] : ids, ...(reason ? { reason } : {}) });
    },
  };
  const answer = await route.handle(centreRequest);
  await writeAudit(tx, centreId, request, loggedAs(route, answer), shown);
  if (submission) await finishSubmission(tx, centreId, submission, answer);
  return answer;
}

/**
 * The name of what happened: a deed that answers with its page again, because something is wrong or has to be asked first, has
 * shown records and changed none.
 */
const loggedAs = ({ method, audit }: Route, answer: Answer): string =>
  method === 'POST' && answer.kind === 'page' && answer.status !== 200 ? `${audit}.not_done` : audit;

async function startSubmission(
  tx: Tx,
  centreId: string,
  id: string,
  request: Request,
  route: Route,
): Promise<Answer | null> {
  const contentHash = submissionHash(request.url.pathname, request.form);
  const inserted = await tx
    .insertInto('form_submission')
    .values({
      centre_id: centreId,
      id,
      user_id: request.user.id,
      route: `${route.method} ${route.path}`,
      content_hash: contentHash,
      location: null,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return null;
  const earlier = await tx.selectFrom('form_submission').selectAll().where('id', '=', id).executeTakeFirst();
  const same = earlier && earlier.user_id === request.user.id && earlier.route === `${route.method} ${route.path}`;
  if (!same || !earlier.location) throw new UsedForm(null);
  if (earlier.content_hash !== contentHash && earlier.content_hash !== '')
    throw new UsedForm(earlier.location.split('?')[0] ?? null);
  return { kind: 'redirect', location: earlier.location };
}

async function finishSubmission(tx: Tx, centreId: string, id: string, answer: Answer): Promise<void> {
  const row = tx.updateTable('form_submission').where('centre_id', '=', centreId).where('id', '=', id);
  if (answer.kind === 'redirect') await row.set({ location: answer.location }).execute();
  else await tx.deleteFrom('form_submission').where('centre_id', '=', centreId).where('id', '=', id).execute();
}

async function send(c: Context, answer: Answer): Promise<Response> {
  if (answer.kind === 'page') return c.html(answer.html, answer.status);
  if (answer.kind === 'redirect') return c.redirect(answer.location, 303);
  if (answer.kind === 'download') {
    return c.body(answer.body as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': answer.type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    });
  }
  throw new Error('A deferred answer was not run.');
}
