// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { nameOf } from '../../volunteers/queries.ts';
import type { Side } from './times-queries.ts';

/** Days after which nobody is reminded of a talk any more: older ones are cleared up by hand. */
const mostDays = 60;

/** A talk that is over and of which a side has not said when it was. */
export interface Missing {
  requestId: string;
  jobId: string;
  number: string;
  endsAt: Temporal.Instant;
  name: string;
  sides: Side[];
  /** Sides that cannot be written to: they are called. */
  toCall: Side[];
}

/** Talks of the last two months whose proof is not whole, oldest first. */
export async function listMissing(tx: Tx, centreId: string, now: Temporal.Instant): Promise<Missing[]> {
  const rows = await tx
    .selectFrom('interpreting_request as r')
    .innerJoin('interpreting_job as j', (join) =>
      join.on('j.centre_id', '=', centreId).onRef('j.request_id', '=', 'r.id').on('j.released_at', 'is', null),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .leftJoin('institution as i', (join) =>
      join.on('i.centre_id', '=', centreId).onRef('i.id', '=', 'r.institution_id'),
    )
    .leftJoin('interpreting_proof as p', (join) => join.on('p.centre_id', '=', centreId).onRef('p.job_id', '=', 'j.id'))
    .select(['r.id as requestId', 'r.number', 'r.ends_at as endsAt', 'j.id as jobId', 'i.protected'])
    .select(['v.number as volunteerNumber', 'v.given_name as givenName', 'v.family_name as familyName'])
    .select(['v.channel', 'v.email', 'r.contact_email as contactEmail'])
    .select(['p.institution_at as institutionAt', 'p.volunteer_at as volunteerAt'])
    .where('r.centre_id', '=', centreId)
    .where('r.state', 'in', ['assigned', 'held'])
    .where('r.ends_at', '<', now)
    .where('r.ends_at', '>', now.subtract({ hours: 24 * mostDays }))
    .where((e) => e.or([e('p.institution_at', 'is', null), e('p.volunteer_at', 'is', null)]))
    .orderBy('r.ends_at')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => {
    const sides: Side[] = [
      ...(row.institutionAt === null ? (['institution'] as const) : []),
      ...(row.volunteerAt === null ? (['volunteer'] as const) : []),
    ];
    const written = {
      institution: row.contactEmail !== '',
      // Of protected institutions nothing is mailed to volunteers.
      volunteer: row.channel === 'mail' && row.email !== '' && row.protected !== true,
    };
    const name = nameOf({ givenName: row.givenName, familyName: row.familyName, number: row.volunteerNumber });
    const { requestId, jobId, number, endsAt } = row;
    return { requestId, jobId, number, endsAt, name, sides, toCall: sides.filter((side) => !written[side]) };
  });
}
