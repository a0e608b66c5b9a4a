// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { defaultPolicy, type Policy } from './policy-rules.ts';

/** How a centre runs its sponsorships; version 0: nobody has laid down anything yet. */
export interface KeptPolicy extends Policy {
  version: number;
}

export async function getPolicy(tx: Tx, centreId: string): Promise<KeptPolicy> {
  const row = await tx
    .selectFrom('sponsorship_policy')
    .select(['forms', 'daycare', 'group_size as groupSize', 'most_pupils as mostPupils', 'least_age as leastAge'])
    .select(['answer_days as answerDays', 'quiet_weeks as quietWeeks', 'version'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return row ?? { ...defaultPolicy, version: 0 };
}
