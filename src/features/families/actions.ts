// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Jobs } from '../../outbound/jobs.ts';
import { Conflict } from '../../refusals.ts';
import { tell } from '../notices/actions.ts';
import { writeContactKeys, writeNames } from './finding-actions.ts';
import type { TypedAddress, TypedFamily } from './input.ts';
import { addressOpenedMail } from './mails.ts';
import { derivePosition } from './position.ts';
import {
  type Address,
  addressColumns,
  type Custodian,
  childRow,
  contactColumns,
  familyAddressRow,
  familyRow,
  guardianRow,
  type Person,
  personColumns,
} from './rows.ts';

type NewAddress = TypedAddress & { ags: string };

const changedMeanwhile = (kind: 'family' | 'child', id: string): Conflict =>
  new Conflict('Jemand anderes hat diese Angaben inzwischen geändert. Ihre Änderung ist nicht gespeichert.', [
    { kind, aim: 'form', id, label: 'Aktuellen Stand ansehen und noch einmal ändern' },
  ]);

async function addressOf(tx: Tx, { manual, ...address }: NewAddress): Promise<Address> {
  return { ...address, position: await derivePosition(tx, { ...address, manual }) };
}

async function writeGuardians(tx: Tx, by: By, familyId: string, guardians: readonly Custodian[]): Promise<void> {
  await tx.deleteFrom('guardian').where('centre_id', '=', by.centreId).where('family_id', '=', familyId).execute();
  const rows = guardians.map((one) => guardianRow({ ...one, centreId: by.centreId, id: newId(), familyId }));
  if (rows.length > 0) await tx.insertInto('guardian').values(rows).execute();
}

/** A new family with contact, persons with custody and address. Returns its id. */
export async function createFamily(tx: Tx, by: By, family: TypedFamily & { address: NewAddress }): Promise<string> {
  const id = newId();
  await tx
    .insertInto('family')
    .values(familyRow({ centreId: by.centreId, id, ...family.contact, parents: family.parents, createdAt: by.now }))
    .execute();
  await tx
    .insertInto('family_address')
    .values(familyAddressRow({ centreId: by.centreId, familyId: id, ...(await addressOf(tx, family.address)) }))
    .execute();
  await writeGuardians(tx, by, id, family.guardians);
  await writeContactKeys(tx, by, id, family, family.address);
  return id;
}

/**
 * Changes contact, persons with custody and, when given, the address. A protected address that is closed is null:
 * who cannot read it cannot change it, nor lift its protection.
 * @throws Conflict when somebody else changed the family since `version`.
 */
export async function updateFamily(
  tx: Tx,
  by: By,
  id: string,
  version: number,
  { contact, parents, guardians, address }: TypedFamily & { address: NewAddress | null },
): Promise<void> {
  const changed = await tx
    .updateTable('family')
    .set({ ...contactColumns(contact), parents, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw changedMeanwhile('family', id);
  await writeGuardians(tx, by, id, guardians);
  // An address that is closed to who writes is protected: nobody is found by it.
  await writeContactKeys(tx, by, id, { contact, guardians }, address);
  if (address)
    await tx
      .updateTable('family_address')
      .set(addressColumns(await addressOf(tx, address)))
      .where('centre_id', '=', by.centreId)
      .where('id', '=', id)
      .execute();
}

/** A new child of a family, found by every word of its names from now on. Returns its id. */
export async function createChild(tx: Tx, by: By, familyId: string, person: Person): Promise<string> {
  const id = newId();
  await tx
    .insertInto('child')
    .values(
      childRow({
        centreId: by.centreId,
        id,
        familyId,
        ...person,
        schoolNumber: null,
        schoolSince: null,
        createdAt: by.now,
      }),
    )
    .execute();
  await writeNames(tx, by, id, person);
  return id;
}

/** @throws Conflict when somebody else changed the child since `version`. */
export async function updateChild(tx: Tx, by: By, id: string, version: number, person: Person): Promise<void> {
  const changed = await tx
    .updateTable('child')
    .set({ ...personColumns(person), version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw changedMeanwhile('child', id);
  await writeNames(tx, by, id, person);
}

/**
 * The entry that stands for a child now, held until the transaction ends. A deed may have read the child before somebody joined
 * it with another: what is written to the entry that went nobody would see.
 */
export async function keptChild(tx: Tx, centreId: string, id: string): Promise<string> {
  const row = await tx
    .selectFrom('child')
    .select('joined_into')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  return row?.joined_into ? await keptChild(tx, centreId, row.joined_into) : id;
}

/** The child goes to this school from that day on. */
export async function enterSchool(
  tx: Tx,
  centreId: string,
  childId: string,
  school: { number: string; since: Temporal.PlainDate },
): Promise<void> {
  await tx
    .updateTable('child')
    .set((row) => ({ school_number: school.number, school_since: school.since, version: row('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('id', '=', await keptChild(tx, centreId, childId))
    .execute();
}

/** The child does not go to this school (any more). One that goes to another school already stays there. */
export async function leaveSchool(tx: Tx, centreId: string, childId: string, schoolNumber: string): Promise<void> {
  await tx
    .updateTable('child')
    .set((row) => ({ school_number: null, school_since: null, version: row('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('id', '=', await keptChild(tx, centreId, childId))
    .where('school_number', '=', schoolNumber)
    .execute();
}

/** How long an opened address stays open for the person who opened it. */
const unlockMinutes = 15;

/** Opens a protected address for this person: reason kept, heads told on their start page and by mail. */
export async function openAddress(tx: Tx, by: By, jobs: Jobs, familyId: string, reason: string): Promise<void> {
  await tx
    .insertInto('address_unlock')
    .values({
      centre_id: by.centreId,
      id: newId(),
      family_id: familyId,
      user_id: by.userId,
      at: by.now,
      expires_at: by.now.add({ minutes: unlockMinutes }),
      reason,
    })
    .execute();
  const news = { centreId: by.centreId, recordId: familyId, at: by.now, byUser: by.userId, responsible: null };
  await tell(tx, 'protected_address_opened', [news]);
  await jobs.send(tx, addressOpenedMail, { centreId: by.centreId, familyId, userId: by.userId });
}
