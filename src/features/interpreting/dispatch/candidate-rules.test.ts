// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { fitsBeside, rankCandidates } from './candidate-rules.ts';
import { areaFit, type Facts, type Need, wayMinutes, windowFit } from './fact-rules.ts';
import { answerBy, leadBand, waveSize } from './wave-rules.ts';

const day = Temporal.PlainDate.from('2026-12-08');
const at = (time: string) => Temporal.Instant.from(`2026-12-08T${time}:00+01:00`);
const need: Need = {
  language: 'tir',
  start: at('14:00'),
  end: at('15:00'),
  weekday: 2,
  span: { from: 840, to: 900 },
  day,
  modes: ['on_site'],
  ags: '05358008',
  at: { x: 315_000, y: 5_630_000 },
  gender: null,
  topic: 'school',
};
const facts = (id: string, more: Partial<Facts> = {}): Facts => ({
  id,
  name: id,
  state: 'active',
  pausedUntil: null,
  birth: Temporal.PlainDate.from('1990-01-01'),
  gender: 'female',
  language: 'tir',
  level: 'native',
  direction: 'both',
  variety: '',
  lacking: [],
  window: 'fits',
  awayUntil: null,
  modes: ['on_site', 'phone'],
  radiusKm: 20,
  area: 'any',
  at: { x: 318_000, y: 5_630_000 },
  topics: ['school'],
  mostJobsMonth: null,
  mostMessagesWeek: null,
  jobs: [],
  monthJobs: 0,
  weekMessages: 0,
  lastJobOn: null,
  wish: null,
  knows: false,
  asked: null,
  ...more,
});
const rank = (people: readonly Facts[], of: Partial<Need> = {}) => rankCandidates({ ...need, ...of }, people);
const whyNot = (more: Partial<Facts>, of: Partial<Need> = {}) =>
  rank([facts('a', more)], of).excluded.map(({ code }) => code);
const job = (from: string, to: string, x = 315_000) => ({
  start: at(from),
  end: at(to),
  mode: 'on_site' as const,
  at: { x, y: 5_630_000 },
});

describe('who does not come into question', () => {
  it.each<[string, Partial<Facts>, Partial<Need>]>([
    ['never', { wish: 'never' }, {}],
    ['knows', { knows: true }, {}],
    ['paused', { state: 'paused' }, {}],
    ['state', { state: 'left' }, {}],
    ['age', { birth: null }, {}],
    ['conduct', { lacking: ['conduct', 'training'] }, {}],
    ['away', { awayUntil: day }, {}],
    ['direction', { direction: 'to_german' }, {}],
    ['gender', { gender: 'male' }, { gender: 'female' }],
    ['gender', { gender: null }, { gender: 'female' }],
    ['mode', { modes: ['phone'] }, {}],
    ['radius', { radiusKm: 3 }, {}],
    ['radius', { radiusKm: null, area: 'elsewhere' }, {}],
    ['busy', { jobs: [job('14:30', '15:30')] }, {}],
    ['way', { jobs: [job('12:30', '13:40', 335_000)] }, {}],
    ['way', { jobs: [job('15:10', '16:00')] }, {}],
    ['month', { mostJobsMonth: 4, monthJobs: 4 }, {}],
    ['declined', { asked: 'declined' }, {}],
  ])('%s: %o', (code, more, of) => {
    expect(whyNot(more, of)[0]).toBe(code);
  });
  it.each<[string, Partial<Facts>, Partial<Need>]>([
    ['a municipality of their own beyond the radius', { radiusKm: 1, area: 'there' }, {}],
    ['by phone beyond the radius', { radiusKm: 3 }, { modes: ['on_site', 'phone'] }],
    ['a job before that leaves the buffer', { jobs: [job('12:30', '13:45')] }, {}],
    ['a job elsewhere with time for the way', { jobs: [job('12:00', '12:40', 335_000)] }, {}],
    ['a pause that ends before', { state: 'paused', pausedUntil: day }, {}],
    ['a place nobody knows', {}, { at: null, ags: null }],
  ])('does come into question: %s', (_what, more, of) => {
    expect(whyNot(more, of)).toEqual([]);
  });
  it('a way that takes no time on the phone', () => {
    const far = job('12:30', '13:40', 335_000);
    expect(fitsBeside(need, 'phone', far)).toBe(true);
    expect(fitsBeside(need, 'on_site', far)).toBe(false);
    expect(fitsBeside(need, 'phone', { ...far, end: at('13:46') })).toBe(false);
  });
});

describe('what is read of somebody for a talk', () => {
  const span = (from: number, to: number, weekday = 2) => ({ weekday, from, to });
  it.each([
    ['arranged', []],
    ['fits', [span(720, 1020)]],
    ['fits', [span(480, 600), span(840, 900)]],
    ['outside', [span(841, 1020)]],
    ['outside', [span(720, 899)]],
    ['outside', [span(720, 1020, 3)]],
  ])('their usual times: %s for %o', (fit, windows) => {
    expect(windowFit(windows, need)).toBe(fit);
  });
  it.each([
    ['any', [], '05358008'],
    ['there', ['05358024', '05358008'], '05358008'],
    ['elsewhere', ['05358024'], '05358008'],
    ['elsewhere', ['05358024'], null],
  ])('where they go: %s for %o and %s', (fit, areas, ags) => {
    expect(areaFit(areas, { ags })).toBe(fit);
  });
});

describe('the order', () => {
  const order = (people: readonly Facts[], of: Partial<Need> = {}) => rank(people, of).candidates.map(({ id }) => id);
  it('is wish, fit, fair share, rest, way', () => {
    const yesterday = day.subtract({ days: 1 });
    expect(
      order([
        facts('far', { at: { x: 325_000, y: 5_630_000 } }),
        facts('near'),
        facts('worked', { monthJobs: 3, lastJobOn: yesterday }),
        facts('good', { level: 'good' }),
        facts('again', { wish: 'again', level: 'good', monthJobs: 5 }),
        facts('tired', { lastJobOn: yesterday }),
      ]),
    ).toEqual(['again', 'near', 'far', 'tired', 'worked', 'good']);
  });
  it('does not depend on the order people come in, nor on how they answered other offers', () => {
    const people = ['c', 'a', 'b'].map((id) => facts(id));
    expect(order(people)).toEqual(['a', 'b', 'c']);
    expect(order(people.toReversed())).toEqual(['a', 'b', 'c']);
  });
  it('says who is asked already, and who had enough messages this week', () => {
    const [one] = rank([facts('a', { asked: 'open', mostMessagesWeek: 2, weekMessages: 2 })]).candidates;
    expect(one).toMatchObject({ askedAlready: true, callOnly: true });
  });
});

describe('asking', () => {
  it.each([
    [{ accepted: 0, asked: 0 }, 10, 4],
    [{ accepted: 90, asked: 100 }, 10, 2],
    [{ accepted: 1, asked: 50 }, 10, 6],
    [{ accepted: 0, asked: 0 }, 2, 2],
    [{ accepted: 0, asked: 0 }, 0, 0],
  ])('after %o of %d people %d are asked at once', (answered, available, size) => {
    expect(waveSize(answered, available)).toBe(size);
  });
  it.each([
    ['2026-12-08T13:30:00+01:00', 15],
    ['2026-12-08T12:00:00+01:00', 60],
    ['2026-12-07T14:00:00+01:00', 720],
    ['2026-12-01T14:00:00+01:00', 2880],
  ])('from %s on an answer is waited for %d minutes', (now, minutes) => {
    const from = Temporal.Instant.from(now);
    expect(from.until(answerBy(from, need.start)).total('minutes')).toBe(minutes);
  });
  it('knows ways of no length, and asks half an hour where nobody knows', () => {
    expect(wayMinutes({ x: 1, y: 1 }, { x: 1, y: 1 })).toBe(0);
    expect(wayMinutes(null, { x: 1, y: 1 })).toBe(30);
    expect([1, 30, 400].map(leadBand)).toEqual([0, 1, 4]);
  });
});
