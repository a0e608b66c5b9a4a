// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Services rendered. */
export const activityTables = tables({
  activity: {
    of: [],
    purpose: 'statistics',
    deletion: { never: 'nothing personal; figures below 3 can still point at a child: do not publish them' },
    readers: [],
    columns: {
      id: 'key',
      occurred_on: 'setting',
      line_of_work: 'setting',
      service: 'setting',
      unit: 'setting',
      quantity: 'setting',
      ags: 'setting',
      created_at: 'setting',
    },
  },
});
