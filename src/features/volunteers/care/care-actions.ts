// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { lockVolunteer } from '../queries.ts';
import { type CareKind, careRow } from '../rows.ts';

/** Notes a day of supervision, training or a talk. @throws Conflict when it is noted already */
export async function noteCare(
  tx: Tx,
  by: By,
  volunteerId: string,
  care: { kind: CareKind; heldOn: Temporal.PlainDate; attended: boolean | null },
): Promise<void> {
  await lockVolunteer(tx, by.centreId, volunteerId);
  const row = careRow({ ...care, centreId: by.centreId, id: newId(), volunteerId, at: by.now, by: by.userId });
  const done = await tx
    .insertInto('volunteer_care')
    .values(row)
    .onConflict((conflict) => conflict.columns(['centre_id', 'volunteer_id', 'kind', 'held_on']).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n)
    throw new Conflict('Dieser Termin ist schon eingetragen. Es wurde nichts geändert.', [
      { kind: 'volunteer', id: volunteerId, label: 'Zur Person' },
    ]);
}

const one = { attended: true, missed: false, gone: null } as const;
export type CareAnswer = keyof typeof one;

/** Says whether the person came, or takes an entry back. @throws NotFound */
export async function answerCare(tx: Tx, by: By, volunteerId: string, id: string, answer: CareAnswer): Promise<void> {
  const attended = one[answer];
  const done =
    attended === null
      ? await tx
          .deleteFrom('volunteer_care')
          .where('centre_id', '=', by.centreId)
          .where('volunteer_id', '=', volunteerId)
          .where('id', '=', id)
          .returning('id')
          .execute()
      : await tx
          .updateTable('volunteer_care')
          .set({ attended })
          .where('centre_id', '=', by.centreId)
          .where('volunteer_id', '=', volunteerId)
          .where('id', '=', id)
          .returning('id')
          .execute();
  if (done.length === 0) throw new NotFound();
}
