// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type MessageValues, speaker, type Translations } from './messages.ts';
import ar from './volunteer/ar.json' with { type: 'json' };
import german from './volunteer/de.json' with { type: 'json' };
import en from './volunteer/en.json' with { type: 'json' };
import tr from './volunteer/tr.json' with { type: 'json' };
import uk from './volunteer/uk.json' with { type: 'json' };

export type VolunteerKey = keyof typeof german;

/** What volunteers read in mails and on their pages, in easy German: the source of all others. */
export const volunteerSource: Readonly<Record<VolunteerKey, string>> = german;
/** Each is marked on the page until a named person has released it. */
export const volunteerTranslations = { en, ar, uk, tr } as const satisfies Readonly<Record<string, Translations>>;
export type VolunteerLanguage = 'de' | keyof typeof volunteerTranslations;

/** A sentence for volunteers (`speaker`). */
export const volunteerMessage = speaker<VolunteerKey>(volunteerSource, volunteerTranslations);
/** Its text alone, for mails. */
export const volunteerText = (language: string, key: VolunteerKey, values: MessageValues = {}): string =>
  volunteerMessage(language, key, values).text;
