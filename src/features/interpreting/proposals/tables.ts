// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

/** What is proposed where nobody is found. */
export const proposalTables = tables({
  professional_service: {
    of: ['staff'],
    purpose: 'interpreting',
    deletion: { never: 'a setting; proposals keep the price they were made at' },
    readers: ['head', 'interpreter_coordinator'],
    columns: {
      id: 'key',
      name: 'setting',
      hour_cents: 'setting',
      km_cents: 'setting',
      order_contact: 'setting',
      active: 'setting',
      entered_at: 'actor',
      entered_by: 'actor',
      version: 'key',
    },
  },
  interpreting_proposal: {
    of: ['staff'],
    purpose: 'interpreting',
    deletion: { with: 'interpreting_request' },
    readers: ['head', 'interpreter_coordinator', 'institution'],
    columns: {
      id: 'key',
      request_id: 'key',
      kind: 'course',
      time_1_at: 'course',
      time_2_at: 'course',
      time_3_at: 'course',
      modes: 'course',
      service_id: 'key',
      provider: 'course',
      order_contact: 'course',
      km: 'course',
      cents: 'course',
      payer: 'course',
      made_at: 'actor',
      made_by: 'actor',
      answer_by: 'course',
      answer: 'course',
      chosen_at: 'course',
      answered_at: 'actor',
      answered_by: 'actor',
    },
  },
});
