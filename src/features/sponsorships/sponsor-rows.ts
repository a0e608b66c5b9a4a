// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';

/** What a sponsor can and wants. */
export interface SponsorFacts {
  mostPupils: number;
  inGroups: boolean;
  fromGrade: number | null;
  toGrade: number | null;
  pupilGender: Row<'sponsor'>['pupil_gender'];
  interests: string;
  wishes: string;
  /** When the parents of a sponsor under 18 consented. */
  parentsConsentOn: Temporal.PlainDate | null;
}

/** When and by whom something was entered. */
export interface Entered {
  at: Temporal.Instant;
  by: string;
}

/** What a change of a sponsor writes. */
export const sponsorColumns = (one: SponsorFacts) => ({
  most_pupils: one.mostPupils,
  in_groups: one.inGroups,
  from_grade: one.fromGrade,
  to_grade: one.toGrade,
  pupil_gender: one.pupilGender,
  interests: one.interests,
  wishes: one.wishes,
  parents_consent_on: one.parentsConsentOn,
});

export const sponsorRow = (
  one: SponsorFacts & { centreId: string; volunteerId: string; at: Temporal.Instant; by: string | null },
): Row<'sponsor'> => ({
  centre_id: one.centreId,
  volunteer_id: one.volunteerId,
  ...sponsorColumns(one),
  entered_at: one.at,
  entered_by: one.by,
  version: 1,
});

export interface OfSponsor {
  centreId: string;
  volunteerId: string;
}
export const seatRow = (one: OfSponsor & { seat: number }): Row<'sponsor_seat'> => ({
  centre_id: one.centreId,
  volunteer_id: one.volunteerId,
  seat: one.seat,
});
export const sponsorSchoolRow = (one: OfSponsor & { school: string }): Row<'sponsor_school'> => ({
  centre_id: one.centreId,
  volunteer_id: one.volunteerId,
  school_number: one.school,
});

export const moduleRow = (
  one: Entered & { centreId: string; id: string; title: string; needed: boolean },
): Row<'sponsor_module'> => ({
  centre_id: one.centreId,
  id: one.id,
  title: one.title,
  needed: one.needed,
  ended_on: null,
  entered_at: one.at,
  entered_by: one.by,
});

export const attendanceRow = (
  one: OfSponsor & Entered & { moduleId: string; on: Temporal.PlainDate },
): Row<'sponsor_attendance'> => ({
  centre_id: one.centreId,
  volunteer_id: one.volunteerId,
  module_id: one.moduleId,
  on_day: one.on,
  entered_at: one.at,
  entered_by: one.by,
});
