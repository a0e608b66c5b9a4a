// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../src/context.ts';
import { newId } from '../../src/db/ids.ts';

/** Invented schools: number, form, name, postcode, place, AGS, UTM32 east and north. */
const invented: readonly [string, string, string, string, string, string, number, number][] = [
  ['199001', '15', 'Gesamtschule Musterberg', '52349', 'Düren', '05358008', 318500, 5631500],
  ['199002', '14', 'Sekundarschule Beispielau', '52428', 'Jülich', '05358024', 309800, 5644700],
  ['199003', '02', 'Gemeinschaftsgrundschule Probehof', '52351', 'Düren', '05358008', 319900, 5632100],
  ['199004', '02', 'Kath. Grundschule Erdacht', '52349', 'Düren', '05358008', 318900, 5630800],
  ['199005', '20', 'Gymnasium Erfunden', '52349', 'Düren', '05358008', 318100, 5631900],
  ['199006', '30', 'Berufskolleg Platzhalter', '52349', 'Düren', '05358008', 317700, 5632500],
  ['199007', '10', 'Realschule Vorlage', '52385', 'Nideggen', '05358044', 317000, 5618500],
  ['199101', '15', 'Gesamtschule Attrappe', '52062', 'Aachen', '05334002', 294300, 5628500],
  ['199102', '02', 'Grundschule Nachbar', '52062', 'Aachen', '05334002', 294900, 5628900],
];

/** Puts the invented schools with their municipalities and postcodes into the register. */
export async function insertSchools(context: AppContext): Promise<void> {
  const db = context.database.db;
  const importId = newId();
  await db
    .insertInto('school_import')
    .values({
      id: importId,
      imported_at: context.clock.now(),
      imported_by: null,
      file_hash: 'invented',
      new_count: invented.length,
      changed_count: 0,
      closed_count: 0,
      unchanged_count: 0,
    })
    .execute();
  for (const [number, form, name, postcode, place, ags, x, y] of invented) {
    await db
      .insertInto('municipality')
      .values({ ags, name: place, x, y, school_count: 1 })
      .onConflict((conflict) => conflict.column('ags').doNothing())
      .execute();
    await db
      .insertInto('postcode')
      .values({ postcode, ags, x, y, school_count: 1, spread_m: 1500 })
      .onConflict((conflict) => conflict.columns(['postcode', 'ags']).doNothing())
      .execute();
    await db
      .insertInto('school')
      .values({
        number,
        form,
        name,
        short_name: `${place}, ${name}`,
        postcode,
        place,
        street: 'Musterweg 1',
        email: `${number}@example.org`,
        ags,
        operating_key: '1',
        operating_since: null,
        x,
        y,
        district_government: 'Köln',
        denomination: name.startsWith('Kath.') ? 'catholic' : null,
        closed_at: null,
        import_id: importId,
      })
      .execute();
  }
}
