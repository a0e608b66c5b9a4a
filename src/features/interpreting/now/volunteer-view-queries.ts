// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { NotFound } from '../../../refusals.ts';
import { findRuleOn } from '../../allowances/queries.ts';
import { allowanceOf } from '../../allowances/rules.ts';
import { listOnStandby } from '../../volunteers/standby/standby-queries.ts';
import { getOffer } from '../dispatch/offer-actions.ts';
import { type OfferView, viewOffer } from '../dispatch/offer-view-queries.ts';
import { findCall } from './call-queries.ts';
import type { Call } from './call-rules.ts';

/** What somebody who stands by sees of a call: as of an offer; the number to call only after saying yes. */
export interface ReadyView extends OfferView {
  call: Omit<Call, 'phone'>;
  /** Only for who has said yes. */
  phone: string | null;
  /** Until when the person stands by; null: no more. */
  standbyUntil: Temporal.Instant | null;
  /** What a talk of this length comes to by the centre's rule, in cents; null: it has none. */
  cents: number | null;
  now: Temporal.Instant;
}

/** @throws NotFound, also for an offer of a talk on another day */
export async function viewReady(tx: Tx, centreId: string, offerId: string, now: Temporal.Instant): Promise<ReadyView> {
  const { requestId, volunteerId } = await getOffer(tx, centreId, offerId);
  const found = await findCall(tx, centreId, requestId);
  if (!found) throw new NotFound();
  const view = await viewOffer(tx, centreId, offerId, now);
  const { phone, ...call } = found;
  const rule = await findRuleOn(tx, centreId, 'interpreting', dayOf(now));
  const job = { id: '', start: now, end: now.add({ minutes: call.minutes }), km: 0, travelMinutes: 0, ticketCents: 0 };
  return {
    ...view,
    call,
    phone: view.job === null ? null : phone,
    standbyUntil: (await listOnStandby(tx, centreId, now)).get(volunteerId) ?? null,
    cents: rule ? allowanceOf(rule, { ...job, cancelledAt: null }).cents : null,
    now,
  };
}
