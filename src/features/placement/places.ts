// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import type { By, Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';
import { findActiveHold, holdPlace, moveHold, releaseHold, useHold } from '../schools/holds.ts';

/** A place by what people say: school, grade, kind. */
export interface WantedPlace {
  schoolNumber: string;
  grade: string;
  kind: PlaceKindKey;
}

async function isReported(tx: Tx, wanted: WantedPlace): Promise<boolean> {
  const row = await tx
    .selectFrom('school_place')
    .select('id')
    .where('school_number', '=', wanted.schoolNumber)
    .where('grade', '=', wanted.grade)
    .where('kind', '=', wanted.kind)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Holds this place for the case, giving up any other it holds. A place the case holds already gets its full time again.
 * Where the school has reported no such places nothing can be held, and an earlier hold elsewhere is given up.
 * @param days working days
 * @returns the last day of the hold, null when nothing is held
 * @throws Conflict when no such place is free, with other schools that have one
 */
export async function holdForCase(
  tx: Tx,
  by: By,
  caseId: string,
  wanted: WantedPlace,
  days: number,
): Promise<Temporal.PlainDate | null> {
  if (!(await isReported(tx, wanted))) {
    await releaseHold(tx, { caseId, now: by.now });
    return null;
  }
  const { today } = by;
  const hold = await moveHold(tx, { ...wanted, caseId, userId: by.userId, now: by.now, today, holdDays: days });
  return hold.expiresOn;
}

/** As `holdForCase`, where a place is still free; otherwise nothing is held. @returns whether one is held */
export async function holdIfFree(tx: Tx, by: By, caseId: string, wanted: WantedPlace, days: number): Promise<boolean> {
  try {
    return (await holdForCase(tx, by, caseId, wanted, days)) !== null;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return false;
  }
}

/**
 * The child has come: its place counts as taken. A school that admits although its figures are full is not stopped, it knows
 * its classes; then the figures stay as the school reported them.
 */
export async function usePlace(tx: Tx, by: By, caseId: string, wanted: WantedPlace): Promise<void> {
  const { today } = by;
  const use = { caseId, now: by.now, today };
  try {
    const held = await findActiveHold(tx, caseId);
    if (held && held.schoolNumber !== wanted.schoolNumber) await releaseHold(tx, use);
    if (!held || held.schoolNumber !== wanted.schoolNumber) {
      if (!(await isReported(tx, wanted))) return;
      await holdPlace(tx, { ...wanted, ...use, userId: by.userId, holdDays: 1 });
    }
    await useHold(tx, use);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    await releaseHold(tx, use);
  }
}
