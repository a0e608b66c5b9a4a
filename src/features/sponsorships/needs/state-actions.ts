// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import { withdrawConsent } from '../../consents/actions.ts';
import { purposesOf } from '../../consents/words.ts';
import { namedColumns, nameless } from '../pupil-rows.ts';
import type { EndReason } from '../states.ts';
import type { pupilEndReasons } from '../words.ts';

export type PupilEndReason = keyof typeof pupilEndReasons;

/** The ends of a sponsorship after which a pupil needs none any more; after all others the pupil waits again. */
const endsNeed: Readonly<Partial<Record<EndReason, PupilEndReason>>> = {
  goal_reached: 'no_need',
  moved: 'moved',
  left_school: 'left_school',
  consent_withdrawn: 'consent_withdrawn',
  duplicate: 'duplicate',
};

/**
 * A pupil needs no sponsor any more: names, room, interests and what to mind go in this transaction, and with them the
 * consents and the link to the child of the centre. What was held stays counted. Already ended: nothing happens.
 * @returns whether the need ended now
 */
export async function closePupil(tx: Tx, by: Actor, pupilId: string, reason: PupilEndReason): Promise<boolean> {
  const today = dayOf(by.now);
  const ended = await tx
    .updateTable('pupil')
    .set((eb) => ({
      ...namedColumns(nameless),
      ...{ state: 'ended', state_since: today, ended_on: today, end_reason: reason, child_id: null },
      version: eb('version', '+', 1),
    }))
    .where('centre_id', '=', by.centreId)
    .where('id', '=', pupilId)
    .where('state', '<>', 'ended')
    .returning('id')
    .executeTakeFirst();
  if (!ended) return false;
  for (const purpose of purposesOf('pupil')) await withdrawConsent(tx, by, { purpose, subjectId: pupilId });
  return true;
}

/**
 * A sponsorship has ended: with some reasons the need of its pupil ends, too; after all others the pupil waits again.
 * @returns whether the need ended
 */
export async function closeAfter(tx: Tx, by: Actor, pupilId: string, reason: EndReason): Promise<boolean> {
  const why = endsNeed[reason];
  return why !== undefined && (await closePupil(tx, by, pupilId, why));
}
