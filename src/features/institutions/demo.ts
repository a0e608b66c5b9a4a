// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { DemoStage } from '../../web/feature.ts';
import { institutionNumber, institutionRow } from './rows.ts';
import { type InstitutionKind, protectedKinds } from './words.ts';

/** How many institutions of each kind ask, and how they are called; * stands for the place. */
const told: readonly [InstitutionKind, string, number][] = [
  ['school', 'Grundschule Am Beispielweg *', 9],
  ['daycare', 'Kita Beispielgarten *', 8],
  ['school', 'Gesamtschule Muster *', 4],
  ['counselling', 'Migrationsberatung Beispiel e. V. *', 4],
  ['municipality', 'Stadtverwaltung *', 4],
  ['welfare', 'Verein Beispielhilfe *', 4],
  ['youth_office', 'Jugendamt *', 2],
  ['job_centre', 'Jobcenter *', 2],
  ['health', 'Schwangerenberatung Muster *', 2],
  ['womens_shelter', 'Frauenhaus Musterdach', 1],
  ['victim_support', 'Opferberatung Beispiel', 1],
  ['refuge', 'Schutzstelle Muster', 1],
];

interface Town {
  postcode: string;
  place: string;
  ags: string;
}

/** Where families of the demo live: there institutions are, too. */
function townsOf(rows: DemoStage['rows']): Town[] {
  const all = rows.of('family_address').map(({ postcode, place, ags }) => ({ postcode, place, ags }));
  const once = new Map(all.filter(({ postcode }) => postcode !== '').map((town) => [town.ags, town]));
  return [...once.values()].toSorted((a, b) => (a.ags < b.ags ? -1 : 1));
}

const prefixOf = (rows: DemoStage['rows']): string => rows.of('placement_case')[0]?.case_number.split('-')[0] ?? 'KI';

/** Some forty institutions that ask for interpreters; the last ones but one are protected. */
export function tellInstitutions({ centreId, now, random, rows, counted }: DemoStage): void {
  const towns = townsOf(rows);
  if (towns.length === 0) return;
  const prefix = prefixOf(rows);
  const at = now.subtract({ hours: 24 * 500 });
  const kinds = told.flatMap(([kind, name, many]) => Array.from({ length: many }, (_, n) => ({ kind, name, n })));
  counted('institution', 0, kinds.length);
  for (const [index, { kind, name, n }] of kinds.entries()) {
    const town = towns[index % towns.length] as Town;
    const round = Math.floor(n / towns.length);
    rows.add(
      'institution',
      institutionRow({
        ...{ centreId, id: random.id(at), number: institutionNumber(prefix, index + 1), at, by: null },
        ...{ kind, name: `${name.replace('*', town.place)}${round > 0 ? ` ${round + 1}` : ''}`, department: '' },
        isProtected: protectedKinds.includes(kind),
        ...{ contactName: '', phone: `0000 556-${1000 + index}`, email: `stelle${index + 1}@example.org` },
        ...{ street: `Beispielstraße ${random.int(1, 90)}`, postcode: town.postcode, place: town.place, ags: town.ags },
        invoice: { name: '', street: '', postcode: '', place: '' },
        active: index !== kinds.length - 4,
      }),
    );
  }
}
