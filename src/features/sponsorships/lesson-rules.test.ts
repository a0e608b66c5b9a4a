// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { lessonLines, readLessons, usualLessons } from './lesson-rules.ts';

describe('the lessons of a school', () => {
  it('are read as they are written', () => {
    expect(readLessons(lessonLines(usualLessons))).toEqual(usualLessons);
    expect(readLessons('2. 8.45 bis 9.30\n\n 1  08:00 - 08:45 ')).toEqual([
      { lesson: 1, from: 480, to: 525 },
      { lesson: 2, from: 525, to: 570 },
    ]);
  });

  it.each([
    ['', 'Es ist keine Stunde eingetragen.'],
    ['morgens', '„morgens“ ist keine Unterrichtsstunde.'],
    ['1 08:00', 'ist keine Unterrichtsstunde.'],
    ['1 08:45–08:00', 'endet, bevor es beginnt.'],
    ['1 05:00–05:45', 'zwischen 6 und 20 Uhr'],
    ['13 08:00–08:45', 'eine Nummer von 1 bis 12'],
    ['1 08:00–08:75', 'liegen zwischen'],
    ['1 08:00–08:45\n1 09:00–09:45', 'Die 1. Stunde steht zweimal da.'],
    ['1 08:00–08:45\n2 08:40–09:30', 'Die 2. und die 1. Stunde überschneiden sich.'],
  ])('are refused with a sentence: %s', (text, sentence) => {
    expect(readLessons(text)).toContain(sentence);
  });
});
