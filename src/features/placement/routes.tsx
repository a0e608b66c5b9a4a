// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { CentreRoute } from '../../web/route.ts';
import { admissionRoutes } from './admission/routes.tsx';
import { schildRoutes } from './admission/schild-routes.tsx';
import { attendanceRoutes } from './attendance/routes.tsx';
import { withChanges } from './changes.ts';
import { closingRoutes } from './closing/routes.tsx';
import { decisionRoutes } from './decision/routes.tsx';
import { letterRoutes } from './letter/routes.tsx';
import { questionRoutes } from './question/routes.tsx';
import { rankingRoutes } from './ranking/routes.tsx';
import { recommendationRoutes } from './recommendation/routes.tsx';
import { replyRoutes } from './reply/routes.tsx';
import { ruleListRoutes } from './rule-list/routes.tsx';
import { submissionRoutes } from './submission/routes.tsx';

/** From comparing schools to the first school day. `/aufnahmen/schild` stands before `/aufnahmen/:caseId`. */
export const placementRoutes: readonly CentreRoute[] = withChanges([
  ...recommendationRoutes,
  ...rankingRoutes,
  ...ruleListRoutes,
  ...questionRoutes,
  ...submissionRoutes,
  ...replyRoutes,
  ...decisionRoutes,
  ...letterRoutes,
  ...schildRoutes,
  ...admissionRoutes,
  ...attendanceRoutes,
  ...closingRoutes,
]);
