// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';

/** Openings of protected addresses, newest first. */
export interface Opening {
  id: string;
  familyId: string;
  at: Temporal.Instant;
  by: string | null;
  reason: string;
}

export async function listOpenings(tx: Tx, centreId: string, limit: number): Promise<Opening[]> {
  return await tx
    .selectFrom('address_unlock as a')
    .leftJoin('auth_user as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.family_id as familyId', 'a.at', 'u.name as by', 'a.reason'])
    .where('a.centre_id', '=', centreId)
    .orderBy('a.at', 'desc')
    .limit(limit)
    .execute();
}
