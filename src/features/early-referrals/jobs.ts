// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { systemActor } from '../../db/centre.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { inEachCentre } from '../centres/queries.ts';
import { deleteOld } from './actions.ts';

const forget: JobHandler<AppContext> = {
  name: 'early_referrals.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await deleteOld(tx, systemActor(id, now), dayOf(now));
    });
  },
};

export const earlyReferralJobs: readonly JobHandler<AppContext>[] = [forget];
