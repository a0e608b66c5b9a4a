// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { SubmissionContent } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';
import type { KeptProposal } from './proposal/deviation.ts';

export const recommendationRow = (
  one: Pick<Row<'recommendation'>, 'grade' | 'at'> & {
    centreId: string;
    id: string;
    caseId: string;
    placeKind: Row<'recommendation'>['place_kind'];
    earliestStart: Temporal.PlainDate;
    byUser: string;
    /** What the table proposed, with the rules behind it; missing: it was not asked. */
    proposal?: KeptProposal;
    /** Why another grade or kind was chosen; missing: none was. */
    deviation?: Row<'recommendation'>['deviation'];
  },
): Row<'recommendation'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  grade: one.grade,
  place_kind: one.placeKind,
  earliest_start: one.earliestStart,
  by_user: one.byUser,
  at: one.at,
  proposed_grade: one.proposal?.proposedGrade ?? null,
  proposed_kind: one.proposal?.proposedKind ?? null,
  grade_rules: one.proposal?.gradeRules ?? [],
  kind_rules: one.proposal?.kindRules ?? [],
  deviation: one.deviation ?? null,
});

export const recommendedSchoolRow = (one: {
  centreId: string;
  id: string;
  recommendationId: string;
  /** From 1, best first. */
  rank: number;
  schoolNumber: string;
  /** Metres on foot; null when the home or the school is not placed, or the address is protected. */
  distanceM: number | null;
  distanceSource: Row<'recommended_school'>['distance_source'];
}): Row<'recommended_school'> => ({
  centre_id: one.centreId,
  id: one.id,
  recommendation_id: one.recommendationId,
  rank: one.rank,
  school_number: one.schoolNumber,
  distance_m: one.distanceM,
  distance_source: one.distanceSource,
});

/** A question to a school that nobody has answered yet. */
export const openQuestionRow = (
  one: Pick<Row<'school_request'>, 'grade' | 'kind'> & {
    centreId: string;
    id: string;
    caseId: string;
    /** Of the question, for the phone: "A-2026-0012". */
    number: string;
    schoolNumber: string;
    /** '' when the child was not counselled. */
    germanLevel: string;
    startOn: Temporal.PlainDate;
    askedBy: string;
    askedAt: Temporal.Instant;
    dueOn: Temporal.PlainDate;
  },
): Row<'school_request'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  number: one.number,
  school_number: one.schoolNumber,
  grade: one.grade,
  kind: one.kind,
  german_level: one.germanLevel,
  start_on: one.startOn,
  asked_by: one.askedBy,
  asked_at: one.askedAt,
  due_on: one.dueOn,
  answer: 'open',
  answered_by: null,
  answered_at: null,
  version: 1,
});

export const submissionRow = (one: {
  centreId: string;
  id: string;
  caseId: string;
  authorityId: string;
  recommendationId: string;
  submittedBy: string;
  submittedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
}): Row<'submission'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  authority_id: one.authorityId,
  recommendation_id: one.recommendationId,
  submitted_by: one.submittedBy,
  submitted_at: one.submittedAt,
  due_on: one.dueOn,
  withdrawn_at: null,
  closed_as: null,
  closed_at: null,
  closed_by: null,
});

/** The frozen copy of a submission. */
export const submissionCopyRow = (one: {
  centreId: string;
  submissionId: string;
  content: SubmissionContent;
}): Row<'submission_copy'> => ({
  centre_id: one.centreId,
  id: one.submissionId,
  content: one.content,
  erased_at: null,
});

export const decisionRow = (
  one: Pick<Row<'decision'>, 'reference' | 'grade'> & {
    centreId: string;
    id: string;
    caseId: string;
    submissionId: string;
    authorityId: string;
    decidedOn: Temporal.PlainDate;
    decidedBy: string;
    decidedAt: Temporal.Instant;
    schoolNumber: string;
    placeKind: Row<'decision'>['place_kind'];
    startOn: Temporal.PlainDate;
    /** Null: nobody was heard. */
    heardOn: Temporal.PlainDate | null;
    legalBasis: readonly string[];
    remedyNoticeId: string;
    /** The decision this one takes the place of, or null. */
    replacesId: string | null;
  },
): Row<'decision'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  submission_id: one.submissionId,
  authority_id: one.authorityId,
  reference: one.reference,
  decided_on: one.decidedOn,
  decided_by: one.decidedBy,
  decided_at: one.decidedAt,
  school_number: one.schoolNumber,
  grade: one.grade,
  place_kind: one.placeKind,
  start_on: one.startOn,
  heard_on: one.heardOn,
  legal_basis: one.legalBasis.join('\n'),
  remedy_notice_id: one.remedyNoticeId,
  replaces_id: one.replacesId,
});

export const letterRow = (one: {
  centreId: string;
  id: string;
  caseId: string;
  decisionId: string;
  languages: readonly string[];
  createdBy: string;
  createdAt: Temporal.Instant;
  /** SHA-256 of the letter's data, hexadecimal. */
  contentHash: string;
}): Row<'letter'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  decision_id: one.decisionId,
  languages: one.languages.join(','),
  created_by: one.createdBy,
  created_at: one.createdAt,
  content_hash: one.contentHash,
});

export const admissionRow = (one: {
  centreId: string;
  id: string;
  caseId: string;
  schoolNumber: string;
  /** Null: registered directly, nobody decided. */
  decisionId: string | null;
  firstSchoolDay: Temporal.PlainDate;
  /** '' when not told. */
  className: string;
  confirmedBy: string;
  confirmedAt: Temporal.Instant;
}): Row<'admission'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  school_number: one.schoolNumber,
  decision_id: one.decisionId,
  first_school_day: one.firstSchoolDay,
  class_name: one.className,
  confirmed_by: one.confirmedBy,
  confirmed_at: one.confirmedAt,
  exported_at: null,
  exported_by: null,
  ended_at: null,
  ended_as: null,
  left_on: null,
});
