// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { isId, newId } from '../../../db/ids.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { helpsToo, moveState } from '../actions.ts';
import { proposeLanguage } from '../language-wishes/wish-actions.ts';
import { listLanguages, lockVolunteer, type Volunteer } from '../queries.ts';
import { pairRow } from '../rows.ts';
import { findPair } from './pair-queries.ts';
import { endedOf, samenessOf } from './pair-rules.ts';

export type PairAnswer = 'same' | 'two';

const links = (id: string) => [{ kind: 'volunteer', id, label: 'Aktuellen Stand ansehen' }];

/** Ends the application and proposes its languages where the person stays, which helps with both now. Nothing is sent to anybody. */
async function join(tx: Tx, by: By, kept: Volunteer, ended: Volunteer): Promise<void> {
  const { centreId } = by;
  const spoken = (await listLanguages(tx, centreId, [ended.id])).get(ended.id) ?? [];
  await moveState(tx, by, ended.id, 'left');
  await helpsToo(tx, by, kept, ended);
  for (const one of spoken) await proposeLanguage(tx, by, kept.id, { ...one, id: newId(), fromApplication: ended.id });
}

/**
 * Somebody has looked whether two entries are the same person. Said twice, it is kept once.
 * @returns the id of the entry that stays
 * @throws NotFound; Conflict when somebody else has said otherwise, or the two are none to be joined any more
 */
export async function answerPair(tx: Tx, by: By, id: string, otherId: string, answer: PairAnswer): Promise<string> {
  const { centreId, now: at, userId } = by;
  if (!isId(otherId) || id === otherId) throw new NotFound();
  // Always in the same order: two who decide at once wait for each other.
  const both = new Map<string, Volunteer>();
  for (const one of [id, otherId].toSorted()) both.set(one, await lockVolunteer(tx, centreId, one));
  const [person, other] = [both.get(id), both.get(otherId)];
  if (!person || !other) throw new NotFound();
  const before = await findPair(tx, centreId, id, otherId);
  if (before?.answer === answer) return id;
  if (before) throw new Conflict('Jemand anderes hat schon anders entschieden. Es wurde nichts geändert.', links(id));
  const end = endedOf(person, other);
  const gone = person.state === 'left' || other.state === 'left';
  if (!end || gone || samenessOf(person, other).length === 0)
    throw new Conflict('Die beiden Einträge haben sich inzwischen geändert. Es wurde nichts geändert.', links(id));
  const { kept, ended } = end;
  const pair = { keptId: kept.id, otherId: ended.id, answer, at, by: userId };
  await tx
    .insertInto('volunteer_pair')
    .values(pairRow({ centreId, id: newId(), ...pair }))
    .execute();
  if (answer === 'same') await join(tx, by, kept, ended);
  return answer === 'same' ? kept.id : id;
}
