// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type StatusLanguage, statusLanguages, statusMessage } from './status.ts';

/** What frames a page without sign-in in the reader's language, for `PublicPage`: direction, words around it, and links to the other languages. */
export interface PublicFrame {
  lang: StatusLanguage;
  dir: 'ltr' | 'rtl';
  labels: { skip: string; privacy: string; accessibility: string; languages: string };
  languages: { lang: StatusLanguage; dir: 'ltr' | 'rtl'; label: string; href: string }[];
}

/**
 * The frame of a page in several languages.
 * @param languages those the page can be read in, in the order people choose from
 * @param path where the page stands: `?sprache=` is added to it
 */
export function publicFrame(language: StatusLanguage, languages: readonly StatusLanguage[], path: string): PublicFrame {
  const word = (key: keyof PublicFrame['labels']): string => statusMessage(language, key).text;
  return {
    lang: language,
    dir: statusLanguages[language].dir,
    labels: {
      skip: word('skip'),
      privacy: word('privacy'),
      accessibility: word('accessibility'),
      languages: word('languages'),
    },
    languages: languages.map((lang) => {
      const { name: label, dir } = statusLanguages[lang];
      return { lang, dir, label, href: `${path}${path.includes('?') ? '&' : '?'}sprache=${lang}` };
    }),
  };
}
