// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { recordActivity } from '../activity/actions.ts';
import { type EarlyChild, earlyReferralRow, type Referred, referredColumns } from './rows.ts';
import { type arrivals, type Destination, keptMonths } from './rules.ts';
import { earlyReferralServices } from './services.ts';

const referredBy = (by: By, to: Destination | null): Referred => to && { to, on: by.today, by: by.userId };

/**
 * Notes a child that is not of school age yet, and where its family was pointed to; counted once it was. No case.
 * @param to null: somebody has to do that still
 * @returns its id
 */
export async function noteEarlyChild(tx: Tx, by: By, child: EarlyChild, to: Destination | null): Promise<string> {
  const id = newId();
  const { centreId, userId, today } = by;
  const facts = { receivedOn: today, recordedBy: userId, referred: referredBy(by, to), arrived: 'unknown' as const };
  await tx
    .insertInto('early_referral')
    .values(earlyReferralRow({ ...child, ...facts, centreId, id }))
    .execute();
  if (to) await recordActivity(tx, by, earlyReferralServices.early_referral, today, child.ags);
  return id;
}

/**
 * Points the family somewhere, or puts it right, and says whether it arrived. Counted the first time alone.
 * @throws Conflict when somebody else was faster
 */
export async function settleEarlyChild(
  tx: Tx,
  by: By,
  before: { id: string; version: number; to: Destination | null; ags: string },
  { to, arrived }: { to: Destination; arrived: keyof typeof arrivals },
): Promise<void> {
  const { id, version } = before;
  const done = await tx
    .updateTable('early_referral')
    .set({ ...(before.to === to ? {} : referredColumns(referredBy(by, to))), arrived, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
      { kind: 'early_referral', id, label: 'Aktuellen Stand ansehen' },
    ]);
  if (before.to === null) await recordActivity(tx, by, earlyReferralServices.early_referral, by.today, before.ags);
}

/** Children go some months after they were reported. @returns how many */
export async function deleteOld(
  tx: Tx,
  { centreId }: Pick<Actor, 'centreId'>,
  today: Temporal.PlainDate,
): Promise<number> {
  const gone = await tx
    .deleteFrom('early_referral')
    .where('centre_id', '=', centreId)
    .where('received_on', '<', today.subtract({ months: keptMonths.value }))
    .returning('id')
    .execute();
  return gone.length;
}
