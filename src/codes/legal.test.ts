// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { ADMINISTRATIVE_COURTS, administrativeCourt, legalParameter } from './legal.ts';

const on = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

describe('legal parameters', () => {
  it('follow the day: three days of presumed receipt until the end of 2024, then four', () => {
    expect(legalParameter('presumedReceiptDays', on('2024-12-31')).value).toBe(3);
    expect(legalParameter('presumedReceiptDays', on('2025-01-01')).value).toBe(4);
  });

  it('throw for a day on which none is valid', () => {
    expect(() => legalParameter('germanSupport', on('2018-10-14'))).toThrow(RangeError);
  });

  it('say which of them a person must still confirm', () => {
    expect(legalParameter('allocationToSchool', on('2026-11-22'))).toMatchObject({ verified: false });
    expect(legalParameter('remedyNotice', on('2026-11-22'))).toMatchObject({ verified: false });
  });
});

describe('administrative courts', () => {
  it('cover the 53 districts, each once', () => {
    const districts = ADMINISTRATIVE_COURTS.flatMap((court) => court.districts);
    expect(districts).toHaveLength(53);
    expect(new Set(districts).size).toBe(53);
  });

  it('are found by district or municipality', () => {
    expect(administrativeCourt('05358').place).toBe('Aachen');
    expect(administrativeCourt('05913000').place).toBe('Gelsenkirchen');
    expect(() => administrativeCourt('09162')).toThrow(RangeError);
  });
});
