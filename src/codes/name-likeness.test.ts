// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { compareNames, readName, soundPairs } from './name-likeness.ts';

const compare = (a: string, b: string) => compareNames(readName(a), readName(b));

describe('how two names agree', () => {
  it.each([
    ['Müller', 'MUELLER', 'same'],
    ['Abd al-Rahman', 'Abdulrahman', 'spelling'],
    ['Đorđević', 'Djordjević', 'spelling'],
    ['Tkačenko', 'Tkatschenko', 'spelling'],
    ['Nour', 'Nour Ali', 'same'],
    ['Bint Yusuf', 'Youssef', 'spelling'],
    ['Kowalenko', 'Kowalemko', 'spelling'],
    ['Petrossian', 'Petkossian', 'slip'],
    ['Anna', 'Olga', 'none'],
    ['Al-Hassan', 'Al-Khatib', 'none'],
    ['Ben Ali', 'Ben Youssef', 'none'],
    ['van der Berg', 'van der Meer', 'none'],
    ['', 'Anna', 'unknown'],
    ['Анна', 'Anna', 'unknown'],
  ])('%s and %s: %s', (a, b, how) => {
    expect(compare(a, b).how).toBe(how);
    expect(compare(b, a).how).toBe(how);
  });

  it('says more the rarer the sounds, and no more than ten and one bits', () => {
    const bits = ['Ali', 'Hassan', 'Tkatschenko', 'Schtscherbatschenkowskaja'].map((name) => compare(name, name).bits);
    expect(bits).toEqual(bits.toSorted((a, b) => a - b));
    expect(bits.at(-1)).toBe(11);
    expect(compare('Tkatschenko', 'Tkachenko').bits).toBeLessThan(compare('Tkatschenko', 'Tkatschenko').bits);
    expect(compare('Anna', 'Olga').bits).toBeLessThan(0);
  });

  it('says less where each has a name that the other lacks', () => {
    const { bits } = compare('Nour Yusuf', 'Yusuf');
    expect(compare('Nour Yusuf', 'Yusuf Nour').bits).toBeGreaterThanOrEqual(bits);
    expect(compare('Nour Yusuf', 'Nour Youssef Ali').bits).toBeGreaterThanOrEqual(bits - 4);
    expect(compare('Nour Yusuf', 'Karim Yusuf').bits).toBe(bits - 3);
  });

  it('takes one letter for a slip in words of four letters, two in words of seven', () => {
    expect(compare('Rana', 'Raga').how).toBe('slip');
    expect(compare('Ran', 'Rag').how).toBe('none');
    expect(compare('Beispiel', 'Beisgeel').how).toBe('slip');
    expect(compare('Karla', 'Katga').how).toBe('none');
  });

  it('pairs the sounds of two names whichever comes first', () => {
    expect(soundPairs(['NR'], ['TKNK'])).toEqual(soundPairs(['TKNK'], ['NR']));
    expect(soundPairs(['A', 'B'], ['C'])).toEqual(['A C', 'B C']);
    const many = Array.from({ length: 20 }, (_, at) => String.fromCharCode(65 + at));
    expect(soundPairs(many, many).length).toBe(60);
  });
});
