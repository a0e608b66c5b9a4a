// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../privacy/facts.ts';
import { keptMonths } from './rules.ts';

/** Talks that are not about a school place. */
export const briefTables = tables({
  brief_counselling: {
    of: ['family', 'staff'],
    purpose: 'counselling',
    deletion: {
      after: 'held',
      period: `P${keptMonths.value}M`,
      runs: true,
      reason: 'name and contact go as soon as it is known whether somebody got there, at the latest after 3 months',
    },
    readers: ['head', 'counsellor'],
    columns: {
      id: 'key',
      held_on: 'course',
      format: 'course',
      by_user: 'actor',
      audience: 'course',
      language: 'origin',
      ags: 'address',
      interpreter_present: 'course',
      topics: 'course',
      note: 'text',
      person_name: 'name',
      reach: 'contact',
      referred_to: 'course',
      referred_place: 'course',
      referred_why: 'text',
      arrived: 'course',
      referral_counted: 'course',
      version: 'key',
    },
  },
});
