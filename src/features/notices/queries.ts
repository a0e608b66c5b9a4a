// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { NoticeKind } from './words.ts';

/** Who looks for notices. */
export interface Looker {
  centreId: string;
  userId: string;
  roles: readonly string[];
}

/** A notice nobody has marked as seen. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  recordId: string;
  /** Number of a case, name of a pot, to tell one notice from another; null for other records. */
  label: string | null;
  at: Temporal.Instant;
  /** Name of the person whose deed it was. */
  by: string | null;
}

/**
 * The notices for this person: of their roles, or of a role and for this one person in it. One for somebody who has left the
 * role since is for everybody in it.
 */
export const meantFor = ({ centreId, userId, roles }: Looker) =>
  sql<SqlBool>`(notice.for_role = any(${[...roles]}::text[])
    and (notice.for_user is null or notice.for_user = ${userId}::uuid
      or not exists (select from membership m where m.centre_id = ${centreId} and m.user_id = notice.for_user
        and m.role = notice.for_role and m.ended_at is null)))`;

/** What this person has to be told, oldest first. */
export async function listNotices(tx: Tx, looker: Looker, limit: number): Promise<Notice[]> {
  return await tx
    .selectFrom('notice')
    .leftJoin('auth_user as u', 'u.id', 'notice.by_user')
    .leftJoin('placement_case as p', (join) =>
      join
        .onRef('p.centre_id', '=', 'notice.centre_id')
        .on('p.id', '=', sql`case notice.record_kind when 'case' then notice.record_id::uuid end`),
    )
    .leftJoin('fund as f', (join) =>
      join
        .on('f.centre_id', '=', looker.centreId)
        .on('f.id', '=', sql`case notice.record_kind when 'fund' then notice.record_id::uuid end`),
    )
    .select(['notice.id', 'notice.record_id as recordId', 'notice.at', 'u.name as by'])
    .select(({ fn }) => fn.coalesce('p.case_number', 'f.name').as('label'))
    .select(sql<NoticeKind>`notice.kind`.as('kind'))
    .where('notice.centre_id', '=', looker.centreId)
    .where(meantFor(looker))
    .where('notice.seen_at', 'is', null)
    .orderBy('notice.at')
    .limit(limit)
    .execute();
}
