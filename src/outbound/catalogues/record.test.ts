// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './problems.fixture.ts';
import { recordLabelSource, recordLabelTranslations } from './record.ts';

describe('the labels of the record', () => {
  it.each(Object.entries(recordLabelTranslations))(
    'are all there in %s, made from the German ones of today',
    (language, catalogue) => {
      expect(catalogueProblems(recordLabelSource, catalogue, language)).toEqual([]);
    },
  );
});
