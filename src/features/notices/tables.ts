// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** What people are told on their start page. */
export const noticeTables = tables({
  notice: {
    of: ['child', 'staff'],
    purpose: 'protection',
    deletion: { after: 'seen', period: 'P1Y', reason: '?' },
    readers: ['head', 'counsellor', 'school_authority', 'administration', 'interpreter_coordinator'],
    columns: {
      id: 'key',
      for_role: 'setting',
      for_user: 'actor',
      kind: 'setting',
      record_kind: 'key',
      record_id: 'key',
      at: 'actor',
      by_user: 'actor',
      seen_at: 'actor',
      seen_by: 'actor',
    },
  },
});
