// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import type { Offered } from './price-rules.ts';
import type { ServiceFacts } from './rows.ts';

/** What was proposed to an institution, and what it said. */
export interface Proposal {
  id: string;
  requestId: string;
  offered: Offered;
  madeAt: Temporal.Instant;
  answerBy: Temporal.Instant;
  answer: 'accepted' | 'declined' | 'expired' | 'withdrawn' | null;
  /** The beginning that was chosen. */
  chosenAt: Temporal.Instant | null;
}

const proposals = (tx: Tx, centreId: string) =>
  tx.selectFrom('interpreting_proposal').selectAll().where('centre_id', '=', centreId);
type ProposalRow = Awaited<ReturnType<ReturnType<typeof proposals>['execute']>>[number];

function offeredOf(row: ProposalRow): Offered {
  if (row.kind === 'time')
    return { kind: 'time', times: [row.time_1_at, row.time_2_at, row.time_3_at].filter((at) => at !== null) };
  if (row.kind === 'mode') return { kind: 'mode', modes: row.modes as ('phone' | 'video')[] };
  const { service_id: serviceId, provider, order_contact: orderContact, km, cents, payer } = row;
  return { kind: 'professional', serviceId, provider, orderContact, km, cents, payer: payer ?? 'own' };
}

const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id,
  requestId: row.request_id,
  offered: offeredOf(row),
  madeAt: row.made_at,
  answerBy: row.answer_by,
  answer: row.answer,
  chosenAt: row.chosen_at,
});

/** What was proposed for a request, the latest first. */
export async function listProposals(tx: Tx, centreId: string, requestId: string): Promise<Proposal[]> {
  const rows = await proposals(tx, centreId)
    .where('request_id', '=', requestId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toProposal);
}

/** @throws NotFound */
export async function getProposal(tx: Tx, centreId: string, id: string): Promise<Proposal> {
  const row = isId(id) ? await proposals(tx, centreId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toProposal(row);
}

/** Proposals nobody has answered in time. */
export async function listDueProposals(tx: Tx, centreId: string, now: Temporal.Instant): Promise<Proposal[]> {
  const rows = await proposals(tx, centreId).where('answer', 'is', null).where('answer_by', '<=', now).execute();
  return rows.map(toProposal);
}

/** Requests still open whose institution has answered, or not in time, and for which nobody was asked since; the latest answer. */
export async function listAnswered(tx: Tx, centreId: string, now: Temporal.Instant) {
  return await tx
    .selectFrom('interpreting_proposal as p')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'p.request_id'),
    )
    .select(['r.id', 'r.number', 'r.language', 'r.starts_at as startsAt', 'r.ends_at as endsAt', 'p.kind', 'p.answer'])
    .where('p.centre_id', '=', centreId)
    .where('r.state', '=', 'open')
    .where('r.starts_at', '>', now)
    .where('p.answer', 'in', ['accepted', 'declined', 'expired'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('interpreting_offer as o')
            .select('o.id')
            .where('o.centre_id', '=', centreId)
            .whereRef('o.request_id', '=', 'p.request_id')
            .whereRef('o.asked_at', '>', 'p.answered_at'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('interpreting_proposal as q')
            .select('q.id')
            .where('q.centre_id', '=', centreId)
            .whereRef('q.request_id', '=', 'p.request_id')
            .whereRef('q.made_at', '>', 'p.made_at'),
        ),
      ),
    )
    .orderBy('r.starts_at')
    .execute();
}

/** A professional service as it is kept. */
export interface ProfessionalService extends ServiceFacts {
  id: string;
  version: number;
}

const services = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('professional_service')
    .select(['id', 'name', 'hour_cents as hourCents', 'km_cents as kmCents', 'order_contact as orderContact'])
    .select(['active', 'version'])
    .where('centre_id', '=', centreId);

/** By name. */
export const listServices = (tx: Tx, centreId: string): Promise<ProfessionalService[]> =>
  services(tx, centreId).orderBy('name').execute();

/** @throws NotFound */
export async function getService(tx: Tx, centreId: string, id: string): Promise<ProfessionalService> {
  const row = isId(id) ? await services(tx, centreId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}
