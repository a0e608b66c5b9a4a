// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { NotFound } from '../../../refusals.ts';
import { type CaseHead, getCaseHead } from '../../cases/queries.ts';
import type { CaseState } from '../../cases/states.ts';
import type { AssignedChild } from '../admission/queries.ts';

/** A child that goes, or should go, to a school. */
export interface Attendance {
  caseId: string;
  childId: string;
  familyName: string;
  givenNames: string;
  schoolNumber: string;
  state: CaseState;
  version: number;
  /** The first school day, or the start by decision until the school has confirmed. */
  startOn: Temporal.PlainDate;
  /** Null until the admission is confirmed. */
  admission: { id: string; firstSchoolDay: Temporal.PlainDate; className: string } | null;
  responsible: string | null;
}

/** A child assigned to a school, as its attendance. */
export function attendanceOf(child: AssignedChild): Attendance {
  const { admissionId, firstSchoolDay, className } = child;
  const { caseId, childId, familyName, givenNames, schoolNumber, state, version, responsible } = child;
  const admission =
    admissionId && firstSchoolDay ? { id: admissionId, firstSchoolDay, className: className ?? '' } : null;
  const startOn = firstSchoolDay ?? child.startOn;
  return { caseId, childId, familyName, givenNames, schoolNumber, state, version, startOn, admission, responsible };
}

/**
 * A child registered at a school directly: that school does not list it, the centre writes down what it is told.
 * @throws NotFound for another way, and while nobody has confirmed that the child is registered
 */
export async function getRegistered(
  tx: Tx,
  centreId: string,
  caseId: string,
): Promise<Attendance & { head: CaseHead }> {
  const head = await getCaseHead(tx, centreId, caseId);
  const row = await tx
    .selectFrom('admission')
    .select(['id', 'school_number as schoolNumber', 'first_school_day as firstSchoolDay', 'class_name as className'])
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('decision_id', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row || head.kind !== 'direct_registration') throw new NotFound();
  const { id, schoolNumber, firstSchoolDay, className } = row;
  const { childId, familyName, givenNames, state, version, responsibleId: responsible } = head;
  return {
    ...{ head, caseId, childId, familyName, givenNames, schoolNumber, state, version, responsible },
    startOn: firstSchoolDay,
    admission: { id, firstSchoolDay, className },
  };
}
