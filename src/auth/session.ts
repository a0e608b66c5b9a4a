// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { AppContext } from '../context.ts';
import { assertOutsideCentre } from '../db/centre.ts';
import { sessionHours } from './better-auth.ts';
import type { Role } from './permissions.ts';
import { readSignedCookie, signedCookie } from './session-cookie.ts';
import type { CurrentCentre, SignedInUser } from './user.ts';

/** Minutes without a request after which a session ends (BSI ORP.4, shared offices of the centres). */
const idleMinutes = 30;
/** Minutes for which password and code, given once, open what asks for them again. */
const confirmMinutes = 10;

interface Membership {
  centreId: string;
  key: string;
  name: string;
  shortName: string;
  role: Role;
  ags: string | null;
  school: string | null;
  institution: string | null;
  volunteer: string | null;
  mayOpen: boolean;
}

interface SessionRow {
  id: string;
  started_at: Temporal.Instant;
  last_seen_at: Temporal.Instant;
  confirmed_at: Temporal.Instant | null;
  current_centre: string | null;
  over: boolean;
  user_id: string;
  name: string;
  email: string;
  second_factor: boolean;
  operator: boolean;
  memberships: Membership[];
}

async function findRow(app: AppContext, token: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id, st.started_at, st.last_seen_at, st.confirmed_at, st.current_centre, s.expires_at <= now() as over,
      u.id as user_id, u.name, u.email, u.two_factor_enabled is true as second_factor,
      exists (select from system_operator o where o.user_id = u.id) as operator,
      (select coalesce(json_agg(json_build_object('centreId', c.id, 'key', c.key, 'name', c.name,
          'shortName', c.short_name, 'role', m.role, 'ags', m.ags, 'school', m.school_number,
          'institution', m.institution_id, 'volunteer', m.volunteer_id, 'mayOpen', m.may_open_protected_address) order by c.short_name, m.created_at, m.id), '[]')
        from membership m join centre c on c.id = m.centre_id and c.active
        where m.user_id = u.id and m.ended_at is null) as memberships
    from auth_session s join session_state st on st.session_id = s.id join auth_user u on u.id = s.user_id
    where s.token = ${token}`.execute(app.database.db);
  return rows[0];
}

const later = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) >= 0;

function isOver(row: SessionRow, now: Temporal.Instant): boolean {
  return (
    row.over ||
    later(now, row.last_seen_at.add({ minutes: idleMinutes })) ||
    later(now, row.started_at.add({ hours: sessionHours }))
  );
}

function toUser(row: SessionRow): SignedInUser {
  // An operator is only that: whoever runs the machines gets no child's data through the program.
  const memberships = row.operator ? [] : row.memberships;
  const centres: CurrentCentre[] = [];
  for (const { centreId, key, name, shortName } of memberships) {
    if (!centres.some((centre) => centre.id === centreId)) centres.push({ id: centreId, key, name, shortName });
  }
  const centre = centres.find(({ id }) => id === row.current_centre) ?? centres[0] ?? null;
  const here = memberships.filter(({ centreId }) => centreId === centre?.id);
  return {
    id: row.user_id,
    name: row.name,
    email: row.email,
    roles: row.operator ? ['operator'] : [...new Set(here.map(({ role }) => role))],
    centre,
    centres,
    ags: here.flatMap(({ ags }) => (ags === null ? [] : [ags])),
    // A school is reached in the role it was given for alone: its office sees other children than its coordinator of sponsorships.
    schools: here.flatMap(({ role, school }) => (role === 'school' && school !== null ? [school] : [])),
    coordinated: here.flatMap(({ role, school }) => (role === 'school_coordinator' && school !== null ? [school] : [])),
    institutions: here.flatMap(({ institution }) => (institution === null ? [] : [institution])),
    volunteers: here.flatMap(({ volunteer }) => (volunteer === null ? [] : [volunteer])),
    mayOpenProtectedAddress: here.some(({ mayOpen }) => mayOpen),
    sessionId: row.id,
    confirmedAt: row.confirmed_at,
    secondFactor: row.second_factor,
  };
}

/**
 * Who sends this request: our own check of the signed cookie and one joined query, so that every page needs only one.
 * Rights are read again each time: an ended membership counts from the next request on.
 * @returns 'expired' when the session is over by the idle or the absolute limit (it is deleted then); null without a
 *   session. `secondFactor` false: only the pages that set it up may be shown.
 * @throws when called inside a centre's transaction.
 */
export async function findSignedIn(
  app: AppContext,
  request: globalThis.Request | Headers,
  now: Temporal.Instant,
): Promise<SignedInUser | 'expired' | null> {
  assertOutsideCentre('findSignedIn');
  const headers = request instanceof Headers ? request : request.headers;
  const token = await readSignedCookie(app, headers, 'session_token');
  if (token === undefined) return null;
  const row = await findRow(app, token);
  if (row === undefined) return null;
  if (isOver(row, now)) {
    await endSession(app, row.id);
    return 'expired';
  }
  // Once a minute is enough for a limit of thirty.
  if (later(now, row.last_seen_at.add({ minutes: 1 }))) {
    await app.database.db
      .updateTable('session_state')
      .set({ last_seen_at: now })
      .where('session_id', '=', row.id)
      .execute();
  }
  return toUser(row);
}

/**
 * Writes down the start of a session better-auth has opened. A session without this row signs nobody in.
 * @returns the session's id; undefined when it has ended in the meantime
 */
export async function registerSession(
  app: AppContext,
  token: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ session_id: string }>`
    insert into session_state (session_id, started_at, last_seen_at, confirmed_at)
    select id, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz from auth_session where token = ${token}
    returning session_id`.execute(app.database.db);
  return rows[0]?.session_id;
}

/** Were password and code given lately in this session? What opens rights or secrets asks for them again otherwise. */
export const isConfirmed = ({ confirmedAt }: SignedInUser, now: Temporal.Instant): boolean =>
  confirmedAt !== null && Temporal.Instant.compare(confirmedAt.add({ minutes: confirmMinutes }), now) > 0;

/**
 * Opens a session without asking for a password: for somebody who has just chosen one by an invitation. It gives no way
 * around the second factor.
 * @returns its id, and its token for `sessionCookie`
 */
export async function openSession(app: AppContext, userId: string): Promise<{ id: string; token: string }> {
  assertOutsideCentre('openSession');
  const { internalAdapter } = await app.auth.$context;
  const { id, token } = await internalAdapter.createSession(userId);
  await registerSession(app, token, app.clock.now());
  return { id, token };
}

/** `openSession` for the demo, measurements and tests, which need the token alone. */
export const createSession = async (app: AppContext, userId: string): Promise<string> =>
  (await openSession(app, userId)).token;

/** The Cookie header (`name=value`) of a session. */
export const sessionCookie = (app: AppContext, token: string): Promise<string> =>
  signedCookie(app, 'session_token', token);

/** The Cookie header of a session by its id, to speak to better-auth in its person's name. */
export async function cookieOfSession(app: AppContext, sessionId: string): Promise<string> {
  const row = await app.database.db
    .selectFrom('auth_session')
    .select('token')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return await sessionCookie(app, row.token);
}

/** Ends one session at once. */
export async function endSession(app: AppContext, sessionId: string): Promise<void> {
  await app.database.db.deleteFrom('auth_session').where('id', '=', sessionId).execute();
}

/** Ends all sessions of a person but one. @returns how many were ended */
export async function endOtherSessions(app: AppContext, userId: string, keptId: string): Promise<number> {
  const ended = await app.database.db
    .deleteFrom('auth_session')
    .where('user_id', '=', userId)
    .where('id', '!=', keptId)
    .returning('id')
    .execute();
  return ended.length;
}

/** Works for another of the person's centres from now on. @returns false when they have no role there */
export async function chooseCentre(app: AppContext, user: SignedInUser, centreId: string): Promise<boolean> {
  if (!user.centres.some(({ id }) => id === centreId)) return false;
  await app.database.db
    .updateTable('session_state')
    .set({ current_centre: centreId })
    .where('session_id', '=', user.sessionId)
    .execute();
  return true;
}

/** The password (and code) was given again just now. */
export async function markConfirmed(app: AppContext, sessionId: string, now: Temporal.Instant): Promise<void> {
  await app.database.db
    .updateTable('session_state')
    .set({ confirmed_at: now })
    .where('session_id', '=', sessionId)
    .execute();
}
