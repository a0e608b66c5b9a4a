// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import type { Offered } from './price-rules.ts';

/** What the centre proposes to an institution. */
export const proposalRow = (one: {
  centreId: string;
  id: string;
  requestId: string;
  offered: Offered;
  at: Temporal.Instant;
  by: string;
  answerBy: Temporal.Instant;
}): Row<'interpreting_proposal'> => {
  const { offered } = one;
  const [first, second, third] = offered.kind === 'time' ? offered.times : [];
  const professional = offered.kind === 'professional' ? offered : null;
  return {
    centre_id: one.centreId,
    id: one.id,
    request_id: one.requestId,
    kind: offered.kind,
    time_1_at: first ?? null,
    time_2_at: second ?? null,
    time_3_at: third ?? null,
    modes: offered.kind === 'mode' ? [...offered.modes] : [],
    service_id: professional?.serviceId ?? null,
    provider: professional?.provider ?? '',
    order_contact: professional?.orderContact ?? '',
    km: professional?.km ?? 0,
    cents: professional?.cents ?? 0,
    payer: professional?.payer ?? null,
    made_at: one.at,
    made_by: one.by,
    answer_by: one.answerBy,
    answer: null,
    chosen_at: null,
    answered_at: null,
    answered_by: null,
  };
};

/** What is known of a professional service. */
export interface ServiceFacts {
  name: string;
  /** Of an hour, of a kilometre. */
  hourCents: number;
  kmCents: number;
  orderContact: string;
  active: boolean;
}

export const serviceColumns = (one: ServiceFacts) => ({
  name: one.name,
  hour_cents: one.hourCents,
  km_cents: one.kmCents,
  order_contact: one.orderContact,
  active: one.active,
});

export const serviceRow = (
  one: ServiceFacts & { centreId: string; id: string; at: Temporal.Instant; by: string },
): Row<'professional_service'> => ({
  centre_id: one.centreId,
  id: one.id,
  ...serviceColumns(one),
  entered_at: one.at,
  entered_by: one.by,
  version: 1,
});
