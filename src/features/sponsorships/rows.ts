// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { Lesson } from './lesson-rules.ts';
import type { Policy } from './policy-rules.ts';
import type { Entered, OfSponsor } from './sponsor-rows.ts';
import type { SponsorshipEvent } from './states.ts';

type SessionColumns = Row<'sponsorship_session'>;

/** "SM-2026-018" after the prefix of the centre. */
export const pupilNumber = (prefix: string, year: number, n: number): string =>
  `${prefix}-SM-${year}-${String(n).padStart(3, '0')}`;
/** "P-2026-031" after the prefix of the centre. */
export const sponsorshipNumber = (prefix: string, year: number, n: number): string =>
  `${prefix}-P-${year}-${String(n).padStart(3, '0')}`;

export const policyRow = (
  one: Policy & { centreId: string; at: Temporal.Instant; by: string; version: number },
): Row<'sponsorship_policy'> => ({
  centre_id: one.centreId,
  forms: one.forms,
  daycare: one.daycare,
  group_size: one.groupSize,
  most_pupils: one.mostPupils,
  least_age: one.leastAge,
  answer_days: one.answerDays,
  quiet_weeks: one.quietWeeks,
  entered_at: one.at,
  entered_by: one.by,
  version: one.version,
});

/** `school` null: the grid of the centre. */
export const lessonRow = (
  one: Lesson & { centreId: string; id: string; school: string | null },
): Row<'lesson_time'> => ({
  centre_id: one.centreId,
  id: one.id,
  school_number: one.school,
  lesson: one.lesson,
  from_minute: one.from,
  to_minute: one.to,
});

export const blockRow = (one: OfSponsor & Entered & { pupilId: string }): Row<'pair_block'> => ({
  centre_id: one.centreId,
  pupil_id: one.pupilId,
  volunteer_id: one.volunteerId,
  entered_at: one.at,
  entered_by: one.by,
});

/** A sponsorship as it is proposed. */
export const sponsorshipRow = (
  one: OfSponsor &
    Entered & {
      id: string;
      number: string;
      pupilId: string;
      school: string;
      seat: number;
      groupKey: string;
      groupSeat: number;
      weekday: number;
      lesson: Lesson;
      answerBy: Temporal.PlainDate;
      on: Temporal.PlainDate;
    },
): Row<'sponsorship'> => ({
  centre_id: one.centreId,
  id: one.id,
  number: one.number,
  pupil_id: one.pupilId,
  volunteer_id: one.volunteerId,
  school_number: one.school,
  state: 'proposed',
  state_since: one.on,
  seat: one.seat,
  group_key: one.groupKey,
  group_seat: one.groupSeat,
  weekday: one.weekday,
  lesson: one.lesson.lesson,
  from_minute: one.lesson.from,
  to_minute: one.lesson.to,
  answer_by: one.answerBy,
  sponsor_yes_at: null,
  school_yes_at: null,
  meeting_at: null,
  started_on: null,
  paused_until: null,
  pause_reason: null,
  ended_on: null,
  end_reason: null,
  ended_side: null,
  entered_at: one.at,
  entered_by: one.by,
  version: 1,
});

export const sponsorshipEventRow = (one: {
  centreId: string;
  id: string;
  sponsorshipId: string;
  position: number;
  event: SponsorshipEvent;
  at: Temporal.Instant;
  /** Null: by a mailed link or the program. */
  by: string | null;
  role: string;
}): Row<'sponsorship_event'> => ({
  centre_id: one.centreId,
  id: one.id,
  sponsorship_id: one.sponsorshipId,
  position: one.position,
  type: one.event.type,
  payload: one.event.payload,
  at: one.at,
  by_user: one.by,
  by_role: one.role,
});

/** What a sponsor says of a lesson. */
export interface SessionFacts {
  held: boolean;
  minutes: number | null;
  whyNot: SessionColumns['why_not'];
  tags: string[];
  topic: string;
  nextIdea: string;
}
export const sessionColumns = (one: SessionFacts) => ({
  held: one.held,
  minutes: one.minutes,
  why_not: one.whyNot,
  tags: one.tags,
  topic: one.topic,
  next_idea: one.nextIdea,
});
export const sessionRow = (
  one: SessionFacts & {
    centreId: string;
    id: string;
    sponsorshipId: string;
    on: Temporal.PlainDate;
    sendKey: string;
    at: Temporal.Instant;
    /** Null: by a mailed link. */
    by: string | null;
  },
): SessionColumns => ({
  centre_id: one.centreId,
  id: one.id,
  sponsorship_id: one.sponsorshipId,
  on_day: one.on,
  ...sessionColumns(one),
  send_key: one.sendKey,
  entered_at: one.at,
  entered_by: one.by,
  changed_at: one.at,
  version: 1,
});
