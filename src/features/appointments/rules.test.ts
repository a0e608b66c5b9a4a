// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import {
  afterNoShow,
  announcementsOf,
  defaultSettings,
  type InterpreterNeed,
  instantOf,
  lengthFor,
  overlap,
  timesBetween,
  weeklyDays,
} from './rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a weekly series', () => {
  it('leaves out public holidays of NRW and names the days in school holidays', () => {
    const { days, holidays, schoolHolidays } = weeklyDays(day('2026-12-04'), day('2027-01-15'));
    expect(days.map(String)).toEqual(['2026-12-04', '2026-12-11', '2026-12-18', '2027-01-08', '2027-01-15']);
    expect(holidays.map(({ name }) => name)).toEqual(['1. Weihnachtstag', 'Neujahr']);
    expect(schoolHolidays).toEqual([]);
    const inHolidays = weeklyDays(day('2026-12-16'), day('2027-01-13'));
    expect(inHolidays.days).toHaveLength(5);
    expect(inHolidays.schoolHolidays.map((one) => one.day.toString())).toEqual([
      '2026-12-23',
      '2026-12-30',
      '2027-01-06',
    ]);
  });

  it('stays at its hour when the clocks change, and no appointment loses a minute', () => {
    const { days } = weeklyDays(day('2026-10-22'), day('2026-10-29'));
    const at = days.map((one) => instantOf(one, 9 * 60).toString());
    expect(at).toEqual(['2026-10-22T07:00:00Z', '2026-10-29T08:00:00Z']);
    const spring = weeklyDays(day('2027-03-24'), day('2027-03-31')).days;
    expect(spring.map((one) => instantOf(one, 9 * 60).toString())).toEqual([
      '2027-03-24T08:00:00Z',
      '2027-03-31T07:00:00Z',
    ]);
    expect(instantOf(day('2026-11-24'), 24 * 60).toString()).toBe('2026-11-24T23:00:00Z');
  });

  it('ends with its last day and after a year at most', () => {
    expect(weeklyDays(day('2026-11-24'), day('2026-11-24')).days).toHaveLength(1);
    expect(weeklyDays(day('2026-11-24'), day('2026-12-07')).days).toHaveLength(2);
    expect(weeklyDays(day('2026-11-24'), day('2036-11-24')).days.length).toBeLessThanOrEqual(53);
  });
});

describe('times', () => {
  it('fit one after the other, what is left over stays free', () => {
    expect(timesBetween(8 * 60, 12 * 60, 75)).toEqual([
      { fromMinute: 480, toMinute: 555 },
      { fromMinute: 555, toMinute: 630 },
      { fromMinute: 630, toMinute: 705 },
    ]);
    expect(timesBetween(480, 500, 75)).toEqual([]);
  });

  it('grow with each further child', () => {
    expect([1, 2, 3].map((n) => lengthFor(n, { minutes: 75, minutesPerChild: 15 }))).toEqual([75, 90, 105]);
  });

  it('overlap when they share a minute, not when one begins as the other ends', () => {
    const span = (on: string, fromMinute: number, toMinute: number) => ({ day: day(on), fromMinute, toMinute });
    expect(overlap(span('2026-11-24', 480, 540), span('2026-11-24', 540, 600))).toBe(false);
    expect(overlap(span('2026-11-24', 480, 541), span('2026-11-24', 540, 600))).toBe(true);
    expect(overlap(span('2026-11-24', 480, 541), span('2026-11-25', 480, 541))).toBe(false);
  });
});

describe('after a no-show', () => {
  it('comes another way, then a call, then the head', () => {
    expect([0, 1, 2, 7].map((before) => afterNoShow(before, defaultSettings))).toEqual([
      { step: 'invite_again', days: 3, owner: 'counsellor' },
      { step: 'reach_family', days: 5, owner: 'administration' },
      { step: 'decide_no_show', days: 5, owner: 'head' },
      { step: 'decide_no_show', days: 5, owner: 'head' },
    ]);
  });
});

describe('what who finds interpreters is told', () => {
  const need: InterpreterNeed = {
    ...{ needed: true, language: 'ara', variety: '', format: 'on_site', place: 'Raum 1' },
    ...{ day: day('2026-11-24'), fromMinute: 540, toMinute: 615 },
  };
  const none = { ...need, needed: false, language: null };

  it.each<[string, InterpreterNeed | null, InterpreterNeed | null, string[]]>([
    ['a new need', null, need, ['interpreter_needed']],
    ['an appointment without a need', null, none, []],
    ['a need that comes up', none, need, ['interpreter_needed']],
    ['a need that is gone', need, none, ['cancelled']],
    ['another time', need, { ...need, fromMinute: 600, toMinute: 675 }, ['moved']],
    ['another place', need, { ...need, place: 'Raum 2' }, ['moved']],
    ['another way', need, { ...need, format: 'phone' }, ['moved']],
    ['another language', need, { ...need, language: 'kmr' }, ['cancelled', 'interpreter_needed']],
    ['another variety', need, { ...need, variety: 'Darija' }, ['cancelled', 'interpreter_needed']],
    ['nothing new', need, { ...need }, []],
    ['the end', need, null, ['cancelled']],
    ['the end of one without a need', none, null, []],
  ])('%s', (_, before, after, kinds) => {
    expect(announcementsOf(before, after)).toEqual(kinds.map((kind) => `appointment.${kind}`));
  });
});
