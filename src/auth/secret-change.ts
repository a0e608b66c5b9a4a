// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/types.ts';

/** Second factors are encrypted with the installation's secret: in another installation they are encrypted again. */
export async function encryptFactorsAnew(db: Kysely<Database>, before: string, after: string): Promise<void> {
  // Sessions are signed with the secret, too: those of the other installation, and what was begun in them, are over.
  await db.deleteFrom('pending_factor').execute();
  const rows = await db.selectFrom('auth_two_factor').select(['id', 'secret', 'backup_codes']).execute();
  for (const row of rows) {
    const again = async (data: string) =>
      await symmetricEncrypt({ key: after, data: await symmetricDecrypt({ key: before, data }) });
    await db
      .updateTable('auth_two_factor')
      .set({ secret: await again(row.secret), backup_codes: await again(row.backup_codes) })
      .where('id', '=', row.id)
      .execute();
  }
}
