// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

/** Promised talks that are to take place otherwise. */
export const moveTables = tables({
  interpreting_change: {
    of: ['volunteer', 'staff'],
    purpose: 'interpreting',
    deletion: { with: 'interpreting_request' },
    readers: ['head', 'interpreter_coordinator', 'institution'],
    columns: {
      id: 'key',
      request_id: 'key',
      job_id: 'key',
      starts_at: 'course',
      ends_at: 'course',
      modes: 'course',
      street: 'address',
      postcode: 'address',
      place: 'address',
      ags: 'address',
      meeting_point: 'text',
      contact_name: 'name',
      contact_phone: 'contact',
      contact_email: 'contact',
      via: 'course',
      asked_at: 'actor',
      asked_by: 'actor',
      answer_by: 'course',
      answer: 'course',
      answered_at: 'actor',
      answered_by: 'actor',
    },
  },
  interpreting_later: {
    of: ['volunteer'],
    purpose: 'interpreting',
    deletion: { after: 'it is handed to the queue', period: 'P1D', runs: true },
    readers: [],
    columns: { id: 'key', kind: 'course', record_id: 'key', sequence: 'key', cancelled: 'course', made_at: 'course' },
  },
});
