// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Context } from 'hono';
import { may, neededRoles, type Role } from '../auth/permissions.ts';
import { writeSystemAudit } from '../auth/system-audit.ts';
import type { AppContext } from '../context.ts';
import { inCentre } from '../db/centre.ts';
import { faultOf } from '../db/fault.ts';
import { newId } from '../db/ids.ts';
import { noteTrouble, type Trouble, troubleOf } from '../db/trouble.ts';
import { errorCode } from '../error-code.ts';
import { type Alternative, Conflict, Forbidden, NotFound, UsedForm } from '../refusals.ts';
import { ConflictPage, UsedFormPage } from './conflict.tsx';
import { type ErrorLink, ErrorPage } from './errors.tsx';

import { openedAt } from './form/parse.ts';
import { frameOf } from './frame.ts';
import { renderPage } from './html.ts';
import { Kept, type KeptForm } from './kept.tsx';
import type { PageFrame } from './layout.tsx';
import { permissionOf } from './permission-of.ts';
import { byOf, type Change, type Request, type Route } from './route.ts';

export const html = (c: Context, node: { toString(): string }, status: number): Response =>
  c.html(renderPage(node), status as 200);

/** What was sent with this request, to be given back; undefined for a page that was only opened. */
export function keptOf({ url, form }: Request, route: Route): KeptForm | undefined {
  return route.method === 'POST' ? { action: url.pathname + url.search, form } : undefined;
}

/** The role may not do this: said to the person, and noted. */
export async function refuse(c: Context, request: Request, route: Route): Promise<Response> {
  const { app, now, user } = request;
  await writeSystemAudit(app.database.db, { at: now, userId: user.id, event: route.audit, outcome: 'forbidden' });
  const sentences = [
    `Diese Seite gibt es für: ${neededRoles(route.permission).join(', ')}.`,
    `Ihre Rolle: ${frameOf(request).user.roleLabel}. Wenn Sie den Zugang brauchen, wenden Sie sich an die Leitung Ihres Zentrums.`,
  ];
  return stopped(c, request, route, { status: 403, title: 'Kein Zugriff', sentences });
}

type Stop = { status: 403 | 404; title: string; sentences: readonly string[] };

/** A page that ends here. What was typed cannot be sent again, but it can be read and copied. */
function stopped(c: Context, request: Request, route: Route, stop: Stop): Response {
  const kept = keptOf(request, route);
  const page = (
    <ErrorPage frame={frameOf(request)} {...stop}>
      {kept === undefined ? null : <Kept {...kept} />}
    </ErrorPage>
  );
  return html(c, page, stop.status);
}

/** Codes of PostgreSQL for "somebody was faster": unique and exclusion violations. */
const raceCodes = new Set(['23505', '23P01']);

/**
 * What has happened to the record of a form since it was opened, as far as the route can say and this person may see.
 * Asked in a transaction of its own: the one of the form has been rolled back.
 */
async function changesOf(request: Request, route: Route): Promise<Change[]> {
  const since = openedAt(request.form);
  const { centre } = request.user;
  if (route.scope !== 'centre' || !route.changes || !since || !centre) return [];
  const { changes } = route;
  const { app, user, now } = request;
  try {
    return await inCentre(app.database.db, { centreId: centre.id, userId: user.id, now }, (tx) =>
      changes(
        { ...request, tx, centreId: centre.id, by: byOf(request, centre.id, route.permission), shown: () => {} },
        since,
      ),
    );
  } catch (error) {
    if (error instanceof NotFound || error instanceof Conflict || error instanceof Forbidden) return [];
    throw error;
  }
}

/** Notes trouble of the database or the disk, for readiness and for the log. @returns a number that finds the log line */
export function recordTrouble(app: AppContext, { kind }: Trouble, error: unknown, route: string): string {
  const reference = newId().slice(-8);
  noteTrouble(app.database, kind, app.clock.now());
  const code = errorCode(error);
  app.log.error({ reference, route, trouble: kind, ...(code === undefined ? {} : { code }) }, 'trouble');
  return reference;
}

/**
 * Trouble of the database or the disk: said in one sentence, never as success. The form keeps its number, so it is carried
 * out once, also when the first answer was lost after its commit.
 */
export function TroublePage(props: {
  trouble: Trouble;
  reference: string;
  kept?: KeptForm | undefined;
  frame?: PageFrame | undefined;
}) {
  const { trouble, reference, kept, frame } = props;
  return (
    <ErrorPage frame={frame} status={503} title={trouble.title} sentences={[trouble.page]} reference={reference}>
      {kept === undefined ? null : <Kept {...kept} send="Noch einmal senden" />}
    </ErrorPage>
  );
}

/** May these roles open the page at this address? A page that no route serves leads nowhere. */
function opens(routes: readonly Route[], href: string, roles: readonly Role[]): boolean {
  const permission = permissionOf(routes, href.split('?')[0] ?? href);
  return permission !== undefined && may(roles, permission);
}

/**
 * The addresses of records that somebody only named. What no feature has a page for is left out, and what this person's role
 * may not open: an error never leads to the next one.
 */
const linksOf = ({ app, user }: Request, alternatives: readonly Alternative[]): ErrorLink[] =>
  alternatives.flatMap(({ kind, aim, id = '', label, detail }) => {
    const href = app.house.paths[aim === undefined ? kind : `${kind}.${aim}`]?.(id);
    return href === undefined || !opens(app.house.routes, href, user.roles) ? [] : [{ href, label, detail }];
  });

/** The answer to what a handler threw. Whatever it is, what was typed stands on the page. */
export async function failure(c: Context, request: Request, route: Route, error: unknown): Promise<Response> {
  const frame = frameOf(request);
  const kept = keptOf(request, route);
  if (error instanceof NotFound) {
    const sentences = [error.message || 'Diese Seite gibt es nicht, oder sie gehört nicht zu Ihrem Bereich.'];
    return stopped(c, request, route, { status: 404, title: 'Nicht gefunden', sentences });
  }
  if (error instanceof Forbidden)
    return stopped(c, request, route, { status: 403, title: 'Kein Zugriff', sentences: [error.message] });
  if (error instanceof UsedForm && kept)
    return html(c, <UsedFormPage frame={frame} kept={kept} first={error.first} requestId={request.requestId()} />, 409);
  const code = errorCode(error) ?? '';
  if (error instanceof Conflict || raceCodes.has(code)) {
    const message =
      error instanceof Conflict
        ? error.message
        : 'Jemand anderes war schneller. Es wurde nichts doppelt gespeichert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.';
    const links = error instanceof Conflict ? linksOf(request, error.alternatives) : [];
    const changes = kept ? await changesOf(request, route) : [];
    return html(c, <ConflictPage frame={frame} message={message} links={links} changes={changes} kept={kept} />, 409);
  }
  const trouble = troubleOf(error);
  if (trouble) {
    const reference = recordTrouble(request.app, trouble, error, `${route.method} ${route.path}`);
    return html(c, <TroublePage trouble={trouble} reference={reference} kept={kept} frame={frame} />, 503);
  }
  const reference = newId().slice(-8);
  request.app.log.error(
    { reference, route: `${route.method} ${route.path}`, ...faultOf(error, request.app.quotesFaults) },
    'request failed',
  );
  const page = (
    <ErrorPage frame={frame} status={500} reference={reference}>
      {kept === undefined ? null : <Kept {...kept} send="Noch einmal senden" />}
    </ErrorPage>
  );
  return html(c, page, 500);
}
