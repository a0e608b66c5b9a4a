// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import type { ProofSetting } from './setting-rules.ts';

/** The number of a blank proof as people say it: "N-2026-0001". */
export const sheetNumber = (year: number, n: number): string => `N-${year}-${String(n).padStart(4, '0')}`;

type Reminder = Row<'proof_reminder'>;
type Setting = Row<'proof_setting'>;
type Feedback = Row<'interpreting_feedback'>;

type Owned = { centreId: string; id: string };
type Done = { at: Temporal.Instant; by: string };

/** Blank proofs printed together. */
export const proofStackRow = (one: Owned & Done): Row<'proof_stack'> => ({
  centre_id: one.centreId,
  id: one.id,
  printed_at: one.at,
  printed_by: one.by,
});

/** One of them, not used yet. */
export const proofSheetRow = (one: Owned & { stackId: string; number: string }): Row<'proof_sheet'> => ({
  centre_id: one.centreId,
  id: one.id,
  stack_id: one.stackId,
  number: one.number,
  job_id: null,
  used_at: null,
  used_by: null,
});

/** One side of a job was reminded of its proof. */
export const proofReminderRow = (
  one: Owned & { jobId: string; side: Reminder['side']; why: Reminder['why']; at: Temporal.Instant },
): Reminder => ({
  centre_id: one.centreId,
  id: one.id,
  job_id: one.jobId,
  side: one.side,
  why: one.why,
  at: one.at,
});

/** What the centre does when a proof does not come. */
export const proofSettingRow = (one: Owned & Done & ProofSetting & { version: number }): Setting => ({
  centre_id: one.centreId,
  id: one.id,
  remind_days: one.remindDays,
  tell_days: one.tellDays,
  after_that: one.afterThat,
  shown_as: one.shownAs,
  entered_at: one.at,
  entered_by: one.by,
  version: one.version,
});

/** How one side found a talk. */
export const feedbackRow = (
  one: Owned & {
    jobId: string;
    side: Feedback['side'];
    understood: Feedback['understood'];
    prepared: Feedback['prepared'];
    respectful: Feedback['respectful'];
    note: string;
    at: Temporal.Instant;
    /** Null: by a mailed link. */
    by: string | null;
  },
): Feedback => ({
  centre_id: one.centreId,
  id: one.id,
  job_id: one.jobId,
  side: one.side,
  understood: one.understood,
  prepared: one.prepared,
  respectful: one.respectful,
  note: one.note,
  given_at: one.at,
  given_by: one.by,
  settled_at: null,
  settled_by: null,
});
