// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  type FormBody,
  formRequestId,
  formVersion,
  germanDate,
  intBetween,
  manyOf,
  oneOf,
  optionalGermanDate,
  optionalIntBetween,
  optionalOneOf,
  optionalText,
  parseForm,
  readGermanDate,
  readTime,
  requiredText,
  ticked,
  timeOfDay,
} from './parse.ts';

const schema = z.strictObject({
  name: requiredText('Name', 10),
  note: optionalText(20),
  born: germanDate('Geburtsdatum'),
  until: optionalGermanDate('Bis'),
  kind: oneOf(['a', 'b'], 'Bitte wählen Sie eine Art.'),
  way: optionalOneOf(['x', 'y'], 'Bitte wählen Sie einen Weg.'),
  grade: intBetween(1, 13, 'Jahrgang'),
  places: optionalIntBetween(0, 5000, 'Plätze'),
  languages: manyOf(['ar', 'ku'], 'Bitte wählen Sie Sprachen aus der Liste.'),
  consent: ticked(),
});

function failures(body: FormBody): Record<string, string> {
  const parsed = parseForm(schema, body);
  if (parsed.ok) throw new Error('expected errors');
  return Object.fromEntries(parsed.state.errors.map(({ field, message }) => [field, message]));
}

test('gives typed, cleaned data; what is left out is null, false or empty', () => {
  const parsed = parseForm(schema, {
    _request: 'r',
    _version: '3',
    name: ' Müller\u0000 ',
    born: '3.3.2014',
    kind: 'b',
    grade: '6',
  });
  expect(parsed).toEqual({
    ok: true,
    data: {
      name: 'Müller',
      note: null,
      born: Temporal.PlainDate.from('2014-03-03'),
      until: null,
      kind: 'b',
      way: null,
      grade: 6,
      places: null,
      languages: [],
      consent: false,
    },
  });
});

test('understands several choices, a tick and thousands points', () => {
  const body = {
    name: 'M',
    born: '2014-03-03',
    kind: 'a',
    way: 'y',
    grade: '6',
    places: '1.250',
    languages: ['ku', 'ar'],
    consent: 'ja',
  };
  const parsed = parseForm(schema, body);
  expect(parsed.ok && [parsed.data.places, parsed.data.languages, parsed.data.consent, parsed.data.way]).toEqual([
    1250,
    ['ar', 'ku'],
    true,
    'y',
  ]);
});

test('an empty form names everything that is missing at once, in German', () => {
  expect(failures({})).toEqual({
    name: 'Bitte füllen Sie „Name“ aus.',
    born: 'Bitte geben Sie bei „Geburtsdatum“ ein Datum ein, zum Beispiel 27.11.2026.',
    kind: 'Bitte wählen Sie eine Art.',
    grade: 'Bitte geben Sie bei „Jahrgang“ eine ganze Zahl von 1 bis 13 ein.',
  });
});

test('wrong entries get a sentence that helps', () => {
  const body = {
    name: 'x'.repeat(11),
    note: 'y'.repeat(21),
    born: '31.02.2014',
    until: 'bald',
    kind: 'c',
    way: 'z',
    grade: '14',
    places: '1,5',
    languages: 'fr',
  };
  const errors = failures(body);
  expect(errors.name).toContain('höchstens 10 Zeichen (jetzt 11)');
  expect(errors.note).toContain('höchstens 20 Zeichen (jetzt 21)');
  expect(errors.born).toContain('„31.02.2014“ ist kein Tag im Kalender');
  expect(errors.until).toContain('„bald“ ist kein Tag');
  expect(new Set(Object.keys(errors))).toEqual(new Set(Object.keys(body)));
});

test('keeps everything typed, but no file and nothing of ours', () => {
  const parsed = parseForm(schema, {
    _request: 'r',
    name: '',
    languages: ['ar', 'ku'],
    scan: new File(['x'], 'x.pdf'),
  });
  expect(parsed.ok ? undefined : parsed.state.values).toEqual({ name: '', languages: ['ar', 'ku'] });
});

test('an unknown field is an error of the whole form', () => {
  expect(failures({ role: 'admin' })['']).toContain('„role“');
});

test('the same field twice does not slip through as text', () => {
  expect(failures({ name: ['a', 'b'] }).name).toBe('Bitte füllen Sie „Name“ aus.');
});

test('parts without a sentence of their own still speak German', () => {
  const parsed = parseForm(z.strictObject({ a: z.string(), b: z.string().max(1) }), { b: 'xx' });
  expect(parsed.ok ? [] : parsed.state.errors.map((error) => error.message)).toEqual([
    'Bitte füllen Sie dieses Feld aus.',
    'Diese Angabe ist zu lang oder zu groß.',
  ]);
});

test('reads request id and version only when they are what they should be', () => {
  expect(formVersion({ _version: '12' })).toBe(12);
  expect(formVersion({ _version: '1;' })).toBeUndefined();
  const id = crypto.randomUUID();
  expect(formRequestId({ _request: id })).toBe(id);
  expect(formRequestId({ _request: 'x' })).toBeUndefined();
});

test.each([
  '27.11.2026',
  '27. November 2026',
  '27\u201311\u20132026',
  'Fr 27.11.2026',
  '27. 11. 2026',
  '27/11/2026',
  '27112026',
  '2026-11-27',
  ' 27.11.2026 ',
])('reads %s', (text) => {
  expect(readGermanDate(text)?.toString()).toBe('2026-11-27');
});

test.each(['', '27.11.26', '29.02.2025', '00.01.2026', '1.13.2026', '27.11.0026', '2026-11-27T10:00'])(
  'refuses "%s"',
  (text) => {
    expect(readGermanDate(text)).toBeUndefined();
  },
);

test.each([
  ['00.00.2014', '„Bis“: Hier brauchen wir den ganzen Tag, zum Beispiel 27.11.2026.'],
  ['05/2014', '„Bis“: Hier brauchen wir den ganzen Tag, zum Beispiel 27.11.2026.'],
  ['7.3.14', '„Bis“: Bitte schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 27.11.2026.'],
  [
    '31.02.2014',
    '„Bis“: „31.02.2014“ ist kein Tag im Kalender. Bitte schreiben Sie das Datum als TT.MM.JJJJ, zum Beispiel 27.11.2026.',
  ],
])('says what a whole day needs: %s', (until, message) => {
  for (const field of [germanDate('Bis'), optionalGermanDate('Bis')]) {
    const parsed = parseForm(z.strictObject({ until: field as z.ZodType }), { until });
    expect(parsed.ok ? [] : parsed.state.errors).toEqual([{ field: 'until', message }]);
  }
});

test('takes a field of spaces and invisible characters for empty', () => {
  const parsed = parseForm(z.strictObject({ until: optionalGermanDate('Bis') }), { until: ' \u200b ' });
  expect(parsed).toEqual({ ok: true, data: { until: null } });
});

test.each([
  ['9.30', '09:30'],
  ['9:30', '09:30'],
  ['09:30', '09:30'],
  ['9,30', '09:30'],
  ['9 Uhr 30', '09:30'],
  ['9Uhr30', '09:30'],
  ['9 uhr 5', '09:05'],
  ['9:30 Uhr', '09:30'],
  ['9.30h', '09:30'],
  ['9h30', '09:30'],
  ['9 h', '09:00'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['9 Uhr', '09:00'],
  ['14', '14:00'],
  [' 14 : 05 ', '14:05'],
  ['\uff11\uff14\uff1a\uff13\uff10', '14:30'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
])('reads the time %s as %s', (text, time) => {
  expect(readTime(text)?.toString({ smallestUnit: 'minute' })).toBe(time);
});

test.each([
  '',
  '14.5',
  '14:5',
  '24:00',
  '25:00',
  '9:60',
  '0960',
  '12345',
  '9-30',
  '9:30:00',
  'halb zehn',
  '-9',
  '9.30.',
])('takes "%s" for no time', (text) => {
  expect(readTime(text)).toBeUndefined();
});

test('a time that cannot be read is quoted in a sentence that shows one that can', () => {
  const time = z.strictObject({ at: timeOfDay('Uhrzeit') });
  const message = (at: string) => {
    const parsed = parseForm(time, { at });
    return parsed.ok ? String(parsed.data.at) : parsed.state.errors[0]?.message;
  };
  expect(message('9.30')).toBe('09:30:00');
  expect(message('14.5')).toContain('„14.5“ ist keine Uhrzeit');
  expect(message('14.5')).toContain('zum Beispiel 14:30');
  expect(message(' ')).toBe('Bitte geben Sie bei „Uhrzeit“ eine Uhrzeit ein, zum Beispiel 14:30.');
});

test('never throws, whatever is sent', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })));
  fc.assert(fc.property(fc.dictionary(fc.string(), value), (body) => typeof parseForm(schema, body).ok === 'boolean'));
});
