// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { findLastSent } from '../../links/queries.ts';
import { remindDays } from './course-rules.ts';
import { type AskedSide, linkPurposes } from './tell-actions.ts';

/** What the hour brings. */
export interface Due {
  /** Proposals whose time for an answer is over. */
  expired: string[];
  /** Sides that have not answered, shortly before. */
  toRemind: { id: string; side: AskedSide }[];
  /** Pauses that were to end by now; one for a certificate ends when a new one is seen. */
  toResume: string[];
}

export async function listDue(tx: Tx, centreId: string, today: Temporal.PlainDate): Promise<Due> {
  const open = await tx
    .selectFrom('sponsorship')
    .select(['id', 'answer_by as answerBy', 'sponsor_yes_at as sponsorYesAt', 'school_yes_at as schoolYesAt'])
    .where('centre_id', '=', centreId)
    .where('state', '=', 'proposed')
    .where('answer_by', '<=', today.add({ days: remindDays }))
    .orderBy('id')
    .execute();
  const isOver = (day: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(day, today) < 0;
  const unanswered = open
    .filter(({ answerBy }) => !isOver(answerBy))
    .flatMap(({ id, answerBy, sponsorYesAt, schoolYesAt }) => [
      ...(sponsorYesAt === null ? [{ id, side: 'sponsor' as const, answerBy }] : []),
      ...(schoolYesAt === null ? [{ id, side: 'school' as const, answerBy }] : []),
    ]);
  const toRemind: Due['toRemind'] = [];
  for (const { id, side, answerBy } of unanswered)
    if (!(await wasAskedLately(tx, centreId, { id, side, answerBy }))) toRemind.push({ id, side });
  const paused = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 's.volunteer_id'))
    .select('s.id')
    .where('s.centre_id', '=', centreId)
    .where('s.state', '=', 'paused')
    .where('s.pause_reason', '<>', 'certificate')
    .where('s.paused_until', '<', today)
    // Who pauses as a whole goes on when that is over.
    .where('v.state', '=', 'active')
    .orderBy('s.id')
    .execute();
  return {
    expired: open.filter(({ answerBy }) => isOver(answerBy)).map(({ id }) => id),
    toRemind,
    toResume: paused.map(({ id }) => id),
  };
}

/** Sponsorships whose sponsor has left the service or pauses as a whole. */
export interface Resting {
  left: string[];
  /** `until`: the last day without meetings; null: nobody knows yet. */
  away: { id: string; until: Temporal.PlainDate | null }[];
}

export async function listResting(tx: Tx, centreId: string): Promise<Resting> {
  const rows = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 's.volunteer_id'))
    .select(['s.id', 's.state', 'v.state as person', 'v.paused_until as backOn'])
    .where('s.centre_id', '=', centreId)
    .where('s.state', '<>', 'ended')
    .where('v.state', 'in', ['left', 'paused'])
    .orderBy('s.id')
    .execute();
  return {
    left: rows.flatMap(({ id, person }) => (person === 'left' ? [id] : [])),
    away: rows.flatMap(({ id, state, person, backOn }) =>
      person === 'paused' && state === 'active' ? [{ id, until: backOn?.subtract({ days: 1 }) ?? null }] : [],
    ),
  };
}

/** Whether a link went out in the days of the reminder, or none ever did: then nobody is reached by mail. */
async function wasAskedLately(
  tx: Tx,
  centreId: string,
  { id, side, answerBy }: { id: string; side: AskedSide; answerBy: Temporal.PlainDate },
): Promise<boolean> {
  const last = await findLastSent(tx, centreId, { purpose: linkPurposes[side], recordId: id });
  const from = startOfDay(answerBy.subtract({ days: remindDays }));
  return last === null || Temporal.Instant.compare(last, from) >= 0;
}
