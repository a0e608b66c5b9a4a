// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays } from '../../codes/holidays.ts';
import type { Actor, By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { recordActivity } from '../activity/actions.ts';
import { meetDeadline, setDeadline } from '../deadlines/actions.ts';
import { tell } from '../notices/actions.ts';
import { type EarlyChild, earlyReferralRow, type Referred, referredColumns } from './rows.ts';
import { type arrivals, type Destination, escalationDays, keptMonths, referDays } from './rules.ts';
import { earlyReferralServices } from './services.ts';

const referredBy = (by: By, to: Destination | null): Referred => to && { to, on: by.today, by: by.userId };

/**
 * Notes a child that is not of school age yet, and where its family was pointed to; counted once it was. No case.
 * @param to null: somebody has to do that still; the office is asked to within some days, then the head
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
  else
    await setDeadline(tx, by, {
      kind: 'early_referral',
      recordId: id,
      owner: { role: 'administration' },
      dueOn: addWorkingDays(today, referDays),
      escalation: { on: addWorkingDays(today, escalationDays), to: 'head' },
    });
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
  if (before.to !== null) return;
  await recordActivity(tx, by, earlyReferralServices.early_referral, by.today, before.ags);
  await meetDeadline(tx, by, { kind: 'early_referral', recordId: id });
}

/** Children go some months after they were reported; the head is told of those nobody has referred. @returns how many */
export async function deleteOld(tx: Tx, by: Actor, today: Temporal.PlainDate): Promise<number> {
  const { centreId, now } = by;
  const gone = await tx
    .deleteFrom('early_referral')
    .where('centre_id', '=', centreId)
    .where('received_on', '<', today.subtract({ months: keptMonths.value }))
    .returning(['id', 'referred_to as to'])
    .execute();
  const unseen = gone.filter(({ to }) => to === null);
  for (const { id } of unseen) await meetDeadline(tx, by, { kind: 'early_referral', recordId: id });
  const news = unseen.map(({ id }) => ({ centreId, recordId: id, at: now, byUser: null, responsible: null }));
  await tell(tx, 'early_referral_forgotten', news);
  return gone.length;
}
