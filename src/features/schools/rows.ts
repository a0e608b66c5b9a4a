// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';

export interface Figures extends Pick<Row<'school_place'>, 'capacity' | 'taken' | 'blocked'> {
  /** '' when nothing is blocked. */
  blockedReason: string;
}

/** What a report of places says. */
export const figureColumns = (figures: Figures) => ({
  capacity: figures.capacity,
  taken: figures.taken,
  blocked: figures.blocked,
  blocked_reason: figures.blockedReason,
});

/** Who reported places, and when. */
export interface Signature {
  reportedBy: string;
  reportedRole: string;
  reportedAt: Temporal.Instant;
}

export const signatureColumns = (signature: Signature) => ({
  reported_by: signature.reportedBy,
  reported_role: signature.reportedRole,
  reported_at: signature.reportedAt,
});

export const schoolPlaceRow = (
  place: Figures &
    Signature &
    Pick<Row<'school_place'>, 'grade' | 'kind'> & { centreId: string; id: string; schoolNumber: string },
): Row<'school_place'> => ({
  centre_id: place.centreId,
  id: place.id,
  school_number: place.schoolNumber,
  grade: place.grade,
  kind: place.kind,
  ...figureColumns(place),
  ...signatureColumns(place),
  version: 1,
});

/** A place held for a case from now on. */
export const placeHoldRow = (hold: {
  centreId: string;
  id: string;
  placeId: string;
  caseId: string;
  heldBy: string;
  heldAt: Temporal.Instant;
  expiresOn: Temporal.PlainDate;
}): Row<'place_hold'> => ({
  centre_id: hold.centreId,
  id: hold.id,
  place_id: hold.placeId,
  case_id: hold.caseId,
  state: 'active',
  held_by: hold.heldBy,
  held_at: hold.heldAt,
  expires_on: hold.expiresOn,
  ended_at: null,
});
