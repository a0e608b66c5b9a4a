// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import { systemActor } from '../../../db/centre.ts';
import type { JobHandler } from '../../../outbound/jobs.ts';
import { inEachCentre } from '../../centres/queries.ts';
import { countHeldLessons } from './lesson-count-actions.ts';

/** Lessons that nobody can change any more become services rendered, once each. */
const countLessons: JobHandler<AppContext> = {
  name: 'sponsorships.count_lessons',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    const today = app.clock.today();
    await inEachCentre(app.database.db, now, (tx, { id }) => countHeldLessons(tx, systemActor(id, now), today));
  },
};

export const lessonCountJobs: readonly JobHandler<AppContext>[] = [countLessons];
