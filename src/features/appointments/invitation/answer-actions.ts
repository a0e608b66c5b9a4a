// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../../clock.ts';
import { type By, systemActor, type Tx } from '../../../db/centre.ts';
import { setDeadline } from '../../deadlines/actions.ts';
import { sendLater } from '../../interpreting/moves/later-actions.ts';
import { useLink } from '../../links/actions.ts';
import type { OpenedLink } from '../../links/queries.ts';
import { tell } from '../../notices/actions.ts';
import { assertBooked, cancelAppointment, moveAppointment } from '../actions.ts';
import { type Entry, listEntries } from '../calendar-queries.ts';
import { type Appointment, getAppointment, getSlot } from '../queries.ts';
import type { Agreed } from '../rows.ts';
import { dayMinutes } from '../rules.ts';
import { getAppointmentSettings } from '../setting-queries.ts';
import { callDeadline, type Post, sendOf } from './actions.ts';
import { getInvited } from './queries.ts';

/** What a family answers: it cannot come, no time fits, or this slot. */
export type FamilyAnswer = { kind: 'cancel' } | { kind: 'call' } | { kind: 'slot'; slotId: string };

/** The slot that was chosen is not free any more; nothing has changed, and the link is still good. */
export class SlotTaken extends Error {}

/** Slots a family may choose from: enough to find one, few enough to read on a phone. */
const mostOffered = 8;

/**
 * Free slots in which the family could come instead: met in the same way, in the same town, from tomorrow on, so that who
 * interprets can be told.
 */
export const listOffers = (
  tx: Tx,
  centreId: string,
  { format, ags }: Appointment,
  today: Temporal.PlainDate,
): Promise<Entry[]> =>
  listEntries(
    tx,
    centreId,
    { from: today.add({ days: 1 }), free: true, format, ...(ags === null ? {} : { ags }) },
    { limit: mostOffered },
  );

/** The family acts, without an account. */
const familyBy = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  role: 'family',
  schools: [],
  today: dayOf(now),
});

async function agreedBySlot(tx: Tx, centreId: string, slotId: string, appointment: Appointment): Promise<Agreed> {
  const { minutesPerChild } = await getAppointmentSettings(tx, centreId);
  const { day, fromMinute, toMinute, format, ags, place, counsellor } = await getSlot(tx, centreId, slotId);
  const longer = toMinute + Math.max(0, appointment.children.length - 1) * minutesPerChild;
  const until = Math.min(longer, dayMinutes);
  const { interpreter } = appointment;
  return { slotId, day, fromMinute, toMinute: until, format, ags, place, counsellor, interpreter };
}

/**
 * Does what a family has answered by its link, which is used up by it, and tells whoever is responsible.
 * @returns the appointment as it stood, or as it stands now after a slot was chosen
 * @throws Conflict when the link was used meanwhile or the appointment is over; SlotTaken; NotFound for a slot that is none
 */
export async function answerByFamily(
  tx: Tx,
  link: OpenedLink,
  answer: FamilyAnswer,
  now: Temporal.Instant,
  post: Post,
): Promise<Appointment> {
  const { centreId } = link;
  const by = familyBy(centreId, now);
  await useLink(tx, by, link.id);
  const appointment = await getAppointment(tx, centreId, link.recordId);
  assertBooked(appointment);
  const [eldest] = appointment.children;
  if (answer.kind === 'cancel') await cancelAppointment(tx, by, appointment, { reason: 'family', note: '' });
  if (answer.kind === 'call') await setDeadline(tx, by, callDeadline(by, appointment.id));
  let after = appointment;
  if (answer.kind === 'slot') {
    const agreed = await agreedBySlot(tx, centreId, answer.slotId, appointment);
    const moved = await moveAppointment(tx, by, appointment, agreed, { reason: 'family', note: '' });
    if ('notFree' in moved) throw new SlotTaken();
    after = await getAppointment(tx, centreId, appointment.id);
    const invited = await getInvited(tx, centreId, after);
    if (invited.email !== '') await sendOf(tx, by, after, { kind: 'invitation', way: 'mail', invited }, post);
  }
  await sendLater(tx, by, post.jobs);
  if (eldest) {
    const news = { centreId, recordId: eldest.caseId, at: now, byUser: null, responsible: eldest.responsibleId };
    await tell(tx, answer.kind === 'call' ? 'appointment_call' : 'appointment_answered', [news]);
  }
  return after;
}
