// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  earliestDay,
  isInTime,
  openDay,
  type Policy,
  policyPresets,
  presetPolicy,
  versionOn,
} from './policy-rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const preset = (code: keyof typeof policyPresets): Policy => presetPolicy(code, defaultPolicy, 2027);

describe('how a pool works', () => {
  it('asks ten days ahead in Düren, of institutions alone', () => {
    expect(defaultPolicy.privateMayAsk).toBe(false);
    expect(earliestDay(defaultPolicy, day('2026-11-23')).toString()).toBe('2026-12-03');
  });

  it.each([
    ['heinsberg', '2026-11-23', '2026-11-30'],
    ['borken', '2026-11-23', '2026-11-30'],
    ['ennepe_ruhr', '2026-11-23', '2026-12-02'],
    ['rhein_erft', '2026-11-23', '2026-12-03'],
    ['rheinisch_berg', '2026-11-23', '2026-12-03'],
    ['soest', '2026-11-23', '2026-12-03'],
    // Over Christmas: 25 and 26 December and 1 January are no working days, 24 and 31 are.
    ['heinsberg', '2026-12-22', '2026-12-30'],
    ['ennepe_ruhr', '2026-12-23', '2027-01-05'],
    // Corpus Christi is a holiday in NRW alone among others (27 May 2027).
    ['heinsberg', '2027-05-25', '2027-06-02'],
    // Nothing is worked on in the closed weeks of Borken.
    ['borken', '2027-07-05', '2027-08-17'],
    ['borken', '2027-07-20', '2027-08-19'],
  ] as const)('%s: asked on %s, the first day is %s', (code, today, first) => {
    expect(earliestDay(preset(code), day(today)).toString()).toBe(first);
  });

  it('keeps what a preset says and nothing it does not', () => {
    expect(preset('heinsberg')).toEqual({ ...defaultPolicy, leadDays: 5, leadUnit: 'working', privateMayAsk: true });
    expect(preset('borken')).toMatchObject({ urgentAllowed: true, privateMayAsk: false, closed: [{}] });
    expect(preset('ennepe_ruhr')).toMatchObject({ maxMinutes: 180, privateMayAsk: false, cancelHours: 24 });
    for (const code of ['rhein_erft', 'rheinisch_berg', 'soest'] as const) {
      expect(preset(code)).toEqual(defaultPolicy);
      expect(policyPresets[code].open).not.toBeNull();
    }
    for (const { source } of Object.values(policyPresets)) expect(source).toContain('gelesen');
  });

  it('opens after closed weeks on a working day', () => {
    expect(openDay(preset('borken'), day('2027-07-08')).toString()).toBe('2027-08-13');
    expect(openDay({ closed: [] }, day('2026-12-25')).toString()).toBe('2026-12-28');
  });

  it('counts hours to call off to the second', () => {
    const start = at('2026-11-27T10:00:00+01:00');
    expect(isInTime(defaultPolicy, start, at('2026-11-26T10:00:00+01:00'))).toBe(true);
    expect(isInTime(defaultPolicy, start, at('2026-11-26T10:00:01+01:00'))).toBe(false);
    // The night the clocks change has an hour more: hours are elapsed time.
    const monday = at('2027-11-01T01:00:00+01:00');
    expect(isInTime(defaultPolicy, monday, at('2027-10-31T02:00:00+02:00'))).toBe(true);
  });

  it('finds the version of a day, not the newest', () => {
    const versions = ['2026-01-01', '2026-12-01', '2026-06-01'].map((text) => ({ validFrom: day(text) }));
    expect(versionOn(versions, day('2026-11-30'))?.validFrom.toString()).toBe('2026-06-01');
    expect(versionOn(versions, day('2026-12-01'))?.validFrom.toString()).toBe('2026-12-01');
    expect(versionOn(versions, day('2025-12-31'))).toBeUndefined();
  });
});
