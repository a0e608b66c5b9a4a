// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  type SponsorshipConsentKey,
  sponsorshipConsentLanguages,
  sponsorshipConsentMessage,
} from '../../../outbound/catalogues/sponsorship-consent.ts';
import { statusDay, statusLanguages } from '../../../outbound/catalogues/status.ts';
import type { ConsentSheet } from '../../../outbound/letters/consent.ts';

/** Marks of direction are for screens: fonts have no glyph for them, and the template keeps the order itself. */
const onPaper = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '');

/**
 * What parents read of a pause, in their language with the German words beside it: that the meetings pause, and until when where
 * that is known. Never why, and nobody is named: the school hands it out (the centre knows no address of these parents).
 */
export function pauseSheet(
  asked: string,
  of: { number: string; centre: string; today: Temporal.PlainDate; until: Temporal.PlainDate | null },
): ConsentSheet {
  const language = sponsorshipConsentLanguages.find((one) => one === asked) ?? 'de';
  const { dir } = statusLanguages[language];
  const say = (to: typeof language, key: SponsorshipConsentKey): string =>
    sponsorshipConsentMessage(to, key, of.until === null ? {} : { day: onPaper(statusDay(to, of.until)) }).text;
  const both = (key: SponsorshipConsentKey) => ({ german: say('de', key), own: say(language, key) });
  return {
    ...{ centre: of.centre, printedOn: of.today, number: of.number },
    own: language === 'de' ? null : { language, dir, mark: say(language, 'unchecked') },
    title: both('pause.title'),
    text: both('pause.text'),
    stays: both(of.until === null ? 'pause.open' : 'pause.until'),
    answers: [],
    lines: [],
    more: [both('pause.questions')],
  };
}
