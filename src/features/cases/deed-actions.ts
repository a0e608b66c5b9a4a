// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { recordActivity } from '../activity/actions.ts';
import { recordEvent } from './actions.ts';
import type { CounselInput } from './deed-input.ts';
import { keepEarlierSchools } from './earlier-school-actions.ts';
import type { CaseHead } from './queries.ts';
import { counsellingColumns, counsellingRow } from './rows.ts';
import { caseServices } from './services.ts';

/** The family is invited; the invitation counts as a document sent. */
export async function invite(tx: Tx, by: By, head: CaseHead, replyBy: Temporal.PlainDate): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'invited', payload: { replyBy: replyBy.toString() } });
  await recordActivity(tx, by, caseServices.invitation_sent, by.today, head.reportedAgs);
}

/** The record of the first counselling; counselling again after missing documents replaces it. */
export async function counsel(tx: Tx, by: By, head: CaseHead, input: CounselInput): Promise<void> {
  const counselling = {
    heldOn: input.heldOn,
    format: input.format,
    interpreterPresent: input.interpreterPresent,
    germanLevel: input.germanLevel,
    literacy: input.literacy,
    schoolYears: input.schoolYears,
    siblingsSchoolWish: input.siblingsSchoolWish,
    byUser: by.userId,
  };
  const { id } = await tx
    .insertInto('counselling')
    .values(counsellingRow({ centreId: by.centreId, id: newId(), caseId: head.id, ...counselling }))
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'case_id'])
        .doUpdateSet((e) => ({ ...counsellingColumns(counselling), version: e('counselling.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepEarlierSchools(tx, by, head.childId, input.earlierSchools);
  await recordEvent(
    tx,
    by,
    head.id,
    { type: 'counselled', payload: { counsellingId: id, on: input.heldOn.toString() } },
    [{ kind: 'counselling', body: input.notes }],
  );
  await recordActivity(tx, by, caseServices.first_counselling, input.heldOn, head.reportedAgs);
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

/** Somebody of the team takes the case. */
export async function assign(tx: Tx, by: By, head: CaseHead, userId: string): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'assigned', payload: { userId } });
  await tx
    .updateTable('placement_case')
    .set({ responsible_user: userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', head.id)
    .execute();
}
