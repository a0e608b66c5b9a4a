// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllowancePresetCode, allowancePresets } from './presets.ts';
import { type AllowanceRule, allowanceOf, isLate, type RenderedJob, ruleOn } from './rules.ts';
import { allowancesOf, readAllowanceTask } from './task-input.ts';

const plain: AllowanceRule = {
  version: 'A',
  validFrom: Temporal.PlainDate.from('2026-01-01'),
  validTo: null,
  baseMinutes: 0,
  baseCents: 0,
  step: null,
  travel: 'included',
  flatCents: 0,
  kmCents: 0,
  fromKm: null,
  maxMinutes: null,
  capCents: null,
  cancelWindowHours: 0,
  cancelHours: 'all',
  cancelCents: 0,
};
const job = (minutes: number, more: Partial<RenderedJob> = {}): RenderedJob => {
  const start = Temporal.Instant.from('2026-11-30T09:00:00+01:00');
  return {
    id: 'j',
    start,
    end: start.add({ seconds: Math.round(minutes * 60) }),
    km: 0,
    travelMinutes: 0,
    ticketCents: 0,
    cancelledAt: null,
    ...more,
  };
};
const preset = (code: AllowancePresetCode, more: Partial<AllowanceRule> = {}): AllowanceRule => ({
  ...plain,
  ...allowancePresets[code].rule,
  ...more,
});
const centsOf = (rule: AllowanceRule, minutes: number, more: Partial<RenderedJob> = {}): number =>
  allowanceOf(rule, job(minutes, more)).cents;

describe('the published rules', () => {
  it.each([
    [30, 2500],
    [120, 2500],
    [120.5, 3500],
    [181, 4500],
  ])('Heinsberg: %d minutes are %d cents', (minutes, cents) => {
    expect(centsOf(preset('heinsberg'), minutes)).toBe(cents);
  });
  it.each([
    [60, 2500],
    [61, 3000],
    [90, 3000],
    [121, 4000],
  ])('Rhein-Erft: %d minutes are %d cents', (minutes, cents) => {
    expect(centsOf(preset('rhein_erft'), minutes)).toBe(cents);
  });
  it.each([
    [60, 10, 1500],
    [60, 10.1, 2250],
    [20, 10.1, 1500],
  ])('Borken: %d minutes, 25 minutes of way, %d km are %d cents', (minutes, km, cents) => {
    expect(centsOf(preset('borken'), minutes, { km, travelMinutes: 25 })).toBe(cents);
  });
  it('Ennepe-Ruhr: no more than three hours, one hour for a late cancellation', () => {
    const step = { minutes: 60, cents: 1200, kind: 'started' } as const;
    const rule = preset('ennepe_ruhr', { baseCents: 1200, step, kmCents: 30, cancelCents: 1200 });
    expect(centsOf(rule, 300, { km: 10 })).toBe(3 * 1200 + 300);
    const cancelledAt = Temporal.Instant.from('2026-11-29T09:00:01+01:00');
    expect(centsOf(rule, 60, { km: 10, cancelledAt })).toBe(1200);
  });
  it('Rheinisch-Berg: one amount for a job', () => {
    expect(allowanceOf(preset('rheinisch_berg'), job(200)).lines).toEqual([{ text: 'für den Einsatz', cents: 2500 }]);
  });
  it.each([
    [20, 1250],
    [61, 1271],
    [90, 1875],
  ])('Soest: %d minutes are %d cents', (minutes, cents) => {
    expect(centsOf(preset('soest'), minutes)).toBe(cents);
  });
});

describe('ways, limits, rounding', () => {
  it('rounds half up once, and lines of whole cents add up', () => {
    const rule = {
      ...plain,
      baseCents: 100,
      step: { minutes: 60, cents: 1, kind: 'exact' },
      travel: 'km',
      kmCents: 1,
    } as const;
    const { cents, lines } = allowanceOf(rule, job(15, { km: 0.25 }));
    expect(cents).toBe(101);
    expect(lines.map((line) => line.cents)).toEqual([100, 0, 1]);
    expect(centsOf({ ...plain, travel: 'km', kmCents: 30 }, 60, { km: 1.05 })).toBe(32);
  });
  it('takes the limit off in a line of its own', () => {
    expect(allowanceOf({ ...plain, baseCents: 2500, capCents: 2000 }, job(60)).lines.at(-1)).toEqual({
      text: 'höchstens 20,00 € je Einsatz',
      cents: -500,
    });
  });
  it('pays a flat sum and kilometres only where the way is longer, a ticket always', () => {
    const flat = { ...plain, travel: 'flat', flatCents: 400, fromKm: 5 } as const;
    expect([5, 5.01].map((km) => centsOf(flat, 60, { km }))).toEqual([0, 400]);
    expect(centsOf({ ...flat, travel: 'km', kmCents: 30 }, 60, { km: 10 })).toBe(300);
    expect(centsOf({ ...flat, travel: 'ticket' }, 60, { ticketCents: 610 })).toBe(610);
  });
  it('holds for every rule: whole cents that add up, never more than the limit, never less for a longer job', () => {
    fc.assert(
      fc.property(
        fc.record({
          baseMinutes: fc.nat(180),
          baseCents: fc.nat(5000),
          minutes: fc.integer({ min: 1, max: 90 }),
          cents: fc.nat(2000),
          kind: fc.constantFrom('started' as const, 'exact' as const),
          km: fc.nat(9999).map((n) => n / 100),
          cap: fc.option(fc.nat(9000)),
          lasts: fc.integer({ min: 1, max: 600 }),
        }),
        ({ baseMinutes, baseCents, minutes, cents, kind, km, cap, lasts }) => {
          const rule: AllowanceRule = {
            ...plain,
            baseMinutes,
            baseCents,
            step: { minutes, cents, kind },
            travel: 'km',
            kmCents: 33,
            capCents: cap,
          };
          const of = (length: number) => allowanceOf(rule, job(length, { km }));
          const paid = of(lasts);
          expect(paid.lines.every((line) => Number.isInteger(line.cents))).toBe(true);
          expect(paid.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(paid.cents);
          expect(paid.cents).toBeLessThanOrEqual(cap ?? Number.POSITIVE_INFINITY);
          expect(of(lasts + 1).cents).toBeGreaterThanOrEqual(paid.cents);
        },
      ),
    );
  });
});

describe('cancelled jobs', () => {
  const start = Temporal.Instant.from('2026-11-02T09:00:00+01:00');
  const at = (text: string) => Temporal.Instant.from(text);
  const within = (cancelHours: 'all' | 'workdays') => ({ cancelWindowHours: 24, cancelHours });
  it.each([
    ['all', '2026-11-01T09:00:00+01:00', false],
    ['all', '2026-11-01T09:00:01+01:00', true],
    ['all', '2026-11-02T10:00:00+01:00', true],
    // Friday 9:00 is 24 working hours before Monday 9:00; All Saints' Day falls on the Sunday between.
    ['workdays', '2026-10-30T09:00:00+01:00', false],
    ['workdays', '2026-10-30T09:00:01+01:00', true],
    ['workdays', '2026-11-01T12:00:00+01:00', true],
  ] as const)('counting %s hours, cancelled at %s is late: %s', (hours, cancelled, late) => {
    expect(isLate(within(hours), start, at(cancelled))).toBe(late);
  });
  it('a holiday between two working days does not count', () => {
    // Corpus Christi, Thursday 2026-06-04.
    const friday = at('2026-06-05T09:00:00+02:00');
    expect(isLate(within('workdays'), friday, at('2026-06-03T09:00:01+02:00'))).toBe(true);
    expect(isLate(within('workdays'), friday, at('2026-06-03T09:00:00+02:00'))).toBe(false);
  });
  it('pays no way, and nothing for a cancellation in time', () => {
    const rule = {
      ...plain,
      baseCents: 900,
      travel: 'flat',
      flatCents: 400,
      cancelWindowHours: 24,
      cancelCents: 700,
    } as const;
    expect(centsOf(rule, 60, { cancelledAt: job(1).start.subtract({ hours: 23 }) })).toBe(700);
    expect(centsOf(rule, 60, { cancelledAt: job(1).start.subtract({ hours: 24 }) })).toBe(0);
  });
});

const rules = (...list: object[]) => ({
  rules: list.map((one, index) => ({
    version: `V${index}`,
    validFrom: '2026-01-01',
    validTo: null,
    baseMinutes: 60,
    baseCents: 2000,
    travel: 'included',
    ...one,
  })),
});
const wrongOf = (rulesFile: unknown, jobsFile: unknown): string[] => {
  const task = readAllowanceTask(rulesFile, jobsFile);
  return 'wrong' in task ? task.wrong : [];
};

describe('files of rules and jobs', () => {
  it('take the version of the German day on which the job begins, for the whole job', () => {
    const file = rules({ validTo: '2026-11-30' }, { validFrom: '2026-12-01', baseCents: 9000 });
    const task = readAllowanceTask(file, [
      { id: 'over midnight', start: '2026-11-30T23:30:00+01:00', end: '2026-12-01T01:00:00+01:00' },
      { id: 'UTC', start: '2026-11-30T23:00:00Z', end: '2026-12-01T00:00:00Z' },
    ]);
    expect('wrong' in task ? task.wrong : allowancesOf(task).map(({ ruleVersion }) => ruleVersion)).toEqual([
      'V0',
      'V1',
    ]);
  });
  it('count the time that passes in the nights when clocks change', () => {
    const file = rules({ baseMinutes: 30, baseCents: 0, stepMinutes: 30, stepCents: 100 });
    const task = readAllowanceTask(file, [
      { id: 'spring', start: '2026-03-29T01:30:00+01:00', end: '2026-03-29T03:30:00+02:00' },
      { id: 'autumn', start: '2026-10-25T01:30:00+02:00', end: '2026-10-25T03:30:00+01:00' },
    ]);
    expect('wrong' in task ? task.wrong : allowancesOf(task).map(({ cents }) => cents)).toEqual([100, 500]);
  });
  it('tell everything that is wrong at once', () => {
    const sentences = wrongOf(rules({ validTo: '2026-06-30' }, { validFrom: '2026-06-30', validTo: '2026-08-31' }), [
      { id: 'a', start: '2026-11-30T09:00:00+01:00', end: '2026-11-30T10:00:00+01:00' },
      { id: 'a', start: '2026-05-30T09:00:00', end: '2026-05-30T10:00:00+02:00' },
      { id: 'b', start: '2026-05-30T09:00:00+02:00', end: '2026-05-30T09:00:00+02:00' },
    ]);
    expect(sentences).toEqual([
      'Einsatz „a“: start muss eine Zeit mit Abstand zur Weltzeit sein, zum Beispiel 2026-11-30T09:00:00+01:00.',
      'Einsatz „b“: end muss nach start liegen.',
      'Die Fassungen „V0“ und „V1“ überschneiden sich.',
      'Der Einsatz „a“ steht zweimal in der Datei.',
      'Für den Einsatz „a“ am 2026-11-30 gilt keine Fassung der Regeln.',
    ]);
  });
  it.each([
    ['no list', {}, {}, 2],
    ['a misspelt key', rules({ kmCent: 30 }), [], 1],
    ['half a step', rules({ stepCents: 30 }), [], 1],
    ['a flat sum without its amount', rules({ travel: 'flat' }), [], 1],
    ['an amount with a fraction of a cent', rules({ baseCents: 12.5 }), [], 1],
    ['an amount below 0', rules({ capCents: -1 }), [], 1],
    ['an end before the begin', rules({ validTo: '2025-12-31' }), [], 1],
    ['a day that does not exist', rules({ validFrom: '2026-02-30' }), [], 1],
    ['a text instead of a job', rules({}), ['job'], 1],
    [
      'one version twice',
      rules({ validTo: '2026-01-31', version: 'x' }, { validFrom: '2026-02-01', version: 'x' }),
      [],
      1,
    ],
  ])('refuse %s', (_what, rulesFile, jobsFile, count) => {
    expect(wrongOf(rulesFile, jobsFile)).toHaveLength(count);
  });
  it('know no version for a day outside of all', () => {
    expect(ruleOn([{ ...plain, validTo: plain.validFrom }], plain.validFrom.add({ days: 1 }))).toBeUndefined();
  });
});
