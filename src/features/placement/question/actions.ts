// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays } from '../../../codes/holidays.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { recordActivity } from '../../activity/actions.ts';
import { nextNumber, recordEvent } from '../../cases/actions.ts';
import { getSettings } from '../../centres/queries.ts';
import { releaseHold } from '../../schools/holds.ts';
import type { PlacementCase } from '../case-queries.ts';
import { holdForCase } from '../places.ts';
import { findRecommendation } from '../recommendation/queries.ts';
import { openQuestionRow } from '../rows.ts';
import { questionNumber } from '../rules.ts';
import { placementServices } from '../services.ts';

/** The German level of the counselling; '' when there was none. */
export async function findGermanLevel(tx: Tx, centreId: string, caseId: string): Promise<string> {
  const row = await tx
    .selectFrom('counselling')
    .select('german_level as level')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.level ?? '';
}

/**
 * Asks a school before the decision: grade, kind, level and start, nothing about the person. The place is held meanwhile.
 * @returns the id of the question
 * @throws Conflict when there is no recommendation, the state does not fit, or no place is free
 */
export async function askSchool(
  tx: Tx,
  by: By,
  placementCase: PlacementCase,
  schoolNumber: string,
  startOn: Temporal.PlainDate,
): Promise<string> {
  const { id: caseId } = placementCase;
  const recommendation = await findRecommendation(tx, by.centreId, caseId);
  if (!recommendation)
    throw new Conflict('Für diesen Fall gibt es noch keine Empfehlung. Schreiben Sie zuerst die Empfehlung.', [
      { kind: 'case', aim: 'recommendation', id: caseId, label: 'Empfehlung schreiben' },
    ]);
  const settings = await getSettings(tx, by.centreId);
  const { today } = by;
  const questionId = newId();
  const dueOn = addWorkingDays(today, settings.answerDays);
  const { grade, placeKind: kind } = recommendation;
  await recordEvent(tx, by, caseId, {
    type: 'school_asked',
    payload: { requestId: questionId, schoolNumber, dueOn: dueOn.toString() },
  });
  // The hold has to last as long as the school may take to answer.
  await holdForCase(tx, by, caseId, { schoolNumber, grade, kind }, Math.max(settings.holdDays, settings.answerDays));
  const number = await nextNumber(tx, by.centreId, 'question', today.year);
  await tx
    .insertInto('school_request')
    .values(
      openQuestionRow({
        centreId: by.centreId,
        id: questionId,
        caseId,
        number: questionNumber(today.year, number),
        schoolNumber,
        grade,
        kind,
        germanLevel: await findGermanLevel(tx, by.centreId, caseId),
        startOn,
        askedBy: by.userId,
        askedAt: by.now,
        dueOn,
      }),
    )
    .execute();
  await recordActivity(tx, by, placementServices.school_asked, today, placementCase.reportedAgs);
  return questionId;
}

/** Closes the open question of a case; undefined when there is none. */
export async function closeQuestion(
  tx: Tx,
  by: By,
  where: { caseId: string } | { questionId: string },
  answer: 'accepted' | 'refused' | 'withdrawn',
): Promise<{ id: string; caseId: string; schoolNumber: string; askedBy: string } | undefined> {
  return await tx
    .updateTable('school_request')
    .set((row) => ({ answer, answered_by: by.userId, answered_at: by.now, version: row('version', '+', 1) }))
    .where('centre_id', '=', by.centreId)
    .where('answer', '=', 'open')
    .$if('caseId' in where, (query) => query.where('case_id', '=', 'caseId' in where ? where.caseId : ''))
    .$if('questionId' in where, (query) => query.where('id', '=', 'questionId' in where ? where.questionId : ''))
    .returning(['id', 'case_id as caseId', 'school_number as schoolNumber', 'asked_by as askedBy'])
    .executeTakeFirst();
}

/** The centre takes its question back; the held place becomes free. */
export async function withdrawQuestion(tx: Tx, by: By, caseId: string): Promise<void> {
  const question = await closeQuestion(tx, by, { caseId }, 'withdrawn');
  if (!question)
    throw new Conflict('Es gibt keine offene Anfrage mehr. Vielleicht hat die Schule inzwischen geantwortet.', [
      { kind: 'case', id: caseId, label: 'Zum Fall' },
    ]);
  await recordEvent(tx, by, caseId, { type: 'request_withdrawn', payload: { requestId: question.id } });
  await releaseHold(tx, { caseId, now: by.now });
}

/**
 * The school answers. Only its own word counts: nothing else ever turns a question into a consent.
 * @returns who asked, to be told
 * @throws Conflict when the question was answered or taken back meanwhile
 */
export async function answerQuestion(
  tx: Tx,
  by: By,
  questionId: string,
  answer: 'accepted' | 'refused',
  reason: string | null,
): Promise<{ caseId: string; askedBy: string }> {
  const question = await closeQuestion(tx, by, { questionId }, answer);
  if (!question)
    throw new Conflict(
      'Diese Anfrage ist nicht mehr offen: Sie ist beantwortet, oder das Zentrum hat sie zurückgezogen.',
      [{ kind: 'question', aim: 'list', label: 'Zu den Anfragen' }],
    );
  const payload = { requestId: questionId, schoolNumber: question.schoolNumber };
  const texts = reason ? [{ kind: 'school_answer' as const, body: reason }] : [];
  if (answer === 'accepted') {
    await recordEvent(tx, by, question.caseId, { type: 'school_accepted', payload }, texts);
  } else {
    await recordEvent(tx, by, question.caseId, { type: 'school_refused', payload }, texts);
    await releaseHold(tx, { caseId: question.caseId, now: by.now });
  }
  return { caseId: question.caseId, askedBy: question.askedBy };
}
