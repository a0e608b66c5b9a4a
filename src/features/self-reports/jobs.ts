// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { deleteOld } from './actions.ts';

/** What nobody has taken up goes. */
const forget: JobHandler<AppContext> = {
  name: 'self_reports.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await deleteOld(tx, { centreId: id, now });
    });
  },
};

export const selfReportJobs: readonly JobHandler<AppContext>[] = [forget];
