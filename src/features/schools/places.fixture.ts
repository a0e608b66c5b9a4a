// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { placementCaseRow } from '../cases/rows.ts';
import { giveChild, giveFamily } from '../families/families.fixture.ts';
import { schoolPlaceRow } from './rows.ts';

/** Reported places for tests. @returns the place's id */
export async function givePlace(
  tx: Tx,
  centreId: string,
  place: { school?: string; grade?: string; kind?: PlaceKindKey; capacity: number; taken?: number; at?: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('school_place')
    .values(
      schoolPlaceRow({
        centreId,
        id,
        schoolNumber: place.school ?? '199001',
        grade: place.grade ?? '07',
        kind: place.kind ?? 'df',
        capacity: place.capacity,
        taken: place.taken ?? 0,
        blocked: 0,
        blockedReason: '',
        reportedBy: newId(),
        reportedRole: 'school',
        reportedAt: Temporal.Instant.from(place.at ?? '2026-11-11T09:00:00+01:00'),
      }),
    )
    .execute();
  return id;
}

let lastNumber = 0;

/** A child with an open case, for tests. @returns the case's id */
export async function giveCase(tx: Tx, centreId: string, options: { atSchool?: string } = {}): Promise<string> {
  const [family, child, id] = [newId(), newId(), newId()];
  lastNumber += 1;
  const createdAt = Temporal.Instant.from('2026-11-02T08:00:00Z');
  await giveFamily(tx, { centreId, familyId: family, createdAt });
  await giveChild(tx, { centreId, id: child, familyId: family, createdAt, schoolNumber: options.atSchool ?? null });
  await tx
    .insertInto('placement_case')
    .values(
      placementCaseRow({
        centreId,
        id,
        number: `T-${lastNumber}`,
        childId: child,
        kind: 'placement',
        openedOn: Temporal.PlainDate.from('2026-11-02'),
        reportedBy: newId(),
        reportedAgs: '05358008',
        responsibleUser: null,
        authorityId: null,
        status: {
          state: 'counselled',
          nextStep: 'recommend',
          nextOwner: 'counsellor',
          dueOn: Temporal.PlainDate.from('2026-11-30'),
          closedOn: null,
          schoolNumber: null,
          grade: null,
          placeKind: null,
          count: 0,
        },
        version: 1,
      }),
    )
    .execute();
  return id;
}
