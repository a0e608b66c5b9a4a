// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** Who works where, and who is invited. */
export const peopleTables = tables({
  membership: {
    of: ['staff'],
    purpose: 'access',
    deletion: { after: 'ended', period: 'P1Y', reason: 'entries of the log must stay readable; ?' },
    readers: ['head'],
    columns: {
      id: 'key',
      user_id: 'actor',
      role: 'course',
      ags: 'setting',
      school_number: 'setting',
      institution_id: 'setting',
      volunteer_id: 'key',
      may_open_protected_address: 'course',
      created_at: 'actor',
      created_by: 'actor',
      ended_at: 'actor',
    },
  },
  invitation: {
    of: ['staff'],
    purpose: 'access',
    deletion: { after: 'accepted, withdrawn or run out', period: 'P1Y', reason: '?' },
    readers: ['head'],
    columns: {
      id: 'key',
      email: 'contact',
      role: 'course',
      ags: 'setting',
      school_number: 'setting',
      institution_id: 'setting',
      volunteer_id: 'key',
      may_open_protected_address: 'course',
      token_hash: 'secret',
      invited_by: 'actor',
      invited_at: 'actor',
      expires_at: 'actor',
      accepted_at: 'actor',
      accepted_by: 'actor',
      withdrawn_at: 'actor',
    },
  },
});
