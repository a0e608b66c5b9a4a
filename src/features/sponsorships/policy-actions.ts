// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import type { Lesson } from './lesson-rules.ts';
import type { Policy } from './policy-rules.ts';
import { lessonRow, policyRow } from './rows.ts';

const changed = 'Jemand anderes hat die Einstellungen gerade geändert. Bitte sehen Sie sie noch einmal an.';

/**
 * Lays down how the centre runs its sponsorships.
 * @param version the one somebody saw; 0: there was none
 * @throws Conflict when somebody else was faster
 */
export async function setPolicy(tx: Tx, by: By, version: number, policy: Policy): Promise<void> {
  const row = policyRow({ ...policy, centreId: by.centreId, at: by.now, by: by.userId, version: version + 1 });
  if (version === 0) {
    const written = await tx
      .insertInto('sponsorship_policy')
      .values(row)
      .onConflict((conflict) => conflict.column('centre_id').doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!written) throw new Conflict(changed);
    return;
  }
  const { centre_id: _, ...values } = row;
  const written = await tx
    .updateTable('sponsorship_policy')
    .set(values)
    .where('centre_id', '=', by.centreId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!written) throw new Conflict(changed);
}

/** Replaces the grid of a school; of the centre with null. Sponsorships keep the time they were agreed for. */
export async function setGrid(tx: Tx, by: By, school: string | null, lessons: readonly Lesson[]): Promise<void> {
  const { centreId } = by;
  await tx
    .deleteFrom('lesson_time')
    .where('centre_id', '=', centreId)
    .where('school_number', school === null ? 'is' : '=', school)
    .execute();
  if (lessons.length > 0)
    await tx
      .insertInto('lesson_time')
      .values(lessons.map((one) => lessonRow({ ...one, centreId, id: newId(), school })))
      .execute();
}
