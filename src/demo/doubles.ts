// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { searchForm } from '../codes/names.ts';
import type { PartialDate } from '../codes/partial-date.ts';
import { daysInMonth } from '../codes/written-date.ts';
import type { By, Tx } from '../db/centre.ts';
import { fileReport, findPath } from '../features/cases/report-actions.ts';
import type { ReportInput } from '../features/cases/report-input.ts';
import { listLikes } from '../features/cases/report-queries.ts';
import { getChild, getFamily, listGuardians } from '../features/families/queries.ts';
import { withFamily } from '../features/families/rows.ts';

/** The same day two years later; of 29 February the last of the month, which that year may not have. */
export function twoYearsLater({ year, month, day }: PartialDate): PartialDate {
  const later = year + 2;
  if (month === undefined || day === undefined) return { year: later, ...(month === undefined ? {} : { month }) };
  return { year: later, month, day: Math.min(day, daysInMonth(later, month)) };
}

/** Another usual spelling of sounds, German for English or French for scientific. */
const otherSpellings: readonly [RegExp, string][] = [
  [/(?<!s)ch/g, 'tsch'],
  [/sh/g, 'sch'],
  [/ū/g, 'ou'],
  [/ī/g, 'ee'],
  [/^A[lnṭšdzs]-/, 'El '],
];

/** A name as another office would write it: without marks, by another table. */
function respell(name: string): string {
  const other = otherSpellings.reduce((text, [sound, written]) => text.replace(sound, written), name);
  return other.normalize('NFD').replace(/[\p{M}ʿʾʼ]/gu, '');
}

const isOther = (name: string): boolean => searchForm(respell(name)) !== searchForm(name);

/** So many children are reported a second time. */
const doubles = 2;

/**
 * Offices report children a second time, in another spelling, and one a sibling as a family of its own: what a centre compares
 * and joins ("Vielleicht doppelte Einträge").
 * @param by a reporting office
 */
export async function enterDoubles(tx: Tx, by: By): Promise<void> {
  const { centreId } = by;
  const waiting = await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .innerJoin('family_address as a', (join) =>
      join.onRef('a.centre_id', '=', 'c.centre_id').onRef('a.id', '=', 'c.family_id'),
    )
    .select(['c.id', 'c.family_name as familyName', 'c.given_names as givenNames', 'a.ags'])
    .where('p.state', '=', 'counselled')
    .where('c.birth_day', 'is not', null)
    .where('a.protected', '=', false)
    .orderBy('p.case_number', 'desc')
    .execute();
  const chosen = waiting.filter(({ familyName }) => isOther(familyName)).slice(0, doubles + 1);
  for (const [at, { id, ags, ...name }] of chosen.entries()) {
    const { id: _id, familyId, ...child } = await getChild(tx, centreId, id);
    const family = await getFamily(tx, centreId, familyId);
    const guardians = await listGuardians(tx, centreId, family.id);
    const again =
      at < doubles
        ? { ...child, familyName: respell(name.familyName), givenNames: respell(name.givenNames) }
        : { ...child, givenNames: 'Dana', birth: twoYearsLater(child.birth ?? { year: 2015 }) };
    const path = await findPath(tx, centreId, again.birth, by.today);
    if (path.kind === 'none') continue;
    const report: Pick<ReportInput, 'child' | 'family' | 'note' | 'papers'> = {
      child: again,
      family: {
        contact: {
          ...{ phone: family.phone, email: '', language: family.language },
          ...{ channel: 'letter', interpreterNeeded: family.interpreterNeeded },
        },
        parents: null,
        guardians: guardians.map(({ familyName, givenNames, phone }) => ({
          ...{ familyName: respell(familyName), givenNames: respell(givenNames) },
          ...{ relation: 'parent', phone, email: '', ...withFamily },
        })),
        address: {
          ...{ street: family.street ?? '', houseNumber: family.houseNumber ?? '' },
          ...{ postcode: family.postcode ?? '', place: family.place ?? '' },
          ...{ accommodation: 'private', protected: false, manual: null },
        },
      },
      note: '',
      papers: [],
    };
    const found = await listLikes(tx, centreId, report, { today: by.today, familyId: undefined });
    await fileReport(tx, by, report, { family: undefined, ags }, path, { found, seen: new Set() });
  }
}
