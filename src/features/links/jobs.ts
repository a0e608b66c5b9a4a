// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { deleteOldLinks } from './actions.ts';

const sweep: JobHandler<AppContext> = {
  name: 'links.sweep',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, (tx, { id }) => deleteOldLinks(tx, { centreId: id, now }));
  },
};

export const linkJobs: readonly JobHandler<AppContext>[] = [sweep];
