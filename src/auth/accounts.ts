// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { symmetricDecrypt } from 'better-auth/crypto';
import { assertOutsideCentre } from '../db/centre.ts';
import type { AppContext } from '../web/context.ts';
import { callAuth } from './calls.ts';
import { endOtherSessions, registerSession } from './session.ts';
import { cookieName, openedToken, readSignedCookie } from './session-cookie.ts';

export interface Account {
  id: string;
  email: string;
  name: string;
}

/** Mail addresses are kept and compared in lower case, as better-auth does. */
export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** The account with this mail address, if there is one. */
export async function findAccount(app: AppContext, email: string): Promise<Account | undefined> {
  return await app.database.db
    .selectFrom('auth_user')
    .select(['id', 'email', 'name'])
    .where('email', '=', foldEmail(email))
    .executeTakeFirst();
}

/**
 * Makes an account with a password; hashing is better-auth's (scrypt). Roles come from elsewhere.
 * @throws when the mail address has an account already (unique key)
 */
export async function createAccount(
  app: AppContext,
  person: { email: string; name: string; password: string },
): Promise<Account> {
  assertOutsideCentre('createAccount');
  const { internalAdapter, password } = await app.auth.$context;
  const hash = await password.hash(person.password);
  // The address was proved by the link in the invitation, or is the operator's own.
  const user = await internalAdapter.createUser(
    { email: foldEmail(person.email), name: person.name, emailVerified: true },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
  return { id: user.id, email: user.email, name: user.name };
}

/** Takes back an account made a moment ago for something that then failed. It must not have been used. */
export async function removeFreshAccount(app: AppContext, userId: string): Promise<void> {
  await app.database.db.deleteFrom('auth_user').where('id', '=', userId).execute();
}

/** Sets a new password without asking for the old one: only for the first set-up. Ends all sessions of the account. */
export async function replacePassword(app: AppContext, userId: string, newPassword: string): Promise<void> {
  const { internalAdapter, password } = await app.auth.$context;
  await internalAdapter.deleteUserSessions(userId);
  await internalAdapter.updatePassword(userId, await password.hash(newPassword));
}

/** The person whose password was right a moment ago and who now owes the second step; from the signed cookie. */
export async function findSecondStep(
  app: AppContext,
  headers: Headers,
): Promise<(Account & { cookie: string }) | null> {
  assertOutsideCentre('findSecondStep');
  const identifier = await readSignedCookie(app, headers, 'two_factor');
  if (identifier === undefined) return null;
  const { internalAdapter } = await app.auth.$context;
  const pending = await internalAdapter.findVerificationValue(identifier);
  if (!pending || pending.expiresAt.getTime() <= Date.now()) return null;
  const user = await internalAdapter.findUserById(pending.value);
  if (!user) return null;
  const name = await cookieName(app, 'two_factor');
  const cookie = (headers.get('cookie') ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`)) ?? '';
  return { id: user.id, email: user.email, name: user.name, cookie: cookie.trim() };
}

/** A TOTP secret that waits for its first code: as address for the picture and as text to type. */
export interface PendingFactor {
  uri: string;
  secret: string;
}

/** Base32 without padding (RFC 4648), as authenticator apps read a secret. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** The second factor this person has begun to set up; undefined when none was begun or it is in use already. */
export async function findPendingFactor(app: AppContext, user: Account): Promise<PendingFactor | undefined> {
  assertOutsideCentre('findPendingFactor');
  const row = await app.database.db
    .selectFrom('auth_two_factor')
    .select('secret')
    .where('user_id', '=', user.id)
    .where('verified', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  const { secretConfig } = await app.auth.$context;
  const secret = base32(Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })));
  const issuer = encodeURIComponent('Herzstück');
  const label = `${issuer}:${encodeURIComponent(user.email)}`;
  return { uri: `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&digits=6&period=30`, secret };
}

/** Begins to set up a second factor: a fresh secret that counts only after its first code. @returns false: wrong password */
export async function beginFactor(app: AppContext, cookie: string, password: string): Promise<boolean> {
  return (await callAuth(app, 'enableTwoFactor', { password, method: 'totp' }, cookie)).ok;
}

/**
 * Ends the set-up of the second factor with its first code.
 * @returns the session's new id, or null when the code is wrong
 */
export async function finishFactor(
  app: AppContext,
  session: { id: string; userId: string; cookie: string; centreId: string | null },
  code: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const { db } = app.database;
  const { token } = await db
    .selectFrom('auth_session')
    .select('token')
    .where('id', '=', session.id)
    .executeTakeFirstOrThrow();
  const answer = await callAuth(app, 'verifyTOTP', { code }, session.cookie);
  if (!answer.ok) return null;
  const opened = await openedToken(app, answer.cookies);
  if (opened === undefined || opened === token) return session.id;
  // better-auth has replaced the session; the answer of a page cannot carry its cookie, so the new row keeps the old token.
  await db.updateTable('auth_session').set({ token }).where('token', '=', opened).execute();
  const id = await registerSession(app, token, now);
  await db
    .updateTable('session_state')
    .set({ current_centre: session.centreId })
    .where('session_id', '=', id)
    .execute();
  await endOtherSessions(app, session.userId, id);
  return id;
}

/** Takes the second factor away to set up another: the person reaches no data until that is done. Ends other sessions. */
export async function dropFactor(app: AppContext, userId: string, keptSession: string): Promise<void> {
  await app.database.db.transaction().execute(async (tx) => {
    await tx.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', userId).execute();
    await tx.deleteFrom('auth_two_factor').where('user_id', '=', userId).execute();
  });
  await endOtherSessions(app, userId, keptSession);
}

/** The recovery codes of a person in plain text; only for the page that shows them once. */
export async function readRecoveryCodes(app: AppContext, userId: string): Promise<string[]> {
  const answer = await callAuth(app, 'viewBackupCodes', { userId });
  const codes = answer.data.backupCodes;
  return Array.isArray(codes) ? codes.map(String) : [];
}
