// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { systemActor } from '../../db/centre.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { sweepCodes } from './actions.ts';

const sweep: JobHandler<AppContext> = {
  name: 'family_status.sweep',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, (tx, { id }) => sweepCodes(tx, systemActor(id, now), dayOf(now)));
  },
};

export const familyStatusJobs: readonly JobHandler<AppContext>[] = [sweep];
