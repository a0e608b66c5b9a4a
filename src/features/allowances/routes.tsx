// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes } from '../../web/route.ts';
import { payoutLines } from './payout-routes.tsx';
import { personLines } from './person-routes.tsx';
import { ruleLines } from './rule-routes.tsx';

export const allowanceRoutes = centreRoutes('allowances', [...ruleLines, ...payoutLines, ...personLines]);
