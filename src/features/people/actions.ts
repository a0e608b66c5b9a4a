// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { SignedInUser } from '../../auth/user.ts';
import type { Tx } from '../../db/centre.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { isOpenSchool } from '../schools/queries.ts';
import type { Offer } from './invitations.ts';

/** What speaks against an invitation, beyond its form. */
export type Objection = 'own_address' | 'foreign_municipality' | 'unknown_school' | 'role_given';

/**
 * What speaks against this invitation: nobody gives a role to themselves, the municipality is one of this centre, the
 * school is in the register, the person has not got the role already.
 */
export async function findObjections(tx: Tx, centreId: string, offer: Offer, by: SignedInUser): Promise<Objection[]> {
  const objections: Objection[] = [];
  if (offer.email === by.email.toLowerCase()) objections.push('own_address');
  if (offer.ags !== null) {
    const own = await listMunicipalities(tx, centreId);
    if (!own.some(({ ags }) => ags === offer.ags)) objections.push('foreign_municipality');
  }
  if (offer.schoolNumber !== null && !(await isOpenSchool(tx, offer.schoolNumber))) objections.push('unknown_school');
  if (await hasRole(tx, centreId, offer)) objections.push('role_given');
  return objections;
}

async function hasRole(tx: Tx, centreId: string, offer: Offer): Promise<boolean> {
  const row = await tx
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select('m.id')
    .where('m.centre_id', '=', centreId)
    .where('u.email', '=', offer.email)
    .where('m.role', '=', offer.role)
    .where('m.ags', offer.ags === null ? 'is' : '=', offer.ags)
    .where('m.school_number', offer.schoolNumber === null ? 'is' : '=', offer.schoolNumber)
    .where('m.institution_id', 'is not distinct from', offer.institutionId ?? null)
    .where('m.volunteer_id', 'is not distinct from', offer.volunteerId ?? null)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Ends a membership; it counts from the person's next request on. Open invitations a head has given out end with it.
 * @throws NotFound when there is no such current membership in this centre
 * @throws Conflict for the last head: nobody could invite anybody any more
 */
export async function endMembership(tx: Tx, centreId: string, id: string, now: Temporal.Instant): Promise<void> {
  // Locks all heads in one order, so that two heads cannot end each other at the same time.
  const heads = await tx
    .selectFrom('membership')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('role', '=', 'head')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (heads.length === 1 && heads[0]?.id === id) {
    throw new Conflict('Das ist die letzte Leitung des Zentrums. Bitte laden Sie zuerst eine andere Leitung ein.', [
      { kind: 'invitation', aim: 'form', label: 'Person einladen' },
    ]);
  }
  const ended = await tx
    .updateTable('membership')
    .set({ ended_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['user_id', 'role'])
    .executeTakeFirst();
  if (!ended) throw new NotFound();
  if (ended.role !== 'head') return;
  // Else somebody who has to go could come back by a link they have sent to themselves.
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('centre_id', '=', centreId)
    .where('invited_by', '=', ended.user_id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The account of a volunteer ends, with what is still offered; nothing where there is none. */
export async function endVolunteerAccount(
  tx: Tx,
  { centreId, now }: { centreId: string; now: Temporal.Instant },
  volunteerId: string,
): Promise<void> {
  await tx
    .updateTable('membership')
    .set({ ended_at: now })
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Withdraws an invitation nobody has answered. @throws NotFound when there is none in this centre */
export async function withdrawInvitation(tx: Tx, centreId: string, id: string, now: Temporal.Instant): Promise<void> {
  const withdrawn = await tx
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!withdrawn) throw new NotFound();
}
