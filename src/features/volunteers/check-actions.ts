// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { Actor, By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { forgetDetails, recordEvent } from './actions.ts';
import { getRuleFor, type KeptCheckRule, listEnding } from './check-queries.ts';
import { lockVolunteer } from './queries.ts';
import { checkRow, checkRuleRow, reminderRow } from './rows.ts';
import {
  type CheckKind,
  type CheckRule,
  type ConductForm,
  conductKeptMonths,
  dueOf,
  type HelpService,
  interestMonths,
  keptMonths,
  reminderDue,
  reminderWeeks,
} from './rules.ts';
import { forgetThanks } from './thanks/thanks-actions.ts';

/** Notes that a paper was seen, or an undertaking given. What stands in it is not kept. @returns the day it has to be shown again */
export async function noteCheck(
  tx: Tx,
  by: By,
  volunteerId: string,
  seen: { kind: CheckKind; form: ConductForm | null; datedOn: Temporal.PlainDate; seenOn: Temporal.PlainDate },
): Promise<Temporal.PlainDate | null> {
  const { centreId, userId, now } = by;
  const person = await lockVolunteer(tx, centreId, volunteerId);
  const rule = await getRuleFor(tx, centreId, person);
  const dueOn = dueOf(seen.kind, seen.datedOn, rule);
  await tx
    .insertInto('volunteer_check')
    .values(checkRow({ ...seen, centreId, id: newId(), volunteerId, seenBy: userId, dueOn, at: now }))
    .execute();
  await recordEvent(tx, by, volunteerId, 'check_seen');
  return dueOn;
}

/** Takes back what was noted wrongly; the row stays with who took it back. @throws NotFound */
export async function withdrawCheck(tx: Tx, by: By, volunteerId: string, checkId: string): Promise<void> {
  const done = await tx
    .updateTable('volunteer_check')
    .set({ withdrawn_at: by.now, withdrawn_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('id', '=', checkId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return await recordEvent(tx, by, volunteerId, 'check_withdrawn');
  const there = await tx
    .selectFrom('volunteer_check')
    .select('id')
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('id', '=', checkId)
    .executeTakeFirst();
  if (!there) throw new NotFound();
}

/** Writes what a centre wants to have seen for a service. Papers seen before keep the day they end. @throws Conflict */
export async function changeCheckRule(
  tx: Tx,
  { centreId }: Pick<By, 'centreId'>,
  service: HelpService,
  seen: KeptCheckRule,
  rule: CheckRule,
): Promise<void> {
  const { id, ...columns } = checkRuleRow({
    centreId,
    id: newId(),
    service,
    rule: {
      conduct: rule.conduct,
      conduct_months: rule.conductMonths,
      conduct_fresh_months: rule.conductFreshMonths,
      confidentiality: rule.confidentiality,
      data_protection: rule.dataProtection,
      training: rule.training,
    },
    version: seen.version + 1,
  });
  const written = await tx
    .insertInto('volunteer_check_rule')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'service'])
        .doUpdateSet(columns)
        .where('volunteer_check_rule.version', '=', seen.version),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written)
    throw new Conflict(
      'Jemand anderes hat die Einstellungen inzwischen geändert. Ihre Änderung ist nicht gespeichert.',
    );
}

/** A paper that ends soon, and whom to tell. */
export type Ending = Awaited<ReturnType<typeof listEnding>>[number] & { weeks: number };

/**
 * Papers whose reminder is due and was not sent; each is noted as sent here, in the transaction that makes the mail.
 * @returns whom to remind of what
 */
export async function takeReminders(tx: Tx, { centreId, now }: Actor): Promise<Ending[]> {
  const today = dayOf(now);
  const until = today.add({ weeks: Math.max(...reminderWeeks) });
  const due = (await listEnding(tx, centreId, today, until)).flatMap((one): Ending[] => {
    const weeks = one.dueOn === null ? undefined : reminderDue(one.dueOn, today);
    return weeks === undefined || (one.reminded !== null && one.reminded <= weeks) ? [] : [{ ...one, weeks }];
  });
  const taken: Ending[] = [];
  for (const one of due) {
    const written = await tx
      .insertInto('volunteer_reminder')
      .values(reminderRow({ centreId, id: newId(), checkId: one.id, weeks: one.weeks, at: now }))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (written) taken.push(one);
  }
  return taken;
}

/** Whoever left some months ago: that a certificate of conduct was seen goes. @returns how many papers */
export async function forgetConduct(tx: Tx, { centreId, now }: Actor): Promise<number> {
  const gone = await tx
    .deleteFrom('volunteer_check')
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'conduct')
    .where((e) =>
      e.exists(
        e
          .selectFrom('volunteer as v')
          .select('v.id')
          .where('v.centre_id', '=', centreId)
          .whereRef('v.id', '=', 'volunteer_check.volunteer_id')
          .where('v.state', '=', 'left')
          .where('v.state_since', '<', dayOf(now).subtract({ months: conductKeptMonths.value })),
      ),
    )
    .returning('id')
    .execute();
  return gone.length;
}

/** Proposed languages and who was found to be the same person go. */
async function forgetSaid(tx: Tx, centreId: string, ids: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('volunteer_language_wish')
    .where('centre_id', '=', centreId)
    .where((e) => e.or([e('volunteer_id', 'in', ids), e('from_application', 'in', ids)]))
    .execute();
  await tx
    .deleteFrom('volunteer_pair')
    .where('centre_id', '=', centreId)
    .where((e) => e.or([e('kept_id', 'in', ids), e('other_id', 'in', ids)]))
    .execute();
}

/**
 * Takes the name of whoever left long ago, or asked and never began; what hangs on the person goes with it, the number stays
 * for the jobs done.
 * @returns how many
 */
export async function forgetVolunteers(tx: Tx, { centreId, now }: Actor): Promise<number> {
  const today = dayOf(now);
  const gone = await tx
    .updateTable('volunteer')
    .set((e) => ({
      given_name: '',
      family_name: '',
      birth: null,
      gender: null,
      street: '',
      postcode: null,
      place: '',
      phone: '',
      email: '',
      note: '',
      state: 'left',
      paused_until: null,
      version: e('version', '+', 1),
    }))
    .where('centre_id', '=', centreId)
    .where((e) => e.or([e('family_name', '<>', ''), e('given_name', '<>', '')]))
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'left'), e('state_since', '<', today.subtract({ months: keptMonths.value }))]),
        e.and([e('state', '=', 'interested'), e('state_since', '<', today.subtract({ months: interestMonths.value }))]),
      ]),
    )
    .returning('id')
    .execute();
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await forgetDetails(tx, centreId, ids);
  await tx.deleteFrom('volunteer_absence').where('centre_id', '=', centreId).where('volunteer_id', 'in', ids).execute();
  await tx.deleteFrom('standby_window').where('centre_id', '=', centreId).where('volunteer_id', 'in', ids).execute();
  await tx.deleteFrom('standby_date').where('centre_id', '=', centreId).where('volunteer_id', 'in', ids).execute();
  await forgetSaid(tx, centreId, ids);
  await forgetThanks(tx, centreId, ids);
  await tx.deleteFrom('volunteer_care').where('centre_id', '=', centreId).where('volunteer_id', 'in', ids).execute();
  await tx.deleteFrom('volunteer_check').where('centre_id', '=', centreId).where('volunteer_id', 'in', ids).execute();
  return ids.length;
}
