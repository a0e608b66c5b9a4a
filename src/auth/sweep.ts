// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely } from 'kysely';
import type { Database } from '../db/types.ts';

/** Hours after which nobody waits for a failed sign-in any more. */
const failureHours = 48;

/**
 * Forgets sessions, secrets and counters that ran out.
 * @param real the machine's time, by which the sign-in library dates sessions and secrets
 * @param now the program's time, by which failures are counted
 */
export async function forgetSignIns(
  db: Kysely<Database>,
  real: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await db.deleteFrom('auth_session').where('expires_at', '<', real).execute();
  await db.deleteFrom('auth_verification').where('expires_at', '<', real).execute();
  await db
    .deleteFrom('sign_in_failure')
    .where('last_at', '<', now.subtract({ hours: failureHours }))
    .execute();
}
