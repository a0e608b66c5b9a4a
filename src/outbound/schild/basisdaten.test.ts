// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SchildPupil, writeBasisdaten } from './basisdaten.ts';
import { BASISDATEN_COLUMNS, getColumn } from './columns.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const firstSchoolDay = Temporal.PlainDate.from('2026-11-30');
const school = { number: '199999', form: 'GE' };

const jan: SchildPupil = {
  id: 'jan',
  familyName: 'Nowak',
  givenNames: 'Jan',
  birth: { year: 2012, month: 1, day: 2 },
  gender: 'm',
  address: { street: 'Bornstraße', houseNumber: '2', postcode: '45999', place: 'Neustädt' },
  nationality1: '152',
  firstSchoolDay,
  grade: '09',
  className: '9c',
  placeKind: 'regular',
  compulsorySchool: true,
};

/** The value of one column for one pupil, read back from the file. */
function field(pupil: SchildPupil, header: string, at = school): string | undefined {
  const { file } = writeBasisdaten([pupil], at, today);
  const line = new TextDecoder('windows-1252').decode(file ?? new Uint8Array()).split('\r\n')[1];
  return line?.split('|')[getColumn(header).position - 1];
}

function codes(pupil: SchildPupil, at = school): string[] {
  return writeBasisdaten([pupil], at, today).warnings.map((w) => `${w.column}: ${w.code}`);
}

describe('BASISDATEN_COLUMNS', () => {
  it('holds 58 columns in order, ten of which must be filled', () => {
    expect(BASISDATEN_COLUMNS.map((c) => c.position)).toEqual(Array.from({ length: 58 }, (_, i) => i + 1));
    expect(BASISDATEN_COLUMNS.filter((c) => c.mayBeEmpty === 'no').map((c) => c.position)).toEqual([
      1, 2, 3, 4, 5, 16, 28, 29, 37, 38,
    ]);
    expect(() => getColumn('Vornamen')).toThrow(RangeError);
  });
});

const pupils: SchildPupil[] = [
  {
    ...jan,
    id: 'doga',
    familyName: 'Yıldırım-Şahin',
    givenNames: 'Doğa Ayşe',
    birth: { year: 2014, month: 3, day: 7 },
    gender: 'f',
    address: { street: 'Am €-Platz', houseNumber: '3 a', postcode: '45999', place: 'Neustädt' },
    nationality1: '163',
    grade: '07',
    className: '7a',
    placeKind: 'df',
    entryYear: 2026,
    birthCountry: '163',
    language: 'kmr',
    kindergartenYears: 2,
  },
  {
    ...jan,
    id: 'lucja',
    familyName: 'Kőszegi',
    givenNames: 'Łucja Šárka',
    birth: { year: 2013, month: 5 },
    gender: 'd',
    address: undefined,
    nationality1: '165',
    nationality2: '152',
    grade: '08',
    className: undefined,
    language: 'hun',
  },
  {
    ...jan,
    id: 'nur',
    familyName: 'ʻAbd al-Karīm',
    givenNames: 'Nūr|Ali',
    birth: { year: 2010 },
    address: { street: 'Žilina-Allee', houseNumber: '12', postcode: '45999', place: 'Neustädt' },
    nationality1: '997',
    firstSchoolDay: Temporal.PlainDate.from('2027-02-15'),
    grade: '10',
    className: '10f',
    placeKind: 'literacy',
    entryYear: 2025,
    birthCountry: '475',
    language: 'apc',
    kindergartenYears: 0,
    compulsorySchool: false,
  },
  { ...jan, id: 'jan b', className: '9b', address: { ...jan.address!, street: 'O’Neil-Weg', houseNumber: '1' } },
  jan,
];

describe('writeBasisdaten', () => {
  it('writes the fixture byte by byte', () => {
    const fixture = readFileSync(new URL('./fixtures/SchuelerBasisdaten.dat', import.meta.url));
    const { file, refused } = writeBasisdaten(pupils, school, today);
    expect(refused).toEqual([]);
    expect(Buffer.from(file ?? []).toString('latin1')).toBe(fixture.toString('latin1'));
  });

  it('warns of everything it changed or left out, by pupil and column', () => {
    const { warnings } = writeBasisdaten(pupils, school, today);
    expect(warnings.map((w) => `${w.pupil}, ${w.column}: ${w.code}`)).toEqual([
      'doga, Nachname: characters-replaced',
      'doga, Vorname: characters-replaced',
      'lucja, Nachname: characters-replaced',
      'lucja, Vorname: characters-replaced',
      'lucja, Geburtsdatum: birth-date-partial',
      'lucja, Geschlecht: gender-not-in-schild',
      'lucja, Ort: address-absent',
      'lucja, 1. Staatsang.: nationality-second',
      'nur, Nachname: characters-replaced',
      'nur, Vorname: separator-replaced',
      'nur, Vorname: characters-replaced',
      'nur, Geburtsdatum: birth-date-partial',
      'jan b, Nachname: same-name-suffix',
      'jan, Nachname: same-name-suffix',
    ]);
    expect(warnings[0]?.message).toBe('SchILD kennt nicht alle Zeichen in „Nachname“. Ersetzt: ı durch i, Ş durch S.');
    expect(warnings[4]?.message).toContain('05/2013 (Tag unbekannt)');
    expect(warnings[7]?.message).toContain('polnisch');
  });

  it('throws for a school it cannot know', () => {
    expect(() => writeBasisdaten([], { number: '12345', form: 'GE' }, today)).toThrow(RangeError);
    expect(() => writeBasisdaten([], { number: '199999', form: '0A' }, today)).toThrow(RangeError);
  });
});

describe('refusals', () => {
  it.each([
    ['no birth date', { birth: null }, 'Das Geburtsdatum fehlt.'],
    ['a birth date to come', { birth: { year: 2027 } }, 'Das Geburtsdatum liegt in der Zukunft.'],
    ['no name at all', { familyName: '', givenNames: ' ' }, 'Der Nachname fehlt'],
    ['no Latin letter in the name', { familyName: 'Иван' }, 'Der Nachname fehlt'],
  ])('a pupil with %s is refused, with a sentence and no warnings', (_, change, message) => {
    const { file, warnings, refused } = writeBasisdaten([{ ...jan, ...change }], school, today);
    expect(file).toBeNull();
    expect(warnings).toEqual([]);
    expect(refused.map((r) => r.pupil)).toEqual(['jan']);
    expect(refused[0]?.message).toContain(message);
  });

  it('the others are still written', () => {
    const { file, refused } = writeBasisdaten([{ ...jan, id: 'x', birth: null }, jan], school, today);
    expect(refused).toHaveLength(1);
    expect(new TextDecoder('windows-1252').decode(file ?? new Uint8Array())).toContain('Nowak|Jan|');
  });

  it.each([
    ['the same class', '9c'],
    ['no class', undefined],
  ])('namesakes with %s are all refused', (_, className) => {
    const other = { ...jan, id: 'other', familyName: 'NOWAK', className };
    const { file, refused } = writeBasisdaten([jan, other], school, today);
    expect(file).toBeNull();
    expect(refused.map((r) => r.pupil)).toEqual(['jan', 'other']);
  });

  it('namesakes are found by what is written, not by what was stored', () => {
    const a = { ...jan, familyName: 'Şahin', birth: { year: 2012 }, className: '' };
    const b = { ...jan, id: 'b', familyName: 'Sahin', birth: { year: 2012, month: 1, day: 1 }, className: '' };
    expect(writeBasisdaten([a, b], school, today).refused).toHaveLength(2);
  });
});

describe('fields', () => {
  it('are one line: line breaks become a space', () => {
    const pupil = { ...jan, familyName: 'Nowak\r\nKowal' };
    expect(field(pupil, 'Nachname')).toBe('Nowak Kowal');
    expect(codes(pupil)).toEqual(['Nachname: line-break-removed']);
  });

  it('lose the # that would part off a class', () => {
    expect(field({ ...jan, familyName: 'Nowak#1' }, 'Nachname')).toBe('Nowak 1');
    expect(codes({ ...jan, familyName: 'Nowak#1' })).toEqual(['Nachname: hash-removed']);
  });

  it('are cut to the column after characters were replaced', () => {
    const pupil = { ...jan, givenNames: 'ő'.repeat(16) };
    expect(field(pupil, 'Vorname')).toBe('oe'.repeat(15));
    expect(codes(pupil)).toEqual(['Vorname: characters-replaced', 'Vorname: truncated']);
  });

  it('keep room for the class when namesakes have long names', () => {
    const long = { ...jan, familyName: 'N'.repeat(50) };
    const { file } = writeBasisdaten([long, { ...long, id: 'b', className: '9b' }], school, today);
    expect(new TextDecoder('windows-1252').decode(file ?? new Uint8Array())).toContain(`\r\n${'N'.repeat(47)}#9c|`);
  });

  it('name letters without Latin spelling', () => {
    const pupil = { ...jan, givenNames: 'Jan Ж' };
    expect(field(pupil, 'Vorname')).toBe('Jan ?');
    expect(codes(pupil)).toEqual(['Vorname: characters-unmappable']);
  });

  it('leave a class empty whose name is too long, because a cut one may be another class', () => {
    expect(field({ ...jan, className: 'IK-Gruppe 1' }, 'Klasse')).toBe('');
    expect(codes({ ...jan, className: 'IK-Gruppe 1' })).toEqual(['Klasse: class-name-too-long']);
  });

  it('leave invalid keys and years empty', () => {
    const pupil = {
      ...jan,
      nationality1: '120',
      birthCountry: 'SY',
      entryYear: 2027,
      language: 'ku',
      kindergartenYears: 5,
    };
    expect(codes(pupil)).toEqual([
      '1. Staatsang.: state-invalid',
      'Geburtsland Schüler: state-invalid',
      'Zuzugsjahr: year-invalid',
      'Verkehrssprache: language-invalid',
      'Dauer Kindergartenbesuch: kindergarten-years-invalid',
    ]);
    expect([field(pupil, '1. Staatsang.'), field(pupil, 'Zuzugsjahr'), field(pupil, 'Verkehrssprache')]).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('say "Schulpflicht erfüllt: N" for a pupil who still has to attend', () => {
    expect(field(jan, 'Schulpflicht erf.')).toBe('N');
    expect(field({ ...jan, compulsorySchool: false }, 'Schulpflicht erf.')).toBe('J');
  });

  it.each([
    ['2027-02-12', '2026', '1'],
    ['2027-02-13', '2026', '2'],
    ['2027-07-31', '2026', '2'],
    ['2027-08-01', '2027', '1'],
    ['2029-02-01', '2028', '2'],
  ])('put %s into school year %s, section %s', (iso, year, half) => {
    const pupil = { ...jan, firstSchoolDay: Temporal.PlainDate.from(iso) };
    expect([field(pupil, 'Jahr'), field(pupil, 'Abschnitt')]).toEqual([year, half]);
  });
});

describe('place kinds', () => {
  const college = { number: '199998', form: '30' };
  const older = { ...jan, grade: '11' };

  it('are a Schulgliederung in the first year at a Berufskolleg', () => {
    for (const [placeKind, track] of [
      ['ifk', 'A17'],
      ['ffm', 'A18'],
    ] as const) {
      const pupil = { ...older, placeKind };
      expect(['Jahrgang', 'Schulgliederung', 'Klassenart'].map((h) => field(pupil, h, college))).toEqual([
        '01',
        track,
        '',
      ]);
      expect(codes(pupil, college)).toEqual([]);
    }
  });

  it('stay empty with a warning where the form does not know them', () => {
    expect(codes({ ...jan, placeKind: 'ifk' })).toEqual(['Schulgliederung: place-kind-not-at-form']);
    expect(codes({ ...older, placeKind: 'df' }, college)).toEqual(['Klassenart: place-kind-not-at-form']);
    expect(codes({ ...jan, placeKind: 'df' }, { ...school, form: 'FW' })).toEqual([
      'Klassenart: place-kind-not-at-form',
    ]);
  });

  it('a regular place at a Berufskolleg has no Klassenart, and its grade is the year of the course', () => {
    expect(field({ ...jan, grade: '12' }, 'Jahrgang', college)).toBe('02');
    expect(field({ ...jan, grade: '12' }, 'Klassenart', college)).toBe('');
    expect(codes({ ...jan, grade: '12' }, college)).toEqual([]);
  });

  it('warn of a grade that the form does not have', () => {
    expect(codes({ ...jan, grade: '03' })).toEqual(['Jahrgang: grade-not-at-form']);
  });
});
