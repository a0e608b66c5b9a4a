// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import type { JobHandler } from '../../../outbound/jobs.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { advanceCascades } from './cascade-actions.ts';

/** Asks the next where one after the other is asked and the time to answer is over, or everybody asked has said no. */
const everyMinute: JobHandler<AppContext> = {
  name: 'interpreting.cascade',
  every: 'minute',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, (tx, { id }) => advanceCascades(tx, id, now, app.jobs));
  },
};

export const cascadeJobs: readonly JobHandler<AppContext>[] = [everyMinute];
