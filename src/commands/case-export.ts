// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { inCentre, systemUserId } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import type { AppContext } from '../web/context.ts';
import { Refused } from './command.ts';

/**
 * All cases of a centre with their events: codes, ids and dates only, no names, no addresses, no free text. Each case shown
 * is a row of the audit log.
 * @throws Refused when the centre is not set up here
 */
export async function exportCases(context: AppContext, centreKey: string): Promise<unknown[]> {
  const { db } = context.database;
  const now = context.clock.now();
  const centre = await db
    .selectFrom('centre')
    .select('id')
    .where('key', '=', centreKey)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!centre) throw new Refused(`Ein Zentrum „${centreKey}“ ist hier nicht eingerichtet.`);
  return await inCentre(db, { centreId: centre.id, userId: systemUserId, now }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select p.id, p.case_number as number, p.kind, p.child_id as "childId", p.reported_ags as ags, p.state,
        p.next_step as "nextStep", p.next_owner as "nextOwner", p.due_on::text as "dueOn", p.opened_on::text as "openedOn",
        p.closed_on::text as "closedOn", p.school_number as "schoolNumber", p.grade, p.place_kind as "placeKind",
        (select json_agg(json_build_object('seq', e.seq, 'type', e.type, 'at', e.at, 'role', e.actor_role,
            'payload', e.payload) order by e.seq) from case_event e
          where e.centre_id = p.centre_id and e.case_id = p.id) as events
      from placement_case p where p.centre_id = ${centre.id} order by p.opened_on, p.case_number`.execute(tx);
    const common = {
      centre_id: centre.id,
      at: now,
      user_id: systemUserId,
      role: 'command',
      event: 'case.export',
      reason: null,
    };
    for (let start = 0; start < rows.length; start += 2000) {
      const part = rows.slice(start, start + 2000);
      await tx
        .insertInto('audit_log')
        .values(part.map(({ id }) => ({ ...common, id: newId(), record_kind: 'case', record_id: id })))
        .execute();
    }
    return rows;
  });
}
