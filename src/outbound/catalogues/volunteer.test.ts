// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './problems.fixture.ts';
import { volunteerSource, volunteerTranslations } from './volunteer.ts';

describe('what volunteers read', () => {
  it.each(Object.entries(volunteerTranslations))(
    'is all there in %s, made from the German sentences of today, with the same values',
    (language, catalogue) => {
      expect(catalogueProblems(volunteerSource, catalogue, language)).toEqual([]);
    },
  );
});
