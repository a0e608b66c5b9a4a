// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Jobs } from '../../outbound/jobs.ts';
import { Conflict } from '../../refusals.ts';
import type { Booker } from '../funding/actions.ts';
import { listFormerMails } from '../volunteers/former-mail-queries.ts';
import { bankMail } from './mails.ts';
import { findBankAccounts } from './payout-queries.ts';
import {
  bankAccountRow,
  declaredRow,
  type PayoutSettings,
  payoutSettingRow,
  settingColumns,
  taxExcessRow,
} from './rows.ts';
import type { Paragraph } from './tax-rules.ts';

const lock = (tx: Tx, what: string, id: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${what}), hashtext(${id}))`.execute(tx);

/** Says where a volunteer is paid from now on; the account of before ends. @param iban checked, without blanks */
export async function setBankAccount(
  tx: Tx,
  by: Booker,
  of: { volunteerId: string; iban: string; holder: string },
): Promise<void> {
  await lock(tx, 'bank-account', of.volunteerId);
  await endBankAccount(tx, by, of.volunteerId);
  await tx
    .insertInto('bank_account')
    .values(bankAccountRow({ ...of, centreId: by.centreId, id: newId(), at: by.now, by: by.userId }))
    .execute();
}

/**
 * Says where a volunteer is paid, and tells the person by mail: at the address of now and at those of the last days, without the
 * account. Said again with the same account nothing happens.
 */
export async function changeBankAccount(
  tx: Tx,
  by: Booker,
  of: { volunteerId: string; iban: string; holder: string },
  jobs: Pick<Jobs, 'send'>,
): Promise<void> {
  const { centreId, today } = by;
  const { volunteerId } = of;
  await lock(tx, 'bank-account', volunteerId);
  const known = (await findBankAccounts(tx, centreId, [volunteerId])).get(volunteerId);
  if (known?.iban === of.iban && known.holder === of.holder) return;
  await setBankAccount(tx, by, of);
  const formerIds = (await listFormerMails(tx, centreId, volunteerId, today)).map(({ id }) => id);
  for (const formerId of ['', ...formerIds])
    await jobs.send(tx, bankMail, { centreId, volunteerId, formerId, on: today.toString() });
}

/** A volunteer has no account any more: nothing is paid until there is one. */
export const endBankAccount = (tx: Tx, by: Booker, volunteerId: string) =>
  tx
    .updateTable('bank_account')
    .set({ ended_at: by.now, ended_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('ended_at', 'is', null)
    .execute();

/** What somebody says to get elsewhere in a year; what was said before stays on record and counts no more. */
export async function declareElsewhere(
  tx: Tx,
  by: Booker,
  of: { volunteerId: string; year: number; paragraph: Paragraph; cents: number; declaredOn: Temporal.PlainDate },
): Promise<void> {
  await tx
    .insertInto('declared_elsewhere')
    .values(declaredRow({ ...of, centreId: by.centreId, id: newId(), at: by.now, by: by.userId }))
    .execute();
}

/** Confirms with a reason that somebody is paid beyond what is free of tax in a year. @throws Conflict when it is confirmed already */
export async function confirmExcess(
  tx: Tx,
  by: Booker,
  of: { volunteerId: string; year: number; paragraph: Paragraph; reason: string },
): Promise<void> {
  const done = await tx
    .insertInto('tax_excess')
    .values(taxExcessRow({ ...of, centreId: by.centreId, id: newId(), at: by.now, by: by.userId }))
    .onConflict((conflict) => conflict.columns(['centre_id', 'volunteer_id', 'year', 'paragraph']).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw new Conflict('Das hat schon jemand bestätigt.');
}

/** Changes how a centre pays out. @param version of the settings it rests on, 0 for the usual ones @throws Conflict */
export async function changePayoutSettings(
  tx: Tx,
  by: Booker,
  version: number,
  settings: PayoutSettings,
): Promise<void> {
  const { centreId } = by;
  await lock(tx, 'payout-setting', centreId);
  const mapping = JSON.stringify(settings.mapping);
  const faster = new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
    { kind: 'payout_setting', id: '', label: 'Aktuellen Stand ansehen' },
  ]);
  if (version > 0) {
    const done = await tx
      .updateTable('payout_setting')
      .set({ ...settingColumns(settings), mapping, version: version + 1 })
      .where('centre_id', '=', centreId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw faster;
    return;
  }
  const row = payoutSettingRow(settings, { centreId, id: newId() });
  const done = await tx
    .insertInto('payout_setting')
    .values({ ...row, mapping })
    .onConflict((conflict) => conflict.columns(['centre_id']).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw faster;
}
