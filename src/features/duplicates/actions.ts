// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { JoinedParts } from '../../db/json.ts';
import { Conflict } from '../../refusals.ts';
import { moveCases, moveCasesBack } from '../cases/move-actions.ts';
import { joinChildren, joinFamilies, separateChildren, separateFamilies } from '../families/joining-actions.ts';
import { answer, reopenQuestion } from '../families/question-actions.ts';
import type { Joining } from './queries.ts';
import { joiningRow } from './rows.ts';
import { canBeUndone, undoDays } from './rules.ts';

async function remember(
  tx: Tx,
  { centreId, userId, now }: By,
  joining: { kind: Joining['kind']; keptId: string; goneId: string; moved: JoinedParts },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('entry_joining')
    .values({ ...joiningRow({ ...joining, centreId, id, at: now, by: userId }), moved: JSON.stringify(joining.moved) })
    .execute();
  return id;
}

const nothing: JoinedParts = {
  ...{ cases: [], earlierSchools: [], children: [], guardians: [], familyId: null, childFilled: [], familyFilled: [] },
};

/**
 * Two entries become one: everything that hung on the one that goes hangs on the one that stays. Nothing is lost, and it can be
 * undone for 30 days.
 * @param withFamily the families become one, too
 * @returns the id of the joining
 * @throws NotFound; Conflict when both have an open case, or somebody else was faster
 */
export async function joinEntries(
  tx: Tx,
  by: By,
  pair: { keptId: string; goneId: string },
  withFamily: boolean,
): Promise<string> {
  const { filled, kept, gone } = await joinChildren(tx, by, pair);
  const moved = await moveCases(tx, by, pair.goneId, pair.keptId);
  const families = { keptId: kept.family_id, goneId: gone.family_id };
  const family = withFamily && families.keptId !== families.goneId ? await joinFamilies(tx, by, families) : undefined;
  await answer(tx, by, pair.keptId, pair.goneId, 'joined');
  return await remember(tx, by, {
    kind: 'child',
    ...pair,
    moved: {
      ...nothing,
      ...moved,
      childFilled: filled,
      ...(family
        ? {
            children: family.children,
            guardians: family.guardians,
            familyFilled: family.filled,
            familyId: families.goneId,
          }
        : {}),
    },
  });
}

/** Two families become one: their children are siblings. @returns the id of the joining @throws NotFound, Conflict */
export async function linkSiblings(
  tx: Tx,
  by: By,
  children: readonly [string, string],
  families: { keptId: string; goneId: string },
): Promise<string> {
  if (families.keptId === families.goneId)
    throw new Conflict('Diese Kinder sind schon in einer Familie.', [
      { kind: 'family', id: families.keptId, label: 'Zur Familie' },
    ]);
  const { children: moved, guardians, filled } = await joinFamilies(tx, by, families);
  await answer(tx, by, children[0], children[1], 'linked');
  return await remember(tx, by, {
    kind: 'family',
    ...families,
    moved: { ...nothing, children: moved, guardians, familyFilled: filled },
  });
}

/** Takes a joining back. @throws Conflict after 30 days, or when somebody else was faster */
export async function undoJoining(tx: Tx, by: By, joining: Joining): Promise<void> {
  const { kind, keptId, goneId, moved, joinedAt } = joining;
  const record = { kind, id: keptId, label: 'Zum Eintrag' };
  if (!canBeUndone(joinedAt, by.now))
    throw new Conflict(`Eine Zusammenführung lässt sich ${undoDays} Tage lang rückgängig machen. Diese ist älter.`, [
      record,
    ]);
  const undone = await tx
    .updateTable('entry_joining')
    .set({ undone_at: by.now, undone_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', joining.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (undone.numUpdatedRows !== 1n) throw new Conflict('Das hat schon jemand rückgängig gemacht.', [record]);
  const parts = { children: moved.children, guardians: moved.guardians, filled: moved.familyFilled };
  if (kind === 'family') {
    await separateFamilies(tx, by, { keptId, goneId }, parts);
    return;
  }
  const { familyId } = moved;
  if (familyId !== null)
    await separateFamilies(tx, by, { keptId: await familyInto(tx, by, familyId), goneId: familyId }, parts);
  await separateChildren(tx, by, { keptId, goneId }, moved.childFilled);
  await moveCasesBack(tx, by, moved, keptId, goneId);
  await reopenQuestion(tx, by, keptId, goneId);
}

/** The family that another one was joined with; itself when it is apart again. */
async function familyInto(tx: Tx, { centreId }: By, familyId: string): Promise<string> {
  const row = await tx
    .selectFrom('family')
    .select('joined_into')
    .where('centre_id', '=', centreId)
    .where('id', '=', familyId)
    .executeTakeFirstOrThrow();
  return row.joined_into ?? familyId;
}
