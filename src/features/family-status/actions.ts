// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Actor, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { lockCase } from '../cases/actions.ts';
import { getStanding } from './queries.ts';
import { familyCodeRow } from './rows.ts';
import { codeFor, monthsAfterClosing, noCodeSentence } from './rules.ts';

const inForce = (tx: Tx, { centreId, userId, now }: Actor) =>
  tx
    .updateTable('family_code')
    .set({ revoked_at: now, revoked_by: userId })
    .where('centre_id', '=', centreId)
    .where('revoked_at', 'is', null);

/**
 * Makes a new code for the family of an open case; one of before is worth nothing from then on.
 * @param secret of the installation (`codeFor`)
 * @throws Conflict where the address is protected or the case is closed
 */
export async function makeCode(tx: Tx, by: Actor, caseId: string, secret: string): Promise<void> {
  // Made twice at once, the second waits and replaces the first.
  await lockCase(tx, by.centreId, caseId);
  const { isProtected, closedOn } = await getStanding(tx, by.centreId, caseId);
  const toCase = [{ kind: 'case', id: caseId, label: 'Zum Fall' }] as const;
  if (isProtected) throw new Conflict(noCodeSentence, [...toCase]);
  if (closedOn) throw new Conflict('Der Fall ist geschlossen. Einen neuen Code gibt es deshalb nicht.', [...toCase]);
  await inForce(tx, by).where('case_id', '=', caseId).execute();
  const id = newId();
  const code = codeFor(secret, by.centreId, id);
  const made = { centreId: by.centreId, id, caseId, code, by: by.userId, at: by.now };
  await tx.insertInto('family_code').values(familyCodeRow(made)).execute();
}

/** Ends the code of a case at once. @returns whether there was one */
export async function revokeCode(tx: Tx, by: Actor, caseId: string): Promise<boolean> {
  const revoked = await inForce(tx, by).where('case_id', '=', caseId).returning('id').executeTakeFirst();
  return revoked !== undefined;
}

/** Counts that a status was opened on a day: not whose. */
export async function countOpening(tx: Tx, centreId: string, day: Temporal.PlainDate): Promise<void> {
  await sql`insert into family_code_opening as o (centre_id, day, openings) values (${centreId}, ${day}, 1)
    on conflict (centre_id, day) do update set openings = o.openings + 1`.execute(tx);
}

/** Days a code that ended is still listed. */
export const keptDays = 90;

/**
 * Revokes the codes of families whose address has become protected: they show nothing already, and must not do so again when the
 * protection is taken off. Deletes codes that ended long ago.
 */
export async function sweepCodes(tx: Tx, by: Actor, today: Temporal.PlainDate): Promise<void> {
  const { centreId, now } = by;
  await inForce(tx, by)
    .where('case_id', 'in', (e) =>
      e
        .selectFrom('placement_case as p')
        .innerJoin('child as c', (join) =>
          join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'),
        )
        .innerJoin('visible_address as a', (join) =>
          join.onRef('a.centre_id', '=', 'c.centre_id').onRef('a.id', '=', 'c.family_id'),
        )
        .select('p.id')
        .where('p.centre_id', '=', centreId)
        .where('c.centre_id', '=', centreId)
        .where('a.centre_id', '=', centreId)
        .where('a.protected', '=', true),
    )
    .execute();
  const ended = today.subtract({ days: keptDays });
  await tx
    .deleteFrom('family_code')
    .where('centre_id', '=', centreId)
    .where((e) =>
      e.or([
        e('revoked_at', '<', now.subtract({ hours: 24 * keptDays })),
        e('case_id', 'in', (closed) =>
          closed
            .selectFrom('placement_case as p')
            .select('p.id')
            .where('p.centre_id', '=', centreId)
            .where('p.closed_on', '<', ended.subtract({ months: monthsAfterClosing })),
        ),
      ]),
    )
    .execute();
}
