// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import type { JobHandler } from '../../outbound/jobs.ts';
import { forgetForms } from '../../web/form/submission.ts';
import { inEachCentre } from './queries.ts';

/** Days a form can be sent again and is still recognised: longer than any open window lasts. */
const formDays = 7;

const sweepForms: JobHandler<AppContext> = {
  name: 'forms.sweep',
  every: 'day',
  run: async (app) => {
    const now = app.clock.now();
    const before = now.subtract({ hours: 24 * formDays });
    await inEachCentre(app.database.db, now, (tx, { id }) => forgetForms(tx, id, before));
  },
};

export const centreJobs: readonly JobHandler<AppContext>[] = [sweepForms];
