// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import {
  type Contact,
  type ContactAddress,
  type Custodian,
  childNameSoundRows,
  childNameWordRows,
  familyContactKeyRows,
  findingRules,
  type Person,
} from './rows.ts';
import { birthOf } from './rules.ts';

/** Writes anew what a family is found by. */
export async function writeContactKeys(
  tx: Tx,
  { centreId }: Pick<By, 'centreId'>,
  familyId: string,
  { contact, guardians }: { contact: Pick<Contact, 'phone'>; guardians: readonly Pick<Custodian, 'phone'>[] },
  address: ContactAddress | null,
): Promise<void> {
  await tx
    .deleteFrom('family_contact_key')
    .where('centre_id', '=', centreId)
    .where('family_id', '=', familyId)
    .execute();
  const phones = [contact.phone, ...guardians.map(({ phone }) => phone)];
  const rows = familyContactKeyRows({ centreId, id: familyId, phones, address });
  if (rows.length > 0) await tx.insertInto('family_contact_key').values(rows).execute();
}

/** Writes anew what a child is found by: the words of its names and their sounds. */
export async function writeNames(
  tx: Tx,
  { centreId }: Pick<By, 'centreId'>,
  childId: string,
  person: Pick<Person, 'familyName' | 'givenNames' | 'birthName' | 'callName' | 'birth'>,
): Promise<void> {
  await forgetNames(tx, centreId, childId);
  const words = childNameWordRows({ ...person, centreId, id: childId });
  if (words.length > 0) await tx.insertInto('child_name_word').values(words).execute();
  const sounds = childNameSoundRows({ ...person, centreId, id: childId });
  if (sounds.length > 0) await tx.insertInto('child_name_sound').values(sounds).execute();
}

async function forgetNames(tx: Tx, centreId: string, childId: string): Promise<void> {
  await tx.deleteFrom('child_name_word').where('centre_id', '=', centreId).where('child_id', '=', childId).execute();
  await tx.deleteFrom('child_name_sound').where('centre_id', '=', centreId).where('child_id', '=', childId).execute();
}

const namesOf = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('child')
    .select(['id', 'family_name as familyName', 'given_names as givenNames', 'birth_name as birthName'])
    .select(['call_name as callName', 'birth_year', 'birth_month', 'birth_day'])
    .where('centre_id', '=', centreId);

/** Writes anew what a child is found by, from what is kept of it. */
export async function renewNames(tx: Tx, centreId: string, childId: string): Promise<void> {
  const child = await namesOf(tx, centreId).where('id', '=', childId).executeTakeFirstOrThrow();
  await writeNames(tx, { centreId }, childId, { ...child, birth: birthOf(child) });
}

/** So many entries are renewed in one transaction. */
const batch = 500;

async function renewChildren(tx: Tx, centreId: string): Promise<number> {
  const children = await namesOf(tx, centreId).where('found_by', '<', findingRules).limit(batch).forUpdate().execute();
  for (const child of children) await writeNames(tx, { centreId }, child.id, { ...child, birth: birthOf(child) });
  const ids = children.map(({ id }) => id);
  if (ids.length > 0)
    await tx
      .updateTable('child')
      .set({ found_by: findingRules })
      .where('centre_id', '=', centreId)
      .where('id', 'in', ids)
      .execute();
  return ids.length;
}

/** Writes anew what some families are found by, from what is kept of them. */
export async function renewContactKeys(tx: Tx, centreId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const families = await tx
    .selectFrom('family as f')
    .leftJoin('visible_address as a', (join) =>
      join.onRef('a.centre_id', '=', 'f.centre_id').onRef('a.id', '=', 'f.id').on('a.protected', '=', false),
    )
    .select(['f.id', 'f.phone', 'a.street', 'a.house_number as houseNumber', 'a.postcode', 'a.accommodation'])
    .where('f.centre_id', '=', centreId)
    .where('f.id', 'in', [...ids])
    .execute();
  const guardians = await tx
    .selectFrom('guardian')
    .select(['family_id', 'phone'])
    .where('centre_id', '=', centreId)
    .where('family_id', 'in', [...ids])
    .execute();
  const phonesOf = Map.groupBy(guardians, (row) => row.family_id);
  for (const { id, phone, street, houseNumber, postcode, accommodation } of families) {
    const known = street !== null && accommodation !== null;
    const address = known
      ? { street, houseNumber: houseNumber ?? '', postcode: postcode ?? '', accommodation, protected: false }
      : null;
    await writeContactKeys(tx, { centreId }, id, { contact: { phone }, guardians: phonesOf.get(id) ?? [] }, address);
  }
}

async function renewFamilies(tx: Tx, centreId: string): Promise<number> {
  const families = await tx
    .selectFrom('family')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('found_by', '<', findingRules)
    .limit(batch)
    .forUpdate()
    .execute();
  const ids = families.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await renewContactKeys(tx, centreId, ids);
  await tx
    .updateTable('family')
    .set({ found_by: findingRules })
    .where('centre_id', '=', centreId)
    .where('id', 'in', ids)
    .execute();
  return ids.length;
}

/**
 * Makes some entries of a centre to be found by the rules of this version that were entered under older ones.
 * @returns how many; 0: all are
 */
export const renewFinding = async (tx: Tx, centreId: string): Promise<number> =>
  (await renewChildren(tx, centreId)) + (await renewFamilies(tx, centreId));
