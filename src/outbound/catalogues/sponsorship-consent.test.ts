// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './problems.fixture.ts';
import { sponsorshipConsentSource, sponsorshipConsentTranslations } from './sponsorship-consent.ts';

describe('the sheet with which parents consent to a sponsorship', () => {
  it.each(Object.entries(sponsorshipConsentTranslations))(
    'is all there in %s, made from the German sentences of today, with the same values',
    (language, catalogue) => {
      expect(catalogueProblems(sponsorshipConsentSource, catalogue, language)).toEqual([]);
    },
  );
});
