// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Permission, roleFor } from '../auth/permissions.ts';
import type { SignedInUser } from '../auth/user.ts';
import type { AppContext } from '../context.ts';
import type { By, Tx } from '../db/centre.ts';
import { renderPage } from './html.ts';

/** Form fields as they came: one text, several texts of the same name, or a file. */
export type FormValues = Record<string, string | string[] | File>;

/** Text fields of a form only, files left out. */
export type TextValues = Record<string, string | string[]>;

/** What a handler answers with; the pipeline turns it into a response. */
export type Answer =
  | { kind: 'page'; html: string; status: 200 | 409 | 422 }
  | { kind: 'redirect'; location: string }
  | { kind: 'download'; fileName: string; type: string; body: Uint8Array }
  | { kind: 'later'; run: () => Promise<Answer> };

export const page = (html: { toString(): string } | string, status: 200 | 409 | 422 = 200): Answer => ({
  kind: 'page',
  html: renderPage(html),
  status,
});
/** After a change: 303, so that reloading does not repeat it. */
export const redirect = (location: string): Answer => ({ kind: 'redirect', location });
export const download = (fileName: string, type: string, body: Uint8Array): Answer => ({
  kind: 'download',
  fileName,
  type,
  body,
});
/** Slow work (letters, archives) runs after the transaction has been committed. */
export const later = (run: () => Promise<Answer>): Answer => ({ kind: 'later', run });

/** What every handler gets. */
export interface Request {
  user: SignedInUser;
  params: Record<string, string>;
  url: URL;
  form: FormValues;
  app: AppContext;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  /** A fresh number for a form on this page (hidden field `_request`): a repeated submit is recognised by it. */
  requestId(): string;
}

/** A request inside the wall of the current centre. */
export interface CentreRequest extends Request {
  tx: Tx;
  centreId: string;
  /** Who acts, in the role that the permission of this route was granted to. */
  by: By;
  /** Records shown or changed by this request: the audit log names them, those of one kind in one row, in the same transaction. */
  shown(recordKind: string, ids: string | readonly string[], reason?: string): void;
}

interface RouteBase {
  method: 'GET' | 'POST';
  /** Hono path, for example `/faelle/:id`. */
  path: string;
  permission: Permission;
  /** Name in the audit log, for example `case.view`. */
  audit: string;
  /** The password must have been given in the last ten minutes. */
  confirm?: true;
}
/** Something that happened to a record, for a person whose form came too late. */
export interface Change {
  at: Temporal.Instant;
  /** Name of the person; null for the system. */
  who: string | null;
  what: string;
  detail?: string | undefined;
}
export interface CentreRoute extends RouteBase {
  scope: 'centre';
  feature: string;
  handle(request: CentreRequest): Promise<Answer> | Answer;
  /**
   * What has happened to the record of this form since it was opened, newest first: shown with a 409, beside what was
   * typed. Only what this person may see.
   */
  changes?(request: CentreRequest, since: Temporal.Instant): Promise<Change[]>;
}
/** Routes outside the wall: account, operators, register. They use `app.database.db` through the server's own grants. */
export interface SystemRoute extends RouteBase {
  scope: 'system';
  feature: string;
  handle(request: Request): Promise<Answer> | Answer;
}
export type Route = CentreRoute | SystemRoute;

type Plain<T extends Route> = Omit<T, 'scope' | 'feature'>;

/** Routes of a feature that work on one centre's data. */
export const centreRoutes = (feature: string, routes: Plain<CentreRoute>[]): CentreRoute[] =>
  routes.map((route) => ({ ...route, scope: 'centre', feature }));
/** Routes of a feature outside the wall. */
export const systemRoutes = (feature: string, routes: Plain<SystemRoute>[]): SystemRoute[] =>
  routes.map((route) => ({ ...route, scope: 'system', feature }));

type More = Pick<CentreRoute, 'confirm' | 'changes'>;
type Handler<R extends Request> = (request: R) => Promise<Answer> | Answer;
interface Line<R extends Request> extends RouteBase {
  handle: Handler<R>;
}

/** A page: its path, who may open it, its name in the audit log, and what answers. */
export const get = <R extends Request>(
  path: string,
  permission: Permission,
  audit: string,
  handle: Handler<R>,
  more: More = {},
): Line<R> & More => ({ method: 'GET', path, permission, audit, handle, ...more });
/** A deed, described as a page is (`get`). */
export const post = <R extends Request>(
  path: string,
  permission: Permission,
  audit: string,
  handle: Handler<R>,
  more: More = {},
): Line<R> & More => ({ method: 'POST', path, permission, audit, handle, ...more });

/**
 * Who acts in a request that this permission lets in.
 * @throws Error when none of the roles has the permission: the route was not guarded
 */
export function byOf({ user, now, today }: Request, centreId: string, permission: Permission): By {
  const role = roleFor(user.roles, permission);
  if (role === undefined) throw new Error(`No role of this person has ${permission}.`);
  return { centreId, userId: user.id, role, schools: user.schools, now, today };
}

/** A named part of the path. */
export const param = (request: CentreRequest, name: string): string => request.params[name] ?? '';
