// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { DIN_91379_LETTERS } from './din91379.ts';
import { soundKeys } from './name-sounds.ts';
import { searchForm } from './names.ts';

const meet = (one: string, other: string): boolean => {
  const keys = new Set(soundKeys(one));
  return soundKeys(other).some((key) => keys.has(key));
};

describe('sounds of names', () => {
  it.each([
    ['Arabic', ['Nūr', 'Noor', 'Nour', 'Nur']],
    ['Arabic', ['Muḥammad', 'Mohammed', 'Mohamad', 'Muhammed', 'Mehmet']],
    ['Arabic', ['Khālid', 'Chalid', 'Khaled', 'Halid', 'Xalid']],
    ['Arabic', ['Ǧamāl', 'Jamal', 'Djamal', 'Dschamal', 'Gamal', 'Cemal']],
    ['Arabic', ['Yūsuf', 'Youssef', 'Yusuf', 'Jussuf']],
    ['Arabic', ['ʿUṯmān', 'Othman', 'Osman']],
    ['Arabic', ['Dāwūd', 'Daoud', 'Dawud', 'Davud']],
    [
      'parted and joined',
      ['Abd al-Raḥmān', 'Abdulrahman', 'Abdurrahman', 'Abderrahmane', 'Abdel Rahman', 'Abd ar-Rahman'],
    ],
    ['parted and joined', ['al-Hassan', 'Al Hassan', 'Alhassan', 'El-Hasan', 'Hassan']],
    ['parted and joined', ['Ben Ali', 'Benali', 'Ben-Ali']],
    ['parted and joined', ['O’Neil', 'ONeil', "O'Neil", 'O Neil']],
    ['Russian', ['Tkačenko', 'Tkachenko', 'Tkatschenko', 'Tkacenko']],
    ['Russian', ['Ščerbakov', 'Shcherbakov', 'Schtscherbakow', 'Chtcherbakov']],
    ['Russian', ['Aleksandr', 'Alexander', 'Alexandre', 'Oleksandr']],
    ['Russian', ['Mihail', 'Mikhail', 'Michail', 'Mikhaïl']],
    ['Russian', ['Ivanova', 'Iwanowa', 'Ivanov']],
    ['Ukrainian', ['Serhij', 'Sergei', 'Serhii', 'Sergej', 'Serguei']],
    ['Ukrainian', ['Jevhen', 'Yevhen', 'Evgeni', 'Jewgenij']],
    ['Bulgarian', ['Cvetan', 'Tsvetan', 'Zwetan']],
    ['Serbian', ['Đorđević', 'Djordjević', 'Dordevic', 'Djordjevic']],
    ['Georgian', ['Žvania', 'Zhvania', 'Schwania']],
    ['Armenian', ['Xačatryan', 'Khachatryan', 'Chatschatrjan']],
    ['Greek', ['Geōrgios', 'Georgios', 'Jorgos', 'Yiorgos']],
    ['Persian', ['Riżā', 'Reza', 'Rida', 'Reda']],
    ['Kurdish', ['Xoşnav', 'Khoshnaw', 'Hoschnaw']],
    ['Turkish', ['Yıldız', 'Yildiz']],
    ['Turkish', ['Çağlar', 'Caglar', 'Tschaghlar']],
    ['German', ['Weiß', 'Weiss']],
    ['Turkish', ['ışık', 'Isik', 'Işık', 'Ischik']],
    ['Danish', ['Østergård', 'Oestergaard', 'Ostergard']],
    ['Azerbaijani', ['Əliyev', 'Aliyev', 'Alijew']],
    ['German', ['Müller', 'Mueller', 'Muller']],
    ['German', ['Schröder', 'Schroeder', 'Schroder']],
    ['Danish', ['Sørensen', 'Sorensen', 'Soerensen']],
    ['Romanian', ['Țurcanu', 'Turcanu', 'Tzurcanu']],
    ['Vietnamese', ['Đặng', 'Dang']],
    ['Tigrinya', ['Tesfay', 'Tesfai', 'Täsfay']],
    ['Slovak', ['Nataša', 'Natasha', 'Natascha', 'Natacha', 'Natasa']],
    ['Latvian', ['Eduards', 'Eduard', 'Edvards']],
  ])('%s: each spelling meets the first of its row: %j', (_, [first = '', ...others]) => {
    expect(others.filter((other) => !meet(first, other))).toEqual([]);
  });

  it.each([
    ['Mohammed', 'Ali'],
    ['Hassan', 'Yıldız'],
    ['Tkachenko', 'Kovalenko'],
    ['Olena', 'Maria'],
    ['Al-Hassan', 'Al-Khatib'],
  ])('%s and %s do not meet', (one, other) => {
    expect(meet(one, other)).toBe(false);
  });

  it('are known for every letter of DIN 91379 that its search form writes with a consonant', () => {
    const consonant = /[BCDFGKLMNPQRSTVXZ]/;
    const letters = [...DIN_91379_LETTERS].filter((letter) => consonant.test(searchForm(letter)));
    expect(letters.length).toBeGreaterThan(300);
    expect(letters.filter((letter) => soundKeys(`a${letter.toLowerCase()}a`).every((key) => key === 'A'))).toEqual([]);
    // A name may begin with any of them, and with any vowel.
    expect(
      [...DIN_91379_LETTERS].filter((letter) => searchForm(letter) && soundKeys(`${letter}na`).length === 0),
    ).toEqual([]);
  });

  it('are few, also for odd names', () => {
    expect(soundKeys('')).toEqual([]);
    expect(soundKeys('محمد')).toEqual([]);
    expect(soundKeys('Io')).toEqual(['A']);
    expect(soundKeys('Ul')).toEqual(['L']);
    expect(soundKeys('chghchxqch'.repeat(20)).length).toBeLessThan(60);
  });
});
