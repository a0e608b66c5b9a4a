// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Kysely, sql } from 'kysely';
import type { AppContext } from '../context.ts';
import { assertOutsideCentre } from '../db/centre.ts';
import type { Database } from '../db/types.ts';

/** The database, or a transaction in it. */
type Db = Kysely<Database>;

/**
 * The state of an account's password and second factor, to see whether one of them was changed while something was going
 * on. Waits for a change under way. Every change goes through `replaceCredential`, which moves this mark first.
 */
export async function credentialMark(db: Db, userId: string): Promise<string> {
  const row = await db
    .selectFrom('auth_user')
    .select('updated_at')
    .where('id', '=', userId)
    .forShare()
    .executeTakeFirst();
  return row?.updated_at.toString() ?? '';
}

/**
 * Ends everything of an account that was begun with older credentials: sessions, reset links, sign-ins that wait for their
 * second step, second factors that wait for their first code.
 * @param keptSession the session that makes the change; null keeps none
 */
async function endOlder(db: Db, userId: string, keptSession: string | null): Promise<void> {
  await db.deleteFrom('auth_verification').where('value', '=', userId).execute();
  await db
    .deleteFrom('pending_factor')
    .where('session_id', 'in', db.selectFrom('auth_session').select('id').where('user_id', '=', userId))
    .execute();
  const sessions = db.deleteFrom('auth_session').where('user_id', '=', userId);
  await (keptSession === null ? sessions : sessions.where('id', '!=', keptSession)).execute();
}

/**
 * Changes a password or second factor, and with it ends everything older of the account, in one transaction. The row of
 * the person is locked first, so that two changes come one after the other, and whoever signs in meanwhile sees the change
 * (`credentialMark`) or is ended by it.
 * @param change makes the change; false takes everything back
 * @returns what `change` returned
 */
export async function replaceCredential(
  app: AppContext,
  userId: string,
  keptSession: string | null,
  change: (tx: Db) => Promise<boolean>,
): Promise<boolean> {
  assertOutsideCentre('replaceCredential');
  const undone = new Error('taken back');
  try {
    await app.database.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('auth_user')
        .set({ updated_at: sql<Temporal.Instant>`clock_timestamp()` })
        .where('id', '=', userId)
        .execute();
      if (!(await change(tx))) throw undone;
      await endOlder(tx, userId, keptSession);
    });
    return true;
  } catch (error) {
    if (error === undone) return false;
    throw error;
  }
}

/** Ends all that was begun with the present credentials of an account, without changing them. */
export async function endEverything(app: AppContext, userId: string): Promise<void> {
  await replaceCredential(app, userId, null, async () => true);
}

/** better-auth keeps a reset link under this name. */
const resetIdentifier = (token: string): string => `reset-password:${token}`;

/** Whose reset link this is, as long as it is good. */
export async function findResetUser(
  app: AppContext,
  token: string,
): Promise<{ id: string; email: string; name: string } | null> {
  // What is no token of ours is not asked for: PostgreSQL takes no NUL in a text.
  if (!/^[\w-]{1,100}$/.test(token)) return null;
  const { internalAdapter } = await app.auth.$context;
  const pending = await internalAdapter.findVerificationValue(resetIdentifier(token));
  if (!pending || pending.expiresAt.getTime() <= Date.now()) return null;
  return await internalAdapter.findUserById(pending.value);
}

/**
 * Sets a new password; hashing is better-auth's (scrypt). Everything older of the account ends.
 * @param how.keptSession the session in which it was changed with the old one; null for a reset
 * @param how.resetToken the reset link it is changed by: used up with it
 * @returns false when the link has been used, or ended by another change, in the meantime
 */
export async function replacePassword(
  app: AppContext,
  userId: string,
  newPassword: string,
  how: { keptSession: string | null; resetToken?: string } = { keptSession: null },
): Promise<boolean> {
  const { password } = await app.auth.$context;
  const hash = await password.hash(newPassword);
  return await replaceCredential(app, userId, how.keptSession, async (tx) => {
    if (how.resetToken !== undefined) {
      const claimed = await tx
        .deleteFrom('auth_verification')
        .where('identifier', '=', resetIdentifier(how.resetToken))
        .where('value', '=', userId)
        .returning('id')
        .executeTakeFirst();
      if (!claimed) return false;
    }
    const changed = await tx
      .updateTable('auth_account')
      .set({ password: hash, updated_at: sql<Temporal.Instant>`clock_timestamp()` })
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      .returning('id')
      .executeTakeFirst();
    return changed !== undefined;
  });
}
