// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { attempt } from '../../../db/attempt.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { errorCode } from '../../../error-code.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { bookedMail, jobMail } from '../dispatch/mails.ts';
import { rankFor, type Sender } from '../dispatch/offer-actions.ts';
import type { Assigned } from '../dispatch/queries.ts';
import { busyColumns } from '../dispatch/rows.ts';
import { recordRequestEvent } from '../event-actions.ts';
import { promisePay } from '../payer-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { talkColumns, timeColumns } from '../rows.ts';
import { planOf, promisedChanges, type TalkPlan } from './plan-rules.ts';

/** The request as it would be. */
export const hypothetical = (request: InterpretingRequest, plan: TalkPlan): InterpretingRequest => ({
  ...request,
  ...planOf(plan),
  // Where it is by name follows from where it is.
  municipality: null,
});

/** What a plan writes of the talk beside its time. */
export function talkOf(plan: TalkPlan) {
  const { modes, street, postcode, place, ags, meetingPoint, contact } = plan;
  return {
    ...{ modes: [...modes], street, postcode, place, ags, meeting_point: meetingPoint },
    ...{ contact_name: contact.name, contact_phone: contact.phone, contact_email: contact.email },
  };
}

/** A plan as columns; other beginnings were said for the old time. */
export const planColumns = (request: InterpretingRequest, plan: TalkPlan) => ({
  ...talkColumns(hypothetical(request, plan)),
  ...timeColumns({ ...plan, alternatives: [] }),
});

/** Two jobs of one person at once: PostgreSQL's exclusion constraint, over all centres. */
const exclusion = '23P01';

/** Moves when somebody is busy; false where another job is in the way. What was done before stays. */
async function moveBusy(tx: Tx, centreId: string, jobId: string, columns: object): Promise<boolean> {
  const moved = tx
    .updateTable('interpreting_job')
    .set(columns)
    .where('centre_id', '=', centreId)
    .where('id', '=', jobId);
  const made = await attempt(
    tx,
    () => moved.execute(),
    (error) => errorCode(error) === exclusion,
  );
  return 'done' in made;
}

/**
 * Books a promised talk as planned: the same job, its calendar entry one higher, the money of its pot by what it will cost now.
 * Both sides are told. The request is locked.
 * @returns false when the person cannot be there, whatever they said
 */
export async function takePlan(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  job: Assigned,
  plan: TalkPlan,
  jobs: Sender,
): Promise<boolean> {
  const { centreId } = by;
  const { personKey } = await getVolunteer(tx, centreId, job.volunteerId);
  // As with a promise: what one person promises is promised in turn.
  await sql`select pg_advisory_xact_lock(hashtext('interpreting_job'), hashtext(${personKey}))`.execute(tx);
  const { candidates } = await rankFor(tx, by, hypothetical(request, plan), { capped: false });
  const candidate = candidates.find(({ id }) => id === job.volunteerId);
  if (!candidate) return false;
  const sequence = job.sequence + 1;
  const busy = busyColumns(plan.startsAt, plan.endsAt, candidate.way);
  const columns = {
    ...busy,
    mode: candidate.mode,
    metres: candidate.metres,
    sequence,
    reminded_at: null,
    to_call_at: null,
  };
  if (!(await moveBusy(tx, centreId, job.id, columns))) return false;
  const { legalConsequence } = request;
  const paid = await promisePay(tx, by, request.id, request.outcome, { ...plan, legalConsequence });
  const payload = { job: job.id, fields: promisedChanges(request, plan) };
  const more = { ...planColumns(request, plan), outcome: paid.outcome, fund_id: paid.fundId };
  await recordRequestEvent(tx, by, request.id, { type: 'moved', payload }, more);
  await jobs.send(tx, jobMail, { centreId, jobId: job.id, sequence, cancelled: false, token: '' });
  await jobs.send(tx, bookedMail, { centreId, jobId: job.id, sequence, cancelled: false });
  return true;
}
