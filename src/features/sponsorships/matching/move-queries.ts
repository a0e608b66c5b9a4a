// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { getGrid } from '../lesson-queries.ts';
import type { Sponsorship } from '../queries.ts';
import type { Slot, SponsorFacts, TakenLesson } from './fact-rules.ts';

/** What decides to which lesson a sponsorship can move. */
export interface Place {
  school: string;
  groupFits: boolean;
  /** The sponsor without this sponsorship. */
  sponsor: Pick<SponsorFacts, 'inGroups' | 'taken'>;
  /** Every lesson of the school, by weekday. */
  slots: readonly Slot[];
}

const weekdays = [1, 2, 3, 4, 5];

/** Locks a sponsor until the end of the transaction: of two who give them a lesson at once, one sees what the other did. */
export async function lockSponsor(tx: Tx, centreId: string, volunteerId: string): Promise<void> {
  await tx
    .selectFrom('sponsor')
    .select('volunteer_id')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .forUpdate()
    .execute();
}

/** The other lessons of a sponsor, and those of the school. */
export async function listPlaces(tx: Tx, centreId: string, one: Sponsorship): Promise<Place> {
  const rows = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('pupil as p', (join) => join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.id', '=', 's.pupil_id'))
    .select(['s.id', 's.pupil_id as pupilId', 's.school_number as school', 's.weekday', 's.from_minute as from'])
    .select(['s.to_minute as to', 's.group_key as groupKey', 's.group_seat as groupSeat', 'p.group_fits as groupFits'])
    .where('s.centre_id', '=', centreId)
    .where('s.volunteer_id', '=', one.volunteerId)
    .where('s.state', '<>', 'ended')
    .execute();
  const { inGroups } = await tx
    .selectFrom('sponsor')
    .select('in_groups as inGroups')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', one.volunteerId)
    .executeTakeFirstOrThrow();
  const { lessons } = await getGrid(tx, centreId, one.schoolNumber);
  const taken = rows.filter(({ id }) => id !== one.id).map(({ id: _, ...lesson }): TakenLesson => lesson);
  return {
    school: one.schoolNumber,
    groupFits: rows.find(({ id }) => id === one.id)?.groupFits ?? false,
    sponsor: { inGroups, taken },
    slots: weekdays.flatMap((weekday) => lessons.map((lesson) => ({ weekday, ...lesson }))),
  };
}
