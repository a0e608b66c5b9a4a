// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { addWorkingDays } from '../../codes/holidays.ts';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { recordActivity } from '../activity/actions.ts';
import { recordEvent } from '../cases/actions.ts';
import type { AppointmentReason, CaseEvent } from '../cases/rules.ts';
import { setDeadline } from '../deadlines/actions.ts';
import { listAbsences } from './absence-queries.ts';
import { announce } from './announce.ts';
import { followAppointment } from './interpreter/actions.ts';
import { endInvitation } from './invitation/actions.ts';
import { type Appointment, type Attending, type Busy, countNoShows, listBusy } from './queries.ts';
import { type Agreed, agreedColumns, appointmentCaseRow, appointmentRow } from './rows.ts';
import { type AppointmentSettings, afterNoShow, instantOf, timeOf } from './rules.ts';
import { appointmentServices } from './services.ts';

/** Why a time cannot be had: somebody else has it by now, or it is not offered any more. */
export interface NotFree {
  notFree: Busy | 'withdrawn' | 'past' | 'away';
}

/**
 * Bookings of one counsellor on one day come one after the other, so that two people who choose the same time at once do not
 * both get it: the second sees what the first has booked.
 */
async function inTurn(tx: Tx, centreId: string, counsellor: string, day: Temporal.PlainDate): Promise<void> {
  const key = `${centreId} ${counsellor} ${day.toString()}`;
  await sql`select pg_advisory_xact_lock(hashtext('appointment'), hashtext(${key}))`.execute(tx);
}

/**
 * Is the time still free? Asks for the turn first.
 * @param twice two appointments of this person at once are meant (a time of its own only, never a slot)
 */
export async function findHindrance(
  tx: Tx,
  by: By,
  agreed: Agreed,
  { except = null, twice = false }: { except?: string | null; twice?: boolean },
): Promise<NotFree | undefined> {
  const { counsellor, slotId } = agreed;
  if (counsellor === null) return undefined;
  await inTurn(tx, by.centreId, counsellor, agreed.day);
  if (slotId !== null) {
    const slot = await tx
      .selectFrom('appointment_slot')
      .select(['id', 'withdrawn_at as withdrawnAt', 'day', 'from_minute as fromMinute'])
      .where('centre_id', '=', by.centreId)
      .where('id', '=', slotId)
      .forUpdate()
      .executeTakeFirst();
    // One that was moved meanwhile is not what was chosen.
    if (!slot || slot.withdrawnAt !== null || !slot.day.equals(agreed.day) || slot.fromMinute !== agreed.fromMinute)
      return { notFree: 'withdrawn' };
    if (Temporal.Instant.compare(instantOf(slot.day, slot.fromMinute), by.now) < 0) return { notFree: 'past' };
  }
  const [away] = await listAbsences(tx, by.centreId, { from: agreed.day, to: agreed.day, counsellor });
  if (away) return { notFree: 'away' };
  if (slotId === null && twice) return undefined;
  const [busy] = await listBusy(tx, by.centreId, counsellor, agreed, except);
  return busy && { notFree: busy };
}

const scheduled = ({ day, fromMinute, format }: Agreed, moved?: AppointmentReason): CaseEvent => ({
  type: 'scheduled',
  payload: {
    on: day.toString(),
    time: timeOf(fromMinute).toString({ smallestUnit: 'minute' }),
    format,
    ...(moved === undefined ? {} : { moved }),
  },
});

/**
 * Gives the family of these cases an appointment: one row, one event in each case, and what who finds interpreters has to know.
 * @param caseIds children of one family; locked in the order of their ids
 * @returns the id, or why the time cannot be had any more (nothing is written then)
 * @throws Conflict when a case is not waiting for an appointment any more
 */
export async function bookAppointment(
  tx: Tx,
  by: By,
  agreed: Agreed,
  caseIds: readonly string[],
  twice = false,
): Promise<{ id: string } | NotFree> {
  const hindrance = await findHindrance(tx, by, agreed, { twice });
  if (hindrance) return hindrance;
  const { centreId } = by;
  const id = newId();
  await tx
    .insertInto('appointment')
    .values(appointmentRow({ ...agreed, centreId, id, bookedBy: by.userId, bookedAt: by.now }))
    .execute();
  for (const caseId of caseIds.toSorted()) {
    await tx
      .insertInto('appointment_case')
      .values(appointmentCaseRow({ centreId, id: newId(), appointmentId: id, caseId }))
      .execute();
    await recordEvent(tx, by, caseId, scheduled(agreed));
  }
  await announce(tx, by, id, null, agreed);
  await followAppointment(tx, by, id);
  return { id };
}

/** The appointment of a form that was sent, while it stands. @throws Conflict when it is over */
export function assertBooked({ id, state }: Pick<Appointment, 'id' | 'state'>): void {
  if (state !== 'booked')
    throw new Conflict('Dieser Termin steht nicht mehr. Es wurde nichts geändert.', [
      { kind: 'appointment', id, label: 'Zum Termin' },
    ]);
}

/** Locks an appointment until the end of the transaction. @returns its version; undefined when there is none */
export async function lockAppointment(tx: Tx, centreId: string, id: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('appointment')
    .select('version')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.version;
}

const change = (tx: Tx, by: By, { id, version }: Appointment, columns: object) =>
  tx
    .updateTable('appointment')
    .set({ ...columns, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();

const noteOf = (note: string) => [{ kind: 'appointment_note' as const, body: note }];

/**
 * Moves an appointment to another time, way or person.
 * @param because why, with a note; left out where it is booked anew by the page of the case
 * @returns why the new time cannot be had; the old one stands then
 */
export async function moveAppointment(
  tx: Tx,
  by: By,
  before: Appointment,
  agreed: Agreed,
  because: { reason: AppointmentReason; note: string } | undefined,
  twice = false,
): Promise<{ id: string } | NotFree> {
  assertBooked(before);
  const hindrance = await findHindrance(tx, by, agreed, { except: before.id, twice });
  if (hindrance) return hindrance;
  await change(tx, by, before, { ...agreedColumns(agreed), sequence: before.sequence + 1 });
  await endInvitation(tx, by, before.id);
  const event = scheduled(agreed, because?.reason);
  for (const { caseId } of inOrder(before.children))
    await recordEvent(tx, by, caseId, event, because ? noteOf(because.note) : []);
  await announce(tx, by, before.id, before, agreed);
  await followAppointment(tx, by, before.id);
  return { id: before.id };
}

/**
 * Somebody else of the team takes an appointment over, at the same time and place: for the family nothing changes.
 * @returns why that person cannot; nothing is changed then
 */
export async function handOverAppointment(
  tx: Tx,
  by: By,
  before: Appointment,
  counsellor: string,
): Promise<{ id: string } | NotFree> {
  assertBooked(before);
  const hindrance = await findHindrance(tx, by, { ...before, slotId: null, counsellor }, { except: before.id });
  if (hindrance) return hindrance;
  await change(tx, by, before, { slot_id: null, counsellor });
  await followAppointment(tx, by, before.id);
  return { id: before.id };
}

const inOrder = (children: readonly Attending[]): Attending[] =>
  children.toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));

/** Says who has to interpret, or that nobody has to. */
export async function changeInterpreter(
  tx: Tx,
  by: By,
  before: Appointment,
  interpreter: Agreed['interpreter'],
): Promise<void> {
  assertBooked(before);
  const after = { ...before, interpreter };
  await change(tx, by, before, agreedColumns(after));
  await announce(tx, by, before.id, before, after);
  await followAppointment(tx, by, before.id);
}

/** Calls an appointment off: each of its children waits for a new one. */
export async function cancelAppointment(
  tx: Tx,
  by: By,
  before: Appointment,
  { reason, note }: { reason: AppointmentReason; note: string },
): Promise<void> {
  assertBooked(before);
  const ended = { state: 'cancelled', ended_as: reason, ended_at: by.now, ended_by: by.userId } as const;
  await change(tx, by, before, { ...ended, sequence: before.sequence + 1 });
  await endInvitation(tx, by, before.id);
  const event: CaseEvent = { type: 'appointment_cancelled', payload: { because: reason } };
  for (const { caseId } of inOrder(before.children)) await recordEvent(tx, by, caseId, event, noteOf(note));
  await announce(tx, by, before.id, before, null);
  await followAppointment(tx, by, before.id);
}

/** @throws Conflict before an appointment has begun: nobody can have come or stayed away yet */
function assertBegun({ id, day, fromMinute }: Appointment, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(instantOf(day, fromMinute), now) > 0)
    throw new Conflict('Der Termin hat noch nicht begonnen. Ob jemand kommt, können Sie danach vermerken.', [
      { kind: 'appointment', id, label: 'Zum Termin' },
    ]);
}

/** The family is there: the counselling can be written down. */
export async function recordArrival(tx: Tx, by: By, before: Appointment): Promise<void> {
  assertBooked(before);
  assertBegun(before, by.now);
  await change(tx, by, before, { state: 'held', ended_at: by.now, ended_by: by.userId });
  await endInvitation(tx, by, before.id);
  const ags = before.children[0]?.reportedAgs ?? null;
  await recordActivity(tx, by, appointmentServices.appointment_held, before.day, ags);
}

/** Days an owner has before the head hears that nothing was done after a no-show. */
const escalationDays = 3;

async function recordNoShowOf(tx: Tx, by: By, child: NoShowChild, settings: AppointmentSettings): Promise<void> {
  const { step, days, owner } = afterNoShow(await countNoShows(tx, by.centreId, child.caseId), settings);
  const dueOn = addWorkingDays(by.today, days);
  await recordEvent(tx, by, child.caseId, { type: 'no_show', payload: { step, dueOn: dueOn.toString() } });
  const role = owner === 'head' || owner === 'administration' ? owner : 'counsellor';
  await setDeadline(tx, by, {
    kind: 'no_show',
    recordId: child.caseId,
    owner: { role, ...(role === 'counsellor' && child.responsibleId ? { userId: child.responsibleId } : {}) },
    dueOn,
    ...(role === 'head' ? {} : { escalation: { on: addWorkingDays(dueOn, escalationDays), to: 'head' } }),
  });
}

type NoShowChild = Pick<Attending, 'caseId' | 'responsibleId'>;

/** The family did not come to its appointment: what follows is counted for each of its children. */
export async function recordNoShow(tx: Tx, by: By, before: Appointment, settings: AppointmentSettings): Promise<void> {
  assertBooked(before);
  await change(tx, by, before, { state: 'no_show', ended_at: by.now, ended_by: by.userId });
  await endInvitation(tx, by, before.id);
  for (const child of inOrder(before.children)) await recordNoShowOf(tx, by, child, settings);
  const ags = before.children[0]?.reportedAgs ?? null;
  await recordActivity(tx, by, appointmentServices.appointment_missed, before.day, ags);
}

/** As `recordNoShow`, once the appointment has begun. @throws Conflict before */
export async function recordNoShowAfter(
  tx: Tx,
  by: By,
  before: Appointment,
  settings: AppointmentSettings,
): Promise<void> {
  assertBegun(before, by.now);
  await recordNoShow(tx, by, before, settings);
}

/** The family of a case without an appointment here did not come, to an invitation for instance. */
export async function recordNoShowOfCase(
  tx: Tx,
  by: By,
  child: NoShowChild & { reportedAgs: string },
  settings: AppointmentSettings,
): Promise<void> {
  await recordNoShowOf(tx, by, child, settings);
  await recordActivity(tx, by, appointmentServices.appointment_missed, by.today, child.reportedAgs);
}
