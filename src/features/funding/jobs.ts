// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { warnOfPots } from './warning-actions.ts';

/** Every day: what the pace of spending means for the rest of the period. What a booking reaches is told with it. */
const forecast: JobHandler<AppContext> = {
  name: 'funding.forecast',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      await warnOfPots(tx, { centreId, now, today: dayOf(now) });
    });
  },
};

export const fundingJobs: readonly JobHandler<AppContext>[] = [forecast];
