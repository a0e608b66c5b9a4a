// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { writeSystemAudit } from '../auth/system-audit.ts';
import type { AppContext } from '../context.ts';
import { listActiveCentres } from '../features/centres/queries.ts';
import { keepBuildings } from '../features/families/building-actions.ts';
import { FileNotRead } from '../files/reading.ts';
import type { AddressProblem } from './address-file.ts';

type Imported = { written: number; passed: number; errorCount: number; errors: AddressProblem[] };

/**
 * Imports official building coordinates; buildings of an earlier import get their new position. All or nothing. Of files
 * that name the municipality only the areas of the active centres are kept, because only there families are recorded.
 * @returns how many rows were written and passed over; with errors nothing was
 */
export async function importAddresses(
  { database, clock, files }: Pick<AppContext, 'database' | 'clock' | 'files'>,
  bytes: Uint8Array,
): Promise<Imported> {
  try {
    return await files.read('addresses', bytes, async (ask): Promise<Imported> => {
      let checked = await ask('check');
      while (!checked.done) checked = await ask('check');
      const { errors, errorCount, passed } = checked;
      if (errorCount > 0) return { written: 0, passed, errorCount, errors };
      const counts = { written: 0, passed };
      const centres = (await listActiveCentres(database.db)).map(({ key }) => key);
      await database.db.transaction().execute(async (tx) => {
        // Each batch is fetched from the other process, so the event loop gets its turn between the statements.
        for (let part = await ask('next', centres); part !== null; part = await ask('next', centres)) {
          counts.written += part.count;
          counts.passed += part.passed;
          if (part.count === 0) continue;
          await keepBuildings(tx, part.json);
        }
        const recordId = String(counts.written);
        await writeSystemAudit(tx, { at: clock.now(), userId: null, event: 'address.import', recordId });
      });
      return { ...counts, errorCount, errors };
    });
  } catch (error) {
    if (error instanceof FileNotRead)
      return { written: 0, passed: 0, errorCount: 1, errors: [{ line: 0, message: error.message }] };
    throw error;
  }
}
