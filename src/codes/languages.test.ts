// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  findLanguage,
  isIso6393,
  isStatisticLanguageKey,
  LANGUAGES,
  languageName,
  languageTag,
  statisticLanguageKey,
} from './languages.ts';

describe('LANGUAGES', () => {
  it('holds the languages that matter in NRW, each with an ISO 639-3 code and a key the statistics knows', () => {
    expect(LANGUAGES.length).toBeGreaterThanOrEqual(60);
    for (const language of LANGUAGES) {
      expect(isIso6393(language.code), language.code).toBe(true);
      expect(isStatisticLanguageKey(language.statistic), language.code).toBe(true);
      expect(language.name.trim() + language.native.trim(), language.code).not.toBe('');
    }
  });

  it('gives each code and each German name once', () => {
    expect(new Set(LANGUAGES.map((l) => l.code)).size).toBe(LANGUAGES.length);
    expect(new Set(LANGUAGES.map((l) => l.name)).size).toBe(LANGUAGES.length);
  });

  it.each(
    (
      'arb apc acm ary arz ukr rus tur kmr ckb prs pes pus tir som sqi ron bul srp hrv bos mkd pol hun ell ita spa por ' +
      'fra eng rmn rmy urd pan hin tam ben vie zho tha amh orm hau yor ibo swa lin wol ful aka kat hye aze uzb kaz uig mon'
    ).split(' '),
  )('lists %s', (code) => {
    expect(findLanguage(code)).toBeDefined();
  });

  it('marks a language right-to-left exactly when its own name is written so', () => {
    for (const { code, native, dir } of LANGUAGES) {
      expect(dir === 'rtl', code).toBe(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(native));
    }
  });

  it('stands in German order', () => {
    const names = LANGUAGES.map((l) => l.name);
    expect(names.indexOf('Türkisch')).toBeLessThan(names.indexOf('Ukrainisch'));
  });
});

describe('statisticLanguageKey', () => {
  it.each([
    ['kmr', 'ku'],
    ['ckb', 'ku'],
    ['prs', 'fa'],
    ['pes', 'fa'],
    ['apc', 'ar'],
    ['ukr', 'uk'],
    ['rmy', 'xy'],
    ['und', 'xx'],
    ['isl', 'is'],
    ['nob', 'no'],
    ['swh', 'sw'],
    ['kpe', 'xy'],
  ])('maps %s to %s', (code, key) => {
    expect(statisticLanguageKey(code)).toBe(key);
  });

  it('throws on a code that does not exist', () => {
    expect(() => statisticLanguageKey('ku')).toThrow(RangeError);
  });
});

describe('languageTag', () => {
  it.each([
    ['tir', 'ti'],
    ['som', 'so'],
    ['kmr', 'ku'],
    ['apc', 'apc'],
  ])('of %s is %s', (code, tag) => {
    expect(languageTag(code)).toBe(tag);
  });

  it('is one for every language that is offered', () => {
    for (const { code } of LANGUAGES) expect(languageTag(code)).toMatch(/^[a-z]{2,3}(-[A-Z]{2})?$/);
  });
});

describe('isIso6393 and languageName', () => {
  it('know every code, listed or not', () => {
    expect([isIso6393('kmr'), isIso6393('aaa'), isIso6393('ku'), isIso6393('KMR'), isIso6393('qqq')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([languageName('tir'), languageName('aaa')]).toEqual(['Tigrinya', 'aaa']);
  });
});
