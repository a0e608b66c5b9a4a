// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Links sent by mail. */
export const linkTables = tables({
  mailed_link: {
    of: ['family', 'staff'],
    purpose: 'answer',
    deletion: { after: 'run out', period: 'P90D', runs: true },
    readers: [],
    columns: {
      id: 'key',
      purpose: 'course',
      record_id: 'key',
      recipient: 'contact',
      token_hash: 'secret',
      sent_by: 'actor',
      sent_at: 'actor',
      expires_at: 'course',
      last_used_on: 'course',
      used_at: 'actor',
      revoked_at: 'actor',
      revoked_by: 'actor',
    },
  },
});
