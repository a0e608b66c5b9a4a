// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../db/types.ts';

/**
 * Writes official building positions; a building that is known gets its new position.
 * @param rows JSON array of `{ags, postcode, streetKey, houseNumber, streetNumber, x, y}`, metres in EPSG:25832
 */
export async function keepBuildings(tx: Transaction<Database>, rows: string): Promise<void> {
  await sql`insert into building_position (ags, postcode, street_key, house_number, street_number, x, y)
    select ags, postcode, "streetKey", "houseNumber", "streetNumber", x, y
      from jsonb_to_recordset(${rows}::text::jsonb) as r(ags text, postcode text, "streetKey" text,
        "houseNumber" text, "streetNumber" text, x double precision, y double precision)
    on conflict (ags, postcode, street_key, house_number, street_number)
      do update set x = excluded.x, y = excluded.y`.execute(tx);
}
