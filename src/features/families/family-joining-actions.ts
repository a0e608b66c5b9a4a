// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Filled } from '../../db/json.ts';
import { Conflict } from '../../refusals.ts';
import { renewContactKeys } from './finding-actions.ts';
import { changed, type Joined, lockPair } from './joining-actions.ts';
import { contactOf, emptyOnes, knownOfPerson, setOf, unchangedOf } from './joining-parts.ts';

/** Which of two families have a protected address. */
async function protectedOnes(tx: Tx, centreId: string, { keptId, goneId }: Joined): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('visible_address')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', 'in', [keptId, goneId])
    .where('protected', '=', true)
    .execute();
  return new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])));
}

/**
 * An address that is kept secret stays so: what hung on the family comes to letters and eyes of the one that stays.
 * @throws Conflict when the family that goes has a protected address and the one that stays has none
 */
export async function assertStaysProtected(
  tx: Tx,
  centreId: string,
  { keptId, goneId }: Joined,
  names: { child: string },
): Promise<void> {
  if (keptId === goneId) return;
  const hidden = await protectedOnes(tx, centreId, { keptId, goneId });
  if (hidden.has(goneId) && !hidden.has(keptId))
    throw new Conflict(
      'Nur einer der beiden Einträge hat eine gesperrte Anschrift (§ 51 BMG), und die Sperre ginge verloren. Bitte lassen Sie die Angaben dieses Eintrags bleiben.',
      [{ kind: 'child', id: names.child, label: 'Zum Kind mit der gesperrten Anschrift' }],
    );
}

async function pointFamiliesOf(tx: Tx, centreId: string, from: string, to: string): Promise<string[]> {
  const rows = await tx
    .updateTable('family')
    .set({ joined_into: to })
    .where('centre_id', '=', centreId)
    .where('joined_into', '=', from)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function pointFamilyTo(tx: Tx, centreId: string, id: string, to: string | null): Promise<void> {
  await tx
    .updateTable('family')
    .set((row) => ({ joined_into: to, version: row('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/** What moved when two families were joined. */
export interface JoinedFamily {
  children: string[];
  /** Those that stand in the family that stays as copies: the family that goes keeps its own. */
  guardians: string[];
  /** Persons of the family that stays about whom the other one knew more. */
  persons: { id: string; filled: Filled[] }[];
  pointed: string[];
  filled: Filled[];
  /** Contacts or persons stayed where they were, because of a protected address. */
  leftOut: boolean;
}

/** The persons of two families, of whom some stand in both. */
async function joinPersons(
  tx: Tx,
  centreId: string,
  { keptId, goneId }: Joined,
  isProtected: boolean,
): Promise<Pick<JoinedFamily, 'guardians' | 'persons' | 'leftOut'>> {
  const all = await tx
    .selectFrom('guardian')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('family_id', 'in', [keptId, goneId])
    .orderBy('id')
    .execute();
  const of = (id: string) => all.filter((one) => one.family_id === id);
  // Letters go where those of the family that stays go.
  const decided = of(keptId).some((one) => one.letters);
  const known = new Map(of(keptId).map((one) => [contactOf(one), one]));
  const coming = of(goneId).filter((one) => !known.has(contactOf(one)));
  const persons = of(goneId).flatMap((gone) => {
    const kept = known.get(contactOf(gone));
    const filled = kept ? knownOfPerson(kept, gone, { decided, isProtected }) : [];
    return kept && filled.length > 0 ? [{ id: kept.id, filled }] : [];
  });
  for (const { id, filled } of persons) await setPerson(tx, centreId, id, setOf(filled, 'after'));
  const copies = isProtected
    ? []
    : coming.map((one) => ({ ...one, id: newId(), family_id: keptId, letters: one.letters && !decided }));
  if (copies.length > 0) await tx.insertInto('guardian').values(copies).execute();
  return { guardians: copies.map(({ id }) => id), persons, leftOut: isProtected && coming.length > 0 };
}

async function setPerson(tx: Tx, centreId: string, id: string, values: Record<string, unknown>): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await tx.updateTable('guardian').set(values).where('centre_id', '=', centreId).where('id', '=', id).execute();
}

/**
 * The children and the persons with custody of one family come to the other; who stands there already by that name and is
 * reached in the same way does not come twice: what only the other entry says of custody, letters and an own address is kept.
 * Contact and address are those of the family that stays; a phone number or a mail address it lacks, it takes. By what the other
 * was reached it is still found. Where an address of the two is protected (§ 51 BMG), no contact and no person comes along: who
 * must not learn where the family is may stand in the other entry.
 * @throws NotFound; Conflict when one of them is joined already
 */
export async function joinFamilies(tx: Tx, { centreId }: By, pair: Joined): Promise<JoinedFamily> {
  const { kept, gone } = await lockPair(tx, 'family', centreId, pair);
  if (kept.joined_into !== null || gone.joined_into !== null) throw changed('family', kept.joined_into ?? kept.id);
  const isProtected = (await protectedOnes(tx, centreId, pair)).size > 0;
  const persons = await joinPersons(tx, centreId, pair, isProtected);
  const children = await tx
    .updateTable('child')
    .set({ family_id: kept.id })
    .where('centre_id', '=', centreId)
    .where('family_id', '=', gone.id)
    .where('joined_into', 'is', null)
    .returning('id')
    .execute();
  const contact = emptyOnes(kept, gone, ['phone', 'email']);
  const filled = [...emptyOnes(kept, gone, ['parents']), ...(isProtected ? [] : contact)];
  await tx
    .updateTable('family')
    .set({ ...setOf(filled, 'after'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  const pointed = await pointFamiliesOf(tx, centreId, gone.id, kept.id);
  await pointFamilyTo(tx, centreId, gone.id, kept.id);
  await renewContactKeys(tx, centreId, [kept.id]);
  const leftOut = persons.leftOut || (isProtected && contact.length > 0);
  return { ...persons, children: children.map(({ id }) => id), pointed, filled, leftOut };
}

/** What was filled in about a person goes again where nobody has changed it since. */
async function takeFromPersons(tx: Tx, centreId: string, persons: JoinedFamily['persons']): Promise<void> {
  for (const { id, filled } of persons) {
    const row = await tx
      .selectFrom('guardian')
      .selectAll()
      .where('centre_id', '=', centreId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row) await setPerson(tx, centreId, id, setOf(unchangedOf(row, filled), 'before'));
  }
}

/** Takes `joinFamilies` back. Children and persons who have left the family since stay where they are. @throws NotFound, Conflict */
export async function separateFamilies(
  tx: Tx,
  { centreId }: By,
  pair: Joined,
  parts: Omit<JoinedFamily, 'leftOut'>,
): Promise<void> {
  const { kept, gone } = await lockPair(tx, 'family', centreId, pair);
  if (gone.joined_into !== kept.id) throw changed('family', kept.id);
  if (parts.children.length > 0)
    await tx
      .updateTable('child')
      .set({ family_id: gone.id })
      .where('centre_id', '=', centreId)
      .where('family_id', '=', kept.id)
      .where('id', 'in', parts.children)
      .execute();
  if (parts.guardians.length > 0)
    await tx.deleteFrom('guardian').where('centre_id', '=', centreId).where('id', 'in', parts.guardians).execute();
  await takeFromPersons(tx, centreId, parts.persons);
  await tx
    .updateTable('family')
    .set({ ...setOf(unchangedOf(kept, parts.filled), 'before'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  await pointFamilyTo(tx, centreId, gone.id, null);
  for (const id of parts.pointed) await pointFamilyTo(tx, centreId, id, gone.id);
  await renewContactKeys(tx, centreId, [kept.id, gone.id]);
}
