// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../../auth/permissions.ts';
import { frameOf } from '../../../web/frame.ts';
import { type CentreRequest, centreRoutes, get, page } from '../../../web/route.ts';
import { ruleListPath } from '../paths.ts';
import { RuleListPage } from './pages.tsx';
import { readRuleUse } from './queries.ts';

async function showRules(request: CentreRequest) {
  const { tx, centreId, user, today } = request;
  const use = may(user.roles, 'rule.figures') ? await readRuleUse(tx, centreId, today) : null;
  return page(<RuleListPage frame={frameOf(request)} today={today} use={use} />);
}

export const ruleListRoutes = centreRoutes('placement', [get(ruleListPath, 'rule.view', 'rule.list', showRules)]);
