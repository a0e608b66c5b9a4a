// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import type { CareKind } from '../rows.ts';

/** A day of care; `attended` null: not said yet. */
export interface Care {
  id: string;
  kind: CareKind;
  heldOn: Temporal.PlainDate;
  attended: boolean | null;
}

/** The days of care of a volunteer, the newest first. */
export const listCare = (tx: Tx, centreId: string, volunteerId: string): Promise<Care[]> =>
  tx
    .selectFrom('volunteer_care')
    .select(['id', 'kind', 'held_on as heldOn', 'attended'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('held_on', 'desc')
    .orderBy('kind')
    .limit(100)
    .execute();
