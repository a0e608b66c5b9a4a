// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';

/** A sponsor a report can name; `account` where the person has one. */
export interface NearSponsor {
  id: string;
  name: string;
  account: string | null;
}

/** Sponsors by name. @param schools those with a sponsorship there that has not ended; null: every sponsor of the centre */
export async function listSponsorsNear(
  tx: Tx,
  centreId: string,
  schools: readonly string[] | null,
): Promise<NearSponsor[]> {
  if (schools?.length === 0) return [];
  const rows = await tx
    .selectFrom('volunteer as v')
    .leftJoin('membership as m', (join) =>
      join.on('m.centre_id', '=', centreId).onRef('m.volunteer_id', '=', 'v.id').on('m.ended_at', 'is', null),
    )
    .select(['v.id', 'v.given_name as given', 'v.family_name as family', 'm.user_id as account'])
    .where('v.centre_id', '=', centreId)
    .where('v.sponsors', '=', true)
    .where('v.state', '<>', 'left')
    .$if(schools !== null, (query) =>
      query.where((e) =>
        e.exists(
          e
            .selectFrom('sponsorship as s')
            .select('s.id')
            .where('s.centre_id', '=', centreId)
            .whereRef('s.volunteer_id', '=', 'v.id')
            .where('s.state', '<>', 'ended')
            .where('s.school_number', 'in', [...(schools ?? [])]),
        ),
      ),
    )
    .orderBy('v.family_name')
    .orderBy('v.given_name')
    .orderBy('v.id')
    .execute();
  return rows.map(({ id, given, family, account }) => ({ id, account, name: `${given} ${family}`.trim() }));
}
