// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { CentreRole } from '../../auth/permissions.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { type Jobs, job } from '../../outbound/jobs.ts';
import { Conflict } from '../../refusals.ts';
import { writeAuditBy } from '../../web/audit.ts';
import { newToken, tokenHash } from '../links/rules.ts';
import { invitationRow, membershipRow } from './rows.ts';

const invitationDays = 7;

/** The link with which somebody takes on a role. */
export const invitationMail = job(
  'mail.invitation',
  z.object({ centreId: z.guid(), invitationId: z.guid(), token: z.string().min(1) }),
);

/** What a person is invited to. */
export interface Offer {
  email: string;
  role: CentreRole;
  ags: string | null;
  schoolNumber: string | null;
  /** Of an institution its id. */
  institutionId?: string | null;
  /** Of a volunteer its id. */
  volunteerId?: string | null;
  mayOpenProtectedAddress: boolean;
}

/**
 * Invites somebody to a role of this centre. An older open invitation to the same role is withdrawn, so that one link is
 * valid at a time. The mail leaves after commit.
 * @returns the invitation's id
 */
export async function createInvitation(
  tx: Tx,
  jobs: Jobs,
  to: { centreId: string; offer: Offer; invitedBy: string; now: Temporal.Instant },
): Promise<string> {
  const { centreId, offer, now } = to;
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('centre_id', '=', centreId)
    .where('email', '=', offer.email)
    .where('role', '=', offer.role)
    .where('ags', offer.ags === null ? 'is' : '=', offer.ags)
    .where('school_number', offer.schoolNumber === null ? 'is' : '=', offer.schoolNumber)
    .where('institution_id', 'is not distinct from', offer.institutionId ?? null)
    .where('volunteer_id', 'is not distinct from', offer.volunteerId ?? null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  const id = newId();
  const token = newToken();
  await tx
    .insertInto('invitation')
    .values(
      invitationRow({
        ...offer,
        centreId,
        id,
        tokenHash: tokenHash(token),
        invitedBy: to.invitedBy,
        at: now,
        expiresAt: now.add({ hours: invitationDays * 24 }),
      }),
    )
    .execute();
  await jobs.send(tx, invitationMail, { centreId, invitationId: id, token });
  return id;
}

export interface Invitation {
  id: string;
  centreId: string;
  centreName: string;
  email: string;
  role: CentreRole;
  expiresAt: Temporal.Instant;
  state: 'open' | 'accepted' | 'withdrawn' | 'expired';
}

/** The invitation with this token, whatever its state; undefined for a token nobody gave out. */
export async function findInvitation(
  app: AppContext,
  token: string,
  now: Temporal.Instant,
): Promise<Invitation | undefined> {
  const row = await app.database.db
    .selectFrom('invitation')
    .innerJoin('centre', 'centre.id', 'invitation.centre_id')
    .selectAll('invitation')
    .select('centre.name as centre_name')
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const over = Temporal.Instant.compare(row.expires_at, now) <= 0;
  const state = row.accepted_at ? 'accepted' : row.withdrawn_at ? 'withdrawn' : over ? 'expired' : 'open';
  return {
    id: row.id,
    centreId: row.centre_id,
    centreName: row.centre_name,
    email: row.email,
    role: row.role,
    expiresAt: row.expires_at,
    state,
  };
}

/**
 * Turns an open invitation into a role. One statement claims it, so that two clicks at the same time give one role.
 * @throws Conflict when it is no longer open, when it was given out by the same person, or to an operator
 */
export async function acceptInvitation(
  app: AppContext,
  invitation: Invitation,
  userId: string,
  now: Temporal.Instant,
): Promise<void> {
  const { db } = app.database;
  const operator = await db
    .selectFrom('system_operator')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (operator) throw new Conflict('Dieses Konto gehört zum Betrieb und kann keine Rolle in einem Zentrum haben.');
  const { centreId } = invitation;
  await inCentre(db, { centreId, userId, now }, async (tx) => {
    const claimed = await tx
      .updateTable('invitation')
      .set({ accepted_at: now, accepted_by: userId })
      .where('centre_id', '=', centreId)
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', now)
      .where('invited_by', '!=', userId)
      .returningAll()
      .executeTakeFirst();
    if (!claimed) throw new Conflict('Diese Einladung ist nicht mehr gültig.');
    const id = newId();
    const inserted = await tx
      .insertInto('membership')
      .values(
        membershipRow({
          centreId,
          id,
          userId,
          role: claimed.role,
          ags: claimed.ags,
          schoolNumber: claimed.school_number,
          institutionId: claimed.institution_id,
          volunteerId: claimed.volunteer_id,
          mayOpenProtectedAddress: claimed.may_open_protected_address,
          at: now,
          createdBy: claimed.invited_by,
        }),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    await writeAuditBy(tx, { centreId, userId, role: claimed.role, now }, 'membership.accept', [
      inserted ? { recordKind: 'membership', ids: [id] } : { recordKind: 'invitation', ids: [invitation.id] },
    ]);
  });
}
