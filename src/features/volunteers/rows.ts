// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { DaySpan } from './span-rules.ts';

type Columns = Row<'volunteer'>;

/** What a volunteer says of themselves. */
export interface Profile {
  givenName: string;
  familyName: string;
  birth: Temporal.PlainDate | null;
  gender: Columns['gender'];
  street: string;
  postcode: string | null;
  place: string;
  ags: string | null;
  phone: string;
  email: string;
  channel: Columns['channel'];
  /** Language of mails and pages, as the catalogues name it. */
  letterLanguage: string;
  interprets: boolean;
  sponsors: boolean;
  /** Kilometres; null: no limit. */
  radiusKm: number | null;
  modes: string[];
  topics: string[];
  mostJobsMonth: number | null;
  mostMessagesWeek: number | null;
  note: string;
}

/** What a change of the profile writes. */
export const profileColumns = (one: Profile) => ({
  given_name: one.givenName,
  family_name: one.familyName,
  birth: one.birth,
  gender: one.gender,
  street: one.street,
  postcode: one.postcode,
  place: one.place,
  ags: one.ags,
  phone: one.phone,
  email: one.email,
  channel: one.channel,
  letter_language: one.letterLanguage,
  interprets: one.interprets,
  sponsors: one.sponsors,
  radius_km: one.radiusKm,
  modes: one.modes,
  topics: one.topics,
  most_jobs_month: one.mostJobsMonth,
  most_messages_week: one.mostMessagesWeek,
  note: one.note,
});

export const volunteerRow = (
  one: Profile & {
    centreId: string;
    id: string;
    number: string;
    state: Columns['state'];
    stateSince: Temporal.PlainDate;
    at: Temporal.Instant;
    /** Null: the person came by itself. */
    by: string | null;
  },
): Row<'volunteer'> => ({
  centre_id: one.centreId,
  id: one.id,
  number: one.number,
  person_key: one.id,
  ...profileColumns(one),
  state: one.state,
  state_since: one.stateSince,
  paused_until: null,
  entered_at: one.at,
  entered_by: one.by,
  version: 1,
});

/** A language somebody interprets beside German. */
export interface SpokenLanguage {
  /** ISO 639-3. */
  language: string;
  level: Row<'volunteer_language'>['level'];
  direction: Row<'volunteer_language'>['direction'];
  reads: boolean;
  variety: string;
}

interface Of {
  centreId: string;
  id: string;
  volunteerId: string;
}
const of = ({ centreId, id, volunteerId }: Of) => ({ centre_id: centreId, id, volunteer_id: volunteerId });

export const languageRow = (one: Of & SpokenLanguage): Row<'volunteer_language'> => ({
  ...of(one),
  language: one.language,
  level: one.level,
  direction: one.direction,
  reads: one.reads,
  variety: one.variety,
});

/** A language a volunteer proposes, or does not interpret any more: the second needs no answer. */
export const languageWishRow = (
  one: Of &
    SpokenLanguage & {
      kind: Row<'volunteer_language_wish'>['kind'];
      /** The other application of the same person it stood in. */
      fromApplication: string | null;
      at: Temporal.Instant;
    },
): Row<'volunteer_language_wish'> => ({
  ...languageRow(one),
  kind: one.kind,
  from_application: one.fromApplication,
  said_at: one.at,
  answer: one.kind === 'end' ? 'taken' : null,
  answered_at: one.kind === 'end' ? one.at : null,
  answered_by: null,
});

/** Two entries somebody has looked at: one person (`otherId` was ended), or two. */
export const pairRow = (one: {
  centreId: string;
  id: string;
  keptId: string;
  otherId: string;
  answer: Row<'volunteer_pair'>['answer'];
  at: Temporal.Instant;
  by: string;
}): Row<'volunteer_pair'> => ({
  centre_id: one.centreId,
  id: one.id,
  kept_id: one.keptId,
  other_id: one.otherId,
  answer: one.answer,
  answered_at: one.at,
  answered_by: one.by,
});

export const areaRow = (one: Of & { ags: string }): Row<'volunteer_area'> => ({ ...of(one), ags: one.ags });

/** @param one weekday 1 is Monday */
export const windowRow = (one: Of & DaySpan & { weekday: number }): Row<'volunteer_window'> => ({
  ...of(one),
  weekday: one.weekday,
  from_minute: one.from,
  to_minute: one.to,
});

/** @param one weekday 1 is Monday */
export const standbyWindowRow = (one: Of & DaySpan & { weekday: number }): Row<'standby_window'> => ({
  ...of(one),
  weekday: one.weekday,
  from_minute: one.from,
  to_minute: one.to,
});

export const standbyDateRow = (
  one: Of & DaySpan & { day: Temporal.PlainDate; at: Temporal.Instant; by: string | null },
): Row<'standby_date'> => ({
  ...of(one),
  on_day: one.day,
  from_minute: one.from,
  to_minute: one.to,
  entered_at: one.at,
  entered_by: one.by,
});

export const absenceRow = (
  one: Of & { from: Temporal.PlainDate; to: Temporal.PlainDate; at: Temporal.Instant; by: string | null },
): Row<'volunteer_absence'> => ({
  ...of(one),
  from_on: one.from,
  to_on: one.to,
  entered_at: one.at,
  entered_by: one.by,
});

export const checkRow = (
  one: Of & {
    kind: Row<'volunteer_check'>['kind'];
    form: Row<'volunteer_check'>['form'];
    datedOn: Temporal.PlainDate;
    seenOn: Temporal.PlainDate;
    seenBy: string;
    dueOn: Temporal.PlainDate | null;
    at: Temporal.Instant;
  },
): Row<'volunteer_check'> => ({
  ...of(one),
  kind: one.kind,
  form: one.form,
  dated_on: one.datedOn,
  seen_on: one.seenOn,
  seen_by: one.seenBy,
  due_on: one.dueOn,
  entered_at: one.at,
  withdrawn_at: null,
  withdrawn_by: null,
});

export const eventRow = (
  one: Of & { kind: Row<'volunteer_event'>['kind']; at: Temporal.Instant; by: string | null },
): Row<'volunteer_event'> => ({ ...of(one), kind: one.kind, at: one.at, by_user: one.by });

export const checkRuleRow = (one: {
  centreId: string;
  id: string;
  service: Row<'volunteer_check_rule'>['service'];
  rule: Omit<Row<'volunteer_check_rule'>, 'centre_id' | 'id' | 'service' | 'version'>;
  version: number;
}): Row<'volunteer_check_rule'> => ({
  centre_id: one.centreId,
  id: one.id,
  service: one.service,
  ...one.rule,
  version: one.version,
});

export const reminderRow = (one: {
  centreId: string;
  id: string;
  checkId: string;
  weeks: number;
  at: Temporal.Instant;
}): Row<'volunteer_reminder'> => ({
  centre_id: one.centreId,
  id: one.id,
  check_id: one.checkId,
  weeks: one.weeks,
  sent_at: one.at,
});

export type CareKind = Row<'volunteer_care'>['kind'];
/** A day of supervision, training or a talk. */
export const careRow = (
  one: Of & {
    kind: CareKind;
    heldOn: Temporal.PlainDate;
    /** Null: not said yet. */
    attended: boolean | null;
    at: Temporal.Instant;
    by: string;
  },
): Row<'volunteer_care'> => ({
  ...of(one),
  kind: one.kind,
  held_on: one.heldOn,
  attended: one.attended,
  entered_at: one.at,
  entered_by: one.by,
});

/** A mail address of before, kept for some days. */
export const formerMailRow = (
  one: Of & { email: string; untilOn: Temporal.PlainDate },
): Row<'volunteer_former_mail'> => ({ ...of(one), email: one.email, until_on: one.untilOn });
