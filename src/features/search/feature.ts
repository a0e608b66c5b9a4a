// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { searchRoutes } from './routes.tsx';

/** One field that finds children, cases and schools. */
export const search: Feature = {
  name: 'search',
  routes: searchRoutes,
  roles: ['head', 'counsellor', 'administration', 'reporting_office', 'school_authority', 'school'],
  tables: {},
};
