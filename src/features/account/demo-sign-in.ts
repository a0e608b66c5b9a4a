// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import type { Role } from '../../auth/permissions.ts';
import { endSession, findSignedIn, openSession } from '../../auth/session.ts';
import { openedCookie } from '../../auth/session-cookie.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../context.ts';
import { bearsDemoMark } from '../../db/fault.ts';
import { comesFromThisMachine, servesThisMachine } from '../../web/headers.ts';

/**
 * End of the address of every person of a demo. Nobody real has one: `example` is kept free for such uses (RFC 2606).
 */
export const demoDomain = 'demo.example';

/** Somebody of the demo whose role a visitor can take. */
export interface DemoPerson {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Short name of the centre; null for the operator. */
  centre: string | null;
}

/** Is this a demo, on a program that serves this machine alone? Asked each time: no setting can say so over real data. */
export const isDemoHere = async (app: AppContext): Promise<boolean> =>
  servesThisMachine(app.settings) && (await bearsDemoMark(app.database.db));

/** The same, for a request: it must come from a browser on this machine as well. */
export const isDemoFor = async (app: AppContext, c: Context): Promise<boolean> =>
  comesFromThisMachine(c.req) && (await isDemoHere(app));

/**
 * The people of the demo with an account, in the order they got their roles: those of the larger centre first. Only
 * addresses that nobody real can have, and only with a second factor: whoever was added to the demo by hand is not among them.
 */
export async function listDemoPeople(app: AppContext): Promise<DemoPerson[]> {
  const { db } = app.database;
  const people = () =>
    db
      .selectFrom('auth_user as u')
      .where('u.two_factor_enabled', '=', true)
      .where(({ eb, or }) => or([eb('u.email', 'like', `%.${demoDomain}`), eb('u.email', 'like', `%@${demoDomain}`)]));
  const members = await people()
    .innerJoin('membership as m', 'm.user_id', 'u.id')
    .innerJoin('centre as c', 'c.id', 'm.centre_id')
    .select(['u.id', 'u.email', 'u.name', 'm.role', 'c.short_name as centre'])
    .where('m.ended_at', 'is', null)
    .orderBy('m.id')
    .execute();
  const operators = await people()
    .innerJoin('system_operator as o', 'o.user_id', 'u.id')
    .select(['u.id', 'u.email', 'u.name'])
    .execute();
  return [
    ...members.map((row) => ({ ...row, role: row.role as Role })),
    ...operators.map((row) => ({ ...row, role: 'operator' as const, centre: null })),
  ];
}

/**
 * Signs a person of the demo in, without password and code; whoever was signed in before is signed out.
 * @returns the cookie that says so; undefined when the address is none of the demo's
 */
export async function signInToDemo(
  app: AppContext,
  headers: Headers,
  email: string,
  now: Temporal.Instant,
): Promise<{ person: DemoPerson; cookie: string } | undefined> {
  const person = (await listDemoPeople(app)).find((one) => one.email === email);
  if (!person) return undefined;
  const before = await findSignedIn(app, headers, now);
  if (before !== null && before !== 'expired') await endSession(app, before.sessionId);
  const { token } = await openSession(app, person.id);
  await writeSystemAudit(app.database.db, { at: now, userId: person.id, event: 'session.demo' });
  return { person, cookie: await openedCookie(app, token) };
}
