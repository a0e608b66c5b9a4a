// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { AppContext } from '../../../context.ts';
import type { JobHandler } from '../../../outbound/jobs.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { deleteOldDrafts } from './draft-actions.ts';

/** Drafts nobody has gone on with for a long time go. */
const forgetDrafts: JobHandler<AppContext> = {
  name: 'cases.forget_drafts',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id }) => {
      await deleteOldDrafts(tx, { centreId: id, now });
    });
  },
};

export const counsellingJobs: readonly JobHandler<AppContext>[] = [forgetDrafts];
