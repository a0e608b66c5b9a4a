// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { recordActivity } from '../activity/actions.ts';
import { getRequest, type InterpretingRequest, type Reach } from './queries.ts';
import { type Payer, requestEventRow, type talkColumns, type timeColumns } from './rows.ts';
import { renderedBy } from './services.ts';
import { applyRequestEvent, type RequestEvent } from './states.ts';

/** Requests of the whole centre, protected ones too: for deeds of the program and the coordination. */
export const everything: Reach = { all: true, seesProtected: true };

/** Who acts; by a mailed link it is nobody with an account. */
export const userOf = (by: By): string | null => (by.role === 'link' ? null : by.userId);

export const toRequest = (id: string) => [{ kind: 'interpreting_request', id, label: 'Aktuellen Stand ansehen' }];

/** Writes an event; its state is written by `recordRequestEvent`, or with the request. */
export async function insertEvent(
  tx: Tx,
  by: By,
  requestId: string,
  position: number,
  event: RequestEvent,
): Promise<void> {
  const row = requestEventRow({
    ...{ centreId: by.centreId, id: newId(), requestId, position, event, at: by.now },
    ...{ by: userOf(by), role: by.role },
  });
  await tx
    .insertInto('interpreting_event')
    .values({ ...row, payload: JSON.stringify(row.payload) })
    .execute();
}

/** Locks a request, so that of two who act at once the second sees what the first did. @throws NotFound */
export async function lockRequest(tx: Tx, centreId: string, reach: Reach, id: string): Promise<InterpretingRequest> {
  await tx
    .selectFrom('interpreting_request')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return await getRequest(tx, centreId, reach, id);
}

/** Columns a deed writes beside the state. */
type Written = Partial<
  ReturnType<typeof talkColumns> &
    ReturnType<typeof timeColumns> & {
      state: InterpretingRequest['state'];
      state_reason: string;
      state_alternative: string;
      no_way_reason: string;
      outcome: Payer['outcome'];
      rule_code: string | null;
      rules_from: Temporal.PlainDate | null;
      fund_id: string | null;
    }
>;

async function writeState(tx: Tx, by: By, request: InterpretingRequest, columns: Written): Promise<void> {
  await tx
    .updateTable('interpreting_request')
    .set({ ...columns, changed_at: by.now, version: request.version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', request.id)
    .execute();
}

/** A request that is finished is counted, in the same transaction. Where a protected institution is, is not. */
async function countRendered(tx: Tx, by: By, request: InterpretingRequest, event: RequestEvent): Promise<void> {
  const rendered = renderedBy(event, request.state, request.occasion);
  if (!rendered) return;
  const day = rendered.onDayOfTalk ? dayOf(request.startsAt) : by.today;
  const ags = request.institution?.isProtected ? null : request.ags;
  await recordActivity(tx, by, rendered.service, day, ags, rendered.quantity);
}

/**
 * Something happens to a request: the event is written, the state follows from it. For the services that find and pay
 * volunteers, too.
 * @param more what the deed writes beside the state
 * @throws NotFound; Conflict when the state does not allow it (any more)
 */
export async function recordRequestEvent(
  tx: Tx,
  by: By,
  id: string,
  event: RequestEvent,
  more: Written = {},
  reach: Reach = everything,
): Promise<InterpretingRequest> {
  const request = await lockRequest(tx, by.centreId, reach, id);
  let state: InterpretingRequest['state'];
  try {
    state = applyRequestEvent(request.state, event);
  } catch (error) {
    if (error instanceof Conflict) throw new Conflict(error.message, toRequest(id));
    throw error;
  }
  const { n } = await tx
    .selectFrom('interpreting_event')
    .select(({ fn }) => fn.max('position').as('n'))
    .where('centre_id', '=', by.centreId)
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow();
  await insertEvent(tx, by, id, Number(n) + 1, event);
  await writeState(tx, by, request, { ...more, state });
  await countRendered(tx, by, request, event);
  return { ...request, state, version: request.version + 1 };
}
