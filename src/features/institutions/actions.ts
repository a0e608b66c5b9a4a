// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { nextNumber } from '../cases/actions.ts';
import { getSettings } from '../centres/queries.ts';
import { type InstitutionFacts, institutionColumns, institutionNumber, institutionRow } from './rows.ts';

/** Numbers of institutions run on over the years: they are said as names are. */
const noYear = 0;

/** Takes an institution in. @returns its id */
export async function addInstitution(tx: Tx, by: By, facts: InstitutionFacts): Promise<string> {
  const { centreId, userId, now } = by;
  const id = newId();
  const n = await nextNumber(tx, centreId, 'institution', noYear);
  const number = institutionNumber((await getSettings(tx, centreId)).numberPrefix, n);
  await tx
    .insertInto('institution')
    .values(institutionRow({ ...facts, centreId, id, number, at: now, by: userId }))
    .execute();
  return id;
}

/** The centre where nobody answers yet: how it is reached has to say something (`institution_reached`). */
const unreached = 'über das Zentrum';

/** The centre itself as an institution that asks; entered when it asks first, and once. @returns its id */
export async function ownInstitution(
  tx: Tx,
  by: By,
  here: Pick<InstitutionFacts, 'name' | 'street' | 'postcode' | 'place' | 'ags' | 'phone' | 'email'>,
): Promise<string> {
  const find = () =>
    tx
      .selectFrom('institution')
      .select('id')
      .where('centre_id', '=', by.centreId)
      .where('kind', '=', 'centre')
      .executeTakeFirst();
  const known = await find();
  if (known) return known.id;
  await sql`select pg_advisory_xact_lock(hashtext('institution_centre'), hashtext(${by.centreId}))`.execute(tx);
  const meanwhile = await find();
  if (meanwhile) return meanwhile.id;
  const phone = here.phone === '' && here.email === '' ? unreached : here.phone;
  const invoice = { name: '', street: '', postcode: '', place: '' };
  const facts = { department: '', kind: 'centre', isProtected: false, contactName: '', active: true } as const;
  return await addInstitution(tx, by, { ...here, ...facts, phone, invoice });
}

/** Changes what is known of an institution. @throws Conflict when somebody else was faster */
export async function changeInstitution(
  tx: Tx,
  { centreId }: By,
  { id, version }: { id: string; version: number },
  facts: InstitutionFacts,
): Promise<void> {
  const done = await tx
    .updateTable('institution')
    .set({ ...institutionColumns(facts), version: version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
      { kind: 'institution', id, label: 'Aktuellen Stand ansehen' },
    ]);
}
