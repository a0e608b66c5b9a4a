// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

const readers = ['head', 'interpreter_coordinator', 'sponsorship_coordinator'] as const;

/** Whom a centre has thanked for a year, who wants none, and what the centre says in it. */
export const thanksTables = tables({
  volunteer_thanks: {
    of: ['volunteer', 'staff'],
    purpose: 'volunteering',
    deletion: { with: 'volunteer' },
    readers,
    columns: {
      id: 'key',
      volunteer_id: 'key',
      year: 'course',
      way: 'course',
      thanked_at: 'actor',
      thanked_by: 'actor',
      sent_at: 'course',
    },
  },
  thanks_refusal: {
    of: ['volunteer', 'staff'],
    purpose: 'volunteering',
    deletion: { with: 'volunteer' },
    readers,
    columns: { id: 'key', volunteer_id: 'key', said_at: 'actor', noted_by: 'actor' },
  },
  thanks_word: {
    of: [],
    purpose: 'operation',
    deletion: { never: 'a sentence of the centre to everybody; names are asked about when it is typed' },
    readers,
    columns: { id: 'key', year: 'setting', word: 'setting', version: 'key' },
  },
  thanks_setting: {
    of: ['staff'],
    purpose: 'operation',
    deletion: { never: 'settings of the centre' },
    readers,
    columns: { id: 'key', from_month: 'setting', from_day: 'setting', signed_by: 'actor', version: 'key' },
  },
});
