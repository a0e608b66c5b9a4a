// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { speaker, type Translations } from './messages.ts';
import ar from './pre-form/ar.json' with { type: 'json' };
import german from './pre-form/de.json' with { type: 'json' };
import en from './pre-form/en.json' with { type: 'json' };
import tr from './pre-form/tr.json' with { type: 'json' };
import uk from './pre-form/uk.json' with { type: 'json' };

export type PreFormKey = keyof typeof german;

/** What a family is asked before the first counselling, on paper and by its link, in easy German: the source of all others. */
export const preFormSource: Readonly<Record<PreFormKey, string>> = german;
/** Each is marked where it is read until a named person has released it. */
export const preFormTranslations = { en, ar, uk, tr } as const satisfies Readonly<Record<string, Translations>>;

/** A sentence of the pre-form (`speaker`). */
export const preFormMessage = speaker<PreFormKey>(preFormSource, preFormTranslations);
