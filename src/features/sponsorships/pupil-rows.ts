// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';

import type { Entered } from './sponsor-rows.ts';

type PupilColumns = Row<'pupil'>;

/** What a school says when it wishes a sponsor for a pupil: nothing that names the pupil. */
export interface Need {
  /** 1 to 13; 0 before school; null: not said. */
  grade: number | null;
  className: string;
  /** ISO 639-3. */
  language: string;
  furtherLanguages: string[];
  german: PupilColumns['german'];
  reason: PupilColumns['reason'];
  sponsorGender: PupilColumns['sponsor_gender'];
  groupFits: boolean;
  /** In which the parents read, as the catalogues name it. */
  parentsLanguage: string;
}

/** What is known of a pupil once the parents have consented. */
export interface NamedPupil {
  givenName: string;
  familyName: string;
  room: string;
  interests: string;
  /** What to mind, in the words of the parents. */
  mind: string;
}
/** As it is without consent, and after it has ended. */
export const nameless: NamedPupil = { givenName: '', familyName: '', room: '', interests: '', mind: '' };

export const needColumns = (one: Need) => ({
  grade: one.grade,
  class_name: one.className,
  language: one.language,
  further_languages: one.furtherLanguages,
  german: one.german,
  reason: one.reason,
  sponsor_gender: one.sponsorGender,
  group_fits: one.groupFits,
  parents_language: one.parentsLanguage,
});

export const namedColumns = (one: NamedPupil) => ({
  given_name: one.givenName,
  family_name: one.familyName,
  room: one.room,
  interests: one.interests,
  mind: one.mind,
});

export const pupilRow = (
  one: Need & Entered & { centreId: string; id: string; number: string; school: string; on: Temporal.PlainDate },
): PupilColumns => ({
  centre_id: one.centreId,
  id: one.id,
  number: one.number,
  school_number: one.school,
  state: 'reported',
  state_since: one.on,
  ...needColumns(one),
  ...namedColumns(nameless),
  sibling_key: null,
  child_id: null,
  ended_on: null,
  end_reason: null,
  reported_at: one.at,
  reported_by: one.by,
  version: 1,
});

export const pupilLessonRow = (one: {
  centreId: string;
  pupilId: string;
  weekday: number;
  lesson: number;
}): Row<'pupil_lesson'> => ({
  centre_id: one.centreId,
  pupil_id: one.pupilId,
  weekday: one.weekday,
  lesson: one.lesson,
});
