// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { writeRows } from '../../db/write-rows.ts';
import { childNameSoundRows, childNameWordRows, childRow, familyRow, type Person } from './rows.ts';

const unknownPerson = {
  birthName: '',
  callName: '',
  gender: 'none' as const,
  birthPlace: '',
  birthCountry: null,
  nationality1: null,
  nationality2: null,
  firstLanguage: 'und',
  secondLanguage: null,
  enteredGermanyOn: null,
  movedInOn: null,
  denominationalWish: 'none' as const,
  schoolNumber: null,
  schoolSince: null,
};

const perWrite = 10_000;

/** Somebody of whom names and birth are known, with an id of the list they come from. */
export type ListedPerson = Pick<Person, 'familyName' | 'givenNames' | 'birth'> & { id: string };

/** Enters people of a list as children of one family, of whom nothing else is known. @returns the ids they got, by those of the list */
export async function enterPeople(
  tx: Tx,
  centreId: string,
  now: Temporal.Instant,
  people: readonly ListedPerson[],
): Promise<Map<string, string>> {
  const familyId = newId();
  const contact = {
    parents: null,
    phone: '',
    email: '',
    language: 'deu',
    channel: 'letter' as const,
    interpreterNeeded: false,
  };
  await writeRows(tx, 'family', [familyRow({ centreId, id: familyId, ...contact, createdAt: now })]);
  const ids = new Map<string, string>();
  for (let start = 0; start < people.length; start += perWrite) {
    const children = people.slice(start, start + perWrite).map((person) => {
      return { ...unknownPerson, ...person, centreId, id: newId(), fileId: person.id, familyId, createdAt: now };
    });
    for (const { fileId, id } of children) ids.set(fileId, id);
    await writeRows(tx, 'child', children.map(childRow));
    await writeRows(tx, 'child_name_word', children.flatMap(childNameWordRows));
    await writeRows(tx, 'child_name_sound', children.flatMap(childNameSoundRows));
  }
  return ids;
}
