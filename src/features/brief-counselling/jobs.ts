// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { forgetOld } from './actions.ts';

const forget: JobHandler<AppContext> = {
  name: 'brief_counselling.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await forgetOld(tx, { centreId: id }, dayOf(now));
    });
  },
};

export const briefJobs: readonly JobHandler<AppContext>[] = [forget];
