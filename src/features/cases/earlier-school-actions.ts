// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { FieldError } from '../../web/form/state.ts';
import { keptChild } from '../families/actions.ts';
import { lockCase } from './actions.ts';
import type { TypedEarlierSchools } from './earlier-school-input.ts';
import { readEarlierSchools } from './earlier-school-queries.ts';
import type { EarlierSchool } from './earlier-school-rules.ts';
import { earlierSchoolLine } from './earlier-school-words.ts';
import { earlierSchoolRow } from './rows.ts';

/** What the register says of these numbers, closed schools too: the child was there before. */
async function listRegistered(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('school')
    .select(['number', 'name', 'place'])
    .where('number', 'in', [...numbers])
    .execute();
  return new Map(rows.map(({ number, name, place }) => [number, `${name}, ${place}`]));
}

/**
 * What only the database knows to be wrong: numbers nobody has, and somebody who was faster. The case is locked first, so that
 * of two people at once the second is told with everything typed still there.
 */
export async function findEarlierSchoolProblems(
  tx: Tx,
  centreId: string,
  { id, childId }: { id: string; childId: string },
  { numbers, basis }: TypedEarlierSchools,
): Promise<FieldError[]> {
  const known = await listRegistered(
    tx,
    numbers.map(({ number }) => number),
  );
  const errors = numbers
    .filter(({ number }) => !known.has(number))
    .map(({ field, number }) => ({
      field,
      message: `Die Schulnummer ${number} steht nicht im Schulverzeichnis. Bitte schreiben Sie Name und Ort der Schule.`,
    }));
  if (basis === undefined) return errors;
  await lockCase(tx, centreId, id);
  const { now, stateId } = await readEarlierSchools(tx, centreId, childId);
  if (basis === stateId) return errors;
  const there = now.map(earlierSchoolLine).join('; ') || 'keine frühere Schule';
  return [
    ...errors,
    {
      field: '',
      message: `Jemand anderes hat die früheren Schulen inzwischen geändert. Dort steht jetzt: ${there}. Wenn Sie noch einmal speichern, gilt Ihre Eingabe.`,
    },
  ];
}

/**
 * Keeps the schools a child went to before. What counted until now stays as history.
 * @param seenId the child, as the deed read it
 * @param schools in their order; null: the form had none, nothing changes
 * @returns how many schools there are now; null when nothing changed
 */
export async function keepEarlierSchools(
  tx: Tx,
  by: By,
  seenId: string,
  schools: readonly EarlierSchool[] | null,
): Promise<number | null> {
  if (schools === null) return null;
  const childId = await keptChild(tx, by.centreId, seenId);
  const names = await listRegistered(
    tx,
    schools.flatMap(({ schoolNumber }) => schoolNumber ?? []),
  );
  const wanted = schools.map((school) => {
    const registered = school.schoolNumber && names.get(school.schoolNumber);
    // The register is that of NRW.
    return registered ? { ...school, name: registered, federalState: 'NW' } : { ...school, schoolNumber: null };
  });
  const { now } = await readEarlierSchools(tx, by.centreId, childId);
  if (JSON.stringify(now) === JSON.stringify(wanted)) return null;
  await tx
    .updateTable('earlier_school')
    .set({ replaced_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('child_id', '=', childId)
    .where('replaced_at', 'is', null)
    .execute();
  const { centreId, now: recordedAt, userId: recordedBy } = by;
  const rows = wanted.map((school, index) =>
    earlierSchoolRow({ centreId, id: newId(), childId, position: index + 1, school, recordedAt, recordedBy }),
  );
  if (rows.length > 0) await tx.insertInto('earlier_school').values(rows).execute();
  return rows.length;
}
