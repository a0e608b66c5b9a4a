// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { recordEvent } from '../../volunteers/actions.ts';
import { lockVolunteer } from '../../volunteers/queries.ts';
import { type SponsorFacts, seatRow, sponsorColumns, sponsorRow, sponsorSchoolRow } from '../sponsor-rows.ts';
import { lockSeats } from './queries.ts';
import { seatChange } from './rules.ts';

/** What somebody says on the form of a sponsor. */
export interface ToldSponsor {
  facts: SponsorFacts;
  /** Numbers of schools; none: all within the radius of the person. */
  schools: readonly string[];
}

const faster = (id: string) =>
  new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
    { kind: 'sponsor', id, label: 'Aktuellen Stand ansehen' },
  ]);

async function writeFacts(tx: Tx, by: By, volunteerId: string, version: number, facts: SponsorFacts): Promise<void> {
  const { centreId } = by;
  if (version === 0) {
    const written = await tx
      .insertInto('sponsor')
      .values(sponsorRow({ ...facts, centreId, volunteerId, at: by.now, by: by.userId }))
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!written) throw faster(volunteerId);
    return;
  }
  const written = await tx
    .updateTable('sponsor')
    .set({ ...sponsorColumns(facts), version: version + 1 })
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!written) throw faster(volunteerId);
}

/**
 * Takes a volunteer into service as a sponsor, or writes what changed. Capacity is rows: fewer seats than are taken are refused
 * here in words, and by the database whatever happens at the same time.
 * @param version the one somebody saw; 0: not in service yet
 * @returns how many seats are taken when the wanted number is lower: nothing is written then
 * @throws NotFound; Conflict when somebody else was faster
 */
export async function keepSponsor(
  tx: Tx,
  by: By,
  volunteerId: string,
  version: number,
  { facts, schools }: ToldSponsor,
): Promise<{ taken: number } | undefined> {
  const { centreId } = by;
  await lockVolunteer(tx, centreId, volunteerId);
  const { seats, taken } = await lockSeats(tx, centreId, volunteerId);
  if (taken.size > facts.mostPupils) return { taken: taken.size };
  await writeFacts(tx, by, volunteerId, version, facts);
  const { gone, fresh } = seatChange(seats, taken, facts.mostPupils);
  if (gone.length > 0)
    await tx
      .deleteFrom('sponsor_seat')
      .where('centre_id', '=', centreId)
      .where('volunteer_id', '=', volunteerId)
      .where('seat', 'in', gone)
      .execute();
  if (fresh.length > 0)
    await tx
      .insertInto('sponsor_seat')
      .values(fresh.map((seat) => seatRow({ centreId, volunteerId, seat })))
      .execute();
  await writeSchools(tx, centreId, volunteerId, schools);
  await recordEvent(tx, by, volunteerId, 'changed');
  return undefined;
}

async function writeSchools(tx: Tx, centreId: string, volunteerId: string, schools: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('sponsor_school')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .execute();
  if (schools.length > 0)
    await tx
      .insertInto('sponsor_school')
      .values(schools.map((school) => sponsorSchoolRow({ centreId, volunteerId, school })))
      .execute();
}
