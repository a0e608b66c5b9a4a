// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../privacy/facts.ts';
import { keptMonths } from './rules.ts';

/** Children who were reported before they are of school age. */
export const earlyReferralTables = tables({
  early_referral: {
    of: ['child', 'family', 'staff'],
    purpose: 'report',
    deletion: { after: 'received', period: `P${keptMonths.value}M`, runs: true },
    readers: ['head', 'counsellor', 'administration'],
    columns: {
      id: 'key',
      received_on: 'course',
      recorded_by: 'actor',
      given_names: 'name',
      family_name: 'name',
      birth_year: 'birth',
      birth_month: 'birth',
      birth_day: 'birth',
      ags: 'address',
      language: 'origin',
      reach: 'contact',
      protected: 'address',
      referred_to: 'course',
      referred_on: 'course',
      referred_by: 'actor',
      arrived: 'course',
      version: 'key',
    },
  },
});
