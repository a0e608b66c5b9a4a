// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import type { Route } from './concern-rules.ts';

/** Whom to call and who is given reports. */
export interface ConcernPolicy {
  person: string | null;
  deputy: string | null;
  third: string | null;
  specialist: string;
  specialistPhone: string;
  youthOffice: string;
  youthOfficePhone: string;
}

export const concernPolicyRow = (
  one: ConcernPolicy & { centreId: string; at: Temporal.Instant; by: string; version: number },
): Row<'concern_policy'> => ({
  centre_id: one.centreId,
  person_id: one.person,
  deputy_id: one.deputy,
  third_id: one.third,
  specialist: one.specialist,
  specialist_phone: one.specialistPhone,
  youth_office: one.youthOffice,
  youth_office_phone: one.youthOfficePhone,
  entered_at: one.at,
  entered_by: one.by,
  version: one.version,
});

/** A report as it arrives. */
export const concernRow = (one: {
  centreId: string;
  id: string;
  at: Temporal.Instant;
  by: string;
  role: string;
  route: Route;
  sealed: string;
}): Row<'concern'> => ({
  centre_id: one.centreId,
  id: one.id,
  reported_at: one.at,
  reported_by: one.by,
  reporter_role: one.role,
  reader_id: one.route.reader,
  deputy_id: one.route.deputy,
  head_id: one.route.head,
  sealed: one.sealed,
  deputy_told_at: null,
  head_told_at: null,
  opened_at: null,
  opened_by: null,
  taken_at: null,
  settled_at: null,
  handed_at: null,
  sealed_note: null,
});
