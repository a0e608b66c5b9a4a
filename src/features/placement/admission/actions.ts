// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { recordActivity } from '../../activity/actions.ts';
import { recordEvent } from '../../cases/actions.ts';
import { assertAllowed } from '../../cases/rules.ts';
import { enterSchool } from '../../families/actions.ts';
import { giveBackPlace } from '../../schools/given-back-holds.ts';
import { releaseHold } from '../../schools/holds.ts';
import type { PlacementCase } from '../case-queries.ts';
import { usePlace } from '../places.ts';
import { admissionRow } from '../rows.ts';
import { placementServices } from '../services.ts';
import type { AssignedChild } from './queries.ts';

interface Admission {
  caseId: string;
  childId: string;
  reportedAgs: string;
  decisionId: string | null;
  schoolNumber: string;
  firstSchoolDay: Temporal.PlainDate;
  className: string;
}

/** One row, one event, the child's school, one activity. */
async function admit(tx: Tx, by: By, admission: Admission): Promise<string> {
  const { caseId, schoolNumber, firstSchoolDay } = admission;
  const admissionId = newId();
  await recordEvent(tx, by, caseId, {
    type: 'admitted',
    payload: { admissionId, schoolNumber, firstSchoolDay: firstSchoolDay.toString() },
  });
  await tx
    .insertInto('admission')
    .values(
      admissionRow({
        ...admission,
        centreId: by.centreId,
        id: admissionId,
        confirmedBy: by.userId,
        confirmedAt: by.now,
      }),
    )
    .execute();
  await enterSchool(tx, by.centreId, admission.childId, { number: schoolNumber, since: firstSchoolDay });
  await recordActivity(tx, by, placementServices.admission_confirmed, by.today, admission.reportedAgs);
  return admissionId;
}

/**
 * The school confirms that the child comes.
 * @throws Conflict when it is confirmed already or the state no longer fits
 */
export async function confirmAdmission(
  tx: Tx,
  by: By,
  child: AssignedChild,
  firstSchoolDay: Temporal.PlainDate,
  className: string,
): Promise<string> {
  if (child.firstSchoolDay)
    throw new Conflict('Die Aufnahme dieses Kindes ist schon bestätigt.', [
      { kind: 'admission', aim: 'list', label: 'Zu den Aufnahmen' },
    ]);
  const { caseId, childId, reportedAgs, decisionId, schoolNumber } = child;
  const lead = { kind: 'admission', aim: 'list', label: 'Zu den Aufnahmen' };
  assertAllowed('admitted', { id: caseId, state: child.state }, '. Die Aufnahme ist nicht gespeichert.', lead);
  const id = await admit(tx, by, { caseId, childId, reportedAgs, decisionId, schoolNumber, firstSchoolDay, className });
  await assertInForce(tx, by.centreId, decisionId);
  // A child that was reported missing and has come after all counts once.
  await giveBackPlace(tx, by, caseId);
  await usePlace(tx, by, caseId, { schoolNumber, grade: child.grade, kind: child.placeKind });
  return id;
}

/**
 * Asked after the case is locked: the authority may have decided again while the school was confirming.
 * @throws Conflict when another decision is in force now
 */
async function assertInForce(tx: Tx, centreId: string, decisionId: string): Promise<void> {
  const replaced = await tx
    .selectFrom('decision')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('replaces_id', '=', decisionId)
    .executeTakeFirst();
  if (replaced)
    throw new Conflict('Es gibt inzwischen eine neue Entscheidung. Die Aufnahme ist nicht gespeichert.', [
      { kind: 'admission', aim: 'list', label: 'Zu den Aufnahmen' },
    ]);
}

/** The centre notes what the family or the school told it: the child is registered at a school directly. */
export async function confirmRegistration(
  tx: Tx,
  by: By,
  placementCase: PlacementCase,
  schoolNumber: string,
  firstSchoolDay: Temporal.PlainDate,
): Promise<string> {
  if (placementCase.state !== 'registration_advised')
    throw new Conflict('Für diesen Fall ist keine direkte Anmeldung empfohlen. Es wurde nichts gespeichert.', [
      { kind: 'case', id: placementCase.id, label: 'Zum Fall' },
    ]);
  const { id: caseId, childId, reportedAgs } = placementCase;
  const admission = { caseId, childId, reportedAgs, decisionId: null, schoolNumber, firstSchoolDay, className: '' };
  const id = await admit(tx, by, admission);
  await releaseHold(tx, { caseId, now: by.now });
  return id;
}

/** Keeps that these children of a school stood in a file for SchILD that was loaded. */
export async function markExported(tx: Tx, by: By, schoolNumber: string, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return;
  await tx
    .updateTable('admission')
    .set({ exported_at: by.now, exported_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('school_number', '=', schoolNumber)
    .where('case_id', 'in', (e) =>
      e
        .selectFrom('placement_case')
        .select('id')
        .where('centre_id', '=', by.centreId)
        .where('child_id', 'in', [...childIds]),
    )
    .execute();
}

/** The schools advised last for direct registration. */
export async function listAdvisedSchools(
  tx: Tx,
  centreId: string,
  caseId: string,
): Promise<{ number: string; name: string }[]> {
  const row = await tx
    .selectFrom('case_event')
    .select('payload')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('type', '=', 'registration_advised')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const numbers = row?.payload.schoolNumbers;
  if (!Array.isArray(numbers) || numbers.length === 0) return [];
  return await tx
    .selectFrom('school')
    .select(['number', 'name'])
    .where('number', 'in', numbers)
    .orderBy('name')
    .execute();
}
