// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { IntlMessageFormat } from 'intl-messageformat';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

/** The German sentences: the source of all others. */
export type Source = Readonly<Record<string, string>>;
/** A translation names the German sentence it translates by its hash. */
export type Translations = Readonly<Record<string, { readonly of: string; readonly text: string }>>;

export type MessageKey = keyof typeof german;

/** Languages of what families and volunteers read, beside German. A test names each missing or outdated sentence. */
export const translations: Readonly<Record<string, Translations>> = { en: english };
export const source: Readonly<Record<MessageKey, string>> = german;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * A sentence in a language (ISO 639-1), in German where that language has none: its language tells which it is, for `lang`.
 * Values come ready to read: days and times are written by whoever asks, numbers by ICU.
 * @throws when a value of the sentence is missing
 */
export function message(
  language: string,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): { text: string; language: string } {
  const translated = translations[language]?.[key]?.text;
  const used = translated === undefined ? 'de' : language;
  const name = `${used} ${key}`;
  const format =
    compiled.get(name) ?? new IntlMessageFormat(translated ?? source[key], used, undefined, { ignoreTag: true });
  compiled.set(name, format);
  return { text: String(format.format(values)), language: used };
}
