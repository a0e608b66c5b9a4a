// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import { systemActor } from '../../../db/centre.ts';
import type { JobHandler } from '../../../outbound/jobs.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { forgetTalks } from './actions.ts';

/** What the service does not need any more goes, every night. */
const forget: JobHandler<AppContext> = {
  name: 'interpreting.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await forgetTalks(tx, systemActor(id, now));
    });
  },
};

export const forgetJobs: readonly JobHandler<AppContext>[] = [forget];
