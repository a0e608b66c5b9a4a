// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { codesOf } from '../../codes/keys.ts';
import { catalogueProblems } from './problems.fixture.ts';
import { selfReportMessage, selfReportSource, selfReportTranslations } from './self-report.ts';
import { isolate } from './status.ts';

describe('the texts of the page where a family reports a child', () => {
  it.each(Object.entries(selfReportTranslations))(
    'are all there in %s, made from the German ones of today, with the same values',
    (language, catalogue) => {
      expect(catalogueProblems(selfReportSource, catalogue, language)).toEqual([]);
    },
  );

  it('keep numbers together, whatever the direction of the line', () => {
    const values = { days: isolate('30'), phone: isolate('02421 22-1234') };
    for (const language of ['de', ...codesOf(selfReportTranslations)])
      for (const key of codesOf(selfReportSource)) {
        const { text, language: used } = selfReportMessage(language, key, values);
        expect(used).toBe(language);
        expect(text.replaceAll(/\u2066[^\u2069]*\u2069/g, ''), `${language} ${key}`).not.toMatch(/[\p{Nd}]/u);
      }
  });
});
