// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../codes/keys.ts';
import { type CaseState, closedStates, type Step, steps } from '../cases/states.ts';
import { codeFor, demoCode, letters, readCode, type Standing, shows, viewOf, written } from './rules.ts';
import { languageFor, languageOf, statusLanguage } from './texts.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
const standing = (nextStep: Step | null, more: Partial<Standing> = {}): Standing => ({
  kind: 'placement',
  state: 'invited',
  nextStep,
  dueOn: day('2026-11-27'),
  closedOn: null,
  isProtected: false,
  calledOff: false,
  ...more,
});
const closed = (state: CaseState, on = '2026-11-20', more: Partial<Standing> = {}) =>
  standing(null, { state, dueOn: null, closedOn: day(on), ...more });

describe('codes', () => {
  it('are 12 signs without look-alikes and vowels, the same for the same id, others for all else', () => {
    const ids = Array.from({ length: 200 }, () => crypto.randomUUID());
    const codes = ids.map((id) => codeFor('secret', 'centre', id));
    for (const code of [...codes, demoCode]) {
      expect(code).toHaveLength(12);
      expect([...code].every((sign) => letters.includes(sign))).toBe(true);
    }
    expect(new Set(codes).size).toBe(200);
    expect(letters).not.toMatch(/[01OILZSBUVAE](?<!V)/);
    expect(new Set(codes.flatMap((code) => [...code])).size).toBe(letters.length);
    const [id = ''] = ids;
    expect(codeFor('secret', 'centre', id)).toBe(codes[0]);
    expect(codeFor('other', 'centre', id)).not.toBe(codes[0]);
    expect(codeFor('secret', 'elsewhere', id)).not.toBe(codes[0]);
  });

  it.each([
    ['K7M4-QPRX-29TD', 'K7M4QPRX29TD'],
    [' k7m4 qprx 29td ', 'K7M4QPRX29TD'],
    ['K7M4–QPRX—29TD.', 'K7M4QPRX29TD'],
    // A Cyrillic keyboard, and figures of an Arabic one.
    ['К7М4-QРRХ-29ТD', 'K7M4QPRX29TD'],
    ['K٧M٤-QPRX-٢٩TD', 'K7M4QPRX29TD'],
    // What was written for what looks like it.
    ['U8MZ-SBRX-29TD', 'V8M258RX29TD'],
    ['', ''],
    ['%%%', ''],
  ])('are read as people type them: %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  it('are never cut to one that fits', () => {
    expect(readCode('K7M4QPRX29TDK')).not.toBe('K7M4QPRX29TD');
    expect(readCode('x'.repeat(1_000_000)).length).toBeLessThan(20);
    expect(written('K7M4QPRX29TD')).toBe('K7M4-QPRX-29TD');
  });

  it('show something until three months after the case has closed, and nothing where the address is protected', () => {
    expect(shows(standing('decide'), today)).toBe(true);
    expect(shows(standing('decide', { isProtected: true }), today)).toBe(false);
    expect(shows(closed('admitted', '2026-08-23'), today)).toBe(true);
    expect(shows(closed('admitted', '2026-08-22'), today)).toBe(false);
    expect(shows(closed('duplicate'), today)).toBe(false);
  });
});

describe('what a family reads', () => {
  it.each(codesOf(steps))('is said for the step %s, with who acts, within the way', (step) => {
    for (const kind of ['placement', 'direct_registration'] as const) {
      const view = viewOf(standing(step, { kind }), today);
      expect(view.current).toBeLessThan(view.stations.length);
      expect(view.who).not.toBeNull();
      expect(view.topic).not.toBe('ended');
    }
  });

  it('has the day of the step, never an earlier one, and none when it has passed', () => {
    expect(viewOf(standing('decide'), today)).toMatchObject({
      current: 4,
      topic: 'decide',
      who: 'authority',
      todo: 'none',
      by: day('2026-11-27'),
      late: false,
    });
    expect(viewOf(standing('decide', { dueOn: today }), today)).toMatchObject({ by: today, late: false });
    expect(viewOf(standing('decide', { dueOn: day('2026-11-22') }), today)).toMatchObject({ by: null, late: true });
    expect(viewOf(standing('schedule'), today)).toMatchObject({ who: 'family', todo: 'answer', by: day('2026-11-27') });
  });

  it('asks nobody to answer an invitation whose appointment was called off: the centre acts', () => {
    expect(viewOf(standing('schedule'), today)).toMatchObject({ topic: 'answer', todo: 'answer', who: 'family' });
    expect(viewOf(standing('schedule', { calledOff: true }), today)).toMatchObject({
      topic: 'invite',
      todo: 'none',
      who: 'centre',
    });
  });

  it('never has the day of an appointment', () => {
    for (const dueOn of ['2026-11-20', '2026-11-23', '2026-12-01'])
      expect(viewOf(standing('counsel', { state: 'scheduled', dueOn: day(dueOn) }), today)).toMatchObject({
        topic: 'talk',
        by: null,
        late: false,
      });
  });

  it('knows the way of a family that registers itself', () => {
    const direct = { kind: 'direct_registration' } as const;
    expect(viewOf(standing('confirm_registration', { ...direct, state: 'reported' }), today)).toMatchObject({
      stations: ['reported', 'registered', 'admitted'],
      current: 1,
      topic: 'advise',
      who: 'centre',
    });
    expect(viewOf(standing('confirm_registration', { ...direct, state: 'registration_advised' }), today)).toMatchObject(
      {
        topic: 'register',
        who: 'family',
        todo: 'register',
      },
    );
  });

  it('ends with a school, or says only that it has ended', () => {
    expect(viewOf(closed('admitted'), today)).toMatchObject({ topic: 'done', current: 6, who: null, by: null });
    for (const state of closedStates.filter((one) => one !== 'admitted'))
      expect(viewOf(closed(state), today)).toMatchObject({ topic: 'ended', stations: [], todo: 'none', by: null });
  });
});

describe('the language of the page', () => {
  it('is the one asked for, that of the family, or that of the browser, else German', () => {
    expect(statusLanguage('ar-SY')).toBe('ar');
    expect(statusLanguage('AR')).toBe('ar');
    expect(statusLanguage('xx')).toBeUndefined();
    expect(['apc', 'prs', 'kmr', 'ukr', 'tig', 'deu'].map(languageOf)).toEqual(['ar', 'fa', 'kmr', 'uk', 'de', 'de']);
    expect(languageFor('sq,uk;q=0.8,en;q=0.5')).toBe('uk');
    expect(languageFor(undefined)).toBe('de');
  });
});
