// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';

/** What a role reaches: of a reporting office one municipality (AGS, 8 digits), of a school its number, else null. */
type Reach = Pick<Row<'membership'>, 'role' | 'ags'> & {
  schoolNumber: string | null;
  /** Of an institution its id. */
  institutionId?: string | null;
  /** Of a volunteer its id. */
  volunteerId?: string | null;
  mayOpenProtectedAddress: boolean;
};

const reachColumns = (reach: Reach) => ({
  role: reach.role,
  ags: reach.ags,
  school_number: reach.schoolNumber,
  institution_id: reach.institutionId ?? null,
  volunteer_id: reach.volunteerId ?? null,
  may_open_protected_address: reach.mayOpenProtectedAddress,
});

/** A role somebody has from now on. */
export const membershipRow = (
  member: Reach & {
    centreId: string;
    id: string;
    userId: string;
    at: Temporal.Instant;
    /** Null: set up with the centre, not by an invitation. */
    createdBy: string | null;
  },
): Row<'membership'> => ({
  centre_id: member.centreId,
  id: member.id,
  user_id: member.userId,
  ...reachColumns(member),
  created_at: member.at,
  created_by: member.createdBy,
  ended_at: null,
});

/** An invitation that nobody has answered. */
export const invitationRow = (
  invitation: Reach & {
    centreId: string;
    id: string;
    email: string;
    /** SHA-256 of the token in the mailed link. */
    tokenHash: string;
    invitedBy: string;
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Row<'invitation'> => ({
  centre_id: invitation.centreId,
  id: invitation.id,
  email: invitation.email,
  ...reachColumns(invitation),
  token_hash: invitation.tokenHash,
  invited_by: invitation.invitedBy,
  invited_at: invitation.at,
  expires_at: invitation.expiresAt,
  accepted_at: null,
  accepted_by: null,
  withdrawn_at: null,
});
