// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { comparer, type Identity, type SharedContact, swappedBirth } from './likeness.ts';
import { likenessRulesOn } from './likeness-rules.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const child = (familyName: string, givenNames: string, ...[year, month, day]: number[]): Identity => ({
  familyName,
  givenNames,
  birth: year === undefined ? null : { year, ...(month ? { month } : {}), ...(day ? { day } : {}) },
});
const known = child('Al-Beispieli', 'Nour Yusuf', 2014, 3, 7);
const compare = (typed: Identity, other: Identity = known, shared?: SharedContact) =>
  comparer(typed, today)(other, shared);
const same = (typed: Identity, shared?: SharedContact) => {
  const { verdict, why } = compare(typed, known, shared);
  return verdict === 'same' ? why : [verdict];
};
const [day, spelling, slip] = [
  'gleiches Geburtsdatum',
  'gleicher Name in anderer Umschrift',
  'Name mit ein oder zwei anderen Buchstaben',
];

describe('whether two entries may be one child', () => {
  it.each([
    ['the same', known, ['gleicher Name', day]],
    ['a word of the name left off', child('Al-Beispieli', 'Nour', 2014, 3, 7), ['gleicher Name', day]],
    ['a word more', child('Al-Beispieli', 'Nour Yusuf Ali', 2014, 3, 7), ['gleicher Name', day]],
    ['other order of given names', child('Al-Beispieli', 'Yusuf Nour', 2014, 3, 7), ['gleicher Name', day]],
    [
      'crossed',
      child('Nour', 'Al Beispieli', 2014, 3, 7),
      ['gleicher Name', 'Vorname und Familienname vertauscht', day],
    ],
    ['month alone', child('Al-Beispieli', 'Nour', 2014, 3), ['gleicher Name', 'Geburtsdatum passt, soweit bekannt']],
    ['day and month', child('Al-Beispieli', 'Nour', 2014, 7, 3), ['gleicher Name', 'Tag und Monat vertauscht']],
    ['spelling', child('El Beispiely', 'Nūr', 2014, 3, 7), [spelling, day]],
    ['both', child('Elbeispieli', 'Noor', 2014, 7, 3), [spelling, 'Tag und Monat vertauscht']],
    [
      'crossed and spelled otherwise',
      child('Noor', 'Elbeispieli', 2014, 3, 7),
      [spelling, 'Vorname und Familienname vertauscht', day],
    ],
    ['one name', child('Elbeispieli', '', 2014, 3, 7), [spelling, day]],
    ['a slip', child('Al-Beispeili', 'Nour', 2014, 3, 7), [spelling, day]],
    ['a consonant wrong', child('Al-Beisgieli', 'Nour', 2014, 3, 7), [slip, day]],
  ])('%s', (_, typed, why) => {
    expect(same(typed)).toEqual(why);
  });

  it.each([
    ['01.01. for a day', [2014, 1, 1], 'Geburtsdatum einmal nur als 01.01. des Jahres'],
    ['a digit wrong', [2014, 3, 8], 'eine Ziffer im Geburtsdatum verschieden'],
    ['two digits exchanged', [2041, 3, 7], 'eine Ziffer im Geburtsdatum verschieden'],
    ['a year off', [2013, 3, 7], 'Geburtsjahr um eins verschieden'],
  ])('%s, of a name with many sounds', (_, birth, why) => {
    const [one, other] = [
      child('Schtscherbatschenko', 'Wladimir', ...birth),
      child('Shcherbachenko', 'Vladimir', 2014, 3, 7),
    ];
    expect(compare(one, other)).toMatchObject({ verdict: 'same', why: [spelling, why] });
  });

  it.each([
    ['another year', child('Al-Beispieli', 'Nour', 2012, 3, 7)],
    ['another spelling and another day', child('El Beispiely', 'Nūr', 2014, 3, 18)],
    ['a namesake', child('Musterfrau', 'Nour', 2014, 3, 7)],
    ['nothing typed', child('', '', 2014, 3, 7)],
    ['articles and particles alone in common', child('Al-Khatib', 'Nour', 2014, 3, 7)],
  ])('not: %s', (_, typed) => {
    expect(compare(typed).verdict).not.toBe('same');
  });

  it('asks about a usual name, too, where papers know less of the birth', () => {
    for (const birth of [[2014], [2014, 3], []])
      expect(compare(child('Ali', 'Lea', ...birth), child('Ali', 'Lea', 2014, 3, 7)).verdict).toBe('same');
    expect(compare(child('Ali', 'Lea', 2013), child('Ali', 'Lea', 2014, 3, 7)).verdict).not.toBe('same');
  });

  it('asks whether twins are siblings, and whoever shares a home or a number with the family name', () => {
    const sister = child('Al-Beispieli', 'Layan', 2014, 3, 7);
    expect(compare(sister)).toMatchObject({
      verdict: 'siblings',
      why: ['gleicher Familienname, anderer Vorname', 'gleiches Geburtsdatum'],
    });
    const younger = child('El-Beispiely', 'Layan', 2016, 5, 1);
    expect(compare(younger).verdict).toBe('different');
    const ways: SharedContact[] = [
      { phone: false, home: 'near' },
      { phone: true, home: 'none' },
      { phone: false, home: 'same' },
    ];
    for (const shared of ways) expect(compare(younger, known, shared).verdict).toBe('siblings');
  });

  it('takes who was born on that day at that address, or is reached by that number, for the same whatever the name', () => {
    const renamed = child('Musterfrau', 'Carla', 2014, 3, 7);
    expect(same(renamed, { phone: true, home: 'none' })).toEqual([day, 'gleiche Telefonnummer']);
    expect(same(renamed, { phone: false, home: 'same' })).toEqual([day, 'gleiche Anschrift']);
    expect(same(child('Musterfrau', 'Carla', 2014, 9, 28), { phone: true, home: 'same' })).toEqual(['different']);
  });

  it('looks at names of before, and at what a child is called', () => {
    const married = { ...child('Neu', 'Elisabeth', 2010, 1, 2), birthName: 'Beispieler', callName: 'Mirjana' };
    expect(compare(child('Beispieler', 'Elisabeth', 2010, 1, 2), married).verdict).toBe('same');
    expect(compare(child('Beispieler', 'Mirjana', 2010, 1, 2), married).verdict).toBe('same');
    expect(compare(married, child('Beispieler', 'Mirjana', 2010, 1, 2)).verdict).toBe('same');
  });

  it('puts the nearer spelling first, and the surer date before', () => {
    const typed = child('Tkatschenko', 'Nour', 2014, 3, 7);
    const scores = [
      child('Tkatschenko', 'Nour', 2014, 3, 7),
      child('Tkatchenko', 'Nour', 2014, 3, 7),
      child('Tkachenko', 'Noor', 2014, 3, 7),
      child('Tkacenko', 'Nur', 2014, 7, 3),
      child('Tkacenko', 'Nur', 2014, 1, 1),
      child('Tkacenko', 'Nur', 2011, 12, 25),
    ].map((other) => compare(typed, other).score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('weighs by the rules of the day', () => {
    expect(likenessRulesOn(today).thresholds.same).toBeGreaterThan(likenessRulesOn(today).thresholds.maybe);
    expect(likenessRulesOn(Temporal.PlainDate.from('2020-01-01'))).toBe(likenessRulesOn(today));
  });

  it('swaps day and month where that is another day', () => {
    expect(swappedBirth({ year: 2014, month: 3, day: 7 })).toEqual({ year: 2014, month: 7, day: 3 });
    for (const day of [3, 13]) expect(swappedBirth({ year: 2014, month: 3, day })).toBeUndefined();
    expect(swappedBirth({ year: 2014, month: 3 })).toBeUndefined();
  });
});
