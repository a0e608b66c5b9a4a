// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../codes/keys.ts';
import { catalogueProblems } from './problems.fixture.ts';
import { isolate, statusDay, statusLanguages, statusMessage, statusSource, statusTranslations } from './status.ts';

const languages = codesOf(statusLanguages);
const keys = codesOf(statusSource);
/** Every value that a sentence may want, as the page gives it. */
const values = (minutes: number) => ({
  phone: isolate('02421 22-1234'),
  date: statusDay('de', Temporal.PlainDate.from('2026-11-27')),
  step: isolate('3'),
  total: isolate('6'),
  count: isolate(String(minutes)),
  address: isolate('ki.example.de/stand'),
  minutes,
});

describe('the texts of the status page', () => {
  it.each(Object.entries(statusTranslations))(
    'are all there in %s, made from the German ones of today, with the same values and all forms of number',
    (language, catalogue) => {
      expect(catalogueProblems(statusSource, catalogue, language)).toEqual([]);
    },
  );

  it('have a name, a direction and sentences for each language', () => {
    expect(languages.toSorted()).toEqual(['de', ...Object.keys(statusTranslations)].toSorted());
    expect(languages.filter((language) => statusLanguages[language].dir === 'rtl').toSorted()).toEqual(['ar', 'fa']);
    for (const language of languages)
      for (const key of keys) expect(statusMessage(language, key, values(5)).language, key).toBe(language);
  });

  it.each(languages)('keep every number of %s together, whatever the direction of the line', (language) => {
    for (const minutes of [1, 2, 5, 11, 100])
      for (const key of keys) {
        const { text } = statusMessage(language, key, values(minutes));
        const outside = text.replaceAll(/\u2066[^\u2069]*\u2069/g, '');
        expect(outside, `${language} ${key}`).not.toMatch(/[\p{Nd}\u2066\u2069]/u);
      }
  });

  it('say the minutes by the forms of each language', () => {
    const wait = (language: (typeof languages)[number], minutes: number) =>
      statusMessage(language, 'wait', values(minutes)).text.replaceAll(/[\u2066\u2069]/g, '');
    expect(wait('ar', 2)).toContain('دقيقتين');
    expect(wait('ar', 5)).toContain('5 دقائق');
    expect(wait('ar', 11)).toContain('11 دقيقة');
    expect(wait('uk', 1)).toContain('1 хвилину');
    expect(wait('uk', 3)).toContain('3 хвилини');
    expect(wait('uk', 5)).toContain('5 хвилин.');
    expect(wait('ro', 3)).toContain('3 minute.');
    expect(wait('ro', 20)).toContain('20 de minute');
    expect(wait('de', 1)).toContain('eine Minute');
  });

  it('write a day as people say it, in the Gregorian calendar and European figures', () => {
    const day = Temporal.PlainDate.from('2026-11-27');
    const said = Object.fromEntries(
      languages.map((language) => [language, statusDay(language, day).replaceAll(/[\u2066\u2069]/g, '')]),
    );
    expect(said).toMatchObject({
      de: 'Freitag, 27. November 2026',
      ar: 'الجمعة 27.11.2026',
      fa: 'جمعه 27.11.2026',
      uk: expect.stringContaining('27 листопада 2026'),
      tr: '27 Kasım 2026 Cuma',
      kmr: expect.stringMatching(/^înî, 27/),
      fr: 'vendredi 27 novembre 2026',
      ro: 'vineri, 27 noiembrie 2026',
      bg: expect.stringContaining('27 ноември 2026'),
    });
    expect(said.en).toMatch(/^Friday,? 27 November 2026$/);
    for (const language of languages)
      for (let days = 0; days < 7; days += 1) {
        const other = day.add({ days });
        const text = statusDay(language, other);
        expect(text, language).toMatch(new RegExp(`\u2066[^\u2069]*${other.day}[^\u2069]*2026[^\u2069]*\u2069$`));
        expect(text).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
      }
  });
});
