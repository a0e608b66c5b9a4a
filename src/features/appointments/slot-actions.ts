// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Database } from '../../db/types.ts';
import { Conflict } from '../../refusals.ts';
import { listBusy, listOffered, type Slot } from './queries.ts';
import { type Meeting, slotRow } from './rows.ts';
import { overlap, type Span } from './rules.ts';
import type { WithdrawReason } from './words.ts';

/** What a counsellor offers: the same times on some days. */
export interface Offer extends Meeting {
  counsellor: string;
  days: readonly Temporal.PlainDate[];
  times: readonly Pick<Span, 'fromMinute' | 'toMinute'>[];
}

/** Slots of one counsellor are made and changed one after the other. */
const inTurn = (tx: Tx, centreId: string, counsellor: string) =>
  sql`select pg_advisory_xact_lock(hashtext('appointment_slot'), hashtext(${`${centreId} ${counsellor}`}))`.execute(tx);

/** A day and time that this counsellor has already. */
export interface Clash {
  clash: Span;
}

/**
 * Offers appointments: all of them or, where one falls on another slot of this counsellor, none.
 * @returns how many, and the first
 */
export async function offerSlots(tx: Tx, by: By, offer: Offer): Promise<{ ids: string[] } | Clash> {
  const { centreId } = by;
  await inTurn(tx, centreId, offer.counsellor);
  const spans = offer.days.flatMap((day) => offer.times.map((time) => ({ day, ...time })));
  const fromMinute = Math.min(...offer.times.map((time) => time.fromMinute));
  const toMinute = Math.max(...offer.times.map((time) => time.toMinute));
  const offered = await listOffered(tx, centreId, offer.counsellor, offer.days, { fromMinute, toMinute });
  const clash = offered.find((slot) => spans.some((span) => overlap(slot, span)));
  if (clash) return { clash };
  const seriesId = spans.length > 1 ? newId() : null;
  const made = { centreId, seriesId, madeBy: by.userId, madeAt: by.now };
  const rows = spans.map((span) => slotRow({ ...offer, ...span, ...made, id: newId() }));
  await tx.insertInto('appointment_slot').values(rows).execute();
  return { ids: rows.map(({ id }) => id) };
}

/** @throws Conflict when the slot is taken back, or a family has it by now */
export async function assertFree(tx: Tx, centreId: string, slot: Slot): Promise<void> {
  if (slot.withdrawnAs !== null)
    throw new Conflict('Dieser Termin wird nicht mehr angeboten.', [
      { kind: 'appointment', aim: 'list', label: 'Zu den Terminen' },
    ]);
  const [busy] = await listBusy(tx, centreId, slot.counsellor, slot);
  if (busy)
    throw new Conflict('Dieser Termin ist vergeben. Verschieben Sie den Termin der Familie oder sagen Sie ihn ab.', [
      { kind: 'appointment', id: busy.id, label: 'Zum Termin der Familie' },
    ]);
}

/** Locks a slot until the end of the transaction. @returns its version; undefined when there is none */
export async function lockSlot(tx: Tx, centreId: string, id: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('appointment_slot')
    .select('version')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.version;
}

/** Changes day, time, way or place of a free slot. */
export async function changeSlot(tx: Tx, by: By, slot: Slot, to: Span & Meeting): Promise<{ id: string } | Clash> {
  await inTurn(tx, by.centreId, slot.counsellor);
  const [clash] = await listOffered(tx, by.centreId, slot.counsellor, [to.day], to, slot.id);
  if (clash) return { clash };
  await tx
    .updateTable('appointment_slot')
    .set({
      day: to.day,
      from_minute: to.fromMinute,
      to_minute: to.toMinute,
      format: to.format,
      ags: to.format === 'outreach' ? to.ags : null,
      place: to.place,
      version: slot.version + 1,
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', slot.id)
    .execute();
  return { id: slot.id };
}

/** Takes back every free slot among those wanted; what a family has stays. @returns how many */
async function withdrawFree(
  tx: Tx,
  by: By,
  { reason, absenceId = null }: { reason: WithdrawReason; absenceId?: string | null },
  wanted: (e: ExpressionBuilder<Database & { s: Database['appointment_slot'] }, 's'>) => Expression<SqlBool>,
): Promise<number> {
  const withdrawn = await tx
    .updateTable('appointment_slot as s')
    .set((e) => ({
      withdrawn_at: by.now,
      withdrawn_by: by.userId,
      withdrawn_as: reason,
      absence_id: absenceId,
      version: e('s.version', '+', 1),
    }))
    .where('s.centre_id', '=', by.centreId)
    .where('s.withdrawn_at', 'is', null)
    .where(wanted)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('appointment as a')
            .select('a.id')
            .whereRef('a.centre_id', '=', 's.centre_id')
            .whereRef('a.counsellor', '=', 's.counsellor')
            .whereRef('a.day', '=', 's.day')
            .where('a.state', '<>', 'cancelled')
            .whereRef('a.from_minute', '<', 's.to_minute')
            .whereRef('a.to_minute', '>', 's.from_minute'),
        ),
      ),
    )
    .returning('s.id')
    .execute();
  return withdrawn.length;
}

/** Takes a slot back, or with it all later free ones of its series. @returns how many */
export const withdrawSlots = (
  tx: Tx,
  by: By,
  slot: Slot,
  { reason, following }: { reason: WithdrawReason; following: boolean },
): Promise<number> =>
  withdrawFree(tx, by, { reason }, (e) =>
    following && slot.seriesId !== null
      ? e.and([e('s.series_id', '=', slot.seriesId), e('s.day', '>=', slot.day)])
      : e('s.id', '=', slot.id),
  );

/** A counsellor is away on these days, both included: what they offer free is taken back. @returns how many */
export const withdrawAway = (
  tx: Tx,
  by: By,
  {
    counsellor,
    from,
    to,
    reason,
    absenceId,
  }: {
    counsellor: string;
    from: Temporal.PlainDate;
    to: Temporal.PlainDate;
    reason: WithdrawReason;
    absenceId: string;
  },
): Promise<number> =>
  withdrawFree(tx, by, { reason, absenceId }, (e) =>
    e.and([e('s.counsellor', '=', counsellor), e('s.day', '>=', from), e('s.day', '<=', to)]),
  );
