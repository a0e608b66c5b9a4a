// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { DIN_91379_DATATYPE_A, DIN_91379_LETTERS } from './din91379.ts';
import { checkName, normalizeName, searchForm } from './names.ts';

describe('DIN 91379 tables', () => {
  it('hold 649 letters and sequences and 18 other characters, all in NFC', () => {
    expect(DIN_91379_LETTERS.size).toBe(649);
    expect(DIN_91379_DATATYPE_A.size).toBe(667);
    expect([...DIN_91379_DATATYPE_A].filter((c) => c !== c.normalize('NFC'))).toEqual([]);
  });
});

describe('normalizeName', () => {
  it('composes, trims and collapses white space, and keeps the spelling', () => {
    expect(normalizeName('  S\u0327ule\u0301  \u00a0 Yıldız\t')).toBe('Şulé Yıldız');
  });
});

describe('signs of word processors', () => {
  it.each(['\u02bc', '\u2018', '\u02bb', '\u2019', '\u201b', '\u2032', '\uff07'])('stores %s as U+2019', (sign) => {
    expect(normalizeName(`O${sign}Neil`)).toBe('O’Neil');
    expect(checkName(`O${sign}Neil`)).toEqual({ ok: true });
    expect(searchForm(`O${sign}Neil`)).toBe('ONEIL');
  });

  it.each(['\u2013', '\u2011', '\u2010', '\u2212', '\u2014'])('stores %s as the hyphen', (sign) => {
    expect(normalizeName(`Al${sign}Hassan`)).toBe('Al-Hassan');
    expect(searchForm(`Al${sign}Hassan`)).toBe('AL HASSAN');
  });

  it.each(['\u200b', '\u200d', '\ufeff', '\u00ad', '\u200f', '\u202e', '\u2066', '\ufe0f'])(
    'drops the invisible %j',
    (sign) => {
      expect(normalizeName(`Mi${sign}ra`)).toBe('Mira');
      expect(searchForm(`Mi${sign}ra`)).toBe('MIRA');
    },
  );

  it.each(["O'Neil", 'ʿAlī', 'Al-Ḥasan', 'Jürgen–'])('leaves %s as it is, save the dash', (name) => {
    expect(normalizeName(name)).toBe(name.replace('–', '-'));
  });
});

describe('checkName', () => {
  it.each([
    'Şahin',
    'Nguyễn',
    'Kőszegi',
    'O’Neil',
    "O'Neil",
    'al-Ḥasan',
    'ʿAlī',
    'K\u035fhan',
    'C\u0308ay',
    'Ḳ\u0304asim',
  ])('takes %s', (name) => {
    expect(checkName(name)).toEqual({ ok: true });
  });

  it('takes a decomposed spelling, because it is compared in NFC', () => {
    expect(checkName('S\u0327ahin')).toEqual({ ok: true });
  });

  it('names each character once that is no part of datatype A', () => {
    expect(checkName('Ana3 “Azīz “3')).toEqual({ ok: false, characters: ['3', '“'] });
    expect(checkName('Иван')).toEqual({ ok: false, characters: ['И', 'в', 'а', 'н'] });
  });

  it('does not take a known letter with an unknown mark, nor a stray half of a sequence', () => {
    expect(checkName('B\u0308en')).toEqual({ ok: false, characters: ['B\u0308'] });
    expect(checkName('C\u0308\u0310a')).toEqual({ ok: false, characters: ['C\u0308\u0310'] });
    expect(checkName('k\u035fHan')).toEqual({ ok: false, characters: ['k\u035fH'] });
    expect(checkName('K\u035fan')).toEqual({ ok: false, characters: ['K\u035f'] });
  });
});

describe('searchForm', () => {
  it.each([
    ['Ä', 'AE'],
    ['ö', 'OE'],
    ['Ü', 'UE'],
    ['Ǖ', 'UE'],
    ['ǟ', 'AE'],
    ['Ạ\u0308', 'AE'],
    ['Ë', 'E'],
    ['ï', 'I'],
    ['Å', 'AA'],
    ['ǻ', 'AA'],
    ['ů', 'U'],
    ['ß', 'SS'],
    ['ẞ', 'SS'],
    ['þ', 'TH'],
    ['ð', 'D'],
    ['Ǿ', 'OE'],
    ['ǣ', 'AE'],
    ['ĳ', 'IJ'],
    ['ŉ', 'N'],
    ['ĸ', 'K'],
    ['ŀ', 'L'],
    ['İ', 'I'],
    ['ı', 'I'],
    ['ə', 'E'],
    ['ǯ', 'Z'],
    ['K\u035fh', 'KH'],
    ['s\u031b\u0304', 'S'],
  ])('maps the letter %s to %s as the standard does', (letter, expected) => {
    expect(searchForm(letter)).toBe(expected);
  });

  it.each([
    ['Öğretmenoğlu', 'OEGRETMENOGLU'],
    ["O'Neil", 'ONEIL'],
    ['Abū ʿAlī', 'ABU ALI'],
    ['ʻAzīz', 'AZIZ'],
    ['  al-Ḥasan ,  Dr. ', 'AL HASAN DR'],
    ['Łukasz Żółć', 'LUKASZ ZOLC'],
    ['Ɓaabo', 'BAABO'],
    ['محمد', ''],
    ['', ''],
  ])('turns %s into %s', (name, expected) => {
    expect(searchForm(name)).toBe(expected);
  });

  it('is the same for composed and decomposed spelling', () => {
    expect(searchForm('Mu\u0308ller')).toBe(searchForm('Müller'));
  });
});
