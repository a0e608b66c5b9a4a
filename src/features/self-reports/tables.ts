// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../privacy/facts.ts';

/** What families have said themselves. */
export const selfReportTables = tables({
  self_report: {
    of: ['child', 'family', 'staff'],
    purpose: 'report',
    deletion: {
      after: 'received',
      period: 'P30D',
      runs: true,
      reason: 'names and contact go before, when it is settled',
    },
    readers: ['head', 'counsellor', 'administration'],
    columns: {
      id: 'key',
      received_at: 'course',
      given_names: 'name',
      family_name: 'name',
      age: 'birth',
      place: 'address',
      language: 'origin',
      reach: 'contact',
      state: 'course',
      reason: 'course',
      settled_at: 'actor',
      settled_by: 'actor',
    },
  },
});
