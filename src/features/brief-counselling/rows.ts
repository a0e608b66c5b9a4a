// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';

type Columns = Row<'brief_counselling'>;

/** Where somebody was pointed to, and why; null: nowhere. */
export type Referral = { to: NonNullable<Columns['referred_to']>; place: string; why: string } | null;

/** What is said of a talk. */
export interface Talk {
  heldOn: Temporal.PlainDate;
  format: Columns['format'];
  audience: Columns['audience'];
  /** ISO 639-3. */
  language: string | null;
  /** Municipality, 8 digits. */
  ags: string | null;
  interpreterPresent: boolean;
  topics: string[];
  note: string;
  /** '' when nobody has to be asked again. */
  personName: string;
  reach: string;
  referral: Referral;
  arrived: Columns['arrived'];
}

/** What a change of a talk writes: with the answer whether somebody got there, name and contact go. */
export const talkColumns = (talk: Talk) => {
  const ask = talk.referral !== null && talk.arrived === 'unknown';
  return {
    held_on: talk.heldOn,
    format: talk.format,
    audience: talk.audience,
    language: talk.language,
    ags: talk.ags,
    interpreter_present: talk.interpreterPresent,
    topics: talk.topics,
    note: talk.note,
    person_name: ask ? talk.personName : '',
    reach: ask ? talk.reach : '',
    referred_to: talk.referral?.to ?? null,
    referred_place: talk.referral?.place ?? '',
    referred_why: talk.referral?.why ?? '',
    arrived: talk.referral === null ? ('unknown' as const) : talk.arrived,
  };
};

export const briefCounsellingRow = (
  talk: Talk & { centreId: string; id: string; byUser: string },
): Row<'brief_counselling'> => ({
  centre_id: talk.centreId,
  id: talk.id,
  by_user: talk.byUser,
  ...talkColumns(talk),
  referral_counted: talk.referral !== null,
  version: 1,
});
