// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { tables } from '../../privacy/facts.ts';

/** The installation itself, and who runs the machines: the first operator is made by the set-up. */
export const accountTables = tables({
  installation: {
    of: [],
    purpose: 'operation',
    deletion: { never: 'settings' },
    readers: [],
    columns: {
      id: 'key',
      data_kind: 'setting',
      setup_code_hash: 'secret',
      set_up_at: 'setting',
    },
  },
  system_operator: {
    of: ['staff'],
    purpose: 'access',
    deletion: { after: 'ended', period: 'P1Y', reason: '?' },
    readers: ['operator'],
    columns: {
      user_id: 'actor',
      created_at: 'actor',
    },
  },
});
