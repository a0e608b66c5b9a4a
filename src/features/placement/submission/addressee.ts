// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { Authority } from '../../centres/queries.ts';
import type { Guardian } from '../../families/queries.ts';
import { listRecipients } from '../../people/queries.ts';
import { decidingRole } from '../rules.ts';
import { addressLines, findAddressee, getPassedAddress } from './facts.ts';

/** Street and place: with less a letter does not arrive. */
const wholeAddress = 2;

function missingPerson(people: readonly Pick<Guardian, 'custody'>[]): string[] {
  if (people.length === 0) return ['eine Person mit Sorgerecht'];
  return people.some(({ custody }) => custody === 'yes') ? [] : ['eine Person, deren Sorgerecht geklärt ist'];
}

/**
 * What is missing for a decision to reach the family: somebody with custody, and where they live. Where the address is
 * protected the letter goes through the centre.
 * @returns one sentence; null when the letter has an addressee
 */
export async function missingAddressee(tx: Tx, centreId: string, familyId: string): Promise<string | null> {
  const { people, own } = await findAddressee(tx, centreId, familyId);
  const address = await getPassedAddress(tx, centreId, familyId);
  const missing = [
    ...missingPerson(people),
    ...(own || address.protected || addressLines(address).length === wholeAddress
      ? []
      : ['die Anschrift mit Straße und Ort']),
  ];
  return missing.length === 0
    ? null
    : `Der Bescheid hat noch keinen Empfänger: Bei der Familie fehlt ${missing.join(' und ')}.`;
}

/** @returns why nobody at this authority can decide in this program; null when somebody can */
export async function missingDecider(
  tx: Tx,
  centreId: string,
  authority: Pick<Authority, 'name' | 'kind'>,
): Promise<string | null> {
  const people = await listRecipients(tx, centreId, decidingRole(authority.kind));
  return people.length > 0
    ? null
    : `„${authority.name}“ hat hier noch niemanden, der entscheiden kann. Bitte lassen Sie die Leitung unter „Personen“ jemanden einladen.`;
}
