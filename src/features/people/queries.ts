// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { CentreRole } from '../../auth/permissions.ts';
import type { Tx } from '../../db/centre.ts';

export interface Member {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: CentreRole;
  /** Name of the municipality or of the school, for the roles that have one. */
  place: string | null;
  mayOpenProtectedAddress: boolean;
  since: Temporal.Instant;
}

const members = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .leftJoin('municipality as g', 'g.ags', 'm.ags')
    .leftJoin('school as s', 's.number', 'm.school_number')
    .leftJoin('institution as e', (join) =>
      join.on('e.centre_id', '=', centreId).onRef('e.id', '=', 'm.institution_id'),
    )
    .leftJoin('volunteer as w', (join) => join.on('w.centre_id', '=', centreId).onRef('w.id', '=', 'm.volunteer_id'))
    .select(['m.id', 'm.user_id', 'u.name', 'u.email', 'm.role', 'm.may_open_protected_address', 'm.created_at'])
    .select(
      sql<
        string | null
      >`coalesce(g.name, s.short_name, m.ags, m.school_number, case when e.protected then e.number else e.name end, w.number)`.as(
        'place',
      ),
    )
    .where('m.centre_id', '=', centreId)
    .where('m.ended_at', 'is', null);

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number];

const toMember = (row: MemberRow): Member => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role,
  place: row.place,
  mayOpenProtectedAddress: row.may_open_protected_address,
  since: row.created_at,
});

/** Who works for this centre now, by name. */
export async function listMembers(tx: Tx, centreId: string): Promise<Member[]> {
  const rows = await members(tx, centreId).orderBy('u.name').orderBy('m.role').execute();
  return rows.map(toMember);
}

/** Who speaks for an institution now, by name. */
export async function listSpeakers(tx: Tx, centreId: string, institutionId: string): Promise<Member[]> {
  const rows = await members(tx, centreId).where('m.institution_id', '=', institutionId).orderBy('u.name').execute();
  return rows.map(toMember);
}

/** The account of a volunteer, if there is one. */
export async function findVolunteerAccount(tx: Tx, centreId: string, volunteerId: string): Promise<Member | undefined> {
  const row = await members(tx, centreId).where('m.volunteer_id', '=', volunteerId).executeTakeFirst();
  return row ? toMember(row) : undefined;
}

/** One current membership of this centre. */
export async function findMember(tx: Tx, centreId: string, id: string): Promise<Member | undefined> {
  const row = await members(tx, centreId).where('m.id', '=', id).executeTakeFirst();
  return row ? toMember(row) : undefined;
}

export interface OpenInvitation {
  id: string;
  email: string;
  role: CentreRole;
  place: string | null;
  expiresAt: Temporal.Instant;
  expired: boolean;
}

/**
 * Invitations nobody has answered yet, those that ran out included: they can be sent again.
 * @param only those to speak for an institution, or for the account of a volunteer
 */
export async function listInvitations(
  tx: Tx,
  centreId: string,
  now: Temporal.Instant,
  only: { institutionId?: string; volunteerId?: string } = {},
): Promise<OpenInvitation[]> {
  const rows = await tx
    .selectFrom('invitation as i')
    .leftJoin('municipality as g', 'g.ags', 'i.ags')
    .leftJoin('school as s', 's.number', 'i.school_number')
    .leftJoin('institution as e', (join) =>
      join.on('e.centre_id', '=', centreId).onRef('e.id', '=', 'i.institution_id'),
    )
    .leftJoin('volunteer as w', (join) => join.on('w.centre_id', '=', centreId).onRef('w.id', '=', 'i.volunteer_id'))
    .select(['i.id', 'i.email', 'i.role', 'i.expires_at'])
    .select(
      sql<
        string | null
      >`coalesce(g.name, s.short_name, i.ags, i.school_number, case when e.protected then e.number else e.name end, w.number)`.as(
        'place',
      ),
    )
    .where('i.centre_id', '=', centreId)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .$if(only.institutionId !== undefined, (query) => query.where('i.institution_id', '=', only.institutionId ?? ''))
    .$if(only.volunteerId !== undefined, (query) => query.where('i.volunteer_id', '=', only.volunteerId ?? ''))
    .orderBy('i.invited_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    place: row.place,
    expiresAt: row.expires_at,
    expired: Temporal.Instant.compare(row.expires_at, now) <= 0,
  }));
}

/** How many people can answer for a school in this program. */
export async function countSchoolUsers(tx: Tx, centreId: string, schoolNumber: string): Promise<number> {
  const row = await tx
    .selectFrom('membership')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('centre_id', '=', centreId)
    .where('role', '=', 'school')
    .where('school_number', '=', schoolNumber)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Name of a person, also of one who has left; empty when the account is gone. */
export async function getPersonName(tx: Tx, userId: string): Promise<string> {
  const row = await tx.selectFrom('auth_user').select('name').where('id', '=', userId).executeTakeFirst();
  return row?.name ?? '';
}

/** Somebody who is written to. */
export interface Recipient {
  id: string;
  email: string;
}

const recipients = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.email'])
    .distinct()
    .where('m.centre_id', '=', centreId)
    .where('m.ended_at', 'is', null)
    .orderBy('u.id');

/** Roles of those who act for one school. */
type SchoolRole = 'school' | 'school_coordinator';

/** The people of a centre with this role (of a school: of this one, its office when nothing is said), each once. */
export const listRecipients = (
  tx: Tx,
  centreId: string,
  role: Exclude<CentreRole, SchoolRole> | { schoolNumber: string; role?: SchoolRole },
): Promise<Recipient[]> =>
  (typeof role === 'string'
    ? recipients(tx, centreId).where('m.role', '=', role)
    : recipients(tx, centreId)
        .where('m.role', '=', role.role ?? 'school')
        .where('m.school_number', '=', role.schoolNumber)
  ).execute();

/** A person, as long as they have one of these roles in the centre: one or none. */
export const findRecipient = (
  tx: Tx,
  centreId: string,
  userId: string,
  roles: readonly CentreRole[],
): Promise<Recipient[]> => recipients(tx, centreId).where('u.id', '=', userId).where('m.role', 'in', roles).execute();
