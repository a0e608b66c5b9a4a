// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { recordActivity } from '../activity/actions.ts';
import { recordEvent } from './actions.ts';
import type { CaseHead } from './queries.ts';
import { caseServices } from './services.ts';

/** The family is invited; the invitation counts as a document sent. */
export async function invite(tx: Tx, by: By, head: CaseHead, replyBy: Temporal.PlainDate): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'invited', payload: { replyBy: replyBy.toString() } });
  await recordActivity(tx, by, caseServices.invitation_sent, by.today, head.reportedAgs);
}

/** The parents were told which near schools take their child. */
export async function advise(
  tx: Tx,
  by: By,
  head: CaseHead,
  schoolNumbers: string[],
  checkBy: Temporal.PlainDate,
): Promise<void> {
  await recordEvent(tx, by, head.id, {
    type: 'registration_advised',
    payload: { schoolNumbers, checkBy: checkBy.toString() },
  });
  await recordActivity(tx, by, caseServices.direct_registration_advised, by.today, head.reportedAgs);
}

/** Somebody of the team takes the case. @param note what they should know; '' for nothing */
export async function assign(tx: Tx, by: By, head: CaseHead, userId: string, note = ''): Promise<void> {
  const texts = [{ kind: 'report_note' as const, body: note }];
  await recordEvent(tx, by, head.id, { type: 'assigned', payload: { userId } }, texts);
  await tx
    .updateTable('placement_case')
    .set({ responsible_user: userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', head.id)
    .execute();
}
