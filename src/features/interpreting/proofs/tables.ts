// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { tables } from '../../../privacy/facts.ts';

const keepers = ['head', 'interpreter_coordinator'] as const;

/** Proofs on paper, reminders of proofs, and how both sides found a talk. */
export const proofTables = tables({
  interpreting_proof: {
    of: ['volunteer', 'staff'],
    purpose: 'interpreting',
    deletion: { with: 'interpreting_request' },
    readers: ['head', 'administration', 'interpreter_coordinator'],
    columns: {
      id: 'key',
      job_id: 'key',
      outcome: 'course',
      institution_from: 'course',
      institution_to: 'course',
      institution_at: 'actor',
      institution_by: 'actor',
      institution_via: 'course',
      volunteer_from: 'course',
      volunteer_to: 'course',
      volunteer_at: 'actor',
      volunteer_via: 'course',
      volunteer_by: 'actor',
      ticket_cents: 'course',
      burdened_at: 'course',
      burden_settled_at: 'actor',
      burden_settled_by: 'actor',
      decided_from: 'course',
      decided_to: 'course',
      decided_at: 'actor',
      decided_by: 'actor',
      reason: 'text',
      version: 'key',
    },
  },
  proof_stack: {
    of: ['staff'],
    purpose: 'interpreting',
    deletion: { with: 'proof_sheet' },
    readers: keepers,
    columns: { id: 'key', printed_at: 'actor', printed_by: 'actor' },
  },
  proof_sheet: {
    of: ['staff'],
    purpose: 'interpreting',
    deletion: { with: 'interpreting_request' },
    readers: keepers,
    columns: { id: 'key', stack_id: 'key', number: 'key', job_id: 'key', used_at: 'actor', used_by: 'actor' },
  },
  proof_setting: {
    of: [],
    purpose: 'interpreting',
    deletion: { never: 'a setting' },
    readers: keepers,
    columns: {
      id: 'key',
      remind_days: 'setting',
      tell_days: 'setting',
      after_that: 'setting',
      shown_as: 'setting',
      entered_at: 'actor',
      entered_by: 'actor',
      version: 'key',
    },
  },
  proof_reminder: {
    of: ['volunteer', 'staff'],
    purpose: 'interpreting',
    deletion: { with: 'interpreting_request' },
    readers: keepers,
    columns: { id: 'key', job_id: 'key', side: 'course', why: 'course', at: 'course' },
  },
  interpreting_feedback: {
    of: ['volunteer', 'staff'],
    purpose: 'interpreting',
    deletion: { with: 'interpreting_request' },
    readers: keepers,
    columns: {
      id: 'key',
      job_id: 'key',
      side: 'course',
      understood: 'course',
      prepared: 'course',
      respectful: 'course',
      note: 'text',
      given_at: 'actor',
      given_by: 'actor',
      settled_at: 'actor',
      settled_by: 'actor',
    },
  },
});
