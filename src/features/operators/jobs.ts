// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { tidyDatabase } from '../../db/tidy.ts';
import type { JobHandler } from '../../outbound/jobs.ts';

/** Every night; see `tidyDatabase`. */
const tidy: JobHandler<AppContext> = {
  name: 'database.tidy',
  every: 'day',
  run: (app) => tidyDatabase(app.database),
};

export const operatorJobs: readonly JobHandler<AppContext>[] = [tidy];
