// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { ownInstitution } from '../../institutions/actions.ts';
import { askForTalks, cancelRequests } from '../../interpreting/actions.ts';
import { everything, lockRequest } from '../../interpreting/event-actions.ts';
import { moveTalk } from '../../interpreting/moves/actions.ts';
import { laterSender } from '../../interpreting/moves/later-actions.ts';
import { moveOpen } from '../../interpreting/moves/series-actions.ts';
import { mayHappen } from '../../interpreting/states.ts';
import { type Appointment, getAppointment } from '../queries.ts';
import { appointmentRequestRow } from '../rows.ts';
import { newReference, planFor, talkFor } from './plan-rules.ts';
import { type Belonging, findBelonging, findCounsellorEmail, findReference, getHere } from './queries.ts';

type Interpreter = NonNullable<Appointment['interpreter']>;

/** The interpreter is not needed any more: who was asked or has promised it hears so, with the calendar entry called off. */
async function callOff(tx: Tx, by: By, { id, requestId }: Belonging): Promise<void> {
  const request = await lockRequest(tx, by.centreId, everything, requestId);
  if (mayHappen(request.state, 'cancelled'))
    await cancelRequests(tx, by, requestId, { rest: false, by: 'centre' }, laterSender(by));
  await tx
    .updateTable('appointment_request')
    .set({ ended_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();
}

async function askAnew(tx: Tx, by: By, appointment: Appointment, interpreter: Interpreter): Promise<void> {
  const { centreId, now } = by;
  const here = await getHere(tx, centreId);
  const plan = planFor(appointment, here, await findCounsellorEmail(tx, appointment.counsellor));
  // Whoever comes in from the street is counselled now: nobody can be found for what has begun.
  if (Temporal.Instant.compare(plan.startsAt, now) <= 0) return;
  const institutionId = await ownInstitution(tx, by, here);
  const [eldest] = appointment.children;
  const known = eldest && (await findReference(tx, centreId, eldest.familyId));
  const reference = known ?? newReference(randomBytes(8));
  const talk = talkFor(appointment, interpreter, plan, { institutionId, reference });
  const { startsAt, endsAt } = plan;
  const asked = await askForTalks(tx, by, {
    talk,
    times: [{ startsAt, endsAt, alternatives: [] }],
    channel: 'account',
  });
  const [requestId] = 'ids' in asked ? asked.ids : [];
  // Where the centre's own rules close the door, the page of the appointment says so.
  if (requestId === undefined) return;
  await tx
    .insertInto('appointment_request')
    .values(
      appointmentRequestRow({ centreId, id: newId(), appointmentId: appointment.id, requestId, reference, at: now }),
    )
    .execute();
}

/** @returns false where the request is over, or asks for another language: it does not fit any more */
async function follow(
  tx: Tx,
  by: By,
  appointment: Appointment,
  interpreter: Interpreter,
  { requestId }: Belonging,
): Promise<boolean> {
  const { centreId, now } = by;
  const request = await lockRequest(tx, centreId, everything, requestId);
  const plan = planFor(appointment, await getHere(tx, centreId), await findCounsellorEmail(tx, appointment.counsellor));
  const { variety } = talkFor(appointment, interpreter, plan, { institutionId: '', reference: '' });
  if (request.language !== interpreter.language || request.variety !== variety) return false;
  if (Temporal.Instant.compare(request.startsAt, now) <= 0) return request.state === 'assigned';
  if (request.state === 'assigned') {
    await moveTalk(tx, by, requestId, plan, laterSender(by));
    return true;
  }
  if (request.state !== 'open') return false;
  await moveOpen(tx, by, request, plan, laterSender(by));
  return true;
}

/**
 * Brings the interpreter request to what its appointment says, in the transaction of the deed: asks for somebody, moves the talk
 * (whoever has promised it is asked first), or calls it off. Said twice nothing more happens. Mails wait for `sendLater`.
 */
export async function followAppointment(tx: Tx, by: By, appointmentId: string): Promise<void> {
  const appointment = await getAppointment(tx, by.centreId, appointmentId);
  const belonging = await findBelonging(tx, by.centreId, appointmentId);
  const { interpreter, state } = appointment;
  if (state !== 'booked' || interpreter?.source !== 'pool') {
    if (belonging) await callOff(tx, by, belonging);
    return;
  }
  if (belonging) {
    if (await follow(tx, by, appointment, interpreter, belonging)) return;
    await callOff(tx, by, belonging);
  }
  await askAnew(tx, by, appointment, interpreter);
}
