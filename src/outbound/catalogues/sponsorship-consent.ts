// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { speaker, type Translations } from './messages.ts';
import ar from './sponsorship-consent/ar.json' with { type: 'json' };
import german from './sponsorship-consent/de.json' with { type: 'json' };
import en from './sponsorship-consent/en.json' with { type: 'json' };
import tr from './sponsorship-consent/tr.json' with { type: 'json' };
import uk from './sponsorship-consent/uk.json' with { type: 'json' };

export type SponsorshipConsentKey = keyof typeof german;

/** The words around a consent to a sponsorship (`consents`), on paper, in easy German: the source of all others. */
export const sponsorshipConsentSource: Readonly<Record<SponsorshipConsentKey, string>> = german;
/** Nobody who speaks the language has read them yet: each says so. */
export const sponsorshipConsentTranslations = { en, ar, uk, tr } as const satisfies Readonly<
  Record<string, Translations>
>;
export type SponsorshipConsentLanguage = 'de' | keyof typeof sponsorshipConsentTranslations;

/** Languages of the words, German first. */
export const sponsorshipConsentLanguages: readonly SponsorshipConsentLanguage[] = ['de', 'en', 'ar', 'uk', 'tr'];

/** A sentence of the text (`speaker`). */
export const sponsorshipConsentMessage = speaker<SponsorshipConsentKey>(
  sponsorshipConsentSource,
  sponsorshipConsentTranslations,
);
