// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { centreJobs } from './jobs.ts';
import { centrePath, centrePaths } from './paths.ts';
import { centreSettingRoutes } from './routes.tsx';
import { centreTables } from './tables.ts';

/** The centres: area, settings, authorities and who is competent. */
export const centres: Feature = {
  name: 'centres',
  routes: centreSettingRoutes,
  paths: centrePaths,
  jobs: centreJobs,
  navigation: [{ href: centrePath, label: 'Zentrum', permission: 'centre.manage', place: 110 }],
  records: { centre: 'Zentrum', authority: 'Behörde' },
  samples: {
    '/zentrum/behoerden/:id': async (tx) => await tx.selectFrom('authority').select('id').executeTakeFirst(),
  },
  roles: ['head'],
  tables: centreTables,
};
