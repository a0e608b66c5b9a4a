// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { expireHolds } from './holds.ts';
import { removeOldImports } from './import-files.ts';

/** Every hour, centre by centre: holds that ran out are marked and told. Safe to repeat: only active holds are touched. */
const expire: JobHandler<AppContext> = {
  name: 'holds.expire',
  every: 'hour',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, (tx) => expireHolds(tx, { now, today: dayOf(now) }));
  },
};

/** Registers that were uploaded and never applied do not lie around. */
const removeFiles: JobHandler<AppContext> = {
  name: 'imports.remove',
  every: 'hour',
  async run(app) {
    await removeOldImports(app.settings.dataFolder, Temporal.Now.instant());
  },
};

export const schoolJobs: readonly JobHandler<AppContext>[] = [expire, removeFiles];
