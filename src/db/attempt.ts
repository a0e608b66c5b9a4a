// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from './centre.ts';

/**
 * Does some work inside a transaction that goes on when it fails: what it wrote is taken back then.
 * @param expected whether an error is one to go on after; any other is thrown on
 */
export async function attempt<T>(
  tx: Tx,
  work: () => Promise<T>,
  expected: (error: unknown) => boolean,
): Promise<{ done: T } | { failed: unknown }> {
  await sql`savepoint attempt`.execute(tx);
  try {
    const done = await work();
    await sql`release savepoint attempt`.execute(tx);
    return { done };
  } catch (error) {
    if (!expected(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    return { failed: error };
  }
}
