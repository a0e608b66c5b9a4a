// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import type { InterpretingRequest } from '../queries.ts';
import { timeColumns } from '../rows.ts';
import { findCall } from './call-queries.ts';
import type { Call } from './call-rules.ts';

/**
 * A talk on the phone at once begins when somebody says yes: the request as it is then. One for a day stays as it is.
 * @returns call: undefined for a request for a day
 */
export async function asItBegins(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  request: InterpretingRequest,
): Promise<{ talk: InterpretingRequest; call: Call | undefined }> {
  const call = await findCall(tx, centreId, request.id);
  if (!call) return { talk: request, call };
  return { talk: { ...request, startsAt: now, endsAt: now.add({ minutes: call.minutes }) }, call };
}

/** Writes that somebody has said yes to a call, and when it begins. */
export async function noteTaken(tx: Tx, { centreId, now }: By, talk: InterpretingRequest, call: Call): Promise<void> {
  await tx
    .updateTable('interpreting_request')
    .set(timeColumns(talk))
    .where('centre_id', '=', centreId)
    .where('id', '=', talk.id)
    .execute();
  await tx
    .updateTable('interpreting_call')
    .set({ result: 'taken', ended_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', call.id)
    .execute();
}
