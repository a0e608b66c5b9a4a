// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  type SponsorshipConsentKey,
  sponsorshipConsentMessage,
} from '../../../outbound/catalogues/sponsorship-consent.ts';
import { statusLanguages } from '../../../outbound/catalogues/status.ts';
import type { ConsentSheet } from '../../../outbound/letters/consent.ts';
import { consentText, newestVersion } from '../../consents/words.ts';

/** The sheet parents sign: the words of the consent in their language with the German ones. It names nobody. */
export function consentSheet(
  language: string,
  of: { number: string; centre: string; today: Temporal.PlainDate },
): ConsentSheet {
  const purpose = 'sponsorship';
  const version = newestVersion(purpose);
  const german = consentText(purpose, version, 'de') ?? '';
  const own = consentText(purpose, version, language);
  const used = own === undefined ? 'de' : language;
  const both = (key: SponsorshipConsentKey) => ({
    german: sponsorshipConsentMessage('de', key).text,
    own: sponsorshipConsentMessage(used, key).text,
  });
  const { dir } = Object.entries(statusLanguages).find(([code]) => code === used)?.[1] ?? { dir: 'ltr' as const };
  return {
    centre: of.centre,
    printedOn: of.today,
    own: used === 'de' ? null : { language: used, dir, mark: both('unchecked').own },
    number: of.number,
    title: both('title'),
    text: { german, own: own ?? german },
    stays: both('stays'),
    answers: [both('yes'), both('no')],
    lines: (['child', 'parent', 'mind', 'date', 'signature'] as const).map(both),
  };
}
