// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

/** What sponsors tell the coordination in the own account. */
export const wordTables = tables({
  sponsor_word: {
    of: ['volunteer', 'staff'],
    purpose: 'sponsorship',
    deletion: { with: 'sponsorship' },
    readers: ['head', 'sponsorship_coordinator', 'volunteer'],
    columns: {
      id: 'key',
      sponsorship_id: 'key',
      kind: 'course',
      reason: 'course',
      message: 'text',
      from_on: 'course',
      until_on: 'course',
      begun_at: 'course',
      said_at: 'actor',
      settled_at: 'actor',
      settled_by: 'actor',
    },
  },
});
