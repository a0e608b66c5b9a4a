// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, Tx } from '../../../db/centre.ts';
import { hasSeen } from '../../audit/queries.ts';
import { nameOf } from '../../volunteers/queries.ts';
import type { Call } from './call-rules.ts';

/** The event of the page of a call. */
export const lookEvent = 'interpreting_call.view';

/**
 * Whether somebody opens the page of a call for the first time. It looks again every few seconds; the log keeps who saw the call
 * and since when, not each of these looks.
 */
export const isFirstLook = async (tx: Tx, actor: Actor, requestId: string): Promise<boolean> =>
  !(await hasSeen(tx, actor, lookEvent, { kind: 'interpreting_request', id: requestId }));

const calls = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('interpreting_call as c')
    .select(['c.id', 'c.request_id as requestId', 'c.call_phone as phone', 'c.minutes', 'c.answer_by as answerBy'])
    .select('c.result')
    .where('c.centre_id', '=', centreId);

/** The call of a request; undefined for one that is for a day. */
export const findCall = (tx: Tx, centreId: string, requestId: string): Promise<Call | undefined> =>
  calls(tx, centreId).where('c.request_id', '=', requestId).executeTakeFirst();

/** The latest call asked for by a mailed link. */
export const findCallOfLink = (tx: Tx, centreId: string, linkId: string): Promise<Call | undefined> =>
  calls(tx, centreId).where('c.link_id', '=', linkId).orderBy('c.answer_by', 'desc').limit(1).executeTakeFirst();

/** A call of this institution that is still asked for, for the same language, number and sign: pressed twice it is the same. */
export const findRunning = (
  tx: Tx,
  centreId: string,
  {
    institutionId,
    language,
    phone,
    reference,
    now,
  }: { institutionId: string; language: string; phone: string; reference: string; now: Temporal.Instant },
): Promise<Call | undefined> =>
  calls(tx, centreId)
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'c.request_id'),
    )
    .where('r.institution_id', '=', institutionId)
    .where('r.language', '=', language)
    .where('r.reference', '=', reference)
    .where('r.state', '=', 'open')
    .where('c.call_phone', '=', phone)
    .where('c.result', 'is', null)
    .where('c.answer_by', '>', now)
    .orderBy('c.answer_by', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Calls whose request is open though nobody can say yes any more: in time nobody did, or who did gave it back. */
export const listToEnd = (tx: Tx, centreId: string, now: Temporal.Instant): Promise<Call[]> =>
  calls(tx, centreId)
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'c.request_id'),
    )
    .where('r.state', '=', 'open')
    .where((e) => e.or([e('c.answer_by', '<=', now), e('c.result', '=', 'taken')]))
    .orderBy('c.answer_by')
    .execute();

/** Calls that are asked for now, with who has to be called by the coordination. */
export async function listCallsNow(tx: Tx, centreId: string, now: Temporal.Instant) {
  const rows = await tx
    .selectFrom('interpreting_call as c')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'c.request_id'),
    )
    .leftJoin('interpreting_offer as o', (join) =>
      join
        .on('o.centre_id', '=', centreId)
        .onRef('o.request_id', '=', 'r.id')
        .on('o.via', '=', 'phone')
        .on('o.answer', 'is', null),
    )
    .leftJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'o.volunteer_id'))
    .select(['r.id', 'r.number', 'r.language', 'c.answer_by as answerBy', 'c.call_phone as callPhone'])
    .select(['v.given_name as givenName', 'v.family_name as familyName', 'v.number as volunteer', 'v.phone'])
    .where('c.centre_id', '=', centreId)
    .where('r.state', '=', 'open')
    .where('c.result', 'is', null)
    .where('c.answer_by', '>', now)
    .orderBy('c.answer_by')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const toCall = of.flatMap(({ givenName, familyName, volunteer, phone }) =>
      volunteer === null
        ? []
        : [
            {
              name: nameOf({ givenName: givenName ?? '', familyName: familyName ?? '', number: volunteer }),
              phone: phone ?? '',
            },
          ],
    );
    return [{ id: first.id, number: first.number, language: first.language, answerBy: first.answerBy, toCall }];
  });
}
export type RunningCall = Awaited<ReturnType<typeof listCallsNow>>[number];

/** Calls of the last days that nobody answered and the coordination has not seen yet, the latest first. */
export const listUnseen = (tx: Tx, centreId: string, since: Temporal.Instant) =>
  tx
    .selectFrom('interpreting_call as c')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'c.request_id'),
    )
    .select(['r.id', 'r.number', 'r.language', 'c.result', 'c.ended_at as endedAt'])
    .where('c.centre_id', '=', centreId)
    .where('c.result', 'in', ['nobody', 'not_called'])
    .where('c.seen_at', 'is', null)
    .where('c.ended_at', '>', since)
    .orderBy('c.ended_at', 'desc')
    .limit(20)
    .execute();
