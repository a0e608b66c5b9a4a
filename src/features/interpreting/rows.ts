// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { OccasionRule } from './eligibility-rules.ts';
import type { Policy } from './policy-rules.ts';
import type { RequestEvent, RequestState } from './states.ts';
import type { Channel, Mode, Occasion, Outcome } from './words.ts';

/** Whether a volunteer is wanted again for what an institution keeps under a sign. */
export const pairWishRow = (one: {
  centreId: string;
  id: string;
  institutionId: string;
  reference: string;
  volunteerId: string;
  wish: 'never' | 'again';
  at: Temporal.Instant;
}): Row<'pair_wish'> => ({
  centre_id: one.centreId,
  id: one.id,
  institution_id: one.institutionId,
  reference: one.reference,
  volunteer_id: one.volunteerId,
  wish: one.wish,
  entered_at: one.at,
});

/** Who enters a version of a rule, and when. */
interface Entered {
  centreId: string;
  id: string;
  validFrom: Temporal.PlainDate;
  at: Temporal.Instant;
  by: string;
}

export const policyRow = (one: Policy & Entered): Row<'interpreting_policy'> => ({
  centre_id: one.centreId,
  id: one.id,
  valid_from: one.validFrom,
  lead_days: one.leadDays,
  lead_unit: one.leadUnit,
  urgent_allowed: one.urgentAllowed,
  max_minutes: one.maxMinutes,
  private_may_ask: one.privateMayAsk,
  public_rooms_only: one.publicRoomsOnly,
  cancel_hours: one.cancelHours,
  ask_from: one.askFrom,
  ask_to: one.askTo,
  ask_sundays: one.askSundays,
  answer_hours_soon: one.answerHoursSoon,
  answer_hours_week: one.answerHoursWeek,
  answer_hours_later: one.answerHoursLater,
  phone_now: one.phoneNow,
  phone_now_minutes: one.phoneNowMinutes,
  closed: one.closed.map(({ from, to }) => ({ from: from.toString(), to: to.toString() })),
  entered_at: one.at,
  entered_by: one.by,
});

export const occasionRuleRow = (one: OccasionRule & Entered): Row<'occasion_rule'> => ({
  centre_id: one.centreId,
  id: one.id,
  valid_from: one.validFrom,
  code: one.code,
  occasions: [...one.occasions],
  requesters: [...one.requesters],
  legal_consequence: one.legalConsequence,
  professional_present: one.professionalPresent,
  institution_pays: one.institutionPays,
  outcome: one.outcome,
  reason: one.reason,
  alternative: one.alternative,
  source: one.source,
  entered_at: one.at,
  entered_by: one.by,
});

/** What an institution says of a talk, apart from when it is. No names of families. */
export interface TalkFacts {
  /** Null: a private person. */
  institutionId: string | null;
  contact: { name: string; phone: string; email: string };
  /** The institution's own sign. */
  reference: string;
  /** ISO 639-3. */
  language: string;
  variety: string;
  gender: 'female' | 'male' | null;
  genderReason: string;
  occasion: Occasion;
  topic: string;
  modes: readonly Mode[];
  room: 'public' | 'private';
  street: string;
  /** 5 digits or ''. */
  postcode: string;
  place: string;
  /** Municipality, 8 digits. */
  ags: string | null;
  meetingPoint: string;
  participants: number;
  professionalPresent: boolean;
  legalConsequence: boolean;
  sensitive: boolean;
  institutionPays: boolean;
  payerReference: string;
  urgentReason: string;
}

/** When a talk is, and up to two other beginnings that would do. */
export interface TalkTime {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  alternatives: readonly Temporal.Instant[];
}

/** What a change of a request writes. */
export const talkColumns = (talk: TalkFacts) => ({
  contact_name: talk.contact.name,
  contact_phone: talk.contact.phone,
  contact_email: talk.contact.email,
  reference: talk.reference,
  language: talk.language,
  variety: talk.variety,
  gender: talk.gender,
  gender_reason: talk.genderReason,
  occasion: talk.occasion,
  topic: talk.topic,
  modes: [...talk.modes],
  room: talk.room,
  street: talk.street,
  postcode: talk.postcode,
  place: talk.place,
  ags: talk.ags,
  meeting_point: talk.meetingPoint,
  participants: talk.participants,
  professional_present: talk.professionalPresent,
  legal_consequence: talk.legalConsequence,
  sensitive: talk.sensitive,
  institution_pays: talk.institutionPays,
  payer_reference: talk.payerReference,
  urgent_reason: talk.urgentReason,
});

export const timeColumns = (time: TalkTime) => ({
  starts_at: time.startsAt,
  ends_at: time.endsAt,
  alternative_1_at: time.alternatives[0] ?? null,
  alternative_2_at: time.alternatives[1] ?? null,
});

/** Who pays by which row of which version; null: the default table, or nobody yet. */
export interface Payer {
  outcome: Exclude<Outcome, 'excluded'> | null;
  ruleCode: string | null;
  rulesFrom: Temporal.PlainDate | null;
}

/** The number of a request as people say it: "DM-2026-0001". */
export const requestNumber = (year: number, n: number): string => `DM-${year}-${String(n).padStart(4, '0')}`;

/** A request as it comes in, or with the state it has come to. */
export const requestRow = (
  one: TalkFacts &
    TalkTime &
    Payer & {
      centreId: string;
      id: string;
      number: string;
      seriesId: string | null;
      channel: Channel;
      at: Temporal.Instant;
      /** Null: by a mailed link. */
      by: string | null;
      fundId?: string | null;
      state?: RequestState;
      stateReason?: string;
      stateAlternative?: string;
      changedAt?: Temporal.Instant;
    },
): Row<'interpreting_request'> => ({
  centre_id: one.centreId,
  id: one.id,
  number: one.number,
  series_id: one.seriesId,
  institution_id: one.institutionId,
  channel: one.channel,
  asked_at: one.at,
  asked_by: one.by,
  ...talkColumns(one),
  ...timeColumns(one),
  outcome: one.outcome,
  rule_code: one.ruleCode,
  rules_from: one.rulesFrom,
  fund_id: one.fundId ?? null,
  state: one.state ?? 'open',
  state_reason: one.stateReason ?? '',
  state_alternative: one.stateAlternative ?? '',
  no_way_reason: '',
  changed_at: one.changedAt ?? one.at,
  version: 1,
});

export const requestEventRow = (one: {
  centreId: string;
  id: string;
  requestId: string;
  position: number;
  event: RequestEvent;
  at: Temporal.Instant;
  by: string | null;
  role: string;
}): Row<'interpreting_event'> => ({
  centre_id: one.centreId,
  id: one.id,
  request_id: one.requestId,
  position: one.position,
  type: one.event.type,
  payload: one.event.payload,
  at: one.at,
  by_user: one.by,
  by_role: one.role,
});
