// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays } from '../../../codes/holidays.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { recordActivity } from '../../activity/actions.ts';
import { lockCase, nextNumber, recordEvent } from '../../cases/actions.ts';
import { getSettings } from '../../centres/queries.ts';
import { tell } from '../../notices/actions.ts';
import { releaseHold } from '../../schools/holds.ts';
import type { PlacementCase } from '../case-queries.ts';
import { holdForCase, holdIfFree } from '../places.ts';
import { findRecommendation } from '../recommendation/queries.ts';
import { openQuestionRow } from '../rows.ts';
import { questionNumber } from '../rules.ts';
import { placementServices } from '../services.ts';
import { type AskedOfSchool, getAsked } from './asked-queries.ts';
import { goneOn } from './words.ts';

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

/**
 * The school takes its answer back and will answer anew: the question is open again, with the usual days from now at least.
 * After a no the place is held again where it is still free; a school that has none left knows that itself.
 * @returns whom to tell
 * @throws Conflict when the case does not rest on this answer any more
 */
export async function takeBackAnswer(
  tx: Tx,
  by: By,
  { id, schoolNumber, grade, kind }: Pick<AskedOfSchool, 'id' | 'schoolNumber' | 'grade' | 'kind'>,
  caseId: string,
): Promise<{ caseId: string; askedBy: string }> {
  await lockCase(tx, by.centreId, caseId);
  const asked = await getAsked(tx, by.centreId, [schoolNumber], id);
  if (!asked.mayTakeBack) throw new Conflict(goneOn, [{ kind: 'question', aim: 'list', label: 'Zu den Anfragen' }]);
  const { answerDays, holdDays } = await getSettings(tx, by.centreId);
  const fresh = addWorkingDays(by.today, answerDays);
  const dueOn = Temporal.PlainDate.compare(asked.dueOn, fresh) > 0 ? asked.dueOn : fresh;
  const payload = { requestId: id, schoolNumber, dueOn: dueOn.toString() };
  const { responsible } = await recordEvent(tx, by, caseId, { type: 'answer_withdrawn', payload });
  const { askedBy } = await tx
    .updateTable('school_request')
    .set((row) => ({
      answer: 'open',
      answered_by: null,
      answered_at: null,
      due_on: dueOn,
      version: row('version', '+', 1),
    }))
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .returning('asked_by as askedBy')
    .executeTakeFirstOrThrow();
  await holdIfFree(tx, by, caseId, { schoolNumber, grade, kind }, Math.max(holdDays, answerDays));
  const news = { centreId: by.centreId, recordId: caseId, at: by.now, byUser: by.userId, responsible };
  await tell(tx, 'answer_withdrawn', [news]);
  return { caseId, askedBy };
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

/** Opens the question again that ended when its case was closed at that moment. */
export async function openQuestionAgain(
  tx: Tx,
  centreId: string,
  caseId: string,
  closedAt: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('school_request')
    .set((row) => ({ answer: 'open', answered_by: null, answered_at: null, version: row('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('answer', '=', 'withdrawn')
    .where('answered_at', '=', closedAt)
    .execute();
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
