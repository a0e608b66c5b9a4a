// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isoPartialDate, type PartialDate } from '../../../codes/partial-date.ts';
import type { Row } from '../../../db/row.ts';
import type { PreFormAnswers } from './pre-form-rules.ts';
import type { FormerSchool, SpokenLanguage } from './rules.ts';

const iso = (date: PartialDate | null): string | null => date && isoPartialDate(date);

interface Place {
  centreId: string;
  counsellingId: string;
  /** From 1. */
  position: number;
}

export const counsellingLanguageRow = (one: Place & SpokenLanguage): Row<'counselling_language'> => ({
  centre_id: one.centreId,
  counselling_id: one.counsellingId,
  position: one.position,
  language: one.language,
  level: one.level,
});

export const counsellingSchoolRow = (one: Place & FormerSchool): Row<'counselling_school'> => ({
  centre_id: one.centreId,
  counselling_id: one.counsellingId,
  position: one.position,
  country: one.country,
  kind: one.kind,
  from_on: iso(one.from),
  to_on: iso(one.to),
  last_grade: one.lastGrade,
  language: one.language,
  known_from: one.knownFrom,
});

export const paperSeenRow = (one: {
  centreId: string;
  caseId: string;
  kind: Row<'paper_seen'>['kind'];
  seenOn: Temporal.PlainDate;
  seenBy: string;
}): Row<'paper_seen'> => ({
  centre_id: one.centreId,
  case_id: one.caseId,
  kind: one.kind,
  seen_on: one.seenOn,
  seen_by: one.seenBy,
});

export const proofRow = (one: {
  centreId: string;
  caseId: string;
  kind: Row<'proof'>['kind'];
  state: Row<'proof'>['state'];
  onDay: Temporal.PlainDate | null;
  recordedBy: string;
  recordedAt: Temporal.Instant;
}): Row<'proof'> => ({
  centre_id: one.centreId,
  case_id: one.caseId,
  kind: one.kind,
  state: one.state,
  on_day: one.onDay,
  recorded_by: one.recordedBy,
  recorded_at: one.recordedAt,
});

export const preFormRow = (one: {
  centreId: string;
  caseId: string;
  language: string;
  answers: PreFormAnswers;
  receivedAt: Temporal.Instant;
}): Row<'pre_form'> => ({
  centre_id: one.centreId,
  case_id: one.caseId,
  language: one.language,
  answers: one.answers,
  version: 1,
  received_at: one.receivedAt,
});
