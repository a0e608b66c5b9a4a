// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { anyOf } from '../../../db/any.ts';
import type { Tx } from '../../../db/centre.ts';
import { getSettings } from '../../centres/queries.ts';
import { listStands, type RequestStand } from '../../interpreting/stand-queries.ts';
import type { Here } from './plan-rules.ts';

/** The request that belongs to an appointment. */
export interface Belonging {
  id: string;
  appointmentId: string;
  requestId: string;
  reference: string;
}

const belongings = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('appointment_request')
    .select(['id', 'appointment_id as appointmentId', 'request_id as requestId', 'reference'])
    .where('centre_id', '=', centreId)
    .where('ended_at', 'is', null);

/** The request that belongs to an appointment now. */
export const findBelonging = (tx: Tx, centreId: string, appointmentId: string): Promise<Belonging | undefined> =>
  belongings(tx, centreId).where('appointment_id', '=', appointmentId).executeTakeFirst();

/** The sign under which a family is known to the interpreter service, if it ever was. */
export async function findReference(tx: Tx, centreId: string, familyId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('appointment_request as r')
    .innerJoin('appointment_case as ac', (join) =>
      join.on('ac.centre_id', '=', centreId).onRef('ac.appointment_id', '=', 'r.appointment_id'),
    )
    .innerJoin('placement_case as p', (join) => join.on('p.centre_id', '=', centreId).onRef('p.id', '=', 'ac.case_id'))
    .innerJoin('child as c', (join) => join.on('c.centre_id', '=', centreId).onRef('c.id', '=', 'p.child_id'))
    .select('r.reference')
    .where('r.centre_id', '=', centreId)
    .where('c.family_id', '=', familyId)
    .orderBy('r.made_at', 'desc')
    .executeTakeFirst();
  return row?.reference;
}

/** Where the centre is, as an interpreter has to know it. */
export async function getHere(tx: Tx, centreId: string): Promise<Here & { email: string }> {
  const { name, street, postcode, place, phone, email } = await getSettings(tx, centreId);
  const town = await tx
    .selectFrom('postcode as p')
    .innerJoin('centre_municipality as c', 'c.ags', 'p.ags')
    .select('p.ags')
    .where('c.centre_id', '=', centreId)
    .where('p.postcode', '=', postcode)
    .orderBy('p.ags')
    .executeTakeFirst();
  return { name, street, postcode, place, phone, email, ags: town?.ags ?? null };
}

/** The mail address of who counsels; '' where nobody does yet. */
export async function findCounsellorEmail(tx: Tx, counsellor: string | null): Promise<string> {
  if (counsellor === null) return '';
  const row = await tx.selectFrom('auth_user').select('email').where('id', '=', counsellor).executeTakeFirst();
  return row?.email ?? '';
}

/** How finding somebody stands for some appointments, with the sign of the request. */
export type InterpreterStand = RequestStand & { reference: string };

export async function listInterpreterStands(
  tx: Tx,
  centreId: string,
  appointmentIds: readonly string[],
): Promise<ReadonlyMap<string, InterpreterStand>> {
  if (appointmentIds.length === 0) return new Map();
  const rows = await belongings(tx, centreId).where('appointment_id', '=', anyOf(appointmentIds)).execute();
  const stands = await listStands(
    tx,
    centreId,
    rows.map(({ requestId }) => requestId),
  );
  return new Map(
    rows.flatMap(({ appointmentId, requestId, reference }) => {
      const found = stands.get(requestId);
      return found ? [[appointmentId, { ...found, reference }]] : [];
    }),
  );
}
