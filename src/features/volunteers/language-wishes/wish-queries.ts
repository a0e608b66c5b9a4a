// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { anyOf } from '../../../db/any.ts';
import type { Tx } from '../../../db/centre.ts';

/** What was proposed by some volunteers and what became of it, the newest first. */
export const listLanguageWishes = (tx: Tx, centreId: string, volunteerId: string) =>
  tx
    .selectFrom('volunteer_language_wish as w')
    .leftJoin('auth_user as u', 'u.id', 'w.answered_by')
    .leftJoin('volunteer as a', (join) =>
      join.on('a.centre_id', '=', centreId).onRef('a.id', '=', 'w.from_application'),
    )
    .select(['w.id', 'w.kind', 'w.language', 'w.level', 'w.direction', 'w.reads', 'w.variety', 'w.said_at as saidAt'])
    .select([
      'w.answer',
      'w.answered_at as answeredAt',
      'u.name as answeredBy',
      'w.from_application as fromApplication',
    ])
    .select('a.number as applicationNumber')
    .where('w.centre_id', '=', centreId)
    .where('w.volunteer_id', '=', volunteerId)
    .orderBy('w.said_at', 'desc')
    .orderBy('w.id', 'desc')
    .limit(50)
    .execute();

export type LanguageWish = Awaited<ReturnType<typeof listLanguageWishes>>[number];

/** Proposals nobody has looked at yet, the oldest first; who has left is not asked for. */
export const listOpenWishes = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('volunteer_language_wish as w')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'w.volunteer_id'))
    .select(['w.id', 'w.language', 'w.said_at as saidAt', 'v.id as volunteerId'])
    .select(['v.given_name as givenName', 'v.family_name as familyName', 'v.number'])
    .where('w.centre_id', '=', centreId)
    .where('w.answer', 'is', null)
    .where('v.state', '<>', 'left')
    .orderBy('w.said_at')
    .orderBy('w.id')
    .limit(50)
    .execute();

/** The languages of some volunteers that wait for somebody to look. */
export const openWishesOf = (tx: Tx, centreId: string, ids: readonly string[]) =>
  tx
    .selectFrom('volunteer_language_wish')
    .select(['volunteer_id as volunteerId', 'language'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', anyOf(ids))
    .where('answer', 'is', null)
    .execute();
