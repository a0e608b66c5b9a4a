// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { centreRoles } from '../../auth/permissions.ts';
import type { Feature } from '../../web/feature.ts';
import { startRoutes } from './routes.tsx';

/** What waits for whom: the page „Heute“, put together from the sections of the features. */
export const start: Feature = {
  name: 'start',
  routes: startRoutes,
  navigation: [{ href: '/', label: 'Heute', permission: 'start.view', place: 10 }],
  roles: centreRoles,
  tables: {},
};
