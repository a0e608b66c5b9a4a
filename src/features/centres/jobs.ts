// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { inCentre, systemUserId } from '../../db/centre.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { forgetForms } from '../../web/form/submission.ts';

/** Days a form can be sent again and is still recognised: longer than any open window lasts. */
const formDays = 7;

const sweepForms: JobHandler<AppContext> = {
  name: 'forms.sweep',
  every: 'day',
  run: async (app) => {
    const { db } = app.database;
    const now = app.clock.now();
    const centres = await db.selectFrom('centre').select('id').where('active', '=', true).execute();
    for (const { id } of centres) {
      const before = now.subtract({ hours: 24 * formDays });
      await inCentre(db, { centreId: id, userId: systemUserId, now }, (tx) => forgetForms(tx, id, before));
    }
  },
};

export const centreJobs: readonly JobHandler<AppContext>[] = [sweepForms];
