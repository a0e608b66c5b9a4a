// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Role } from './permissions.ts';

/** The centre a person is working for right now. */
export interface CurrentCentre {
  id: string;
  key: string;
  name: string;
  shortName: string;
}

/** Who is signed in, as every handler gets it. Built once per request in `src/auth/session.ts`. */
export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  /** Roles in the current centre, or `['operator']`. */
  roles: readonly Role[];
  centre: CurrentCentre | null;
  /** Other centres this person has roles in (a Schulamt may serve several). */
  centres: readonly CurrentCentre[];
  /** For role reporting_office: the municipalities (AGS, 8 digits) it reports for. */
  ags: readonly string[];
  /** For role school: the schools (number, 6 digits) it speaks for. */
  schools: readonly string[];
  /** For role school_coordinator: the schools (number, 6 digits) whose sponsorships it coordinates. */
  coordinated: readonly string[];
  /** For role institution: the ids of the institutions it speaks for. */
  institutions: readonly string[];
  /** For role volunteer: the id of the volunteer the account belongs to. */
  volunteers: readonly string[];
  mayOpenProtectedAddress: boolean;
  sessionId: string;
  /** When the password was last given in this session. */
  confirmedAt: Temporal.Instant | null;
  secondFactor: boolean;
}
