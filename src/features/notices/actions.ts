// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { type Looker, meantFor } from './queries.ts';
import { noticeRow } from './rows.ts';
import { type NoticeKind, type NoticeReader, noticeWords } from './words.ts';

/** Something to tell: of which record, when, by whose deed. */
export interface News {
  centreId: string;
  /** Id of the record that the kind names. */
  recordId: string;
  at: Temporal.Instant;
  /** null: nobody did it, time has passed. */
  byUser: string | null;
  /** The person the record belongs to, for readers of kind `responsible`; null: nobody yet. */
  responsible: string | null;
}

/** The roles that the people responsible have now, as `centre user role`. */
async function withRole(tx: Tx, news: readonly News[]): Promise<Set<string>> {
  const people = [...new Set(news.map(({ responsible }) => responsible).filter((id) => id !== null))];
  if (people.length === 0) return new Set();
  const rows = await tx
    .selectFrom('membership')
    .select(['centre_id', 'user_id', 'role'])
    .where('user_id', 'in', people)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => `${row.centre_id} ${row.user_id} ${row.role}`));
}

/**
 * Tells the readers of this kind, on their start page: one row per role. Where nobody is responsible, or that person has not
 * got the role any more, everybody in the role is told.
 */
export async function tell(tx: Tx, kind: NoticeKind, news: readonly News[]): Promise<void> {
  const { readers } = noticeWords[kind];
  const roles = Object.entries(readers) as [NoticeReader, 'all' | 'responsible'][];
  const present = await withRole(tx, news);
  const rows = news.flatMap(({ centreId, recordId, at, byUser, responsible }) =>
    roles.map(([forRole, who]) => {
      const forUser =
        who === 'responsible' && present.has(`${centreId} ${responsible} ${forRole}`) ? responsible : null;
      return noticeRow({ centreId, id: newId(), kind, forRole, forUser, recordId, at, byUser });
    }),
  );
  if (rows.length > 0) await tx.insertInto('notice').values(rows).execute();
}

/** Marks a notice as seen by this person; whoever was first stays named. @throws NotFound when it is not meant for them, or not there. */
export async function markSeen(tx: Tx, looker: Looker, id: string, now: Temporal.Instant): Promise<void> {
  const marked = await tx
    .updateTable('notice')
    .set((eb) => ({
      seen_at: eb.fn.coalesce('seen_at', eb.val(now)),
      seen_by: eb.fn.coalesce('seen_by', eb.val(looker.userId)),
    }))
    .where('centre_id', '=', looker.centreId)
    .where('id', '=', id)
    .where(meantFor(looker))
    .returning('id')
    .executeTakeFirst();
  if (!marked) throw new NotFound();
}
