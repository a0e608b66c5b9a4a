// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { instanceFromJson, packLevels } from '../../../matching/index.ts';
import type { SchoolWithPlace } from '../../schools/queries.ts';
import { type WaitingCase, waitingInstance } from './instance.ts';
import { type PairFacts, pairCost, urgencyOf, wayCost } from './rules.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const at = (metres: number) => ({ metres, uncertaintyM: 0, text: '', exactness: '' });
const facts: PairFacts = {
  stage: 'secondary1',
  wished: false,
  recommendedAs: -1,
  siblingLiftM: 1000,
  maxDistanceM: 25_000,
};
const school = { distance: at(2040), siblingThere: false, privateOwner: false };
const cost = (change: Partial<typeof school> = {}, more: Partial<PairFacts> = {}) =>
  pairCost({ ...school, ...change }, { ...facts, ...more }, today, { way: 1000, distance: 100 });

describe('what a pair costs', () => {
  it('rises with each kilometre beyond the limit of the stage, faster the farther', () => {
    const kilometres = [3500, 3501, 4500, 5500, 5501, 8500, 8501];
    expect(kilometres.map((metres) => wayCost(metres, 'secondary1', today, 1000))).toEqual([0, 1, 1, 2, 4, 8, 11]);
    expect(wayCost(3500, 'primary', today, 1000)).toBe(2);
    expect(wayCost(3500, 'secondary2', today, 1000)).toBe(0);
  });

  it('counts hundreds of metres, less what makes a school nearer, never below 0', () => {
    expect(cost()).toEqual([0, 0, 20]);
    expect(cost({ siblingThere: true })).toEqual([0, 0, 10]);
    expect(cost({}, { wished: true })).toEqual([0, 0, 15]);
    expect([0, 1, 2, 3].map((recommendedAs) => cost({}, { recommendedAs })[2])).toEqual([17, 18, 19, 20]);
    expect(cost({ privateOwner: true })).toEqual([0, 0, 25]);
    expect(cost({ distance: at(400), siblingThere: true })).toEqual([0, 0, 0]);
  });

  it('puts an unknown way last', () => {
    expect(pairCost({ ...school, distance: null }, facts, today, { way: 1000, distance: 100 })).toEqual([
      wayCost(25_000, 'secondary1', today, 1000),
      0,
      250,
    ]);
  });
});

describe('the weight of a child', () => {
  it('is at least 1, grows by whole weeks, and doubles after the target of the centre', () => {
    const weights = [-3, 0, 6, 7, 27, 28, 29, 35, 1000].map((days) => urgencyOf(today.subtract({ days }), today, 28));
    expect(weights).toEqual([1, 1, 1, 2, 4, 5, 10, 12, 54]);
  });
});

describe('a common placement of many children', () => {
  const schools: SchoolWithPlace[] = Array.from({ length: 30 }, (_, n) => ({
    number: String(199_100 + n),
    name: 'Schule',
    form: '15',
    operatingKey: '1',
    legalForm: '1',
    x: 300_000 + 600 * n,
    y: 5_630_000,
    denomination: null,
    place: {
      ...{ id: `place ${n}`, grade: '07', kind: 'df', capacity: 60, taken: 0, blocked: 0, blockedReason: '', held: 0 },
      ...{ free: 60, reportedAt: Temporal.Instant.from('2026-11-20T09:00:00Z'), reportedRole: 'school', version: 1 },
    },
  }));
  const cases = (count: number): WaitingCase[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `DN-2026-${String(n).padStart(4, '0')}`,
      state: 'recommended',
      openedOn: today.subtract({ days: n % 80 }),
      familyId: `family ${n % 3 === 0 ? n + 1 : n}`,
      need: { grade: '07', kind: 'df' },
      recommended: [],
      denominationalWish: 'none',
      position: { x: 300_000 + ((n * 97) % 17_000), y: 5_630_000, source: 'building', uncertaintyM: 50 },
      siblingsAt: [],
      hold: undefined,
    }));
  const data = (count: number) => ({
    ...{ cases: cases(count), schools: new Map([['07-df', schools]]), maxDistanceM: 25_000, targetDays: 28, today },
  });

  it('measures coarser before its levels are too wide to compute with', () => {
    expect(waitingInstance(data(100), 0).steps).toEqual({ way: 1000, distance: 100 });
    const { instance, steps } = waitingInstance(data(3000), 0);
    expect(steps.distance).toBeGreaterThan(100);
    expect(packLevels(instanceFromJson(instance)).siblingUnit).toBeGreaterThan(0);
  });

  it('does not repeat what somebody has typed as the reason of a blocked place', () => {
    const blocked = { blocked: 60, blockedReason: 'Frau Muster ist krank', free: 0 };
    const closed = schools.map((school) => ({ ...school, place: { ...school.place!, ...blocked } }));
    const { excluded } = waitingInstance({ ...data(3), schools: new Map([['07-df', closed]]) }, 0);
    expect(excluded.filter(({ rule }) => rule === 'blocked').map(({ datum }) => datum)).toContain('gesperrt');
    expect(JSON.stringify(excluded)).not.toContain('Muster');
  });

  it('does not depend on the order in which cases are read', () => {
    const { cases: list, ...rest } = data(40);
    expect(waitingInstance({ ...rest, cases: list.toReversed() }, 1)).toEqual(
      waitingInstance({ ...rest, cases: list }, 1),
    );
  });
});
