// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { interpretingFamilySource, interpretingFamilyTranslations } from './interpreting-family.ts';
import { catalogueProblems } from './problems.fixture.ts';

describe('with what a family is asked whether somebody may interpret', () => {
  it.each(Object.entries(interpretingFamilyTranslations))(
    'is all there in %s, made from the German sentences of today, with the same values',
    (language, catalogue) => {
      expect(catalogueProblems(interpretingFamilySource, catalogue, language)).toEqual([]);
    },
  );
});
