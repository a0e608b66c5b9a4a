// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, expectTypeOf, it } from 'vitest';
import { DEFAULT_ORDER, defaultRankingSettings, rankSchools } from './rank.ts';
import type { RankingChild, ReportedPlaces, SchoolOption } from './types.ts';

const today = Temporal.PlainDate.from('2026-11-27');
const settings = defaultRankingSettings(today);

const child = (changes: Partial<RankingChild> = {}): RankingChild => ({
  grade: '07',
  placeKind: 'df',
  stage: 'secondary1',
  position: { x: 320_000, y: 5_630_000, source: 'building', uncertaintyM: 20 },
  siblingsAt: [],
  ...changes,
});

const places = (changes: Partial<ReportedPlaces> = {}): ReportedPlaces => ({
  grade: '07',
  kind: 'df',
  capacity: 18,
  taken: 15,
  held: 1,
  blocked: false,
  blockedReason: null,
  reportedAt: today.subtract({ days: 12 }),
  reportedBy: 'Sekretariat',
  ...changes,
});

const school = (number: string, metresEast: number, changes: Partial<SchoolOption> = {}): SchoolOption => ({
  number,
  name: `Schule ${number}`,
  form: '15',
  operatingKey: '1',
  legalForm: '1',
  x: 320_000 + metresEast,
  y: 5_630_000,
  places: [places()],
  ...changes,
});

const order = (c: RankingChild, options: SchoolOption[], s = settings) =>
  rankSchools(c, options, s).ranked.map((ranked) => ranked.number);
const rulesOf = (c: RankingChild, option: SchoolOption) =>
  rankSchools(c, [option], settings).excluded.flatMap((out) => out.reasons.map((reason) => reason.rule));

it('takes nothing of a child that must not count', () => {
  type Never = 'nationality' | 'language' | 'firstLanguage' | 'religion' | 'name' | 'gender' | 'residenceStatus';
  expectTypeOf<Extract<keyof RankingChild, Never>>().toBeNever();
  expectTypeOf<keyof RankingChild>().toEqualTypeOf<
    // The age rules stages out (primary school at 17); it orders nothing.
    'grade' | 'placeKind' | 'stage' | 'ages' | 'position' | 'siblingsAt' | 'denominationalWish' | 'maxMetres'
  >();
});

describe('a ranked school', () => {
  it('carries its free places, their age, the way and reasons', () => {
    const { ranked } = rankSchools(child(), [school('1', 1000)], settings);
    expect(ranked).toEqual([
      {
        rank: 1,
        number: '1',
        name: 'Schule 1',
        form: '15',
        free: 2,
        reportedDaysAgo: 12,
        reportedText: 'vor 12 Tagen gemeldet',
        reportedBy: 'Sekretariat',
        distance: { metres: 1300, uncertaintyM: 26, text: 'etwa 1,3 km', exactness: 'Lage nach Adresse' },
        transport: null,
        siblingThere: false,
        privateOwner: false,
        equalTo: [],
        reasons: [
          '2 Plätze frei (Deutschförderung), vor 12 Tagen gemeldet.',
          'Schulweg etwa 1,3 km (Lage nach Adresse).',
        ],
      },
    ]);
  });

  it('carries the hint on travel costs beside its reasons', () => {
    const { ranked } = rankSchools(child(), [school('1', 3000)], settings);
    expect(ranked[0]?.transport).toBe('Der Schulweg ist vermutlich länger als 3,5 km (Grenze der Sekundarstufe I).');
    expect(ranked[0]?.reasons.join()).not.toContain('länger als');
  });
});

describe('the order', () => {
  it('puts the nearer first and unknown ways last', () => {
    const options = [school('1', 3000), school('2', 100), school('3', 0, { x: null, y: null })];
    expect(order(child(), options)).toEqual(['2', '1', '3']);
  });

  it('lifts a sibling’s school by 1 km and no more', () => {
    const siblings = child({ siblingsAt: ['2'] });
    expect(order(siblings, [school('1', 500), school('2', 1200)])).toEqual(['2', '1']);
    expect(order(siblings, [school('1', 500), school('2', 1400)])).toEqual(['1', '2']);
  });

  it('orders equally near schools by the estimated way, then the younger report, then the number', () => {
    const rough = child({ position: { x: 320_000, y: 5_630_000, source: 'postcode', uncertaintyM: 1500 } });
    const fresh = school('3', 900, { places: [places({ reportedAt: today })] });
    const { ranked } = rankSchools(rough, [school('2', 100), fresh, school('1', 500), school('4', 5000)], settings);
    expect(ranked.map((r) => r.number)).toEqual(['2', '1', '3', '4']);
    expect(ranked.map((r) => r.equalTo)).toEqual([['1', '3'], ['2', '3'], ['1', '2'], []]);
    const there = school('9', 900, { places: [places({ reportedAt: today })] });
    const alike = rankSchools(rough, [school('5', 900), there, school('4', 900)], settings).ranked;
    expect(alike.map((r) => r.number)).toEqual(['9', '4', '5']);
    expect(alike[0]?.reportedText).toBe('heute gemeldet');
    // Two unknown ways are alike: the report decides, and nothing becomes no number.
    const nowhere = { x: null, y: null };
    expect(order(rough, [school('7', 0, nowhere), school('6', 0, nowhere)])).toEqual(['6', '7']);
  });

  it('puts public schools before Ersatzschulen that are equally near, but neither before nearer ones nor before a sibling’s school', () => {
    const rough = child({ position: { x: 320_000, y: 5_630_000, source: 'postcode', uncertaintyM: 1500 } });
    const own = school('1', 500, { legalForm: '2', places: [places({ reportedAt: today })] });
    expect(order(rough, [own, school('2', 1500)])).toEqual(['2', '1']);
    expect(order({ ...rough, siblingsAt: ['1'] }, [own, school('2', 1500)])).toEqual(['1', '2']);
    expect(order(child(), [own, school('2', 1500)])).toEqual(['1', '2']);
  });

  it('follows the centre’s own order', () => {
    const siblings = child({ siblingsAt: ['2'] });
    const own = { ...settings, order: ['sibling', ...DEFAULT_ORDER] as const };
    expect(order(siblings, [school('1', 500), school('2', 9000)], own)).toEqual(['2', '1']);
  });

  it('heeds a denominational wish among equally near schools', () => {
    const options = [school('1', 500), school('2', 500, { denomination: 'catholic' })];
    expect(order(child({ denominationalWish: 'catholic' }), options)).toEqual(['2', '1']);
    expect(order(child(), options)).toEqual(['1', '2']);
  });
});

describe('an excluded school', () => {
  it('names all reasons with their sentence', () => {
    const out = school('1', 9000, {
      form: '02',
      operatingKey: '9',
      denomination: 'catholic',
      places: [places({ taken: 17 }), places({ blocked: true, blockedReason: 'Umbau', taken: 0 })],
    });
    const { excluded, ranked } = rankSchools(child({ maxMetres: 3500, denominationalWish: 'none' }), [out], settings);
    expect(ranked).toEqual([]);
    expect(excluded[0]?.reasons).toEqual([
      {
        rule: 'not_placement_target',
        datum: '02/9',
        text: 'An diese Einrichtung wird nicht zugewiesen: Sie ist keine Schule in Betrieb.',
      },
      { rule: 'form_without_grade', datum: '02/07', text: 'Diese Schulform bietet den Jahrgang 7 nicht an.' },
      { rule: 'blocked', datum: 'Umbau', text: 'Gesperrt: Umbau (vor 12 Tagen gemeldet).' },
      {
        rule: 'no_free_place',
        datum: '17/18/1',
        text: 'Kein Platz frei: 17 von 18 belegt, 1 reserviert (vor 12 Tagen gemeldet).',
      },
      {
        rule: 'too_far',
        datum: '11700/3500',
        text: 'Zu weit: etwa 11,7 km, vereinbart sind höchstens 3,5 km (Lage nach Adresse).',
      },
      {
        rule: 'denominational_wish',
        datum: 'none/catholic',
        text: 'Das ist eine katholische Bekenntnisschule; die Familie wünscht das nicht.',
      },
    ]);
  });

  it('is not too far while the doubt leaves it open', () => {
    const rough = child({
      maxMetres: 2000,
      position: { x: 320_000, y: 5_630_000, source: 'postcode', uncertaintyM: 1500 },
    });
    expect(rulesOf(rough, school('1', 3000))).toEqual([]);
    expect(rulesOf(rough, school('1', 3100))).toEqual(['too_far']);
  });

  it('has no reported place of the kind or grade', () => {
    expect(rulesOf(child({ placeKind: 'regular' }), school('1', 0))).toEqual(['no_place_reported']);
    expect(rulesOf(child({ grade: '08' }), school('1', 0))).toEqual(['no_place_reported']);
    expect(rulesOf(child({ grade: '08' }), school('1', 0, { places: [places({ grade: null })] }))).toEqual([]);
  });

  it('takes vocational kinds only at vocational schools', () => {
    const youth = child({ grade: null, placeKind: 'ifk', stage: 'secondary2' });
    const ifk = [places({ kind: 'ifk', grade: null })];
    expect(rulesOf(youth, school('1', 0, { form: '30', places: ifk }))).toEqual([]);
    expect(rulesOf(youth, school('1', 0, { form: '20', places: ifk }))).toEqual(['form_without_grade']);
  });
});
