// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays } from '../../../codes/holidays.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict } from '../../../refusals.ts';
import { recordActivity } from '../../activity/actions.ts';
import { recordEvent } from '../../cases/actions.ts';
import { getSettings } from '../../centres/queries.ts';
import type { PlacementCase } from '../case-queries.ts';
import { findDecision } from '../decision/queries.ts';
import { reminderMail, schoolAskedMail, schoolAssignedMail } from '../mails.ts';
import { closeQuestion } from '../question/actions.ts';
import { listQuestions } from '../question/queries.ts';
import { getRecommendation } from '../recommendation/queries.ts';
import { submissionCopyRow, submissionRow } from '../rows.ts';
import { placementServices } from '../services.ts';
import { missingAddressee } from './addressee.ts';
import { buildCopy } from './copy.ts';
import { gatherFacts } from './facts.ts';
import { missingProof } from './proofs.ts';
import { findSubmission } from './queries.ts';

const toCase = (caseId: string) => [{ kind: 'case', id: caseId, label: 'Zum Fall' }];

/**
 * Submits the case to the authority: the copy is frozen in words as things stand now. An unanswered question to a school is
 * closed, and its silence stands in the copy as silence.
 * @returns the id of the submission
 * @throws Conflict when the state does not fit, or the decision would reach nobody
 */
export async function submitCase(
  tx: Tx,
  by: By,
  placementCase: PlacementCase,
  authorityId: string,
  note: string,
): Promise<string> {
  const { id: caseId } = placementCase;
  const recommendation = await getRecommendation(tx, by.centreId, caseId);
  const missing = await missingAddressee(tx, by.centreId, placementCase.familyId);
  if (missing)
    throw new Conflict(`${missing} Bitte ergänzen Sie das, dann legen Sie vor.`, [
      { kind: 'family', aim: 'form', id: placementCase.familyId, label: 'Familie bearbeiten' },
    ]);
  const settings = await getSettings(tx, by.centreId);
  const unproven = await missingProof(tx, by.centreId, caseId, settings);
  if (unproven)
    throw new Conflict(unproven, [{ kind: 'case', aim: 'proofs', id: caseId, label: 'Nachweise eintragen' }]);
  const { today } = by;
  const dueOn = addWorkingDays(today, settings.decisionDays);
  const submissionId = newId();
  const event = { submissionId, authorityId, dueOn: dueOn.toString() };
  await recordEvent(tx, by, caseId, { type: 'submitted', payload: event }, [{ kind: 'submission_note', body: note }]);
  const copy = buildCopy(await gatherFacts(tx, by.centreId, placementCase, recommendation, note), today);
  await closeQuestion(tx, by, { caseId }, 'withdrawn');
  await tx
    .insertInto('submission')
    .values(
      submissionRow({
        centreId: by.centreId,
        id: submissionId,
        caseId,
        authorityId,
        recommendationId: recommendation.id,
        submittedBy: by.userId,
        submittedAt: by.now,
        dueOn,
      }),
    )
    .execute();
  const row = submissionCopyRow({ centreId: by.centreId, submissionId, content: copy });
  await tx
    .insertInto('submission_copy')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute();
  await recordActivity(tx, by, placementServices.submission_made, today, placementCase.reportedAgs);
  return submissionId;
}

/** Takes the case back from the authority; the held place stays with the case. */
export async function withdrawSubmission(tx: Tx, by: By, caseId: string): Promise<void> {
  const submission = await findSubmission(tx, by.centreId, caseId);
  if (!submission) throw new Conflict('Der Fall ist nicht vorgelegt.', toCase(caseId));
  await recordEvent(tx, by, caseId, { type: 'submission_withdrawn', payload: { submissionId: submission.id } });
  await tx
    .updateTable('submission')
    .set({ withdrawn_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', submission.id)
    .execute();
}

/** Takes back what no authority has decided yet, because the case ends. */
export async function withdrawUndecided(tx: Tx, by: By, caseId: string): Promise<void> {
  await tx
    .updateTable('submission')
    .set({ withdrawn_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .where('closed_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('decision as d')
            .select('d.id')
            .whereRef('d.centre_id', '=', 'submission.centre_id')
            .whereRef('d.submission_id', '=', 'submission.id'),
        ),
      ),
    )
    .execute();
}

/** Lies before the authority again what was taken back when its case was closed at that moment. */
export async function submitAgain(tx: Tx, centreId: string, caseId: string, closedAt: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('submission')
    .set({ withdrawn_at: null })
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('withdrawn_at', '=', closedAt)
    .execute();
}

/** Whom a reminder goes to, and how it is sent: the job that told them first. */
interface Reminder {
  owner: 'school' | 'school_authority';
  send(jobs: Jobs): Promise<void>;
}

async function findReminder(tx: Tx, centreId: string, placementCase: PlacementCase): Promise<Reminder | undefined> {
  const { id, state } = placementCase;
  const common = { centreId, reminder: '1' } as const;
  if (state === 'school_asked') {
    const open = (await listQuestions(tx, centreId, id)).find((request) => request.answer === 'open');
    if (!open) return undefined;
    const { id: requestId, schoolNumber } = open;
    return {
      owner: 'school',
      send: (jobs) => jobs.send(tx, schoolAskedMail, { ...common, requestId, schoolNumber }),
    };
  }
  if (state === 'submitted' || state === 'legal_remedy') {
    const submission = await findSubmission(tx, centreId, id);
    if (!submission) return undefined;
    const submissionId = submission.id;
    return {
      owner: 'school_authority',
      send: (jobs) => jobs.send(tx, reminderMail, { ...common, submissionId }),
    };
  }
  if (state === 'allocated') {
    const decision = await findDecision(tx, centreId, id);
    if (!decision) return undefined;
    const decisionId = decision.id;
    return {
      owner: 'school',
      send: (jobs) => jobs.send(tx, schoolAssignedMail, { ...common, decisionId }),
    };
  }
  return undefined;
}

/**
 * Notes that whoever has to act was reminded: the school asked, the authority, or the school that has to confirm.
 * @returns sends the mail, in the same transaction
 * @throws Conflict when the case waits for nobody outside the centre
 */
export async function remind(tx: Tx, by: By, placementCase: PlacementCase): Promise<Reminder['send']> {
  const reminder = await findReminder(tx, by.centreId, placementCase);
  if (!reminder)
    throw new Conflict(
      'Der Fall wartet gerade auf niemanden außerhalb des Zentrums. Es wurde niemand erinnert.',
      toCase(placementCase.id),
    );
  await recordEvent(tx, by, placementCase.id, { type: 'reminded', payload: { owner: reminder.owner } });
  return reminder.send;
}

/** A legal remedy has been filed against the decision. */
export async function fileRemedy(tx: Tx, by: By, caseId: string, receivedOn: Temporal.PlainDate): Promise<void> {
  await recordEvent(tx, by, caseId, { type: 'remedy_filed', payload: { receivedOn: receivedOn.toString() } });
}

/** The legal remedy is settled; the decision stands. A changed decision is a new decision. */
export async function settleRemedy(tx: Tx, by: By, caseId: string): Promise<void> {
  await recordEvent(tx, by, caseId, { type: 'remedy_settled', payload: {} });
}
