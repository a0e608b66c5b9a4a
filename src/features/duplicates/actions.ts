// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { JoinedParts } from '../../db/json.ts';
import { Conflict } from '../../refusals.ts';
import { moveCases, moveCasesBack } from '../cases/move-actions.ts';
import {
  assertStaysProtected,
  type JoinedFamily,
  joinFamilies,
  separateFamilies,
} from '../families/family-joining-actions.ts';
import { holdApart, joinChildren, separateChildren } from '../families/joining-actions.ts';
import { answer, carryQuestions, reopenQuestion } from '../families/question-actions.ts';
import type { Joining } from './queries.ts';
import { joiningRow } from './rows.ts';
import { canBeUndone, undoDays } from './rules.ts';

async function remember(
  tx: Tx,
  { centreId, userId, now }: By,
  joining: { kind: Joining['kind']; keptId: string; goneId: string; moved: JoinedParts },
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('entry_joining')
    .values({ ...joiningRow({ ...joining, centreId, id, at: now, by: userId }), moved: JSON.stringify(joining.moved) })
    .execute();
}

/** What came of a joining beside what was asked for. */
export interface JoinedEntries {
  /** Contacts and persons stayed with the entry that went, because of a protected address. */
  leftOut: boolean;
}

const nothing: JoinedParts = {
  ...{ cases: [], earlierSchools: [], children: [], guardians: [], familyId: null },
  ...{ childFilled: [], familyFilled: [], pointedChildren: [], pointedFamilies: [], siblings: [] },
};

/** What moved with a family, as it is kept. */
const familyParts = ({ children, guardians, persons, pointed, filled }: JoinedFamily) => ({
  ...{ children, guardians, persons, pointedFamilies: pointed, familyFilled: filled },
});

/**
 * Two entries become one: everything that hung on the one that goes hangs on the one that stays. Nothing is lost, and it can be
 * undone for 30 days.
 * @param withFamily the families become one, too
 * @throws NotFound; Conflict when both have an open case, a protected address would be lost, or somebody else was faster
 */
export async function joinEntries(
  tx: Tx,
  by: By,
  pair: { keptId: string; goneId: string },
  withFamily: boolean,
): Promise<JoinedEntries> {
  const { filled, pointed, kept, gone } = await joinChildren(tx, by, pair);
  const families = { keptId: kept.family_id, goneId: gone.family_id };
  const moved = await moveCases(tx, by, pair.goneId, pair.keptId);
  const family = withFamily && families.keptId !== families.goneId ? await joinFamilies(tx, by, families) : undefined;
  // After the families are locked: an address that is protected meanwhile counts.
  await assertStaysProtected(tx, by.centreId, families, { child: pair.goneId });
  await answer(tx, by, pair.keptId, pair.goneId, 'joined');
  await carryQuestions(tx, by, pair.goneId, pair.keptId);
  await remember(tx, by, {
    kind: 'child',
    ...pair,
    moved: {
      ...nothing,
      ...moved,
      childFilled: filled,
      pointedChildren: pointed,
      ...(family ? { ...familyParts(family), familyId: families.goneId } : {}),
    },
  });
  return { leftOut: family?.leftOut ?? false };
}

/** A person says that two entries are two children, who are no siblings either. @throws NotFound; Conflict when they were joined meanwhile */
export async function tellApart(tx: Tx, by: By, one: string, other: string): Promise<void> {
  await holdApart(tx, by.centreId, [one, other]);
  await answer(tx, by, one, other, 'different');
}

/**
 * Two families become one: their children are siblings.
 * @param children the one whose family stays first
 * @throws NotFound; Conflict when a protected address would be lost, or somebody else was faster
 */
export async function linkSiblings(
  tx: Tx,
  by: By,
  children: readonly [string, string],
  families: { keptId: string; goneId: string },
): Promise<JoinedEntries> {
  await holdApart(tx, by.centreId, children);
  if (families.keptId === families.goneId)
    throw new Conflict('Diese Kinder sind schon in einer Familie.', [
      { kind: 'family', id: families.keptId, label: 'Zur Familie' },
    ]);
  const family = await joinFamilies(tx, by, families);
  await assertStaysProtected(tx, by.centreId, families, { child: children[1] });
  await answer(tx, by, children[0], children[1], 'linked');
  await remember(tx, by, {
    kind: 'family',
    ...families,
    moved: { ...nothing, ...familyParts(family), siblings: [...children] },
  });
  return { leftOut: family.leftOut };
}

/** Takes a joining back. @throws Conflict after 30 days, or when somebody else was faster */
export async function undoJoining(tx: Tx, by: By, joining: Joining): Promise<void> {
  const { kind, keptId, goneId, moved, joinedAt } = joining;
  const record = { kind, id: keptId, label: 'Zum Eintrag' };
  if (!canBeUndone(joinedAt, by.now))
    throw new Conflict(`Eine Zusammenführung lässt sich ${undoDays} Tage lang rückgängig machen. Diese ist älter.`, [
      record,
    ]);
  await refuseBeforeLater(tx, by, joining);
  const undone = await tx
    .updateTable('entry_joining')
    .set({ undone_at: by.now, undone_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', joining.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (undone.numUpdatedRows !== 1n) throw new Conflict('Das hat schon jemand rückgängig gemacht.', [record]);
  const { children, guardians, persons = [], pointedFamilies: pointed, familyFilled: filled } = moved;
  const parts = { children, guardians, persons, pointed, filled };
  if (kind === 'family') {
    await separateFamilies(tx, by, { keptId, goneId }, parts);
    const [one, other] = moved.siblings;
    if (one && other) await reopenQuestion(tx, by, one, other);
    return;
  }
  const { familyId } = moved;
  if (familyId !== null)
    await separateFamilies(tx, by, { keptId: await familyInto(tx, by.centreId, familyId), goneId: familyId }, parts);
  await separateChildren(tx, by, { keptId, goneId }, { filled: moved.childFilled, pointed: moved.pointedChildren });
  await moveCasesBack(tx, by, moved, keptId, goneId);
  await reopenQuestion(tx, by, keptId, goneId);
}

/**
 * What was joined last comes apart first: an entry that has gone into another since has nothing of its own to give back.
 * @throws Conflict that names the entry where the later joining can be undone
 */
async function refuseBeforeLater(tx: Tx, { centreId }: By, joining: Joining): Promise<void> {
  const { id, kind, keptId, goneId, moved } = joining;
  const family = kind === 'family' ? goneId : (moved.familyId ?? (await familyOf(tx, centreId, goneId)));
  const gone = [keptId, ...(family === moved.familyId || kind === 'family' ? [] : [family])];
  const later = await tx
    .selectFrom('entry_joining')
    .select(['kind', 'kept_id'])
    .where('centre_id', '=', centreId)
    .where('undone_at', 'is', null)
    .where('id', '<>', id)
    .where((e) =>
      e.or([
        e('gone_id', 'in', gone),
        sql<boolean>`moved ->> 'familyId' = any(${gone}::text[])`,
        // What stood for one of the two stands for another one since.
        sql<boolean>`moved -> 'pointedChildren' ? ${goneId}`,
        sql<boolean>`moved -> 'pointedFamilies' ? ${family}`,
      ]),
    )
    .executeTakeFirst();
  if (later)
    throw new Conflict(
      `${kind === 'child' ? 'Dieser Eintrag' : 'Diese Familie'} ist danach noch einmal zusammengeführt worden. Bitte trennen Sie zuerst die spätere Zusammenführung.`,
      [{ kind: later.kind, id: later.kept_id, label: 'Zum späteren Eintrag' }],
    );
}

async function familyOf(tx: Tx, centreId: string, childId: string): Promise<string> {
  const row = await tx
    .selectFrom('child')
    .select('family_id')
    .where('centre_id', '=', centreId)
    .where('id', '=', childId)
    .executeTakeFirstOrThrow();
  return row.family_id;
}

/** The family that another one was joined with; itself when it is apart again. */
async function familyInto(tx: Tx, centreId: string, familyId: string): Promise<string> {
  const row = await tx
    .selectFrom('family')
    .select('joined_into')
    .where('centre_id', '=', centreId)
    .where('id', '=', familyId)
    .executeTakeFirstOrThrow();
  return row.joined_into ?? familyId;
}
