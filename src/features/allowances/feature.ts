// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../web/feature.ts';
import { payeePath, payoutPath, payoutSettingsPath, payoutsPath, rulePath } from './paths.ts';
import { allowanceTables } from './tables.ts';

/** What volunteers get for a job: rules by date, what a job comes to and why, pay-outs, and the year's account. */
export const allowances: Feature = {
  name: 'allowances',
  routes: [],
  paths: {
    payout_run: payoutPath,
    'payout_run.list': () => payoutsPath,
    payout_setting: () => payoutSettingsPath,
    allowance_rule: rulePath,
    payee: payeePath,
  },
  roles: [],
  tables: allowanceTables,
};
