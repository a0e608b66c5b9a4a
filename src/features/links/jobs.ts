// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { inCentre, systemUserId } from '../../db/centre.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { deleteOldLinks } from './actions.ts';

const sweep: JobHandler<AppContext> = {
  name: 'links.sweep',
  every: 'day',
  async run(app) {
    const { db } = app.database;
    const now = app.clock.now();
    const centres = await db.selectFrom('centre').select('id').where('active', '=', true).execute();
    for (const { id: centreId } of centres)
      await inCentre(db, { centreId, userId: systemUserId, now }, (tx) => deleteOldLinks(tx, { centreId, now }));
  },
};

export const linkJobs: readonly JobHandler<AppContext>[] = [sweep];
