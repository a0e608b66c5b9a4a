// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { familyJobs } from './jobs.ts';
import { familyPaths } from './paths.ts';
import { familyRoutes } from './routes.tsx';
import { familySections } from './start.tsx';
import { familyTables } from './tables.ts';

/** Families, children, persons with custody, and where they live. */
export const families: Feature = {
  name: 'families',
  routes: familyRoutes,
  paths: familyPaths,
  jobs: familyJobs,
  records: { child: 'Kind', family: 'Familie' },
  start: familySections,
  samples: {
    '/kinder/:id': async (tx) => await tx.selectFrom('child').select('id').orderBy('id').executeTakeFirst(),
    '/familien/:id': async (tx) => await tx.selectFrom('family').select('id').orderBy('id').executeTakeFirst(),
  },
  roles: ['head', 'counsellor', 'administration'],
  tables: familyTables,
};
