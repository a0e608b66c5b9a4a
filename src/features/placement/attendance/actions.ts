// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { recordEvent } from '../../cases/actions.ts';
import type { FollowUp } from '../../cases/rules.ts';
import { enterSchool, leaveSchool } from '../../families/actions.ts';
import { tell } from '../../notices/actions.ts';
import { giveBackPlace } from '../../schools/given-back-holds.ts';
import { releaseHold } from '../../schools/holds.ts';
import type { PlacementCase } from '../case-queries.ts';
import type { Attendance } from './queries.ts';

/** Asked after the case is locked. @throws Conflict when somebody else has ended or replaced this admission meanwhile */
async function changeAdmission(
  tx: Tx,
  by: By,
  admissionId: string,
  change: {
    first_school_day?: Temporal.PlainDate;
    class_name?: string;
    ended_at?: Temporal.Instant;
    ended_as?: 'not_arrived' | 'left_school';
    left_on?: Temporal.PlainDate;
  },
): Promise<void> {
  const changed = await tx
    .updateTable('admission')
    .set(change)
    .where('centre_id', '=', by.centreId)
    .where('id', '=', admissionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n)
    throw new Conflict('Diese Aufnahme hat sich inzwischen geändert. Es wurde nichts gespeichert.');
}

/**
 * The first school day, or the class, was wrong: the admission says the right one, the history both.
 * @throws Conflict when the child does not go to this school any more
 */
export async function correctFirstDay(
  tx: Tx,
  by: By,
  { caseId, childId, schoolNumber, admission }: Attendance,
  { firstSchoolDay, className }: { firstSchoolDay: Temporal.PlainDate; className: string },
): Promise<void> {
  if (!admission) throw new Conflict('Die Aufnahme dieses Kindes ist nicht bestätigt. Es wurde nichts gespeichert.');
  const { id: admissionId, firstSchoolDay: before } = admission;
  const payload = { admissionId, firstSchoolDay: firstSchoolDay.toString(), before: before.toString() };
  await recordEvent(tx, by, caseId, { type: 'first_day_corrected', payload });
  await changeAdmission(tx, by, admissionId, { first_school_day: firstSchoolDay, class_name: className });
  await enterSchool(tx, by.centreId, childId, { number: schoolNumber, since: firstSchoolDay });
}

const news = (by: By, { caseId, responsible }: Attendance) => ({
  centreId: by.centreId,
  recordId: caseId,
  at: by.now,
  byUser: by.userId,
  responsible,
});

/**
 * The child was expected and has not come: the centre talks to the family. The place stays with the child meanwhile. Watching
 * over compulsory schooling (§ 41 SchulG NRW) stays with the school and the body that runs it.
 * @throws Conflict when the state does not allow it any more
 */
export async function reportNotArrived(tx: Tx, by: By, child: Attendance, note: string): Promise<void> {
  const { caseId, childId, schoolNumber, admission } = child;
  const payload = { schoolNumber, admissionId: admission?.id ?? null };
  await recordEvent(tx, by, caseId, { type: 'not_arrived', payload }, [{ kind: 'school_note', body: note }]);
  if (admission) await changeAdmission(tx, by, admission.id, { ended_at: by.now, ended_as: 'not_arrived' });
  await leaveSchool(tx, by.centreId, childId, schoolNumber);
  await tell(tx, 'child_not_arrived', [news(by, child)]);
}

/**
 * The child has left the school: its place is free again, the centre talks to the family.
 * @throws Conflict when the state does not allow it any more
 */
export async function reportLeft(
  tx: Tx,
  by: By,
  child: Attendance,
  { leftOn, note }: { leftOn: Temporal.PlainDate; note: string },
): Promise<void> {
  const { caseId, childId, schoolNumber, admission } = child;
  if (!admission) throw new Conflict('Die Aufnahme dieses Kindes ist nicht bestätigt. Es wurde nichts gespeichert.');
  const payload = { schoolNumber, admissionId: admission.id, leftOn: leftOn.toString() };
  await recordEvent(tx, by, caseId, { type: 'left_school', payload }, [{ kind: 'school_note', body: note }]);
  await changeAdmission(tx, by, admission.id, { ended_at: by.now, ended_as: 'left_school', left_on: leftOn });
  await leaveSchool(tx, by.centreId, childId, schoolNumber);
  await giveBackPlace(tx, by, caseId);
  await tell(tx, 'child_left_school', [news(by, child)]);
}

/** The centre has talked to the family. A child that needs another school gives its place up. */
export async function followUp(
  tx: Tx,
  by: By,
  { id, kind }: Pick<PlacementCase, 'id' | 'kind'>,
  {
    on,
    outcome,
    nextOn,
    note,
  }: { on: Temporal.PlainDate; outcome: FollowUp; nextOn: Temporal.PlainDate; note: string },
): Promise<void> {
  const payload = {
    on: on.toString(),
    outcome,
    nextOn: nextOn.toString(),
    kind,
  };
  await recordEvent(tx, by, id, { type: 'followed_up', payload }, [{ kind: 'follow_up_note', body: note }]);
  if (outcome !== 'other_school') return;
  await giveBackPlace(tx, by, id);
  await releaseHold(tx, { caseId: id, now: by.now });
}
