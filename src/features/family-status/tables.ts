// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Codes of families, and how often they are used. */
export const familyStatusTables = tables({
  family_code: {
    of: ['family', 'staff'],
    purpose: 'status',
    deletion: { after: 'revoked, or the case has been closed for three months', period: 'P90D', runs: true },
    readers: ['head', 'counsellor', 'administration'],
    columns: {
      id: 'key',
      case_id: 'key',
      code_hash: 'secret',
      made_by: 'actor',
      made_at: 'actor',
      revoked_at: 'actor',
      revoked_by: 'actor',
    },
  },
  family_code_opening: {
    of: [],
    purpose: 'statistics',
    deletion: { never: 'counts without persons' },
    readers: ['head'],
    columns: { day: 'course', openings: 'course' },
  },
});
