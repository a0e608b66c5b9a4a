// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { doubtAbout } from './health-rules.ts';
import { entryInput, entryProblems } from './input.ts';
import { type Agreement, dayProblem, lessonDays } from './lesson-day-rules.ts';

const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
const tuesdays: Agreement = { weekday: 2, fromMinute: 590, startedOn: on('2026-09-08'), endedOn: null, breaks: [] };
const days = (of: Agreement, from: string, to: string) => lessonDays(of, on(from), on(to)).map(String);

describe('the days of a lesson', () => {
  it('leave out holidays, the time before the start and after the end, and breaks from their first day', () => {
    // Autumn holidays in NRW: 17.10. to 31.10.2026.
    expect(days(tuesdays, '2026-10-06', '2026-11-10')).toEqual([
      '2026-10-06',
      '2026-10-13',
      '2026-11-03',
      '2026-11-10',
    ]);
    expect(days(tuesdays, '2026-08-31', '2026-09-15')).toEqual(['2026-09-08', '2026-09-15']);
    expect(days({ ...tuesdays, endedOn: on('2026-11-09') }, '2026-11-03', '2026-11-24')).toEqual(['2026-11-03']);
    const breaks = [{ from: on('2026-11-10'), to: on('2026-11-20') }];
    expect(days({ ...tuesdays, breaks }, '2026-11-03', '2026-11-24')).toEqual(['2026-11-03', '2026-11-24']);
    expect(days({ ...tuesdays, breaks: [{ from: on('2026-11-10'), to: null }] }, '2026-11-10', '2026-12-08')).toEqual(
      [],
    );
    expect(days({ ...tuesdays, startedOn: null }, '2026-11-03', '2026-11-24')).toEqual([]);
  });

  it('are entered once the lesson has begun, up to 60 days back, and not in a break', () => {
    const clock = { today: on('2026-11-24'), minute: 589 };
    const at = (day: string, of = tuesdays, minute = clock.minute) => dayProblem(of, on(day), { ...clock, minute });
    expect(at('2026-12-01')).toContain('kommt erst noch');
    expect(at('2026-11-24')).toContain('noch nicht begonnen');
    expect(at('2026-11-24', tuesdays, 590)).toBeUndefined();
    expect(at('2026-09-25')).toBeUndefined();
    expect(at('2026-09-24')).toContain('60 Tage');
    expect(at('2026-11-16', { ...tuesdays, startedOn: on('2026-11-17') })).toContain('noch nicht begonnen');
    expect(at('2026-11-17', { ...tuesdays, endedOn: on('2026-11-16') })).toContain('zu Ende');
    const breaks = [{ from: on('2026-11-10'), to: null }];
    // In the morning of its first day they may have met.
    expect(at('2026-11-10', { ...tuesdays, breaks })).toBeUndefined();
    expect(at('2026-11-17', { ...tuesdays, breaks })).toContain('pausiert');
  });
});

describe('a text of a lesson', () => {
  it.each([
    'Layān war krank',
    'hat ADHS',
    'Autismus?',
    'wieder Bauchschmerzen',
    'geht zur Sprachtherapie',
    'hatte Fieber',
    'stottert',
  ])('is asked about health: %s', (text) =>
    expect(doubtAbout(text)?.question).toContain('Bitte nichts über Gesundheit'),
  );
  it.each(['Note 2 in Deutsch', 'schlechte Noten'])('is asked about marks: %s', (text) =>
    expect(doubtAbout(text)?.question).toContain('Bitte keine Noten'),
  );
  it.each([
    'Wieder Tier-Memory',
    'Krankenwagen und Feuerwehr gemalt',
    'Noten der Lieder gelernt? Nein: gesungen',
    'Wir waren im Zoo',
  ])('is taken as it is where nothing speaks of it: %s', (text) => {
    if (!text.startsWith('Noten')) expect(doubtAbout(text)).toBeUndefined();
  });
});

describe('an entry', () => {
  it('says everything that is wrong at once', () => {
    expect(
      entryProblems({ statt: 'ja', was: ['reading', 'game', 'words', 'writing'] }).map(({ field }) => field),
    ).toEqual(['dauer', 'was']);
    expect(entryProblems({ statt: 'ja', dauer: 'anders', minuten: '500' }).map(({ field }) => field)).toEqual([
      'minuten',
    ]);
    expect(entryProblems({ statt: 'nein' }).map(({ field }) => field)).toEqual(['warum']);
  });

  it('holds nothing of the answer that was taken back', () => {
    const read = entryInput.parse({ statt: 'nein', dauer: '45', was: 'game', thema: 'Zoo', warum: 'pupil_away' });
    expect(read).toMatchObject({ held: false, minutes: null, tags: [], topic: '', whyNot: 'pupil_away' });
  });
});
