// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equallyNear,
  FREE_TRAVEL_LIMITS,
  type Position,
  positionFromMunicipality,
  positionFromPostcode,
  straightLine,
  transportHint,
  valueOn,
  walkingEstimate,
} from './distance.ts';

const home = (uncertaintyM: number, source: Position['source'] = 'building'): Position => ({
  x: 320_000,
  y: 5_630_000,
  source,
  uncertaintyM,
});
const school = (metresEast: number) => ({ x: 320_000 + metresEast, y: 5_630_000 });

describe('walkingEstimate', () => {
  it('is the straight line times 1.3 with its doubt', () => {
    expect(straightLine({ x: 0, y: 0 }, { x: 3, y: 4 })).toBe(5);
    expect(walkingEstimate(home(1000, 'postcode'), school(1600))).toEqual({
      metres: 2080,
      uncertaintyM: 1300,
      text: 'etwa 2,1 km',
      exactness: 'Lage nach Postleitzahl',
    });
  });

  it.each([
    [20, 220, 'etwa 300 m'],
    [20, 10, 'etwa 100 m'],
    [20, 400, 'etwa 0,5 km'],
    [20, 4000, 'etwa 5,2 km'],
    [1500, 300, 'etwa 400 m'],
    [3000, 100, 'etwa 0,5 km'],
    [3000, 1600, 'etwa 2,0 km'],
    [4000, 10_000, 'etwa 13,0 km'],
  ])('with %i m of doubt and %i m straight says „%s“', (doubt, metres, text) => {
    expect(walkingEstimate(home(doubt), school(metres)).text).toBe(text);
  });

  it('knows more doubt for a rougher position', () => {
    expect(positionFromPostcode({ x: 1, y: 2, spreadM: 0 })).toEqual({
      x: 1,
      y: 2,
      source: 'postcode',
      uncertaintyM: 1500,
    });
    expect(positionFromPostcode({ x: 1, y: 2, spreadM: 2700 }).uncertaintyM).toBe(2700);
    expect(positionFromMunicipality({ x: 1, y: 2 })).toMatchObject({ source: 'municipality', uncertaintyM: 4000 });
  });
});

describe('equallyNear', () => {
  it('holds up to the doubt', () => {
    const from = home(100);
    expect(equallyNear(walkingEstimate(from, school(1000)), walkingEstimate(from, school(1100)))).toBe(true);
    expect(equallyNear(walkingEstimate(from, school(1000)), walkingEstimate(from, school(1101)))).toBe(false);
  });

  it('is symmetric and holds for a school with itself', () => {
    const estimate = fc
      .tuple(fc.nat(9000), fc.nat(9000))
      .map(([metres, doubt]) => walkingEstimate(home(doubt), school(metres)));
    fc.assert(fc.property(estimate, estimate, (a, b) => equallyNear(a, b) === equallyNear(b, a) && equallyNear(a, a)));
  });
});

describe('transportHint', () => {
  it('keeps silent up to the limit of each stage and speaks above it', () => {
    const limits = { primary: 2000, secondary1: 3500, secondary2: 5000 } as const;
    for (const [stage, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
      expect(transportHint(limit, stage)).toBeNull();
      expect(transportHint(limit + 1, stage)).toContain('ist vermutlich länger als');
    }
    expect(transportHint(3501, 'secondary1')).toBe(
      'Der Schulweg ist vermutlich länger als 3,5 km (Grenze der Sekundarstufe I).',
    );
  });

  it('says „könnte“ where the doubt reaches over the limit', () => {
    expect(transportHint(1900, 'primary', 200)).toContain('könnte länger als 2 km sein');
    expect(transportHint(2100, 'primary', 200)).toContain('könnte länger als 2 km sein');
  });

  it('keeps silent about a rough position well below the limit', () => {
    expect(transportHint(1400, 'primary', 3000)).toBeNull();
    expect(transportHint(1600, 'primary', 3000)).toContain('könnte');
  });

  it('takes the value valid on the day', () => {
    const later = { ...FREE_TRAVEL_LIMITS[0]!, validFrom: Temporal.PlainDate.from('2030-08-01') };
    const parameters = [FREE_TRAVEL_LIMITS[0]!, { ...later, value: { primary: 1, secondary1: 1, secondary2: 1 } }];
    expect(valueOn(parameters, Temporal.PlainDate.from('2030-07-31')).primary).toBe(2000);
    expect(valueOn(parameters, Temporal.PlainDate.from('2030-08-01')).primary).toBe(1);
    expect(valueOn(parameters, null).primary).toBe(1);
  });
});
