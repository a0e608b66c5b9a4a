// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { Secret, TOTP } from 'otpauth';
import type { AppContext } from '../context.ts';
import { assertOutsideCentre } from '../db/centre.ts';
import { replaceCredential } from './credentials.ts';

/** A TOTP secret that waits for its first code: as address for the picture and as text to type. */
export interface PendingFactor {
  uri: string;
  secret: string;
}

/** better-auth keeps a secret as text and counts its bytes in UTF-8. */
const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Herzstück', label, secret: Secret.fromUTF8(secret) });

async function findPendingSecret(app: AppContext, sessionId: string): Promise<string | undefined> {
  const row = await app.database.db
    .selectFrom('pending_factor')
    .select('secret')
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { secretConfig } = await app.auth.$context;
  return await symmetricDecrypt({ key: secretConfig, data: row.secret });
}

/** The second factor somebody has begun to set up in this session; undefined when none was begun. */
export async function findPendingFactor(
  app: AppContext,
  session: { id: string; email: string },
): Promise<PendingFactor | undefined> {
  assertOutsideCentre('findPendingFactor');
  const secret = await findPendingSecret(app, session.id);
  if (secret === undefined) return undefined;
  const totp = totpOf(secret, session.email);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/**
 * Begins to set up a second factor in this session: a fresh secret that counts only after its first code. The factor in
 * use stays until then, and other sessions of the account have their own. The caller has checked the password.
 */
export async function beginFactor(app: AppContext, sessionId: string, now: Temporal.Instant): Promise<void> {
  const { secretConfig } = await app.auth.$context;
  const secret = await symmetricEncrypt({ key: secretConfig, data: generateRandomString(32) });
  await app.database.db
    .insertInto('pending_factor')
    .values({ session_id: sessionId, secret, begun_at: now })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ secret, begun_at: now }))
    .execute();
}

/** Ten codes that replace a code of the app once each, and how better-auth keeps them. */
async function makeRecoveryCodes(app: AppContext): Promise<{ codes: string[]; kept: string }> {
  const { secretConfig } = await app.auth.$context;
  const half = () => generateRandomString(5, 'a-z', '0-9', 'A-Z');
  const codes = Array.from({ length: 10 }, () => `${half()}-${half()}`);
  return { codes, kept: await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) }) };
}

/**
 * Ends the set-up of the second factor with its first code: from now on it counts in place of the one before, and
 * everything older of the account ends but this session.
 * @returns the recovery codes in plain text, or null when the code is wrong or the set-up is over
 */
export async function finishFactor(
  app: AppContext,
  session: { id: string; userId: string },
  code: string,
): Promise<string[] | null> {
  const secret = await findPendingSecret(app, session.id);
  if (secret === undefined || totpOf(secret).validate({ token: code, window: 1 }) === null) return null;
  const { codes, kept } = await makeRecoveryCodes(app);
  const { secretConfig } = await app.auth.$context;
  const encrypted = await symmetricEncrypt({ key: secretConfig, data: secret });
  const done = await replaceCredential(app, session.userId, session.id, async (tx) => {
    const taken = await tx
      .deleteFrom('pending_factor')
      .where('session_id', '=', session.id)
      .returning('session_id')
      .executeTakeFirst();
    if (!taken) return false;
    await tx.deleteFrom('auth_two_factor').where('user_id', '=', session.userId).execute();
    await tx
      .insertInto('auth_two_factor')
      .values({ user_id: session.userId, secret: encrypted, backup_codes: kept, verified: true })
      .execute();
    await tx.updateTable('auth_user').set({ two_factor_enabled: true }).where('id', '=', session.userId).execute();
    return true;
  });
  return done ? codes : null;
}

/** Takes the second factor of an account away, for somebody who has lost it. Everything older of the account ends. */
export async function removeFactor(app: AppContext, userId: string): Promise<void> {
  await replaceCredential(app, userId, null, async (tx) => {
    await tx.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', userId).execute();
    await tx.deleteFrom('auth_two_factor').where('user_id', '=', userId).execute();
    return true;
  });
}

/**
 * New recovery codes in place of the old ones; everything older of the account ends but this session.
 * @returns them in plain text, only for the page that shows them once
 */
export async function renewRecoveryCodes(app: AppContext, session: { id: string; userId: string }): Promise<string[]> {
  const { codes, kept } = await makeRecoveryCodes(app);
  await replaceCredential(app, session.userId, session.id, async (tx) => {
    await tx.updateTable('auth_two_factor').set({ backup_codes: kept }).where('user_id', '=', session.userId).execute();
    return true;
  });
  return codes;
}
