// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { NotFound } from '../../../refusals.ts';
import { getSettings } from '../../centres/queries.ts';
import { findJob, listOffers } from '../dispatch/queries.ts';
import { listServices } from '../proposals/queries.ts';
import { getRequest, type InterpretingRequest, type Reach } from '../queries.ts';
import { payerText, spokenText } from '../request-words.ts';
import { findCall } from './call-queries.ts';
import { type Call, type CallStand, professionalHelp, standOf } from './call-rules.ts';

/** What an institution sees of its call: never more of the volunteer than the first name, and the sex where it asked for it. */
export interface CallView {
  request: InterpretingRequest;
  call: Call;
  stand: CallStand;
  spoken: string;
  /** How many were asked by mail, and how many the centre calls. */
  mailed: number;
  toCall: number;
  /** How many have said that they cannot. */
  cannot: number;
  /** First name of who calls. */
  caller: string | null;
  payer: string;
  centrePhone: string;
  /** A professional service that helps at once, with its price. */
  help: string;
  now: Temporal.Instant;
}

/** @throws NotFound, also for a request that is for another day */
export async function viewCall(
  tx: Tx,
  centreId: string,
  reach: Reach,
  requestId: string,
  now: Temporal.Instant,
): Promise<CallView> {
  const request = await getRequest(tx, centreId, reach, requestId);
  const call = await findCall(tx, centreId, request.id);
  if (!call) throw new NotFound();
  const offers = await listOffers(tx, centreId, request.id);
  const job = await findJob(tx, centreId, request.id);
  const { phone } = await getSettings(tx, centreId);
  const sex = request.gender === null ? '' : job?.gender === 'female' ? ' (Frau)' : ' (Mann)';
  return {
    request,
    call,
    stand: standOf(call, request, now),
    spoken: spokenText(request),
    mailed: offers.filter(({ via }) => via === 'mail').length,
    toCall: offers.filter(({ via }) => via === 'phone').length,
    cannot: offers.filter(({ answer }) => answer === 'declined' || answer === 'knows').length,
    caller: job ? `${job.givenName}${sex}` : null,
    payer: payerText(request),
    centrePhone: phone,
    help: professionalHelp(await listServices(tx, centreId), call.minutes),
    now,
  };
}
