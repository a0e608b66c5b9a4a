// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Targets of the overview. */
export const overviewTables = tables({
  span_target: {
    of: [],
    purpose: 'operation',
    deletion: { never: 'settings' },
    readers: ['head', 'counsellor', 'administration'],
    columns: {
      id: 'key',
      counselling_days: 'setting',
      recommendation_days: 'setting',
      submission_days: 'setting',
      decision_days: 'setting',
      first_day_days: 'setting',
      version: 'key',
    },
  },
});
