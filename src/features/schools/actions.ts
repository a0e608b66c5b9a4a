// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { gradeLabel, schoolFormKeys } from '../../codes/school-forms.ts';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, Forbidden, NotFound } from '../../refusals.ts';
import type { NewPlaceInput } from './input.ts';
import { listLost, tellLost } from './lost-holds.ts';
import { findPlace, findSchool, type Place } from './queries.ts';
import { type Figures, figureColumns, type Signature, schoolPlaceRow, signatureColumns } from './rows.ts';
import { mayReportFor, type PlaceRefusal, placeRefusal } from './rules.ts';

function assertMayReport({ role, schools }: By, schoolNumber: string): void {
  if (!mayReportFor({ roles: [role], schools }, schoolNumber)) {
    throw new Forbidden('Sie melden Plätze nur für Ihre eigene Schule.');
  }
}

const signature = ({ userId, role, now }: By): Signature => ({
  reportedBy: userId,
  reportedRole: role,
  reportedAt: now,
});

/**
 * Reports places for the first time.
 * @returns the new place's id, or what of it cannot be right
 * @throws Forbidden when a school reports for another school
 */
export async function reportPlace(
  tx: Tx,
  by: By,
  input: NewPlaceInput,
): Promise<{ id: string } | { refused: Pick<PlaceRefusal, 'about' | 'message'> }> {
  assertMayReport(by, input.schoolNumber);
  const school = await findSchool(tx, input.schoolNumber);
  if (!school || school.closed_at !== null || !schoolFormKeys.includes(school.form)) {
    return { refused: { about: 'school', message: 'Diese Schule gibt es im Schulverzeichnis nicht oder nicht mehr.' } };
  }
  const refused = placeRefusal(school.form, input.grade, input.kind);
  if (refused) return { refused };
  const id = newId();
  const inserted = await tx
    .insertInto('school_place')
    .values(
      schoolPlaceRow({
        centreId: by.centreId,
        id,
        ...input,
        ...signature(by),
      }),
    )
    .onConflict((conflict) => conflict.columns(['centre_id', 'school_number', 'grade', 'kind']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) return { id };
  const message =
    'Für diese Schule, diesen Jahrgang und diese Art sind schon Plätze gemeldet. Bitte ändern Sie diese Meldung.';
  return { refused: { about: 'kind', message } };
}

/** A place this person may report. @throws NotFound when it does not exist here, Forbidden for another school's place */
export async function getOwnPlace(tx: Tx, by: By, id: string): Promise<Place> {
  const place = await findPlace(tx, id);
  if (!place) throw new NotFound();
  assertMayReport(by, place.schoolNumber);
  return place;
}

/**
 * Changes the figures of a place; who acts on a child whose held place is gone by it is told. More taken than there are, or fewer than are held, is kept as told (`placeWarnings`).
 * @param version the version the person saw
 * @returns the place as it is now
 * @throws Conflict when somebody changed it meanwhile; NotFound, Forbidden
 */
export async function changePlace(
  tx: Tx,
  by: By,
  { id, version, input }: { id: string; version: number | undefined; input: Figures },
): Promise<Place> {
  const place = await getOwnPlace(tx, by, id);
  // Nobody holds or changes it until this transaction ends: what is lost is what this change has taken away.
  await tx.selectFrom('school_place').select('id').where('id', '=', id).forUpdate().execute();
  const lostBefore = new Set((await listLost(tx, by.centreId, { placeId: id })).map(({ caseId }) => caseId));
  const changed = await tx
    .updateTable('school_place')
    .set((row) => ({
      ...figureColumns(input),
      ...signatureColumns(signature(by)),
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version ?? -1)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw changedMeanwhile(place);
  const lost = (await listLost(tx, by.centreId, { placeId: id })).filter(({ caseId }) => !lostBefore.has(caseId));
  await tellLost(tx, lost, { centreId: by.centreId, at: by.now, byUser: by.userId });
  const after = await findPlace(tx, id);
  if (!after) throw new NotFound();
  return after;
}

function changedMeanwhile(place: Place): Conflict {
  return new Conflict(
    `Die Plätze von ${place.schoolName} (${gradeLabel(place.grade)}) wurden inzwischen geändert: jetzt ${place.capacity} insgesamt, ${place.taken} belegt. Ihre Angaben sind nicht gespeichert. Bitte laden Sie die Seite neu.`,
  );
}

/**
 * "Stimmt noch": the figures are still right, only who said so and when is new. All rows or none.
 * @throws Conflict when a row is no longer as it was seen; NotFound, Forbidden
 */
export async function confirmPlaces(tx: Tx, by: By, seen: readonly { id: string; version: number }[]): Promise<void> {
  for (const { id, version } of seen) {
    const place = await getOwnPlace(tx, by, id);
    const confirmed = await tx
      .updateTable('school_place')
      .set(signatureColumns(signature(by)))
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (!confirmed) throw changedMeanwhile(place);
  }
}
