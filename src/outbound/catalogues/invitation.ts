// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import ar from './invitation/ar.json' with { type: 'json' };
import german from './invitation/de.json' with { type: 'json' };
import en from './invitation/en.json' with { type: 'json' };
import tr from './invitation/tr.json' with { type: 'json' };
import uk from './invitation/uk.json' with { type: 'json' };
import { speaker, type Translations } from './messages.ts';

export type InvitationKey = keyof typeof german;

/** What a family reads of an appointment, in letters, mails and on the page to answer, in easy German: the source of all others. */
export const invitationSource: Readonly<Record<InvitationKey, string>> = german;
/** Each is marked where it is read until a named person has released it. */
export const invitationTranslations = { en, ar, uk, tr } as const satisfies Readonly<Record<string, Translations>>;

/** Languages of letters, mails and the page to answer. */
export type InvitationLanguage = 'de' | keyof typeof invitationTranslations;

/** A sentence of an invitation (`speaker`). */
export const invitationMessage = speaker<InvitationKey>(invitationSource, invitationTranslations);
