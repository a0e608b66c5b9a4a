// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { allRoles } from '../../auth/permissions.ts';
import type { Feature } from '../../web/feature.ts';
import { accountJobs } from './jobs.ts';
import { accountRoutes } from './routes.tsx';
import { accountTables } from './tables.ts';

/** One's own account: password, second factor, sessions, why one may see what one sees. */
export const account: Feature = {
  name: 'account',
  routes: accountRoutes,
  jobs: accountJobs,
  roles: allRoles,
  tables: accountTables,
};
