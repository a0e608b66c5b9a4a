// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { JobHandler } from '../outbound/jobs.ts';
import type { AppContext } from '../web/context.ts';
import type { Route } from '../web/route.ts';
import { accountJobs } from './account/jobs.ts';
import { accountRoutes } from './account/routes.tsx';
import { auditRoutes } from './audit/routes.tsx';
import { caseFileRoutes } from './case-file/routes.tsx';
import { caseRoutes } from './cases/routes.tsx';
import { centreJobs } from './centres/jobs.ts';
import { centreSettingRoutes } from './centres/routes.tsx';
import { familyJobs } from './families/jobs.ts';
import { familyRoutes } from './families/routes.tsx';
import { noticeRoutes } from './notices/routes.tsx';
import { operatorJobs } from './operators/jobs.ts';
import { operatorRoutes } from './operators/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { placementJobs } from './placement/jobs.ts';
import { placementRoutes } from './placement/routes.tsx';
import { schoolJobs } from './schools/jobs.ts';
import { schoolRoutes } from './schools/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { startRoutes } from './start/routes.tsx';

/** Every feature, mounted here and nowhere else. */
export const featureRoutes: readonly Route[] = [
  ...startRoutes,
  ...noticeRoutes,
  ...caseRoutes,
  ...caseFileRoutes,
  ...familyRoutes,
  ...placementRoutes,
  ...schoolRoutes,
  ...searchRoutes,
  ...auditRoutes,
  ...centreSettingRoutes,
  ...peopleRoutes,
  ...operatorRoutes,
  ...accountRoutes,
];

/** Every job of every feature. */
export const featureJobs: readonly JobHandler<AppContext>[] = [
  ...centreJobs,
  ...accountJobs,
  ...familyJobs,
  ...placementJobs,
  ...schoolJobs,
  ...operatorJobs,
];
