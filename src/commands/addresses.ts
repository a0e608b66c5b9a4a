// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { newId } from '../db/ids.ts';
import { FileNotRead } from '../files/reading.ts';
import type { AppContext } from '../web/context.ts';
import type { AddressProblem } from './address-file.ts';

type Imported = { written: number; errorCount: number; errors: AddressProblem[] };

/**
 * Imports official building coordinates; buildings of an earlier import get their new position. All or nothing.
 * @returns how many were written; with errors nothing was
 */
export async function importAddresses(
  { database, clock, files }: Pick<AppContext, 'database' | 'clock' | 'files'>,
  bytes: Uint8Array,
): Promise<Imported> {
  try {
    return await files.read('addresses', bytes, async (ask): Promise<Imported> => {
      const { errors, errorCount, count } = await ask('read');
      if (errorCount > 0) return { written: 0, errorCount, errors };
      await database.db.transaction().execute(async (tx) => {
        // Each batch is fetched from the other process, so the event loop gets its turn between the statements.
        for (let part = await ask('rowsFrom', 0); part !== null; part = await ask('rowsFrom', part.next)) {
          await sql`insert into building_position (postcode, street_key, house_number, x, y)
            select postcode, "streetKey", "houseNumber", x, y from jsonb_to_recordset(${part.json}::text::jsonb)
              as r(postcode text, "streetKey" text, "houseNumber" text, x double precision, y double precision)
            on conflict (postcode, street_key, house_number) do update set x = excluded.x, y = excluded.y`.execute(tx);
        }
        await tx
          .insertInto('system_audit')
          .values({ id: newId(), at: clock.now(), user_id: null, event: 'address.import', record_id: String(count) })
          .execute();
      });
      return { written: count, errorCount, errors };
    });
  } catch (error) {
    if (error instanceof FileNotRead)
      return { written: 0, errorCount: 1, errors: [{ line: 0, message: error.message }] };
    throw error;
  }
}
