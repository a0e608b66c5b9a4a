// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { Talk } from './rows.ts';
import { askAfterDays } from './rules.ts';

/** A talk as it is kept. */
export interface BriefCounselling extends Talk {
  id: string;
  by: string | null;
  municipality: string | null;
  /** That somebody was pointed on was counted. */
  isCounted: boolean;
  version: number;
}

const talks = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('brief_counselling as b')
    .leftJoin('municipality as m', 'm.ags', 'b.ags')
    .leftJoin('auth_user as u', 'u.id', 'b.by_user')
    .select(['b.id', 'b.held_on as heldOn', 'b.format', 'u.name as by', 'b.audience', 'b.language', 'b.ags'])
    .select(['m.name as municipality', 'b.interpreter_present as interpreterPresent', 'b.topics', 'b.note'])
    .select(['b.person_name as personName', 'b.reach', 'b.referred_to', 'b.referred_place', 'b.referred_why'])
    .select(['b.arrived', 'b.referral_counted as isCounted', 'b.version'])
    .where('b.centre_id', '=', centreId);

type TalkRow = Awaited<ReturnType<ReturnType<typeof talks>['execute']>>[number];

const toTalk = ({ referred_to: to, referred_place: place, referred_why: why, ...row }: TalkRow): BriefCounselling => ({
  ...row,
  referral: to === null ? null : { to, place, why },
});

/** Which talks a list shows: those where somebody has to ask whether the person got there, those pointed on, the others. */
export const stands = {
  fragen: 'nachfragen, ob angekommen',
  verwiesen: 'verwiesen',
  beraten: 'nur beraten',
} as const;
export type Stand = keyof typeof stands;

const wanted = (tx: Tx, centreId: string, stand: Stand | undefined, today: Temporal.PlainDate) => {
  const all = talks(tx, centreId);
  if (stand === 'fragen')
    return (
      all
        .where('b.referred_to', 'is not', null)
        .where('b.arrived', '=', 'unknown')
        // Without name and contact there is nobody left to ask.
        .where((e) => e.or([e('b.person_name', '<>', ''), e('b.reach', '<>', '')]))
        .where('b.held_on', '<=', today.subtract({ days: askAfterDays }))
    );
  if (stand === 'verwiesen') return all.where('b.referred_to', 'is not', null);
  return stand === 'beraten' ? all.where('b.referred_to', 'is', null) : all;
};

/** Talks of the centre, the newest first; to be asked about, the oldest first. */
export async function listTalks(
  tx: Tx,
  centreId: string,
  range: { limit: number; offset: number },
  stand: Stand | undefined,
  today: Temporal.PlainDate,
): Promise<BriefCounselling[]> {
  const rows = await wanted(tx, centreId, stand, today)
    .orderBy('b.held_on', stand === 'fragen' ? 'asc' : 'desc')
    .orderBy('b.id', stand === 'fragen' ? 'asc' : 'desc')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
  return rows.map(toTalk);
}

export async function countTalks(
  tx: Tx,
  centreId: string,
  stand: Stand | undefined,
  today: Temporal.PlainDate,
): Promise<number> {
  const row = await wanted(tx, centreId, stand, today)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** @throws NotFound */
export async function getTalk(tx: Tx, centreId: string, id: string): Promise<BriefCounselling> {
  const row = isId(id) ? await talks(tx, centreId).where('b.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toTalk(row);
}
