// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { startOfDay } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { nameOf } from '../../volunteers/queries.ts';
import { everything } from '../event-actions.ts';
import { type InterpretingRequest, listRequests, noRequestFilter } from '../queries.ts';

/** A card of the board. */
export interface BoardCard {
  request: InterpretingRequest;
  /** Who does it. */
  name: string | null;
  /** Offers without an answer, and the next moment by which one is expected. */
  asked: number;
  answerBy: Temporal.Instant | null;
}

/** Columns of the board, in their order: what is to be done. */
export const boardColumns = {
  open: 'offen',
  asked: 'angefragt',
  assigned: 'zugesagt',
  today: 'heute',
  proof: 'Nachweis fehlt',
} as const;
export type BoardColumn = keyof typeof boardColumns;

/** More cards than these in a column are a list: the page says how many more there are. */
export const mostCards = 8;

/** So many requests of a state are counted; beyond that the list says it better. */
const mostRead = 120;

/** Open and promised talks from today on, and talks of the last two months whose proof is missing, by their beginning. */
export async function readBoard(
  tx: Tx,
  centreId: string,
  today: Temporal.PlainDate,
): Promise<{ column: BoardColumn; cards: BoardCard[]; more: number }[]> {
  const from = startOfDay(today.subtract({ days: 60 }));
  const tomorrow = startOfDay(today.add({ days: 1 }));
  const range = { limit: mostRead, offset: 0 };
  const open = await listRequests(tx, centreId, everything, { ...noRequestFilter, state: 'open', from }, range);
  const assigned = await listRequests(tx, centreId, everything, { ...noRequestFilter, state: 'assigned', from }, range);
  const held = await listRequests(tx, centreId, everything, { ...noRequestFilter, state: 'held', from }, range);
  const ids = [...open, ...assigned, ...held].map(({ id }) => id);
  const [names, offers] = [await jobNames(tx, centreId, ids), await openOffers(tx, centreId, ids)];
  const cardOf = (request: InterpretingRequest): BoardCard => ({
    request,
    name: names.get(request.id) ?? null,
    asked: offers.get(request.id)?.asked ?? 0,
    answerBy: offers.get(request.id)?.answerBy ?? null,
  });
  const before = (request: InterpretingRequest, at: Temporal.Instant): boolean =>
    Temporal.Instant.compare(request.startsAt, at) < 0;
  const startToday = startOfDay(today);
  const columns: Record<BoardColumn, InterpretingRequest[]> = {
    open: open.filter(({ id }) => !offers.has(id)),
    asked: open.filter(({ id }) => offers.has(id)),
    assigned: assigned.filter((one) => !before(one, tomorrow)),
    today: assigned.filter((one) => before(one, tomorrow) && !before(one, startToday)),
    proof: [...assigned.filter((one) => before(one, startToday)), ...held],
  };
  return (Object.keys(boardColumns) as BoardColumn[]).map((column) => ({
    column,
    cards: columns[column].slice(0, mostCards).map(cardOf),
    more: Math.max(0, columns[column].length - mostCards),
  }));
}

async function jobNames(tx: Tx, centreId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('interpreting_job as j')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .select(['j.request_id as requestId', 'v.given_name as givenName', 'v.family_name as familyName', 'v.number'])
    .where('j.centre_id', '=', centreId)
    .where('j.request_id', 'in', [...ids])
    .where('j.released_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.requestId, nameOf(row)]));
}

async function openOffers(tx: Tx, centreId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { asked: number; answerBy: Temporal.Instant | null }>();
  const rows = await tx
    .selectFrom('interpreting_offer')
    .select(['request_id as requestId', sql<number>`count(*)::int`.as('asked')])
    .select(({ fn }) => fn.min('answer_by').as('answerBy'))
    .where('centre_id', '=', centreId)
    .where('request_id', 'in', [...ids])
    .where('answer', 'is', null)
    .groupBy('request_id')
    .execute();
  return new Map(rows.map(({ requestId, ...row }) => [requestId, row]));
}
