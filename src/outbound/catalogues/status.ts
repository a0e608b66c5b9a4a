// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { speaker, type Translations } from './messages.ts';
import ar from './status/ar.json' with { type: 'json' };
import bg from './status/bg.json' with { type: 'json' };
import german from './status/de.json' with { type: 'json' };
import en from './status/en.json' with { type: 'json' };
import fa from './status/fa.json' with { type: 'json' };
import fr from './status/fr.json' with { type: 'json' };
import kmr from './status/kmr.json' with { type: 'json' };
import ro from './status/ro.json' with { type: 'json' };
import tr from './status/tr.json' with { type: 'json' };
import uk from './status/uk.json' with { type: 'json' };

export type StatusKey = keyof typeof german;

/** What a family reads on the page of its status, in easy German: the source of all others. */
export const statusSource: Readonly<Record<StatusKey, string>> = german;
/** Each is marked on the page until a named person has released it. */
export const statusTranslations = { en, ar, uk, tr, fa, kmr, fr, ro, bg } as const satisfies Readonly<
  Record<string, Translations>
>;

export type StatusLanguage = 'de' | keyof typeof statusTranslations;

interface Facts {
  /** The language's own name, and its German one. */
  readonly name: string;
  readonly german: string;
  readonly dir: 'ltr' | 'rtl';
  /** Locale by which its days are written, where that is not the language itself: days are those of the Gregorian calendar. */
  readonly days?: string;
}

/** The languages of the page, in the order people choose from. */
export const statusLanguages = {
  de: { name: 'Deutsch', german: 'Deutsch', dir: 'ltr' },
  en: { name: 'English', german: 'Englisch', dir: 'ltr', days: 'en-GB' },
  ar: { name: 'العربية', german: 'Arabisch', dir: 'rtl' },
  uk: { name: 'Українська', german: 'Ukrainisch', dir: 'ltr' },
  tr: { name: 'Türkçe', german: 'Türkisch', dir: 'ltr' },
  fa: { name: 'دری / فارسی', german: 'Dari/Farsi', dir: 'rtl', days: 'fa-AF' },
  kmr: { name: 'Kurmancî', german: 'Kurmandschi', dir: 'ltr', days: 'ku' },
  fr: { name: 'Français', german: 'Französisch', dir: 'ltr' },
  ro: { name: 'Română', german: 'Rumänisch', dir: 'ltr' },
  bg: { name: 'Български', german: 'Bulgarisch', dir: 'ltr' },
} as const satisfies Readonly<Record<StatusLanguage, Facts>>;

const factsOf: Readonly<Record<StatusLanguage, Facts>> = statusLanguages;

/** Marks around what keeps its own direction inside a sentence: left-to-right isolate and its end (Unicode UAX #9). */
export const isolate = (text: string): string => `\u2066${text}\u2069`;

const weekdayAlone = { weekday: 'long' } as const;
const wholeDay = { ...weekdayAlone, day: 'numeric', month: 'long', year: 'numeric' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Each is made once: that costs more than the writing. */
function formatOf(locale: string, options: typeof weekdayAlone | typeof wholeDay): Intl.DateTimeFormat {
  const name = `${locale} ${Object.keys(options).length}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(name, format);
  return format;
}

/**
 * A day as people say it: "Freitag, 27. November 2026". Where the language runs from right to left, the name of the weekday and
 * the day in figures, kept together by `isolate`: names of months differ between countries of one language.
 */
export function statusDay(language: StatusLanguage, day: Temporal.PlainDate): string {
  const { dir, days = language } = factsOf[language];
  const locale = `${days}-u-ca-gregory-nu-latn`;
  if (dir === 'ltr') return isolate(formatOf(locale, wholeDay).format(day));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${formatOf(locale, weekdayAlone).format(day)} ${isolate(`${two(day.day)}.${two(day.month)}.${day.year}`)}`;
}

/** A sentence of the status page (`speaker`). */
export const statusMessage = speaker<StatusKey>(statusSource, statusTranslations);
