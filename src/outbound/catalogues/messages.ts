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

/** What is put into a sentence, ready to read: days and times are written by whoever asks, numbers by ICU. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Says the sentences of one catalogue: in a language (ISO 639-1), in German where that language has none; its language tells
 * which it is, for `lang`. What it returns throws when a value of the sentence is missing.
 */
export function speaker<Key extends string>(
  german: Readonly<Record<Key, string>>,
  byLanguage: Readonly<Record<string, Translations>>,
): (language: string, key: Key, values?: MessageValues) => { text: string; language: string } {
  const compiled = new Map<string, IntlMessageFormat>();
  return (language, key, values = {}) => {
    const translated = byLanguage[language]?.[key]?.text;
    const used = translated === undefined ? 'de' : language;
    const name = `${used} ${key}`;
    const format =
      compiled.get(name) ?? new IntlMessageFormat(translated ?? german[key], used, undefined, { ignoreTag: true });
    compiled.set(name, format);
    return { text: String(format.format(values)), language: used };
  };
}

/** A sentence for families and volunteers (`speaker`). */
export const message = speaker<MessageKey>(source, translations);
