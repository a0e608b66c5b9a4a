// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Entries that were joined. */
export const duplicateTables = tables({
  entry_joining: {
    of: ['child', 'family', 'staff'],
    purpose: 'report',
    deletion: { with: 'child' },
    readers: ['head', 'counsellor', 'administration'],
    columns: {
      id: 'key',
      kind: 'key',
      kept_id: 'key',
      gone_id: 'key',
      moved: 'contact',
      joined_at: 'actor',
      joined_by: 'actor',
      undone_at: 'actor',
      undone_by: 'actor',
    },
  },
});
