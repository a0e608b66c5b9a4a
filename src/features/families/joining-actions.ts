// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import type { Filled } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { renewNames } from './finding-actions.ts';
import { emptyOnes, knownBirth, setOf, unchangedOf } from './joining-parts.ts';

/** The entry that stays, and the one that goes into it. */
export interface Joined {
  keptId: string;
  goneId: string;
}

export const changed = (kind: 'child' | 'family', id: string): Conflict =>
  new Conflict(
    'Jemand anderes hat diese Einträge inzwischen zusammengeführt oder getrennt. Bitte sehen Sie noch einmal nach.',
    [{ kind, id, label: 'Zum Eintrag' }],
  );

/** Both rows, locked in the order of their ids, so that two people cannot block each other. @throws NotFound */
export async function lockPair<T extends 'child' | 'family'>(
  tx: Tx,
  table: T,
  centreId: string,
  { keptId, goneId }: Joined,
): Promise<{ kept: Row<T>; gone: Row<T> }> {
  const rows = (await tx
    .selectFrom(table as 'child')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('id', 'in', [keptId, goneId])
    .orderBy('id')
    .forUpdate()
    .execute()) as unknown as (Row<T> & { id: string })[];
  const [kept, gone] = [keptId, goneId].map((id) => rows.find((row) => row.id === id));
  if (!kept || !gone) throw new NotFound();
  return { kept, gone };
}

/**
 * Keeps an entry from being joined until the transaction ends: whoever hangs something on it reads it afterwards, and must not
 * find it joined later. Nobody else waits for it.
 */
export async function holdEntry(tx: Tx, table: 'child' | 'family', centreId: string, id: string): Promise<void> {
  await tx
    .selectFrom(table as 'child')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forKeyShare()
    .execute();
}

/** The same for two children of whom somebody says what they are. @throws NotFound; Conflict when one was joined meanwhile */
export async function holdApart(tx: Tx, centreId: string, ids: readonly [string, string]): Promise<void> {
  for (const id of ids.toSorted()) await holdEntry(tx, 'child', centreId, id);
  const rows = await tx
    .selectFrom('child')
    .select('joined_into')
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...ids])
    .execute();
  if (rows.length < ids.length) throw new NotFound();
  const into = rows.find((row) => row.joined_into !== null)?.joined_into;
  if (into) throw changed('child', into);
}

const filledIn = ['birth_name', 'call_name', 'birth_place', 'birth_country', 'nationality1', 'nationality2'] as const;
const filledLater = ['second_language', 'entered_germany_on', 'moved_in_on', 'school_number', 'school_since'] as const;

/**
 * The child that goes stands for nothing any more but for the one that stays, which takes what it did not know itself. Its
 * names stay and find the other.
 * @returns what was filled in, and who pointed to the one that goes, for `separateChildren`
 * @throws NotFound; Conflict when one of them is joined already
 */
export async function joinChildren(
  tx: Tx,
  { centreId }: By,
  pair: Joined,
): Promise<{ filled: Filled[]; pointed: string[]; kept: Row<'child'>; gone: Row<'child'> }> {
  const { kept, gone } = await lockPair(tx, 'child', centreId, pair);
  if (kept.joined_into !== null || gone.joined_into !== null) throw changed('child', kept.joined_into ?? kept.id);
  const filled = [...emptyOnes(kept, gone, [...filledIn, ...filledLater]), ...knownBirth(kept, gone)];
  await tx
    .updateTable('child')
    .set({ ...setOf(filled, 'after'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  const pointed = await pointChildrenOf(tx, centreId, gone.id, kept.id);
  await pointChildTo(tx, centreId, gone.id, kept.id);
  await renewNames(tx, centreId, kept.id);
  return { filled, pointed, kept, gone };
}

async function pointChildTo(tx: Tx, centreId: string, id: string, to: string | null): Promise<void> {
  await tx
    .updateTable('child')
    .set((row) => ({ joined_into: to, version: row('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/** What was joined into the one that goes stands for the one that stays from now on. @returns the ids */
async function pointChildrenOf(tx: Tx, centreId: string, from: string, to: string): Promise<string[]> {
  const rows = await tx
    .updateTable('child')
    .set({ joined_into: to })
    .where('centre_id', '=', centreId)
    .where('joined_into', '=', from)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes `joinChildren` back: what was filled in goes again where nobody has changed it since. @throws NotFound, Conflict */
export async function separateChildren(
  tx: Tx,
  { centreId }: By,
  pair: Joined,
  { filled, pointed }: { filled: readonly Filled[]; pointed: readonly string[] },
): Promise<void> {
  const { kept, gone } = await lockPair(tx, 'child', centreId, pair);
  if (gone.joined_into !== kept.id) throw changed('child', kept.id);
  await tx
    .updateTable('child')
    .set({ ...setOf(unchangedOf(kept, filled), 'before'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  await pointChildTo(tx, centreId, gone.id, null);
  for (const id of pointed) await pointChildTo(tx, centreId, id, gone.id);
  await renewNames(tx, centreId, kept.id);
}
