// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { assertOutsideCentre } from '../db/centre.ts';
import { cookieName, readSignedCookie } from './session-cookie.ts';

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
