// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { createLink } from '../../links/actions.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { offerPurpose, type Sender } from '../dispatch/offer-actions.ts';
import { getJob } from '../dispatch/queries.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { type ProofMailReason, proofMail } from './mails.ts';
import { listMissing } from './missing-queries.ts';
import { reminderDue } from './missing-rules.ts';
import { proofReminderRow } from './rows.ts';
import { getProofSetting } from './setting-queries.ts';
import type { Side } from './times-queries.ts';

/** Purpose of the link by which an institution confirms a talk; its record is the request. */
export const confirmPurpose = 'interpreting_proof';
/** Days such a link is good. */
const linkDays = 21;

/** Where one side of a job is reached by mail, and what its link opens; undefined: it has to be called. */
async function linkFor(tx: Tx, centreId: string, jobId: string, side: Side) {
  const job = await getJob(tx, centreId, jobId);
  const request = await getRequest(tx, centreId, everything, job.requestId);
  if (side === 'institution') {
    const recipient = request.contact.email;
    return recipient === '' ? undefined : { purpose: confirmPurpose, recordId: request.id, recipient };
  }
  const { email, channel } = await getVolunteer(tx, centreId, job.volunteerId);
  const offer = await tx
    .selectFrom('interpreting_offer')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('request_id', '=', request.id)
    .where('volunteer_id', '=', job.volunteerId)
    .where('answer', '=', 'accepted')
    .orderBy('asked_at', 'desc')
    .executeTakeFirst();
  if (!offer || email === '' || channel !== 'mail' || request.institution?.isProtected === true) return undefined;
  return { purpose: offerPurpose, recordId: offer.id, recipient: email };
}

/** Writes to one side of a job about its proof. @returns whether it is reached by mail */
export async function writeTo(
  tx: Tx,
  by: Actor,
  of: { jobId: string; side: Side; why: ProofMailReason },
  jobs: Sender,
): Promise<boolean> {
  const link = await linkFor(tx, by.centreId, of.jobId, of.side);
  if (!link) return false;
  const { token } = of.why === 'decided' ? { token: '' } : await createLink(tx, by, { ...link, days: linkDays });
  const until = dayOf(by.now).add({ days: linkDays }).toString();
  await jobs.send(tx, proofMail, { centreId: by.centreId, ...of, token, until });
  return true;
}

/** Reminds whoever has not confirmed a talk, each once for each reason, as the centre has set it. @returns how many mails */
export async function remindOfProofs(tx: Tx, actor: Actor, jobs: Sender): Promise<number> {
  const { centreId, now } = actor;
  const setting = await getProofSetting(tx, centreId);
  let mails = 0;
  for (const { jobId, endsAt, sides, toCall } of await listMissing(tx, centreId, now)) {
    const why = reminderDue(setting, endsAt, dayOf(now));
    if (why === undefined) continue;
    for (const side of sides.filter((one) => !toCall.includes(one))) {
      const noted = await tx
        .insertInto('proof_reminder')
        .values(proofReminderRow({ centreId, id: newId(), jobId, side, why, at: now }))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (noted && (await writeTo(tx, actor, { jobId, side, why }, jobs))) mails += 1;
    }
  }
  return mails;
}
