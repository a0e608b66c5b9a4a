// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../clock.ts';
import type { PartialDate } from '../codes/partial-date.ts';
import {
  type Address,
  childNameSoundRows,
  childNameWordRows,
  childRow,
  familyAddressRow,
  familyContactKeyRows,
  familyRow,
  guardianRow,
  withFamily,
} from '../features/families/rows.ts';
import { positionFromPostcode } from '../matching/index.ts';
import { type Origin, origins, streets } from './names.ts';
import type { Random } from './random.ts';
import type { DemoRows } from './rows.ts';

/** A postcode of the area with its middle. */
export interface DemoPostcode {
  postcode: string;
  ags: string;
  municipality: string;
  x: number;
  y: number;
  spreadM: number;
  weight: number;
}

export interface DemoFamily {
  id: string;
  origin: Origin;
  familyName: string;
  language: string;
  interpreter: boolean;
  guardians: string[];
  ags: string;
  municipality: string;
  /** Null when protected. */
  address: string | null;
  protected: boolean;
  x: number;
  y: number;
  arrivedOn: Temporal.PlainDate;
}

export interface DemoChild {
  id: string;
  family: DemoFamily;
  familyName: string;
  givenNames: string;
  gender: 'f' | 'm';
  birth: PartialDate;
  /** Completed years the demo means, also where papers say less. */
  age: number;
  denominationalWish: 'none' | 'catholic' | 'protestant';
}

/** A family of its own, with its rows. Every fiftieth has an Auskunftssperre. */
export function makeFamily(
  random: Random,
  rows: DemoRows,
  centreId: string,
  area: readonly DemoPostcode[],
  n: number,
  arrivedAt: Temporal.Instant,
): DemoFamily {
  const weights = Object.fromEntries(Object.entries(origins).map(([key, one]) => [key, one.weight]));
  const origin = origins[random.weighted(weights)]!;
  const at = Number(random.weighted(Object.fromEntries(area.map((one, index) => [String(index), one.weight]))));
  const home = area[at]!;
  const family: DemoFamily = {
    id: random.id(arrivedAt),
    origin,
    familyName: random.pick(origin.family),
    language: origin.languages[random.chance(0.75) ? 0 : random.int(0, origin.languages.length - 1)]!,
    interpreter: random.chance(0.7),
    guardians: [],
    ags: home.ags,
    municipality: home.municipality,
    address: null,
    protected: n % 50 === 7,
    x: home.x,
    y: home.y,
    arrivedOn: dayOf(arrivedAt),
  };
  const channel = random.weighted({ letter: 6, phone: 3 });
  const phone = `0000 55501${String(n % 10_000).padStart(4, '0')}`;
  rows.add(
    'family',
    familyRow({
      centreId,
      id: family.id,
      phone,
      // Every fourth has a mail address, half of them like to be written there.
      email: n % 4 === 1 ? `familie-${n}@example.org` : '',
      language: family.language,
      channel: n % 8 === 1 ? 'mail' : channel,
      interpreterNeeded: family.interpreter,
      parents: null,
      createdAt: arrivedAt,
    }),
  );
  const address = addAddress(random, rows, centreId, family, home);
  for (const row of familyContactKeyRows({ centreId, id: family.id, phones: [phone], address }))
    rows.add('family_contact_key', row);
  addGuardians(random, rows, centreId, family, arrivedAt);
  return family;
}

function addAddress(random: Random, rows: DemoRows, centreId: string, family: DemoFamily, home: DemoPostcode): Address {
  const manual = random.chance(0.2);
  const position = manual
    ? {
        x: home.x + random.int(-900, 900),
        y: home.y + random.int(-900, 900),
        source: 'manual' as const,
        uncertaintyM: 100,
      }
    : positionFromPostcode(home);
  family.x = position.x;
  family.y = position.y;
  const street = random.pick(streets);
  const houseNumber = String(random.int(1, 98));
  if (!family.protected) family.address = `${street} ${houseNumber}, ${home.postcode} ${home.municipality}`;
  const address: Address = {
    street,
    houseNumber,
    postcode: home.postcode,
    place: home.municipality,
    ags: home.ags,
    accommodation: random.weighted({ private: 6, shared: 3, reception: 1 }),
    protected: family.protected,
    position,
  };
  rows.add('family_address', familyAddressRow({ centreId, familyId: family.id, ...address }));
  return address;
}

function addGuardians(
  random: Random,
  rows: DemoRows,
  centreId: string,
  family: DemoFamily,
  at: Temporal.Instant,
): void {
  const { girls, boys } = family.origin;
  const given = random.chance(0.55) ? [random.pick(girls), random.pick(boys)] : [random.pick(girls)];
  for (const name of given) {
    family.guardians.push(`${name} ${family.familyName}`);
    rows.add(
      'guardian',
      guardianRow({
        centreId,
        id: random.id(at),
        familyId: family.id,
        familyName: family.familyName,
        givenNames: name,
        relation: random.chance(0.96) ? 'parent' : 'relative',
        ...{ phone: '', email: '', ...withFamily },
      }),
    );
  }
}

/** Papers often say less than the whole date. */
function birthOf(random: Random, age: number, today: Temporal.PlainDate): PartialDate {
  const born = today.subtract({ years: age, days: random.int(5, 355) });
  if (random.chance(0.1)) return { year: born.year };
  if (random.chance(0.06)) return { year: born.year, month: born.month };
  return { year: born.year, month: born.month, day: born.day };
}

/** A child of a family, with its rows; found by every word of its names. */
export function makeChild(
  random: Random,
  rows: DemoRows,
  centreId: string,
  family: DemoFamily,
  at: Temporal.Instant,
): DemoChild {
  const gender = random.chance(0.5) ? 'f' : 'm';
  const names = gender === 'f' ? family.origin.girls : family.origin.boys;
  const first = random.pick(names);
  const second = random.pick(names);
  const age = Number(
    random.weighted({ 6: 9, 7: 9, 8: 9, 9: 9, 10: 11, 11: 11, 12: 11, 13: 11, 14: 11, 15: 11, 16: 7, 17: 6 }),
  );
  const today = dayOf(at);
  const child: DemoChild = {
    id: random.id(at),
    family,
    familyName: family.familyName,
    givenNames: random.chance(0.2) && second !== first ? `${first} ${second}` : first,
    gender,
    birth: birthOf(random, age, today),
    age,
    denominationalWish: random.weighted({ none: 95, catholic: 4, protestant: 1 }),
  };
  const named = { centreId, ...child, birthName: '', callName: '' };
  rows.add(
    'child',
    childRow({
      ...named,
      familyId: family.id,
      birthPlace: random.pick(family.origin.places),
      birthCountry: family.origin.nationality,
      nationality1: family.origin.nationality,
      nationality2: null,
      firstLanguage: family.language,
      secondLanguage: null,
      enteredGermanyOn: family.arrivedOn.subtract({ days: random.int(5, 200) }),
      movedInOn: family.arrivedOn.subtract({ days: random.int(0, 4) }),
      schoolNumber: null,
      schoolSince: null,
      createdAt: at,
    }),
  );
  for (const row of childNameWordRows(named)) rows.add('child_name_word', row);
  for (const row of childNameSoundRows(named)) rows.add('child_name_sound', row);
  return child;
}
