// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

/** Who wants the mail of the week. */
export const weekMailTables = tables({
  week_mail: {
    of: ['staff'],
    purpose: 'sponsorship',
    deletion: { after: 'the role that is written to ended', period: 'P1D', runs: true },
    readers: ['head', 'sponsorship_coordinator'],
    columns: {
      kind: 'setting',
      user_id: 'actor',
      wanted: 'setting',
      looked_on: 'actor',
    },
  },
});
