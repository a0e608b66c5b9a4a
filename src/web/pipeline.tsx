// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context, Hono } from 'hono';
import { may, neededRoles, permissions } from '../auth/permissions.ts';
import { findSignedIn, isConfirmed } from '../auth/session.ts';
import type { SignedInUser } from '../auth/user.ts';
import { dayOf } from '../clock.ts';
import { inCentre, type Tx } from '../db/centre.ts';
import { isId, newId } from '../db/ids.ts';
import { type Shown, writeAudit } from './audit.ts';
import type { AppContext } from './context.ts';
import { ErrorPage } from './errors.tsx';
import { frameOf } from './frame.ts';
import { OtherCentrePage } from './other-centre.tsx';
import { readForm } from './read-form.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  Conflict,
  Forbidden,
  NotFound,
  type Request,
  type Route,
} from './route.ts';
import { SessionExpiredPage } from './session-expired.tsx';

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
  const url = new URL(c.req.url);
  const here = url.pathname + url.search;
  const now = app.clock.now();
  const user = await findSignedIn(app, c.req.raw.headers, now);
  if (user === null || user === 'expired') {
    if (route.method === 'GET') return c.redirect(`/anmelden?weiter=${encodeURIComponent(here)}`, 303);
    // A file cannot be kept on a page, and nobody unknown makes us read one.
    const multipart = (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/');
    const form = multipart ? {} : await readForm(c);
    return html(c, <SessionExpiredPage action={here} form={form} />, 401);
  }
  const form = route.method === 'POST' ? await readForm(c) : {};
  const request: Request = {
    user,
    params: c.req.param() as Record<string, string>,
    url,
    form,
    app,
    now,
    today: dayOf(now),
    requestId: newId,
  };
  try {
    // PostgreSQL takes no NUL in a text; nothing of ours has a control character in its address.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    if (Object.values(request.params).some((param) => /[\u0000-\u001f\u007f]/.test(param))) throw new NotFound();
    const meant = user.secondFactor ? otherCentre(route, request) : null;
    if (meant !== null)
      return html(c, <OtherCentrePage frame={frameOf(request)} action={here} form={form} meant={meant} />, 409);
    const stop = barrier(route, user, here, now);
    if (stop) return typeof stop === 'string' ? c.redirect(stop, 303) : await refuse(c, request, route);
    return await send(c, await run(request, route));
  } catch (error) {
    return await failure(c, request, route, error);
  }
}

/** What stands before a route: second factor, permission, password given again. A string is where to go first. */
function barrier(
  route: Route,
  user: SignedInUser,
  here: string,
  now: Temporal.Instant,
): string | { refused: true } | null {
  if (route.permission === 'start.view' && user.roles.includes('operator')) return '/betrieb';
  if (!user.secondFactor && !route.path.startsWith('/konto/zweiter-faktor')) return '/konto/zweiter-faktor';
  if (!may(user.roles, route.permission)) return { refused: true };
  if (route.confirm && !isConfirmed(user, now))
    return `/konto/bestaetigen?weiter=${encodeURIComponent(route.method === 'GET' ? here : '/')}`;
  return null;
}

/**
 * The centre a form was opened for, when it is not the one the person works for now: they have switched in another tab, or
 * the session began anew. Such a form must not be written into the wrong centre.
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
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inCentre(app.database.db, { centreId: centre.id, userId: user.id, now }, (tx) =>
        handleOnce(tx, centre.id, request, route),
      );
    } catch (error) {
      // Deadlock or serialisation failure: PostgreSQL asks to try the whole transaction again.
      const code = (error as { code?: string }).code;
      if (attempt >= 3 || (code !== '40P01' && code !== '40001')) throw error;
    }
  }
}

/** A form is carried out once: the second submit of the same form gets the first one's answer and changes nothing. */
async function handleOnce(tx: Tx, centreId: string, request: Request, route: CentreRoute): Promise<Answer> {
  const number = request.form._request;
  const submission = route.method === 'POST' && typeof number === 'string' && isId(number) ? number : null;
  if (submission) {
    const first = await startSubmission(tx, centreId, submission, request, route);
    if (first) return first;
  }
  const shown: Shown[] = [];
  const centreRequest: CentreRequest = {
    ...request,
    tx,
    centreId,
    shown: (recordKind, ids, reason) => {
      shown.push({ recordKind, ids: typeof ids === 'string' ? [ids] : ids, ...(reason ? { reason } : {}) });
    },
  };
  const answer = await route.handle(centreRequest);
  await writeAudit(tx, centreId, request, route.audit, shown);
  if (submission) await finishSubmission(tx, centreId, submission, answer);
  return answer;
}

async function startSubmission(
  tx: Tx,
  centreId: string,
  id: string,
  request: Request,
  route: Route,
): Promise<Answer | null> {
  const inserted = await tx
    .insertInto('form_submission')
    .values({
      centre_id: centreId,
      id,
      user_id: request.user.id,
      route: `${route.method} ${route.path}`,
      location: null,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return null;
  const earlier = await tx.selectFrom('form_submission').selectAll().where('id', '=', id).executeTakeFirst();
  const same = earlier && earlier.user_id === request.user.id && earlier.route === `${route.method} ${route.path}`;
  if (!same || !earlier.location)
    throw new Conflict('Dieses Formular wurde schon verwendet. Bitte laden Sie die Seite neu.');
  return { kind: 'redirect', location: earlier.location };
}

async function finishSubmission(tx: Tx, centreId: string, id: string, answer: Answer): Promise<void> {
  const row = tx.updateTable('form_submission').where('centre_id', '=', centreId).where('id', '=', id);
  if (answer.kind === 'redirect') await row.set({ location: answer.location }).execute();
  else await tx.deleteFrom('form_submission').where('centre_id', '=', centreId).where('id', '=', id).execute();
}

const html = (c: Context, node: { toString(): string }, status: number): Response =>
  c.html(`<!doctype html>${node.toString()}`, status as 200);

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

async function refuse(c: Context, request: Request, route: Route): Promise<Response> {
  await request.app.database.db
    .insertInto('system_audit')
    .values({
      id: newId(),
      at: request.now,
      user_id: request.user.id,
      event: route.audit,
      record_id: null,
      outcome: 'forbidden',
    })
    .execute();
  const sentences = [
    `Diese Seite gibt es für: ${neededRoles(route.permission).join(', ')}.`,
    `Ihre Rolle: ${frameOf(request).user.roleLabel}. Wenn Sie den Zugang brauchen, wenden Sie sich an die Leitung Ihres Zentrums.`,
  ];
  return html(c, <ErrorPage frame={frameOf(request)} status={403} title="Kein Zugriff" sentences={sentences} />, 403);
}

/** Name of an error and where it happened, without its message. */
function placesOf(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { error: error.name, at: lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)) };
}

/** Codes of PostgreSQL for "somebody was faster": unique and exclusion violations. */
const raceCodes = new Set(['23505', '23P01']);

async function failure(c: Context, request: Request, route: Route, error: unknown): Promise<Response> {
  const frame = frameOf(request);
  if (error instanceof NotFound) {
    return html(
      c,
      <ErrorPage
        frame={frame}
        status={404}
        title="Nicht gefunden"
        sentences={['Diese Seite gibt es nicht, oder sie gehört nicht zu Ihrem Bereich.']}
      />,
      404,
    );
  }
  if (error instanceof Forbidden) {
    return html(c, <ErrorPage frame={frame} status={403} title="Kein Zugriff" sentences={[error.message]} />, 403);
  }
  const code = (error as { code?: string }).code ?? '';
  if (error instanceof Conflict || raceCodes.has(code)) {
    const message =
      error instanceof Conflict
        ? error.message
        : 'Jemand anderes war schneller. Es wurde nichts doppelt gespeichert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.';
    const links = error instanceof Conflict ? error.alternatives : [];
    return html(
      c,
      <ErrorPage
        frame={frame}
        status={409}
        title="Der Stand hat sich geändert"
        sentences={[message]}
        alternatives={links}
      />,
      409,
    );
  }
  const reference = newId().slice(-8);
  // Messages can quote rows and what was typed, so only code and constraint, or name and places in the program, are logged.
  const safe = code ? { code, constraint: (error as { constraint?: string }).constraint } : placesOf(error);
  request.app.log.error({ reference, route: `${route.method} ${route.path}`, ...safe }, 'request failed');
  return html(c, <ErrorPage frame={frame} status={500} reference={reference} />, 500);
}
