// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** What is due about a record. */
export const deadlineTables = tables({
  deadline: {
    of: ['staff'],
    purpose: 'counselling',
    deletion: { after: 'met', period: 'P1Y', reason: '?' },
    readers: ['head', 'counsellor', 'administration'],
    columns: {
      id: 'key',
      kind: 'course',
      record_kind: 'key',
      record_id: 'key',
      owner_role: 'course',
      owner_user: 'actor',
      due_on: 'course',
      escalate_on: 'course',
      escalate_to: 'course',
      set_by: 'actor',
      set_at: 'actor',
      met_at: 'actor',
      met_by: 'actor',
    },
  },
});
