// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { newId } from '../db/ids.ts';
import type { AppContext } from '../web/context.ts';
import { type AddressProblem, parseAddresses } from './address-file.ts';

const BATCH = 10_000;

/**
 * Imports official building coordinates; buildings of an earlier import get their new position. All or nothing.
 * @returns how many were written; with errors nothing was
 */
export async function importAddresses(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  bytes: Uint8Array,
): Promise<{ written: number; errorCount: number; errors: AddressProblem[] }> {
  const { rows, errors, errorCount } = parseAddresses(bytes);
  if (errorCount > 0) return { written: 0, errorCount, errors };
  await database.db.transaction().execute(async (tx) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      const part = JSON.stringify(rows.slice(start, start + BATCH));
      await sql`insert into building_position (postcode, street_key, house_number, x, y)
        select postcode, "streetKey", "houseNumber", x, y from jsonb_to_recordset(${part}::text::jsonb)
          as r(postcode text, "streetKey" text, "houseNumber" text, x double precision, y double precision)
        on conflict (postcode, street_key, house_number) do update set x = excluded.x, y = excluded.y`.execute(tx);
    }
    await tx
      .insertInto('system_audit')
      .values({ id: newId(), at: clock.now(), user_id: null, event: 'address.import', record_id: String(rows.length) })
      .execute();
  });
  return { written: rows.length, errorCount, errors };
}
