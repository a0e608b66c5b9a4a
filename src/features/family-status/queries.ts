// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { tokenHash } from '../links/rules.ts';
import type { Standing } from './rules.ts';

/** Of each case: where it stands, and whether the address of its family is protected. */
const standingQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .innerJoin('family as f', (join) => join.onRef('f.centre_id', '=', 'c.centre_id').onRef('f.id', '=', 'c.family_id'))
    .leftJoin('visible_address as a', (join) =>
      join.onRef('a.centre_id', '=', 'f.centre_id').onRef('a.id', '=', 'f.id'),
    )
    .select(['p.kind', 'p.due_on as dueOn', 'p.closed_on as closedOn'])
    .select('p.state')
    .select('p.next_step as nextStep')
    .select((e) => e.fn.coalesce('a.protected', e.lit(false)).as('isProtected'))
    .select('f.language')
    .select((e) =>
      e.fn
        .coalesce(
          e
            .selectFrom('case_event as v')
            .select(sql<boolean>`v.type = 'appointment_cancelled'`.as('calledOff'))
            .where('v.centre_id', '=', centreId)
            .whereRef('v.case_id', '=', 'p.id')
            .where('v.type', 'in', ['invited', 'scheduled', 'appointment_cancelled'])
            .orderBy('v.seq', 'desc')
            .limit(1),
          e.lit(false),
        )
        .as('calledOff'),
    )
    .where('p.centre_id', '=', centreId);

/** A standing with the language of the family (ISO 639-3). */
export type FamilyStanding = Standing & { language: string };

/** Where a case stands that is there. */
export const getStanding = (tx: Tx, centreId: string, caseId: string): Promise<FamilyStanding> =>
  standingQuery(tx, centreId).where('p.id', '=', caseId).executeTakeFirstOrThrow();

/** Where the case of this code stands; undefined for a code that was never given out here or was revoked. One statement either way. */
export const findStanding = (tx: Tx, centreId: string, code: string): Promise<FamilyStanding | undefined> =>
  standingQuery(tx, centreId)
    .innerJoin('family_code as k', (join) =>
      join.onRef('k.centre_id', '=', 'p.centre_id').onRef('k.case_id', '=', 'p.id'),
    )
    .where('k.centre_id', '=', centreId)
    .where('k.code_hash', '=', tokenHash(code))
    .where('k.revoked_at', 'is', null)
    .executeTakeFirst();

/** A code in the history of a case. */
export interface MadeCode {
  id: string;
  codeHash: string;
  madeAt: Temporal.Instant;
  /** Names; null for the system. */
  madeBy: string | null;
  revokedAt: Temporal.Instant | null;
  revokedBy: string | null;
}

/** The codes of a case, newest first. */
export const listCodes = (tx: Tx, centreId: string, caseId: string): Promise<MadeCode[]> =>
  tx
    .selectFrom('family_code as k')
    .leftJoin('auth_user as m', 'm.id', 'k.made_by')
    .leftJoin('auth_user as r', 'r.id', 'k.revoked_by')
    .select(['k.id', 'k.code_hash as codeHash', 'k.made_at as madeAt', 'm.name as madeBy'])
    .select(['k.revoked_at as revokedAt', 'r.name as revokedBy'])
    .where('k.centre_id', '=', centreId)
    .where('k.case_id', '=', caseId)
    .orderBy('k.made_at', 'desc')
    .orderBy('k.id', 'desc')
    .execute();
