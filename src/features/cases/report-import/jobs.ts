// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { AppContext } from '../../../context.ts';
import type { JobHandler } from '../../../outbound/jobs.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { deleteOldLists } from './actions.ts';
import { takeList } from './take-job.ts';
import { endLostLists } from './taking-actions.ts';

/** Lists that were handed in do not lie around. */
const forgetLists: JobHandler<AppContext> = {
  name: 'cases.forget_report_lists',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await deleteOldLists(tx, { centreId: id, now });
      await endLostLists(tx, { centreId: id, now });
    });
  },
};

export const reportImportJobs: readonly JobHandler<AppContext>[] = [forgetLists, takeList];
