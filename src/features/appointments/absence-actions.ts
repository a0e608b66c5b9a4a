// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { type Absence, listAbsences, listStoodIn } from './absence-queries.ts';
import { absenceRow } from './rows.ts';
import { withdrawAway } from './slot-actions.ts';
import type { WithdrawReason } from './words.ts';

/** What is said of an absence. `reason`: for the appointments that are taken back; the absence does not keep it. */
export interface NewAbsence {
  counsellor: string;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  standIn: string | null;
  note: string;
  reason: WithdrawReason;
  /** Absences of others in which this person stands in, as somebody was told of them. */
  told: ReadonlySet<string>;
}

/** Absences of one person are written one after the other. */
const inTurn = (tx: Tx, centreId: string, counsellor: string) =>
  sql`select pg_advisory_xact_lock(hashtext('absence'), hashtext(${`${centreId} ${counsellor}`}))`.execute(tx);

/**
 * Somebody is away: what they offer free on these days is taken back, and nothing of theirs is offered meanwhile.
 * @returns its id and how many were taken back; or the absence there is already on one of the days, of whom it is about or of
 * who would stand in
 * @throws Conflict when meanwhile this person was to stand in for somebody else on one of the days
 */
export async function enterAbsence(
  tx: Tx,
  by: By,
  one: NewAbsence,
): Promise<{ id: string; withdrawn: number } | { clash: Absence }> {
  const { centreId } = by;
  const { counsellor, from, to, standIn } = one;
  for (const person of [counsellor, ...(standIn === null ? [] : [standIn])].toSorted())
    await inTurn(tx, centreId, person);
  for (const person of standIn === null ? [counsellor] : [counsellor, standIn]) {
    const [clash] = await listAbsences(tx, centreId, { from, to, counsellor: person });
    if (clash) return { clash };
  }
  const standsIn = await listStoodIn(tx, centreId, { from, to, standIn: counsellor });
  const untold = standsIn.find(({ id }) => !one.told.has(id));
  if (untold)
    throw new Conflict(
      `Inzwischen ist diese Person als Vertretung für ${untold.name} eingetragen. Bitte prüfen Sie, wer dort vertritt.`,
      [{ kind: 'absence', id: untold.id, label: 'Zur Abwesenheit' }],
    );
  const id = newId();
  await tx
    .insertInto('absence')
    .values(absenceRow({ ...one, centreId, id, madeBy: by.userId, madeAt: by.now }))
    .execute();
  const withdrawn = await withdrawAway(tx, by, { ...one, absenceId: id });
  return { id, withdrawn };
}

/** Locks an absence until the end of the transaction. @returns its version; undefined when there is none */
export async function lockAbsence(tx: Tx, centreId: string, id: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('absence')
    .select('version')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.version;
}

/**
 * Somebody is back earlier: what was taken back from that day on is offered again, unless something else is offered there now.
 * @param back the first day on which they are there, from the first day of the absence on
 * @returns how many are offered again
 * @throws Conflict when it is over by then anyway
 */
export async function endAbsence(tx: Tx, by: By, absence: Absence, back: Temporal.PlainDate): Promise<number> {
  const { centreId } = by;
  if (Temporal.PlainDate.compare(back, absence.to) > 0)
    throw new Conflict('Diese Abwesenheit ist dann schon vorbei. Es wurde nichts geändert.', [
      { kind: 'absence', id: absence.id, label: 'Zur Abwesenheit' },
    ]);
  await tx
    .updateTable('absence')
    .set({ to_on: back.subtract({ days: 1 }), ended_at: by.now, ended_by: by.userId, version: absence.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', absence.id)
    .execute();
  const { rows } = await sql<{ id: string }>`
    update appointment_slot s set withdrawn_at = null, withdrawn_by = null, withdrawn_as = null, absence_id = null,
      version = s.version + 1
    where s.centre_id = ${centreId} and s.absence_id = ${absence.id} and s.day >= ${back}
      and not exists (select from appointment_slot o where o.centre_id = ${centreId} and o.counsellor = s.counsellor
        and o.day = s.day and o.withdrawn_at is null and o.from_minute < s.to_minute and s.from_minute < o.to_minute)
    returning s.id`.execute(tx);
  return rows.length;
}
