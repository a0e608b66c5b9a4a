// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceKindKey } from '../../../codes/school-forms.ts';
import { defaultRankingSettings, rankSchools } from './rank.ts';
import type { RankingChild, SchoolOption } from './types.ts';

const today = Temporal.PlainDate.from('2026-11-27');
const settings = defaultRankingSettings(today);

describe('for any schools and any child', () => {
  const kinds: PlaceKindKey[] = ['regular', 'df', 'literacy', 'ifk', 'ffm'];
  const gradeKeys = ['01', '04', '07', '10', 'EF'];
  const anyPlaces = fc.record({
    grade: fc.option(fc.constantFrom(...gradeKeys)),
    kind: fc.constantFrom(...kinds),
    capacity: fc.nat(30),
    taken: fc.nat(30),
    held: fc.nat(3),
    blocked: fc.boolean(),
    blockedReason: fc.option(fc.constantFrom('Umbau', 'Krankheit')),
    reportedAt: fc.nat(60).map((days) => today.subtract({ days })),
    reportedBy: fc.constantFrom('Sekretariat', 'Schulleitung'),
  });
  const anySchool = fc.record({
    name: fc.constant('Schule'),
    form: fc.constantFrom('02', '04', '08', '15', '20', '30', '0A'),
    operatingKey: fc.constantFrom('1', '1', '2', '9'),
    legalForm: fc.constantFrom('1', '2'),
    x: fc.option(fc.integer({ min: 310_000, max: 330_000 }), { freq: 10 }),
    y: fc.integer({ min: 5_620_000, max: 5_640_000 }),
    denomination: fc.constantFrom('catholic' as const, 'protestant' as const, null),
    places: fc.array(anyPlaces, { maxLength: 4 }),
  });
  const anySchools = fc
    .array(anySchool, { maxLength: 25 })
    .map((all) => all.map((one, index): SchoolOption => ({ ...one, number: String(100_000 + index) })));
  const anyChild = fc.record({
    grade: fc.option(fc.constantFrom(...gradeKeys)),
    placeKind: fc.constantFrom(...kinds),
    stage: fc.constantFrom('primary' as const, 'secondary1' as const, 'secondary2' as const),
    position: fc.option(
      fc.record({
        x: fc.integer({ min: 310_000, max: 330_000 }),
        y: fc.integer({ min: 5_620_000, max: 5_640_000 }),
        source: fc.constantFrom('building' as const, 'postcode' as const),
        uncertaintyM: fc.constantFrom(20, 1500, 4000),
      }),
    ),
    siblingsAt: fc.array(fc.integer({ min: 100_000, max: 100_010 }).map(String), { maxLength: 2 }),
    denominationalWish: fc.constantFrom('catholic' as const, 'protestant' as const, 'none' as const, null),
    maxMetres: fc.constantFrom(2000, 5000, 50_000),
  });

  it('each school appears once, ranks count up and excluded ones have a reason', () => {
    fc.assert(
      fc.property(anyChild, anySchools, (c, options) => {
        const { ranked, excluded } = rankSchools(c, options, settings);
        const numbers = [...ranked, ...excluded].map((s) => s.number);
        expect(numbers).toHaveLength(options.length);
        expect(new Set(numbers)).toEqual(new Set(options.map((o) => o.number)));
        expect(ranked.map((s) => s.rank)).toEqual(ranked.map((_, index) => index + 1));
        for (const out of excluded) expect(out.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  it('the order of the input changes nothing', () => {
    const shuffled = anySchools.chain((options) =>
      fc.tuple(fc.constant(options), fc.shuffledSubarray(options, { minLength: options.length })),
    );
    fc.assert(
      fc.property(anyChild, shuffled, (c, [options, mixed]) => {
        expect(rankSchools(c, mixed, settings)).toEqual(rankSchools(c, options, settings));
      }),
    );
  });

  it('a ranked school has a free place, and a school out for its places alone has none', () => {
    const free = (c: RankingChild, option: SchoolOption) =>
      option.places.some(
        (p) =>
          p.kind === c.placeKind &&
          !p.blocked &&
          p.capacity > p.taken + p.held &&
          (c.grade === null ||
            p.grade === null ||
            p.grade === c.grade ||
            c.placeKind === 'ifk' ||
            c.placeKind === 'ffm'),
      );
    fc.assert(
      fc.property(anyChild, anySchools, (c, options) => {
        const { ranked, excluded } = rankSchools(c, options, settings);
        const byNumber = new Map(options.map((o) => [o.number, o]));
        for (const school of ranked) expect(free(c, byNumber.get(school.number)!)).toBe(true);
        const placeRules = new Set(['no_place_reported', 'no_free_place', 'blocked']);
        for (const out of excluded) {
          const forPlaces = out.reasons.some((reason) => placeRules.has(reason.rule));
          expect(forPlaces).toBe(!free(c, byNumber.get(out.number)!));
        }
      }),
    );
  });

  it('no school stands before one that is nearer beyond doubt, except by the sibling’s lift; equal ways point at each other', () => {
    fc.assert(
      fc.property(anyChild, anySchools, (c, options) => {
        const { ranked } = rankSchools(c, options, settings);
        for (const [index, later] of ranked.entries()) {
          for (const earlier of ranked.slice(0, index)) {
            expect(earlier.equalTo.includes(later.number)).toBe(later.equalTo.includes(earlier.number));
            if (!later.distance) continue;
            if (!earlier.distance) throw new Error('an unknown way stands before a known one');
            const lift = earlier.siblingThere ? settings.siblingLiftM : 0;
            expect(earlier.distance.metres - lift).toBeLessThanOrEqual(
              later.distance.metres + later.distance.uncertaintyM,
            );
          }
        }
      }),
    );
  });
});
