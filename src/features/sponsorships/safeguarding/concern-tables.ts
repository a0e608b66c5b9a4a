// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';
import { concernKeptYears } from './concern-rules.ts';
import { readerRoles } from './office-queries.ts';

/** Reports of worry about a child. */
export const concernTables = tables({
  concern_policy: {
    of: ['staff'],
    purpose: 'safeguarding',
    deletion: { never: 'a setting of the centre' },
    readers: ['head'],
    columns: {
      person_id: 'actor',
      deputy_id: 'actor',
      third_id: 'actor',
      specialist: 'setting',
      specialist_phone: 'setting',
      youth_office: 'setting',
      youth_office_phone: 'setting',
      entered_at: 'actor',
      entered_by: 'actor',
      version: 'key',
    },
  },
  concern: {
    of: ['child', 'volunteer', 'staff'],
    purpose: 'safeguarding',
    deletion: { after: 'settled_at', period: `P${concernKeptYears.value}Y`, runs: true },
    readers: [...readerRoles],
    columns: {
      id: 'key',
      reported_at: 'actor',
      reported_by: 'actor',
      reporter_role: 'actor',
      reader_id: 'actor',
      deputy_id: 'actor',
      head_id: 'actor',
      sealed: 'secret',
      deputy_told_at: 'course',
      head_told_at: 'course',
      opened_at: 'actor',
      opened_by: 'actor',
      taken_at: 'actor',
      settled_at: 'actor',
      handed_at: 'course',
      sealed_note: 'secret',
    },
  },
});
