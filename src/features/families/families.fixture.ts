// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { childRow, familyRow } from './rows.ts';

interface TestFamily {
  centreId: string;
  familyId: string;
  createdAt: Temporal.Instant;
  language?: string;
}

/** A family for tests, without address and persons with custody. */
export async function giveFamily(tx: Tx, { familyId: id, ...family }: TestFamily): Promise<void> {
  const contact = {
    phone: '',
    email: '',
    language: 'deu',
    channel: 'letter',
    interpreterNeeded: false,
    parents: null,
  } as const;
  await tx
    .insertInto('family')
    .values(familyRow({ ...contact, ...family, id }))
    .execute();
}

type NewChild = Parameters<typeof childRow>[0];

/** A child for tests: of what is not given nothing is known. It is not found by its names. */
export async function giveChild(
  tx: Tx,
  child: Partial<NewChild> & Pick<NewChild, 'centreId' | 'id' | 'familyId' | 'createdAt'>,
): Promise<void> {
  const names = { familyName: 'Muster', givenNames: 'Kind', birthName: '', callName: '' };
  const unknown = {
    ...{ birth: null, birthPlace: '', birthCountry: null, nationality1: null, nationality2: null },
    ...{ firstLanguage: 'ara', secondLanguage: null, enteredGermanyOn: null, movedInOn: null },
    ...{ schoolNumber: null, schoolSince: null },
  };
  await tx
    .insertInto('child')
    .values(childRow({ ...names, ...unknown, gender: 'd', denominationalWish: 'none', ...child }))
    .execute();
}
