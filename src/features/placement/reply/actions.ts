// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays } from '../../../codes/holidays.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { lockCase, recordEvent } from '../../cases/actions.ts';
import { allowedIn, type CaseEventType } from '../../cases/rules.ts';
import { states } from '../../cases/states.ts';
import { getSettings } from '../../centres/queries.ts';
import { tell } from '../../notices/actions.ts';
import type { NoticeKind } from '../../notices/words.ts';
import type { Submission } from '../submission/queries.ts';
import { findSubmission } from '../submission/queries.ts';

/**
 * Whoever comes second is told, and led back to the submission, which an authority may see.
 * @throws Conflict when the submission is no longer to be decided, or this does not go now
 */
export async function assertUndecided(
  tx: Tx,
  by: Pick<By, 'centreId'>,
  submission: Pick<Submission, 'id'>,
  event: CaseEventType,
): Promise<void> {
  const row = await tx
    .selectFrom('submission as s')
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.case_id'),
    )
    .select(['p.state', 's.closed_as', 's.withdrawn_at'])
    .where('s.centre_id', '=', by.centreId)
    .where('s.id', '=', submission.id)
    .executeTakeFirstOrThrow();
  const lead = [{ kind: 'submission', id: submission.id, label: 'Zur Vorlage' }];
  if (row.withdrawn_at !== null)
    throw new Conflict('Das Zentrum hat die Vorlage zurückgezogen. Ihre Eingabe ist nicht gespeichert.', [
      { kind: 'submission', aim: 'list', label: 'Zu den Vorlagen' },
    ]);
  if (row.closed_as !== null)
    throw new Conflict(
      `Diese Vorlage ist schon ${row.closed_as === 'returned' ? 'zurückgegeben' : 'abgelehnt'}. Ihre Eingabe ist nicht gespeichert.`,
      lead,
    );
  if (!allowedIn[event].includes(row.state))
    throw new Conflict(
      `Der Fall steht inzwischen auf „${states[row.state].label}“. Ihre Eingabe ist nicht gespeichert.`,
      lead,
    );
}

const tellCentre = (tx: Tx, by: By, { caseId, responsible }: Submission, kind: NoticeKind) =>
  tell(tx, kind, [{ centreId: by.centreId, recordId: caseId, at: by.now, byUser: by.userId, responsible }]);

/** The authority asks the centre before it decides; the case waits for the centre meanwhile. @throws Conflict */
export async function askCentre(
  tx: Tx,
  by: By,
  submission: Submission,
  { question, dueOn }: { question: string; dueOn: Temporal.PlainDate },
): Promise<void> {
  await lockCase(tx, by.centreId, submission.caseId);
  await assertUndecided(tx, by, submission, 'authority_asked');
  const payload = { submissionId: submission.id, dueOn: dueOn.toString() };
  const texts = [{ kind: 'authority_question' as const, body: question }];
  await recordEvent(tx, by, submission.caseId, { type: 'authority_asked', payload }, texts);
  await tellCentre(tx, by, submission, 'authority_asked');
}

/**
 * The authority gives the submission back to be revised, or refuses the allocation; the centre goes on, and the held place
 * stays with the case until its time is over.
 * @throws Conflict
 */
export async function closeSubmission(
  tx: Tx,
  by: By,
  submission: Submission,
  as: 'returned' | 'refused',
  reason: string,
): Promise<void> {
  const type = as === 'returned' ? 'submission_returned' : 'allocation_refused';
  await lockCase(tx, by.centreId, submission.caseId);
  await assertUndecided(tx, by, submission, type);
  const kind = as === 'returned' ? 'return_reason' : 'refusal_reason';
  await recordEvent(tx, by, submission.caseId, { type, payload: { submissionId: submission.id } }, [
    { kind, body: reason },
  ]);
  await tx
    .updateTable('submission')
    .set({ closed_as: as, closed_at: by.now, closed_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', submission.id)
    .execute();
  await tellCentre(tx, by, submission, type);
}

/**
 * The centre answers the authority, whose days to decide begin anew.
 * @returns the submission, to tell the authority
 * @throws Conflict when nothing is asked any more
 */
export async function answerAuthority(tx: Tx, by: By, caseId: string, answer: string): Promise<string> {
  await lockCase(tx, by.centreId, caseId);
  const submission = await findSubmission(tx, by.centreId, caseId);
  if (!submission)
    throw new Conflict('Der Fall ist nicht mehr vorgelegt. Ihre Antwort ist nicht gespeichert.', [
      { kind: 'case', id: caseId, label: 'Zum Fall' },
    ]);
  const { decisionDays } = await getSettings(tx, by.centreId);
  const dueOn = addWorkingDays(by.today, decisionDays);
  const payload = { submissionId: submission.id, dueOn: dueOn.toString() };
  await recordEvent(tx, by, caseId, { type: 'authority_answered', payload }, [
    { kind: 'authority_answer', body: answer },
  ]);
  await tx
    .updateTable('submission')
    .set({ due_on: dueOn })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', submission.id)
    .execute();
  return submission.id;
}
