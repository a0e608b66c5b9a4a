// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { type News, tell } from '../notices/actions.ts';

/**
 * True for a hold `h` of place `p` at school `s` that the school has no room for any more: closed, or fewer places than are
 * held. Who was held first keeps the place.
 */
export const isLost: RawBuilder<boolean> = sql<boolean>`(s.closed_at is not null or (
  select count(*) from place_hold e
  where e.centre_id = h.centre_id and e.place_id = h.place_id and e.state = 'active'
    and e.expires_on >= (app_now() at time zone ${sql.lit(timeZone)})::date and (e.held_at, e.id) <= (h.held_at, h.id)
) > p.capacity - p.taken - p.blocked)`;

/** A case whose held place is gone, with what says who acts on it. */
interface LostHold {
  caseId: string;
  responsible: string | null;
  /** The submission an authority has to decide about; null while nobody outside the centre does. */
  submissionId: string | null;
}

/** Cases that hold a place which is gone: of one place, or of all places of schools. */
export async function listLost(
  tx: Tx,
  centreId: string,
  of: { placeId: string } | { schools: readonly string[] },
): Promise<LostHold[]> {
  const { rows } = await sql<LostHold>`
    select h.case_id as "caseId", c.responsible_user as responsible,
      (select u.id from submission u
        join authority a on a.centre_id = ${centreId} and a.id = u.authority_id and a.kind <> 'centre'
        where u.centre_id = ${centreId} and u.case_id = h.case_id and u.withdrawn_at is null and u.closed_as is null
          and c.next_owner = 'school_authority'
        order by u.submitted_at desc limit 1) as "submissionId"
    from place_hold h
    join school_place p on p.centre_id = ${centreId} and p.id = h.place_id
    join school s on s.number = p.school_number
    join placement_case c on c.centre_id = ${centreId} and c.id = h.case_id
    where h.centre_id = ${centreId} and h.state = 'active' and ${isLost} and ${
      'placeId' in of ? sql`h.place_id = ${of.placeId}` : sql`s.number = any(${[...of.schools]}::text[])`
    }
    order by h.held_at, h.id`.execute(tx);
  return rows;
}

/** The school at which the place held for this case is gone; undefined when nothing is held, or it is still there. */
export async function findLostSchool(tx: Tx, centreId: string, caseId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('place_hold as h')
    .innerJoin('school_place as p', (join) =>
      join.onRef('p.centre_id', '=', 'h.centre_id').onRef('p.id', '=', 'h.place_id'),
    )
    .innerJoin('school as s', 's.number', 'p.school_number')
    .select('s.name')
    .where('h.centre_id', '=', centreId)
    .where('h.case_id', '=', caseId)
    .where('h.state', '=', 'active')
    .where(isLost)
    .executeTakeFirst();
  return row?.name;
}

/** Tells whoever acts on these cases, on their start page: the centre, and the authority that is deciding. */
export async function tellLost(
  tx: Tx,
  lost: readonly LostHold[],
  by: Pick<News, 'centreId' | 'at' | 'byUser'>,
): Promise<void> {
  await tell(
    tx,
    'place_lost',
    lost.map(({ caseId, responsible }) => ({ ...by, recordId: caseId, responsible })),
  );
  await tell(
    tx,
    'place_lost_submission',
    lost.flatMap(({ submissionId }) => (submissionId ? [{ ...by, recordId: submissionId, responsible: null }] : [])),
  );
}
