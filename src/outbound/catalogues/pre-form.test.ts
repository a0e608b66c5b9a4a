// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { preFormSource, preFormTranslations } from './pre-form.ts';
import { catalogueProblems } from './problems.fixture.ts';

describe('the texts of the pre-form', () => {
  it.each(Object.entries(preFormTranslations))(
    'are all there in %s, made from the German ones of today, with the same values',
    (language, catalogue) => {
      expect(catalogueProblems(preFormSource, catalogue, language)).toEqual([]);
    },
  );
});
