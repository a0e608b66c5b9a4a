// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './problems.fixture.ts';
import { progressMessage, progressNumber, progressSource, progressTranslations } from './progress.ts';

describe('the picture of what a child can do', () => {
  it('speaks five languages', () => {
    expect(['de', ...Object.keys(progressTranslations)].toSorted()).toEqual(['ar', 'de', 'en', 'tr', 'uk']);
  });

  it.each(Object.entries(progressTranslations))(
    'is all there in %s, made from the German sentences of today, with the same values and forms of number',
    (language, catalogue) => {
      expect(catalogueProblems(progressSource, catalogue, language)).toEqual([]);
    },
  );

  it('says how often by the forms of each language', () => {
    const met = (language: string, n: number): string =>
      progressMessage(language, 'met', { n, count: progressNumber(String(n)) }).text.replaceAll(/[\u2066\u2069]/g, '');
    expect(met('de', 17)).toBe('17 Mal habt ihr euch getroffen');
    expect(met('uk', 3)).toBe('Ви зустрілися 3 рази');
    expect(met('uk', 17)).toBe('Ви зустрілися 17 разів');
    expect(met('ar', 5)).toBe('التقيتما 5 مرات');
  });
});
