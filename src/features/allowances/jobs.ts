// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { forgetAccounts } from './forget-actions.ts';

const forget: JobHandler<AppContext> = {
  name: 'allowances.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      await forgetAccounts(tx, { centreId, now }, dayOf(now));
    });
  },
};

export const allowanceJobs: readonly JobHandler<AppContext>[] = [forget];
