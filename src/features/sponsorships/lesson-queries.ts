// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { type Lesson, usualLessons } from './lesson-rules.ts';

/** A grid of lessons. `own`: entered for this school; otherwise that of the centre or the usual one. */
export interface Grid {
  lessons: readonly Lesson[];
  own: boolean;
}

/** The grids of some schools by their numbers: their own, else that of the centre, else `usualLessons`. */
export async function listGrids(
  tx: Tx,
  centreId: string,
  schoolNumbers: readonly string[],
): Promise<ReadonlyMap<string, Grid>> {
  const rows = await tx
    .selectFrom('lesson_time')
    .select(['school_number as school', 'lesson', 'from_minute as from', 'to_minute as to'])
    .where('centre_id', '=', centreId)
    .where((eb) => eb.or([eb('school_number', 'is', null), eb('school_number', 'in', ['', ...schoolNumbers])]))
    .orderBy('from_minute')
    .execute();
  const ofSchool = (wanted: string | null): Lesson[] =>
    rows.flatMap(({ school, ...lesson }) => (school === wanted ? [lesson] : []));
  const ofCentre = ofSchool(null);
  const usual = ofCentre.length > 0 ? ofCentre : usualLessons;
  return new Map(
    schoolNumbers.map((number) => {
      const own = ofSchool(number);
      return [number, own.length > 0 ? { lessons: own, own: true } : { lessons: usual, own: false }];
    }),
  );
}

/** The grid of one school. */
export async function getGrid(tx: Tx, centreId: string, schoolNumber: string): Promise<Grid> {
  return (await listGrids(tx, centreId, [schoolNumber])).get(schoolNumber) ?? { lessons: usualLessons, own: false };
}

/** The grid of schools that have none of their own. */
export async function getCentreGrid(tx: Tx, centreId: string): Promise<readonly Lesson[]> {
  return (await getGrid(tx, centreId, '')).lessons;
}
