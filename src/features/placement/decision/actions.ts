// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { recordActivity } from '../../activity/actions.ts';
import { lockCase, nextNumber, recordEvent } from '../../cases/actions.ts';
import { findRemedyNotice, getSettings } from '../../centres/queries.ts';
import { holdForCase } from '../places.ts';
import { assertUndecided } from '../reply/actions.ts';
import { decisionRow } from '../rows.ts';
import { confirmBy, legalBasis, referenceNumber, workingDaysUntil } from '../rules.ts';
import { placementServices } from '../services.ts';
import type { Submission } from '../submission/queries.ts';
import type { DecisionInput } from './input.ts';
import { findDecision, hasAgreed, missingAddresseeOf } from './queries.ts';

/**
 * The authority decides: the decision with reference number, legal basis and remedy notice of the day, the place held until
 * the school confirms, the event.
 * @param replacesId the decision in force that this one replaces; null for the first one
 * @returns the id of the decision
 * @throws Conflict when somebody decided meanwhile, the state does not fit, the letter would reach nobody, no remedy notice is valid, or no place is free
 */
export async function decide(
  tx: Tx,
  by: By,
  submission: Submission,
  input: DecisionInput,
  replacesId: string | null,
): Promise<string> {
  const { caseId } = submission;
  const { today } = by;
  // Two people deciding at once come one after the other; the second then sees the first one's decision.
  await lockCase(tx, by.centreId, caseId);
  await assertStillOpen(tx, by.centreId, submission, replacesId);
  await assertAddressee(tx, by.centreId, submission);
  const remedyNoticeId = await getRemedyNotice(tx, by.centreId, submission, today);
  const settings = await getSettings(tx, by.centreId);
  const asked = await hasAgreed(tx, by.centreId, caseId, input.schoolNumber);
  const confirm = confirmBy(asked, input.startOn, today, settings.answerDays);
  const decisionId = newId();
  await insertDecision(tx, by, submission, input, { decisionId, remedyNoticeId, replacesId });
  const payload = {
    decisionId,
    schoolNumber: input.schoolNumber,
    grade: input.grade,
    placeKind: input.placeKind,
    startOn: input.startOn.toString(),
    confirmBy: confirm.toString(),
    replacesId,
  };
  await recordEvent(tx, by, caseId, { type: 'decided', payload }, [{ kind: 'decision_reason', body: input.reason }]);
  const wanted = { schoolNumber: input.schoolNumber, grade: input.grade, kind: input.placeKind };
  const last = Temporal.PlainDate.compare(confirm, input.startOn) > 0 ? confirm : input.startOn;
  await holdForCase(tx, by, caseId, wanted, workingDaysUntil(today, last, 0) + settings.holdDays);
  await recordActivity(tx, by, placementServices.allocation_decided, today, submission.reportedAgs);
  return decisionId;
}

async function assertStillOpen(
  tx: Tx,
  centreId: string,
  submission: Submission,
  replacesId: string | null,
): Promise<void> {
  const inForce = await findDecision(tx, centreId, submission.caseId);
  const link = [{ kind: 'submission', id: submission.id, label: 'Zur Vorlage' }];
  if ((inForce?.id ?? null) !== replacesId)
    throw new Conflict(
      'Jemand anderes hat inzwischen entschieden. Ihre Entscheidung ist nicht gespeichert. Bitte sehen Sie nach, was jetzt gilt.',
      link,
    );
  if (replacesId === null || inForce?.submissionId !== submission.id)
    await assertUndecided(tx, { centreId }, submission, 'decided');
}

/** The letter goes to those the submission names, where they live today. */
async function assertAddressee(tx: Tx, centreId: string, submission: Submission): Promise<void> {
  const missing = await missingAddresseeOf(tx, centreId, submission);
  if (missing)
    throw new Conflict(`${missing} Ihre Entscheidung ist nicht gespeichert.`, [
      { kind: 'submission', id: submission.id, label: 'Zur Vorlage' },
    ]);
}

async function getRemedyNotice(
  tx: Tx,
  centreId: string,
  submission: Submission,
  on: Temporal.PlainDate,
): Promise<string> {
  const id = await findRemedyNotice(tx, centreId, submission.authorityId, on);
  if (id) return id;
  throw new Conflict(
    `Für „${submission.authorityName}“ ist heute keine Rechtsbehelfsbelehrung gültig. Ohne sie entsteht kein Bescheid. ` +
      'Bitte lassen Sie die Leitung des Zentrums unter „Zentrum“ eine gültige Belehrung eintragen und entscheiden Sie dann.',
    [{ kind: 'submission', id: submission.id, label: 'Zur Vorlage' }],
  );
}

async function insertDecision(
  tx: Tx,
  by: By,
  submission: Submission,
  input: DecisionInput,
  ids: { decisionId: string; remedyNoticeId: string; replacesId: string | null },
): Promise<void> {
  const { today } = by;
  const number = await nextNumber(tx, by.centreId, 'decision', today.year);
  const { numberPrefix } = await getSettings(tx, by.centreId);
  await tx
    .insertInto('decision')
    .values(
      decisionRow({
        centreId: by.centreId,
        id: ids.decisionId,
        caseId: submission.caseId,
        submissionId: submission.id,
        authorityId: submission.authorityId,
        reference: referenceNumber(submission.authorityKind, numberPrefix, today.year, number),
        decidedOn: today,
        decidedBy: by.userId,
        decidedAt: by.now,
        schoolNumber: input.schoolNumber,
        grade: input.grade,
        placeKind: input.placeKind,
        startOn: input.startOn,
        heardOn: input.heardOn,
        legalBasis: legalBasis(input.placeKind, today),
        remedyNoticeId: ids.remedyNoticeId,
        replacesId: ids.replacesId,
      }),
    )
    .execute();
}
