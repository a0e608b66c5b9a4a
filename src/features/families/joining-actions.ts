// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { searchForm } from '../../codes/names.ts';
import { phoneKeys } from '../../codes/phone.ts';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Filled } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { renewContactKeys, renewNames } from './finding-actions.ts';
import { birthOf, birthsMatch } from './rules.ts';

/** The entry that stays, and the one that goes into it. */
export interface Joined {
  keptId: string;
  goneId: string;
}

const changed = (kind: 'child' | 'family', id: string): Conflict =>
  new Conflict(
    'Jemand anderes hat diese Einträge inzwischen zusammengeführt oder getrennt. Bitte sehen Sie noch einmal nach.',
    [{ kind, id, label: 'Zum Eintrag' }],
  );

/** Both rows, locked in the order of their ids, so that two people cannot block each other. @throws NotFound */
async function lockPair<T extends 'child' | 'family'>(
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
  const rows = await tx
    .selectFrom('visible_address')
    .select(['id', 'protected'])
    .where('centre_id', '=', centreId)
    .where('id', 'in', [keptId, goneId])
    .execute();
  const isProtected = (id: string): boolean => rows.find((row) => row.id === id)?.protected === true;
  if (isProtected(goneId) && !isProtected(keptId))
    throw new Conflict(
      'Nur einer der beiden Einträge hat eine gesperrte Anschrift (§ 51 BMG), und die Sperre ginge verloren. Bitte lassen Sie die Angaben dieses Eintrags bleiben.',
      [{ kind: 'child', id: names.child, label: 'Zum Kind mit der gesperrten Anschrift' }],
    );
}

type Values = Readonly<Record<string, unknown>>;
const isEmpty = (value: unknown): boolean => value === null || value === '';

/** Columns of `kept` that are empty and not so in `gone`. */
function emptyOnes(kept: Values, gone: Values, columns: readonly string[]): Filled[] {
  return columns
    .filter((column) => isEmpty(kept[column]) && !isEmpty(gone[column]))
    .map((column) => ({ column, before: asJson(kept[column]), after: asJson(gone[column]) }));
}

const asJson = (value: unknown): Filled['before'] =>
  value === null || typeof value === 'number' ? value : String(value);

const filledIn = ['birth_name', 'call_name', 'birth_place', 'birth_country', 'nationality1', 'nationality2'] as const;
const filledLater = ['second_language', 'entered_germany_on', 'moved_in_on', 'school_number', 'school_since'] as const;

/** Parts of the birth date that the other entry knows, where the two do not contradict each other. */
function knownBirth(kept: Row<'child'>, gone: Row<'child'>): Filled[] {
  if (!birthsMatch(birthOf(kept), birthOf(gone))) return [];
  return emptyOnes(kept, gone, ['birth_year', 'birth_month', 'birth_day']);
}

const setOf = (filled: readonly Filled[], which: 'before' | 'after'): Record<string, Filled['before']> =>
  Object.fromEntries(filled.map((one) => [one.column, one[which]]));

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

/** Takes `joinChildren` back: what was filled in goes again where nobody has changed it since. @throws NotFound, Conflict */
export async function separateChildren(
  tx: Tx,
  { centreId }: By,
  pair: Joined,
  { filled, pointed }: { filled: readonly Filled[]; pointed: readonly string[] },
): Promise<void> {
  const { kept, gone } = await lockPair(tx, 'child', centreId, pair);
  if (gone.joined_into !== kept.id) throw changed('child', kept.id);
  const values = kept as Values;
  const unchanged = filled.filter(({ column, after }) => asJson(values[column]) === after);
  await tx
    .updateTable('child')
    .set({ ...setOf(unchanged, 'before'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  await pointChildTo(tx, centreId, gone.id, null);
  for (const id of pointed) await pointChildTo(tx, centreId, id, gone.id);
  await renewNames(tx, centreId, kept.id);
}

const nameOf = ({ family_name: family, given_names: given }: Row<'guardian'>): string =>
  searchForm(`${given} ${family}`);

/** Somebody who stands in both families with one name and is reached in one way comes once. */
const contactOf = (one: Row<'guardian'>): string => [nameOf(one), ...phoneKeys(one.phone), one.email].join(' ');

/** What moved when two families were joined. */
export interface JoinedFamily {
  children: string[];
  /** Those that stand in the family that stays as copies: the family that goes keeps its own. */
  guardians: string[];
  pointed: string[];
  filled: Filled[];
}

/**
 * The children and the persons with custody of one family come to the other; who stands there already by that name and is
 * reached in the same way does not come twice. Contact and address are those of the family that stays; a phone number or a
 * mail address it lacks, it takes. By what the other was reached it is still found.
 * @throws NotFound; Conflict when one of them is joined already
 */
export async function joinFamilies(tx: Tx, { centreId }: By, pair: Joined): Promise<JoinedFamily> {
  const { kept, gone } = await lockPair(tx, 'family', centreId, pair);
  if (kept.joined_into !== null || gone.joined_into !== null) throw changed('family', kept.joined_into ?? kept.id);
  const guardians = await tx
    .selectFrom('guardian')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('family_id', 'in', [kept.id, gone.id])
    .execute();
  const known = new Set(guardians.filter((one) => one.family_id === kept.id).map(contactOf));
  const coming = guardians.filter((one) => one.family_id === gone.id && !known.has(contactOf(one)));
  const children = await tx
    .updateTable('child')
    .set({ family_id: kept.id })
    .where('centre_id', '=', centreId)
    .where('family_id', '=', gone.id)
    .where('joined_into', 'is', null)
    .returning('id')
    .execute();
  // Letters go where those of the family that stays go.
  const decided = guardians.some((one) => one.family_id === kept.id && one.letters);
  const copies = coming.map((one) => ({
    ...one,
    id: newId(),
    family_id: kept.id,
    letters: one.letters && !decided,
  }));
  if (copies.length > 0) await tx.insertInto('guardian').values(copies).execute();
  const filled = emptyOnes(kept, gone, ['phone', 'email', 'parents']);
  await tx
    .updateTable('family')
    .set({ ...setOf(filled, 'after'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  const pointed = await pointFamiliesOf(tx, centreId, gone.id, kept.id);
  await pointFamilyTo(tx, centreId, gone.id, kept.id);
  await renewContactKeys(tx, centreId, [kept.id]);
  return { children: children.map(({ id }) => id), guardians: copies.map(({ id }) => id), pointed, filled };
}

/** Takes `joinFamilies` back. Children and persons who have left the family since stay where they are. @throws NotFound, Conflict */
export async function separateFamilies(tx: Tx, { centreId }: By, pair: Joined, parts: JoinedFamily): Promise<void> {
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
  const values = kept as unknown as Values;
  const unchanged = parts.filled.filter(({ column, after }) => asJson(values[column]) === after);
  await tx
    .updateTable('family')
    .set({ ...setOf(unchanged, 'before'), version: kept.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', kept.id)
    .execute();
  await pointFamilyTo(tx, centreId, gone.id, null);
  for (const id of parts.pointed) await pointFamilyTo(tx, centreId, id, gone.id);
  await renewContactKeys(tx, centreId, [kept.id, gone.id]);
}
