// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isoPartialDate, type PartialDate } from '../../codes/partial-date.ts';
import type { Row } from '../../db/row.ts';
import type { EarlierSchool } from './earlier-school-rules.ts';
import type { CaseEvent, CaseStatus } from './rules.ts';

/** The derived status of a case as its row keeps it. */
export const statusColumns = (status: CaseStatus) => ({
  state: status.state,
  next_step: status.nextStep,
  next_owner: status.nextOwner,
  due_on: status.dueOn,
  closed_on: status.closedOn,
  school_number: status.schoolNumber,
  grade: status.grade,
  place_kind: status.placeKind,
  event_count: status.count,
});

export const placementCaseRow = (
  one: Pick<Row<'placement_case'>, 'kind'> & {
    centreId: string;
    id: string;
    number: string;
    childId: string;
    openedOn: Temporal.PlainDate;
    reportedBy: string;
    /** Municipality, 8 digits. */
    reportedAgs: string;
    responsibleUser: string | null;
    authorityId: string | null;
    status: CaseStatus;
    version: number;
  },
): Row<'placement_case'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_number: one.number,
  child_id: one.childId,
  reported_child_id: null,
  kind: one.kind,
  opened_on: one.openedOn,
  reported_by: one.reportedBy,
  reported_ags: one.reportedAgs,
  responsible_user: one.responsibleUser,
  authority_id: one.authorityId,
  ...statusColumns(one.status),
  version: one.version,
});

export const caseEventRow = (one: {
  centreId: string;
  id: string;
  caseId: string;
  /** From 1, without gaps within a case. */
  seq: number;
  event: CaseEvent;
  at: Temporal.Instant;
  by: { userId: string; role: string };
}): Row<'case_event'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  seq: one.seq,
  type: one.event.type,
  at: one.at,
  actor: one.by.userId,
  actor_role: one.by.role,
  payload: one.event.payload,
});

export const caseTextRow = (
  one: Pick<Row<'case_text'>, 'kind' | 'body'> & { centreId: string; id: string; caseId: string; eventId: string },
): Row<'case_text'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  event_id: one.eventId,
  kind: one.kind,
  body: one.body,
  erased_at: null,
});

export interface Counselling
  extends Pick<
    Row<'counselling'>,
    | 'format'
    | 'literacy'
    | 'topics'
    | 'scripts'
    | 'certificate'
    | 'maths'
    | 'wishes'
    | 'interests'
    | 'benefits'
    | 'agreements'
  > {
  heldOn: Temporal.PlainDate;
  interpreterPresent: boolean;
  germanLevel: string;
  writingSample: boolean;
  /** GeR, 'none'; null: not asked. */
  englishLevel: string | null;
  /** ISO 639-3. */
  secondForeignLanguage: string | null;
  /** Null: unknown. */
  schoolYears: number | null;
  kindergartenYears: number | null;
  leavingCertificate: Row<'counselling'>['leaving_certificate'];
  siblingsSchoolWish: boolean;
  authorityTalkWish: boolean;
  schoolNote: string;
  byUser: string;
}

/** Of what a record says nothing: what most counsellings leave open. */
export const unasked: Omit<
  Counselling,
  | 'heldOn'
  | 'format'
  | 'interpreterPresent'
  | 'germanLevel'
  | 'literacy'
  | 'schoolYears'
  | 'siblingsSchoolWish'
  | 'byUser'
> = {
  topics: [],
  scripts: [],
  writingSample: false,
  englishLevel: null,
  secondForeignLanguage: null,
  kindergartenYears: null,
  certificate: null,
  leavingCertificate: null,
  maths: null,
  wishes: [],
  interests: '',
  benefits: null,
  authorityTalkWish: false,
  schoolNote: '',
  agreements: '',
};

/** What counselling again replaces. */
export const counsellingColumns = (one: Counselling) => ({
  held_on: one.heldOn,
  format: one.format,
  interpreter_present: one.interpreterPresent,
  topics: one.topics,
  german_level: one.germanLevel,
  literacy: one.literacy,
  scripts: one.scripts,
  writing_sample: one.writingSample,
  english_level: one.englishLevel,
  second_foreign_language: one.secondForeignLanguage,
  school_years: one.schoolYears,
  kindergarten_years: one.kindergartenYears,
  certificate: one.certificate,
  leaving_certificate: one.leavingCertificate,
  maths: one.maths,
  siblings_school_wish: one.siblingsSchoolWish,
  wishes: one.wishes,
  interests: one.interests,
  benefits: one.benefits,
  authority_talk_wish: one.authorityTalkWish,
  school_note: one.schoolNote,
  agreements: one.agreements,
  by_user: one.byUser,
});

export const counsellingRow = (
  one: Counselling & { centreId: string; id: string; caseId: string },
): Row<'counselling'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  ...counsellingColumns(one),
  version: 1,
});

const iso = (date: PartialDate | null): string | null => date && isoPartialDate(date);

export const earlierSchoolRow = (one: {
  centreId: string;
  id: string;
  childId: string;
  /** From 1, the order the schools stand in. */
  position: number;
  school: EarlierSchool;
  recordedAt: Temporal.Instant;
  recordedBy: string;
}): Row<'earlier_school'> => ({
  centre_id: one.centreId,
  id: one.id,
  child_id: one.childId,
  position: one.position,
  name: one.school.name,
  school_number: one.school.schoolNumber,
  district: one.school.district,
  federal_state: one.school.federalState,
  from_on: iso(one.school.from),
  to_on: iso(one.school.to),
  support_since: iso(one.school.supportSince),
  recorded_at: one.recordedAt,
  recorded_by: one.recordedBy,
  replaced_at: null,
});

/** A counter of a year; `last` is the number given last. */
export const numberSequenceRow = (one: {
  centreId: string;
  id: string;
  kind: string;
  year: number;
  last: number;
}): Row<'number_sequence'> => ({
  centre_id: one.centreId,
  id: one.id,
  kind: one.kind,
  year: one.year,
  last_number: one.last,
});
