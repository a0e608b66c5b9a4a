// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { Change } from '../../web/route.ts';
import { listCaseChanges } from '../cases/change-queries.ts';
import type { CaseState } from '../cases/states.ts';
import type { Agreed, Meeting } from './rows.ts';
import type { Span } from './rules.ts';
import type { AppointmentState, WithdrawReason } from './words.ts';

/** A slot with who offers it. */
export interface Slot extends Span, Meeting {
  id: string;
  seriesId: string | null;
  counsellor: string;
  counsellorName: string | null;
  town: string | null;
  withdrawnAs: WithdrawReason | null;
  version: number;
}

/** @throws NotFound for a malformed or unknown id and for a slot of another centre */
export async function getSlot(tx: Tx, centreId: string, id: string): Promise<Slot> {
  if (!isId(id)) throw new NotFound();
  const row = await tx
    .selectFrom('appointment_slot as s')
    .leftJoin('auth_user as u', 'u.id', 's.counsellor')
    .leftJoin('municipality as m', 'm.ags', 's.ags')
    .select(['s.id', 's.series_id as seriesId', 's.counsellor', 'u.name as counsellorName', 's.day', 's.format'])
    .select(['s.from_minute as fromMinute', 's.to_minute as toMinute', 's.ags', 's.place', 'm.name as town'])
    .select(['s.withdrawn_as as withdrawnAs', 's.version'])
    .where('s.centre_id', '=', centreId)
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** A time of a counsellor that is not free any more. */
export interface Busy extends Span {
  id: string;
}

/** Appointments of a counsellor that share a minute with a span; `except`: not this one. */
export async function listBusy(
  tx: Tx,
  centreId: string,
  counsellor: string,
  { day, fromMinute, toMinute }: Span,
  except: string | null = null,
): Promise<Busy[]> {
  return await tx
    .selectFrom('appointment')
    .select(['id', 'day', 'from_minute as fromMinute', 'to_minute as toMinute'])
    .where('centre_id', '=', centreId)
    .where('counsellor', '=', counsellor)
    .where('day', '=', day)
    .where('state', '<>', 'cancelled')
    .where('from_minute', '<', toMinute)
    .where('to_minute', '>', fromMinute)
    .where(sql<SqlBool>`(${except}::uuid is null or id <> ${except}::uuid)`)
    .orderBy('from_minute')
    .execute();
}

/** Slots of a counsellor on some days that share a minute with these times; `except`: not this one. */
export async function listOffered(
  tx: Tx,
  centreId: string,
  counsellor: string,
  days: readonly Temporal.PlainDate[],
  { fromMinute, toMinute }: Pick<Span, 'fromMinute' | 'toMinute'>,
  except: string | null = null,
): Promise<Busy[]> {
  return await tx
    .selectFrom('appointment_slot')
    .select(['id', 'day', 'from_minute as fromMinute', 'to_minute as toMinute'])
    .where('centre_id', '=', centreId)
    .where('counsellor', '=', counsellor)
    .where(sql<SqlBool>`day = any(${days.map(String)}::text[]::date[])`)
    .where('withdrawn_at', 'is', null)
    .where('from_minute', '<', toMinute)
    .where('to_minute', '>', fromMinute)
    .where(sql<SqlBool>`(${except}::uuid is null or id <> ${except}::uuid)`)
    .orderBy('day')
    .orderBy('from_minute')
    .execute();
}

/** A child that comes, by its case. */
export interface Attending {
  caseId: string;
  number: string;
  state: CaseState;
  childId: string;
  familyId: string;
  familyName: string;
  givenNames: string;
  /** Municipality that reported, 8 digits. */
  reportedAgs: string;
  responsibleId: string | null;
}

/** An appointment with everything its page shows. */
export interface Appointment extends Agreed {
  id: string;
  counsellorName: string | null;
  town: string | null;
  state: AppointmentState;
  endedAs: string | null;
  sequence: number;
  bookedAt: Temporal.Instant;
  bookedBy: string | null;
  version: number;
  /** Eldest first; of one that is over, those who were to come. */
  children: Attending[];
}

const appointmentQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('appointment as a')
    .leftJoin('auth_user as u', 'u.id', 'a.counsellor')
    .leftJoin('auth_user as b', 'b.id', 'a.booked_by')
    .leftJoin('municipality as m', 'm.ags', 'a.ags')
    .select(['a.id', 'a.slot_id as slotId', 'a.counsellor', 'u.name as counsellorName', 'a.day', 'a.format', 'a.ags'])
    .select(['a.from_minute as fromMinute', 'a.to_minute as toMinute', 'a.place', 'm.name as town', 'a.state'])
    .select([
      'a.interpreter_needed',
      'a.interpreter_source',
      'a.language',
      'a.variety',
      'a.ended_as as endedAs',
      'a.sequence',
    ])
    .select(['a.booked_at as bookedAt', 'b.name as bookedBy', 'a.version'])
    .where('a.centre_id', '=', centreId);

const attendingQuery = (tx: Tx, centreId: string, appointmentId: string) =>
  tx
    .selectFrom('appointment_case as ac')
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'ac.centre_id').onRef('p.id', '=', 'ac.case_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .select(['p.id as caseId', 'p.case_number as number', 'p.state', 'c.id as childId', 'c.family_id as familyId'])
    .select(['c.family_name as familyName', 'c.given_names as givenNames', 'p.reported_ags as reportedAgs'])
    .select('p.responsible_user as responsibleId')
    .where('ac.centre_id', '=', centreId)
    .where('ac.appointment_id', '=', appointmentId)
    .where('ac.left_at', 'is', null)
    .orderBy('c.birth_year')
    .orderBy('c.id');

/** @throws NotFound for a malformed or unknown id and for an appointment of another centre */
export async function getAppointment(tx: Tx, centreId: string, id: string): Promise<Appointment> {
  if (!isId(id)) throw new NotFound();
  const row = await appointmentQuery(tx, centreId).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound();
  const { interpreter_needed, interpreter_source, language, variety, ...appointment } = row;
  const source = interpreter_source ?? ('pool' as const);
  const interpreter = interpreter_needed && language !== null ? { language, variety, source } : null;
  return { ...appointment, interpreter, children: await attendingQuery(tx, centreId, id).execute() };
}

/** The id of the appointment that stands for a case now. */
export async function findBookedId(tx: Tx, centreId: string, caseId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('appointment as a')
    .innerJoin('appointment_case as ac', (join) =>
      join.onRef('ac.centre_id', '=', 'a.centre_id').onRef('ac.appointment_id', '=', 'a.id'),
    )
    .select('a.id')
    .where('a.centre_id', '=', centreId)
    .where('a.state', '=', 'booked')
    .where('ac.case_id', '=', caseId)
    .where('ac.left_at', 'is', null)
    .orderBy('a.booked_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** The appointment that stands for a case now. */
export async function findBooked(tx: Tx, centreId: string, caseId: string): Promise<Appointment | undefined> {
  const id = await findBookedId(tx, centreId, caseId);
  return id === undefined ? undefined : await getAppointment(tx, centreId, id);
}

/**
 * The appointment that ended for a case when it was closed, while its day is still to come: after the case was opened again
 * somebody has to ask whether it stands.
 */
export const findEndedByClosing = (
  tx: Tx,
  centreId: string,
  caseId: string,
  today: Temporal.PlainDate,
): Promise<Span | undefined> =>
  tx
    .selectFrom('appointment as a')
    .innerJoin('appointment_case as ac', (join) =>
      join.onRef('ac.centre_id', '=', 'a.centre_id').onRef('ac.appointment_id', '=', 'a.id'),
    )
    .select(['a.day', 'a.from_minute as fromMinute', 'a.to_minute as toMinute'])
    .where('a.centre_id', '=', centreId)
    .where('ac.case_id', '=', caseId)
    .where('ac.left_at', 'is not', null)
    .where('a.day', '>=', today)
    .orderBy('ac.left_at', 'desc')
    .executeTakeFirst();

/** When somebody outside was last reminded of a case. */
export async function findLastReminder(
  tx: Tx,
  centreId: string,
  caseId: string,
): Promise<Temporal.Instant | undefined> {
  const row = await tx
    .selectFrom('case_event')
    .select('at')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('type', '=', 'reminded')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return row?.at;
}

/** How often the family of a case did not come so far. */
export async function countNoShows(tx: Tx, centreId: string, caseId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('case_event')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('type', '=', 'no_show')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A brother or sister that waits for an appointment as well. */
export interface WaitingSibling {
  caseId: string;
  childId: string;
  familyName: string;
  givenNames: string;
  number: string;
}

/** States in which a child waits for an appointment it has not got. */
const waiting: CaseState[] = ['reported', 'invited', 'no_show'];

/** Open cases of the same family that have no appointment yet, eldest first. */
export async function listWaitingSiblings(
  tx: Tx,
  centreId: string,
  { id, familyId }: { id: string; familyId: string },
): Promise<WaitingSibling[]> {
  return await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .select(['p.id as caseId', 'c.id as childId', 'c.family_name as familyName', 'c.given_names as givenNames'])
    .select('p.case_number as number')
    .where('p.centre_id', '=', centreId)
    .where('c.family_id', '=', familyId)
    .where('p.id', '<>', id)
    .where('p.closed_on', 'is', null)
    .where('p.state', 'in', waiting)
    .orderBy('c.birth_year')
    .orderBy('c.id')
    .execute();
}

/** What has happened to an appointment after an instant: for somebody whose form came too late. It is told by the events of its first case. */
export async function listAppointmentChanges(
  tx: Tx,
  centreId: string,
  id: string,
  since: Temporal.Instant,
): Promise<Change[]> {
  const [first] = await attendingQuery(tx, centreId, id).execute();
  return first ? await listCaseChanges(tx, centreId, first.caseId, since) : [];
}
