// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { speaker, type Translations } from './messages.ts';
import ar from './progress/ar.json' with { type: 'json' };
import german from './progress/de.json' with { type: 'json' };
import en from './progress/en.json' with { type: 'json' };
import tr from './progress/tr.json' with { type: 'json' };
import uk from './progress/uk.json' with { type: 'json' };
import { isolate, statusDay, statusLanguages } from './status.ts';

export type ProgressKey = keyof typeof german;

/** What a child and its parents read of what the child can do, in easy German: the source of all others. */
export const progressSource: Readonly<Record<ProgressKey, string>> = german;
/** Nobody who speaks the language has read them yet: page and sheet say so. */
export const progressTranslations = { en, ar, uk, tr } as const satisfies Readonly<Record<string, Translations>>;
export type ProgressLanguage = 'de' | keyof typeof progressTranslations;

export const isProgressLanguage = (language: string): language is ProgressLanguage =>
  language === 'de' || Object.hasOwn(progressTranslations, language);

/** A sentence of the picture (`speaker`). */
export const progressMessage = speaker<ProgressKey>(progressSource, progressTranslations);

export const progressDir = (language: ProgressLanguage): 'ltr' | 'rtl' => statusLanguages[language].dir;

/** A day in the language; in German as staff write it. */
export const progressDay = (language: ProgressLanguage, day: Temporal.PlainDate): string => statusDay(language, day);

const months = new Intl.DateTimeFormat('de-u-ca-gregory', { month: 'long', year: 'numeric' });
/** "Mai 2026"; in other languages "05.2026", which needs no ending and no name that differs between countries. */
export const progressMonth = (language: ProgressLanguage, day: Temporal.PlainDate): string =>
  isolate(language === 'de' ? months.format(day) : `${String(day.month).padStart(2, '0')}.${day.year}`);

export { isolate as progressNumber };
