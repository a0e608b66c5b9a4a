// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { message, source, translations } from './messages.ts';
import { catalogueProblems, hashOf } from './problems.fixture.ts';

describe('message catalogues', () => {
  it.each(Object.entries(translations))(
    '%s has every sentence, made from the German one of today',
    (language, catalogue) => {
      expect(catalogueProblems(source, catalogue, language)).toEqual([]);
    },
  );

  it('name what is missing, outdated, unknown or has other values', () => {
    const german = { a: 'Hallo {name}', b: 'Ja', c: 'Nein', d: '{n, plural, one {# Tag} other {# Tage}}' };
    const translated = {
      a: { of: hashOf(german.a), text: 'Hello {nmae}' },
      b: { of: hashOf('Jawohl'), text: 'Yes' },
      d: { of: hashOf(german.d), text: '{n, plural, one {# day}}' },
      e: { of: hashOf('weg'), text: 'gone' },
    };
    expect(catalogueProblems(german, translated)).toEqual([
      'a: values nmae instead of name',
      expect.stringMatching(/^b: outdated/),
      'c: missing',
      expect.stringMatching(/^d: MISSING_OTHER_CLAUSE/),
      'e: there is no such German sentence',
    ]);
    expect(catalogueProblems(german, {}).length).toBe(4);
  });

  it('name the forms of number that a language has and a sentence lacks', () => {
    const german = { d: '{n, plural, one {# Tag} other {# Tage}}' };
    const said = (language: string, text: string) =>
      catalogueProblems(german, { d: { of: hashOf(german.d), text } }, language);
    expect(said('ar', '{n, plural, one {يوم واحد} other {# يوم}}')).toEqual([
      'd: no form of number for few, many, two, zero',
    ]);
    expect(said('uk', '{n, plural, one {# день} few {# дні} many {# днів} other {# дня}}')).toEqual([]);
  });

  it('speak the language asked for, or German and say so', () => {
    const length = (language: string, minutes: number) => message(language, 'appointment.length', { minutes });
    expect(length('de', 1).text).toBe('Der Termin dauert 1 Minute.');
    expect(length('en', 45)).toEqual({ text: 'The appointment takes 45 minutes.', language: 'en' });
    expect(length('ti', 45)).toEqual({ text: 'Der Termin dauert 45 Minuten.', language: 'de' });
    expect(() => message('de', 'appointment.summary')).toThrow('centre');
    expect(message('de', 'appointment.summary', { centre: '<b>KI</b> {x}' }).text).toBe('Termin: <b>KI</b> {x}');
  });
});
