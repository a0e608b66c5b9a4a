// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { operatorPath } from '../../web/paths.ts';
import { operatorJobs } from './jobs.ts';
import { operatedCentrePath } from './paths.ts';
import { operatorRoutes } from './routes.tsx';

/** Who runs the machines: sets up centres and invites their first heads. */
export const operators: Feature = {
  name: 'operators',
  routes: operatorRoutes,
  jobs: operatorJobs,
  navigation: [{ href: operatorPath, label: 'Betrieb', permission: 'operator.manage', place: 130 }],
  samples: { '/betrieb/zentren/:key': operatedCentrePath('koeln') },
  roles: ['operator'],
  tables: {},
};
