// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { job } from '../../outbound/jobs.ts';
import { oneRecipient } from '../../outbound/to-each.ts';

const id = z.guid();
const schoolNumber = z.string().regex(/^\d{6}$/);
/** What every mail of a case knows; `reminder` when it comes once more because nobody has acted. */
const common = { centreId: id, reminder: z.literal('1').optional(), ...oneRecipient };

export const schoolAskedMail = job('mail.school_asked', z.object({ ...common, requestId: id, schoolNumber }));
export const schoolAnsweredMail = job('mail.school_answered', z.object({ ...common, caseId: id, userId: id }));
export const submittedMail = job('mail.submitted', z.object({ ...common, submissionId: id }));
export const reminderMail = job('mail.reminder', z.object({ ...common, submissionId: id }));
export const schoolAssignedMail = job('mail.school_assigned', z.object({ ...common, decisionId: id }));
export const schoolUnassignedMail = job('mail.school_unassigned', z.object({ ...common, schoolNumber }));
export const authorityRepliedMail = job('mail.authority_replied', z.object({ ...common, caseId: id, userId: id }));
export const authorityAnsweredMail = job('mail.authority_answered', z.object({ ...common, submissionId: id }));
export const answerWithdrawnMail = job('mail.answer_withdrawn', z.object({ ...common, caseId: id, userId: id }));
export const absenceMail = job('mail.child_absent', z.object({ ...common, caseId: id, userId: id }));
export const admittedMail = job('mail.admitted', z.object({ ...common, caseId: id, userId: id }));
