// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { findSchoolForm, type PlaceKindKey, stageOfGrade } from '../codes/school-forms.ts';
import { placeOffer } from '../codes/school-offers.ts';
import { schoolPlaceRow } from '../features/schools/rows.ts';
import type { Random } from './random.ts';
import type { DemoRows } from './rows.ts';

/** A school of the area that can take children. */
export interface DemoSchool {
  number: string;
  name: string;
  place: string;
  form: string;
  ags: string;
  x: number | null;
  y: number | null;
  /** Reports places like the others, but decides itself whom it admits: the demo proposes it to nobody. */
  privateOwner: boolean;
  /** Who speaks for it. */
  userId: string;
  /** The account `smile-schule` coordinates the sponsorships there. */
  coordinated: boolean;
}

/** A reported place, counted along while cases take it. */
export interface DemoPlace {
  id: string;
  school: DemoSchool;
  grade: string;
  kind: PlaceKindKey;
  capacity: number;
  taken: number;
  held: number;
  blocked: number;
  reportedAt: Temporal.Instant;
}

const gradesOf = (form: string): string[] =>
  (findSchoolForm(form)?.grades ?? []).filter(
    (grade) => /^(E1|E2|0[3-9]|10)$/.test(grade) || (form === '30' && grade === '11'),
  );

function kindsOf(random: Random, form: string, grade: string): PlaceKindKey[] {
  if (findSchoolForm(form)?.vocational) return ['ifk', 'ffm'];
  if (stageOfGrade(grade) === 'primary') return ['regular', 'df'];
  return random.chance(0.25) ? ['regular', 'df', 'literacy'] : ['regular', 'df'];
}

const keyOf = (grade: string, kind: PlaceKindKey): string => `${grade} ${kind}`;

/** All places of the area, and who still has one. */
export class DemoPlaces {
  readonly #byNeed = new Map<string, DemoPlace[]>();
  readonly all: DemoPlace[] = [];

  constructor(random: Random, schools: readonly DemoSchool[], now: Temporal.Instant) {
    for (const school of schools) {
      // Some schools report every week, some have not for months.
      const reportedAt = now.subtract({
        hours: 24 * random.pick([1, 2, 3, 6, 9, 14, 20, 35, 60, 110]) + random.int(1, 8),
      });
      for (const grade of gradesOf(school.form)) {
        for (const kind of kindsOf(random, school.form, grade)) {
          if (placeOffer(school.form, grade, kind).offered) this.#add(random, school, grade, kind, reportedAt);
        }
      }
    }
  }

  #add(random: Random, school: DemoSchool, grade: string, kind: PlaceKindKey, reportedAt: Temporal.Instant): void {
    const capacity = kind === 'regular' ? random.int(3, 8) : random.int(6, 18);
    const blocked = random.chance(0.08) ? random.int(1, 2) : 0;
    const taken = random.int(0, Math.max(0, Math.floor((capacity - blocked) * 0.6)));
    const place = { id: random.id(reportedAt), school, grade, kind, capacity, taken, held: 0, blocked, reportedAt };
    this.all.push(place);
    const list = this.#byNeed.get(keyOf(grade, kind)) ?? [];
    this.#byNeed.set(keyOf(grade, kind), [...list, place]);
  }

  /** Places of this grade and kind at public schools, nearest first. */
  near(home: { x: number; y: number }, grade: string, kind: PlaceKindKey): DemoPlace[] {
    const distance = ({ school }: DemoPlace) => Math.hypot((school.x ?? 0) - home.x, (school.y ?? 0) - home.y);
    return (this.#byNeed.get(keyOf(grade, kind)) ?? [])
      .filter(({ school }) => !school.privateOwner)
      .toSorted((a, b) => distance(a) - distance(b));
  }

  addRows(rows: DemoRows, centreId: string): void {
    for (const place of this.all) {
      rows.add(
        'school_place',
        schoolPlaceRow({
          ...place,
          centreId,
          schoolNumber: place.school.number,
          blockedReason: place.blocked > 0 ? 'Raum wird umgebaut' : '',
          reportedBy: place.school.userId,
          reportedRole: 'school',
        }),
      );
    }
  }
}

export const isFree = (place: DemoPlace): boolean => place.capacity - place.taken - place.blocked - place.held > 0;
