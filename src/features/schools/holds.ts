// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { addWorkingDays } from '../../codes/holidays.ts';
import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import { gradeLabel, kindLabel } from '../../codes/school-forms.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { type Alternative, Conflict } from '../../refusals.ts';
import { tell } from '../notices/actions.ts';
import { placeHoldRow } from './rows.ts';
import { freePlaces, type PlaceFigures } from './rules.ts';

/** A place kept for a child until `expiresOn`, that day included. */
export interface Hold {
  readonly id: string;
  readonly placeId: string;
  readonly caseId: string;
  readonly schoolNumber: string;
  readonly grade: string;
  readonly kind: PlaceKindKey;
  readonly expiresOn: Temporal.PlainDate;
}

/** The place meant: by its id, or by what people say. */
export type PlaceKey =
  | { readonly placeId: string }
  | { readonly schoolNumber: string; readonly grade: string; readonly kind: PlaceKindKey };

export type WantedHold = PlaceKey & {
  readonly caseId: string;
  readonly userId: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** Working days in NRW (setting `hold_days` of the centre). */
  readonly holdDays: number;
};

interface LockedPlace extends PlaceFigures {
  id: string;
  centreId: string;
  schoolNumber: string;
  grade: string;
  kind: PlaceKindKey;
  capacity: number;
  taken: number;
  blocked: number;
}

/**
 * Locks the place, so that nobody else counts or changes it until this transaction ends, and counts its holds in a second
 * statement: only that one sees what the transaction waited for (PostgreSQL, read committed).
 */
async function lockPlace(tx: Tx, key: PlaceKey, today: Temporal.PlainDate): Promise<LockedPlace | undefined> {
  const query = tx
    .selectFrom('school_place')
    .select(['id', 'centre_id as centreId', 'school_number as schoolNumber', 'grade', 'kind'])
    .select(['capacity', 'taken', 'blocked'])
    .forUpdate();
  const place = await ('placeId' in key
    ? query.where('id', '=', key.placeId)
    : query.where('school_number', '=', key.schoolNumber).where('grade', '=', key.grade).where('kind', '=', key.kind)
  ).executeTakeFirst();
  if (!place) return undefined;
  const { held } = await tx
    .selectFrom('place_hold')
    .select(sql<number>`count(*)::int`.as('held'))
    .where('place_id', '=', place.id)
    .where('state', '=', 'active')
    .where('expires_on', '>=', today)
    .executeTakeFirstOrThrow();
  return { ...place, held };
}

/** Up to three other open schools with a free place of the same grade and kind, nearest to the wanted school first. */
async function alternatives(
  tx: Tx,
  wanted: { schoolNumber: string; grade: string; kind: PlaceKindKey },
  today: Temporal.PlainDate,
): Promise<Alternative[]> {
  const { rows } = await sql<{ number: string; name: string; free: number }>`
    select s.number, s.name, p.capacity - p.taken - p.blocked - coalesce(h.held, 0) as free
    from school_place p
    join school s on s.number = p.school_number and s.closed_at is null
    left join school w on w.number = ${wanted.schoolNumber}
    left join (
      select place_id, count(*)::int as held from place_hold where state = 'active' and expires_on >= ${today}
      group by place_id
    ) h on h.place_id = p.id
    where p.grade = ${wanted.grade} and p.kind = ${wanted.kind} and s.number <> ${wanted.schoolNumber}
      and p.capacity - p.taken - p.blocked - coalesce(h.held, 0) > 0
    order by (s.x - w.x) * (s.x - w.x) + (s.y - w.y) * (s.y - w.y) nulls last, s.number limit 3`.execute(tx);
  return rows.map(({ number, name, free }) => ({
    kind: 'school',
    id: number,
    label: name,
    detail: free === 1 ? '1 Platz frei' : `${free} Plätze frei`,
  }));
}

async function noPlaceLeft(
  tx: Tx,
  wanted: { schoolNumber: string; grade: string; kind: PlaceKindKey },
  today: Temporal.PlainDate,
): Promise<Conflict> {
  const school = await tx
    .selectFrom('school')
    .select('name')
    .where('number', '=', wanted.schoolNumber)
    .executeTakeFirst();
  const links = await alternatives(tx, wanted, today);
  const what = `${gradeLabel(wanted.grade)}, ${kindLabel(wanted.kind)}`;
  const rest =
    links.length > 0
      ? 'Diese Schulen haben noch einen passenden Platz.'
      : 'Auch andere Schulen haben dafür gerade keinen freien Platz gemeldet.';
  return new Conflict(
    `${school?.name ?? 'Diese Schule'} hat keinen freien Platz mehr (${what}). Es wurde nichts gehalten. ${rest}`,
    links,
  );
}

/** The active hold of a case, also one that has run out and is not yet marked. */
export async function findActiveHold(tx: Tx, caseId: string): Promise<Hold | undefined> {
  return await tx
    .selectFrom('place_hold as h')
    .innerJoin('school_place as p', 'p.id', 'h.place_id')
    .select(['h.id', 'h.place_id as placeId', 'h.case_id as caseId', 'h.expires_on as expiresOn'])
    .select(['p.school_number as schoolNumber', 'p.grade', 'p.kind'])
    .where('h.case_id', '=', caseId)
    .where('h.state', '=', 'active')
    .executeTakeFirst();
}

async function endHold(
  tx: Tx,
  id: string,
  state: 'released' | 'expired' | 'used',
  now: Temporal.Instant,
): Promise<boolean> {
  const ended = await tx
    .updateTable('place_hold')
    .set({ state, ended_at: now })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

const ranOut = (hold: Hold, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(hold.expiresOn, today) < 0;

/**
 * Holds a place for a child for some working days. Of any number of simultaneous requests for the last place one succeeds.
 * @throws Conflict when no place is free (with up to three schools that have one), or the case already holds a place
 */
export async function holdPlace(tx: Tx, wanted: WantedHold): Promise<Hold> {
  const place = await lockPlace(tx, wanted, wanted.today);
  if (!place) {
    if ('placeId' in wanted) throw new Conflict('Diesen Platz gibt es nicht mehr. Es wurde nichts gehalten.');
    throw await noPlaceLeft(tx, wanted, wanted.today);
  }
  const earlier = await findActiveHold(tx, wanted.caseId);
  if (earlier && !ranOut(earlier, wanted.today)) {
    throw new Conflict('Für dieses Kind wird schon ein Platz gehalten. Geben Sie ihn frei oder wechseln Sie ihn.', [
      { kind: 'school', id: earlier.schoolNumber, label: 'Schule mit dem gehaltenen Platz' },
    ]);
  }
  if (freePlaces(place) === 0) throw await noPlaceLeft(tx, place, wanted.today);
  if (earlier) await endHold(tx, earlier.id, 'expired', wanted.now);
  return await insertHold(tx, place, wanted);
}

async function insertHold(tx: Tx, place: LockedPlace, wanted: WantedHold): Promise<Hold> {
  const expiresOn = addWorkingDays(wanted.today, wanted.holdDays);
  const id = newId();
  await tx
    .insertInto('place_hold')
    .values(
      placeHoldRow({
        centreId: place.centreId,
        id,
        placeId: place.id,
        caseId: wanted.caseId,
        heldBy: wanted.userId,
        heldAt: wanted.now,
        expiresOn,
      }),
    )
    .execute();
  const { schoolNumber, grade, kind } = place;
  return { id, placeId: place.id, caseId: wanted.caseId, schoolNumber, grade, kind, expiresOn };
}

/**
 * Gives up the place a case holds and holds another one; either both happen or nothing. Without an earlier hold it is
 * `holdPlace`. For the same place the time starts again.
 * @throws Conflict when the new place is not free or the old hold ended meanwhile
 */
export async function moveHold(tx: Tx, wanted: WantedHold): Promise<Hold> {
  const place = await lockPlace(tx, wanted, wanted.today);
  if (!place) return await holdPlace(tx, wanted);
  const earlier = await findActiveHold(tx, wanted.caseId);
  const samePlace = earlier?.placeId === place.id && !ranOut(earlier, wanted.today);
  if (freePlaces(samePlace ? { ...place, held: place.held - 1 } : place) === 0) {
    throw await noPlaceLeft(tx, place, wanted.today);
  }
  if (earlier && !(await endHold(tx, earlier.id, ranOut(earlier, wanted.today) ? 'expired' : 'released', wanted.now))) {
    throw new Conflict('Der gehaltene Platz wurde inzwischen geändert. Bitte prüfen Sie den Fall.');
  }
  return await insertHold(tx, place, wanted);
}

/** Gives up the place a case holds. @returns what was held, undefined when nothing was */
export async function releaseHold(
  tx: Tx,
  { caseId, now }: { caseId: string; now: Temporal.Instant },
): Promise<Hold | undefined> {
  const hold = await findActiveHold(tx, caseId);
  return hold && (await endHold(tx, hold.id, 'released', now)) ? hold : undefined;
}

/**
 * The child gets the place: the hold is used and the school has one more place taken. A hold that has run out is good only
 * while its place is still free.
 * @throws Conflict when the case holds nothing, or its hold ran out and the place is gone
 */
export async function useHold(
  tx: Tx,
  { caseId, now, today }: { caseId: string; now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<Hold> {
  const hold = await findActiveHold(tx, caseId);
  if (!hold) throw new Conflict('Für dieses Kind wird kein Platz gehalten. Bitte halten Sie zuerst einen Platz.');
  const place = await lockPlace(tx, { placeId: hold.placeId }, today);
  if (!place) throw new Conflict('Diesen Platz gibt es nicht mehr.');
  if (ranOut(hold, today) && freePlaces(place) === 0) throw await noPlaceLeft(tx, place, today);
  if (!(await endHold(tx, hold.id, 'used', now))) {
    throw new Conflict('Der gehaltene Platz wurde inzwischen geändert. Bitte prüfen Sie den Fall.');
  }
  await tx
    .updateTable('school_place')
    .set((row) => ({ taken: row('taken', '+', 1), version: row('version', '+', 1) }))
    .where('id', '=', place.id)
    .execute();
  return hold;
}

/** Marks the holds that have run out and tells the head and who is responsible for the case. @returns how many ran out */
export async function expireHolds(
  tx: Tx,
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<number> {
  const expired = await tx
    .updateTable('place_hold')
    .set({ state: 'expired', ended_at: now })
    .where('state', '=', 'active')
    .where('expires_on', '<', today)
    .returning((e) => [
      'centre_id as centreId',
      'case_id as caseId',
      e
        .selectFrom('placement_case as c')
        .select('c.responsible_user')
        .whereRef('c.centre_id', '=', 'place_hold.centre_id')
        .whereRef('c.id', '=', 'place_hold.case_id')
        .as('responsible'),
    ])
    .execute();
  await tell(
    tx,
    'hold_expired',
    expired.map(({ centreId, caseId, responsible }) => ({
      centreId,
      recordId: caseId,
      at: now,
      byUser: null,
      responsible,
    })),
  );
  return expired.length;
}
