// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { type Identity, swappedBirth, whySame } from './likeness.ts';

const child = (familyName: string, givenNames: string, ...[year, month, day]: number[]): Identity => ({
  familyName,
  givenNames,
  birth: year === undefined ? null : { year, ...(month ? { month } : {}), ...(day ? { day } : {}) },
});
const known = child('Al-Beispieli', 'Nour Yusuf', 2014, 3, 7);

describe('whether two entries may be one child', () => {
  it.each([
    ['the same', known, ['gleicher Name', 'gleiches Geburtsdatum']],
    [
      'a word of the name left off',
      child('Al-Beispieli', 'Nour', 2014, 3, 7),
      ['gleicher Name', 'gleiches Geburtsdatum'],
    ],
    ['order', child('Nour', 'Al Beispieli', 2014, 3, 7), ['gleicher Name', 'gleiches Geburtsdatum']],
    ['month alone', child('Al-Beispieli', 'Nour', 2014, 3), ['gleicher Name', 'Geburtsdatum passt, soweit bekannt']],
    ['day and month', child('Al-Beispieli', 'Nour', 2014, 7, 3), ['gleicher Name', 'Tag und Monat vertauscht']],
    ['spelling', child('El Beispiely', 'Nūr', 2014, 3, 7), ['Name in anderer Schreibweise', 'gleiches Geburtsdatum']],
    ['both', child('Elbeispieli', 'Noor', 2014, 7, 3), ['Name in anderer Schreibweise', 'Tag und Monat vertauscht']],
    [
      'crossed',
      child('Noor', 'Elbeispieli', 2014, 3, 7),
      ['Vorname und Familienname vertauscht', 'gleiches Geburtsdatum'],
    ],
    ['one name', child('Elbeispieli', '', 2014, 3, 7), ['Name in anderer Schreibweise', 'gleiches Geburtsdatum']],
  ])('%s', (_, typed, why) => {
    expect(whySame(typed, known)).toEqual(why);
  });

  it.each([
    ['another year', child('Al-Beispieli', 'Nour', 2013, 3, 7)],
    ['another spelling and the month alone', child('El Beispiely', 'Nūr', 2014, 3)],
    ['another spelling and another day', child('El Beispiely', 'Nūr', 2014, 3, 8)],
    ['a sister', child('Al-Beispieli', 'Layan', 2014, 3, 7)],
    ['a namesake', child('Musterfrau', 'Nour', 2014, 3, 7)],
    ['nothing typed', child('', '', 2014, 3, 7)],
  ])('not: %s', (_, typed) => {
    expect(whySame(typed, known)).toEqual([]);
  });

  it('looks at names of before, too', () => {
    const married = { ...child('Neu', 'Mira', 2010, 1, 2), birthName: 'Alt' };
    expect(whySame(child('Alt', 'Mira', 2010, 1, 2), married)).toEqual(['gleicher Name', 'gleiches Geburtsdatum']);
  });

  it('swaps day and month where that is another day', () => {
    expect(swappedBirth({ year: 2014, month: 3, day: 7 })).toEqual({ year: 2014, month: 7, day: 3 });
    for (const day of [3, 13]) expect(swappedBirth({ year: 2014, month: 3, day })).toBeUndefined();
    expect(swappedBirth({ year: 2014, month: 3 })).toBeUndefined();
  });
});
