// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { oneOf, ticked } from '../../web/form/parse.ts';
import { statusLanguage, translated } from './texts.ts';

const text = z.string().catch('');

/** What a family sends. Nothing in it can be wrong but the code, and of that nothing is said. */
export const statusInput = z
  .object({ code: text, sprache: text, wechsel: text })
  .transform(({ code, sprache, wechsel }) => ({
    code,
    language: statusLanguage(wechsel) ?? statusLanguage(sprache),
    /** The same page in another language. */
    again: wechsel !== '',
  }));

/** Somebody has read the texts of a language and releases them by name. */
export const releaseTextsInput = z
  .strictObject({
    sprache: oneOf(translated, 'Diese Sprache gibt es hier nicht.'),
    gelesen: ticked(),
  })
  .refine((form) => form.gelesen, {
    path: ['gelesen'],
    error: 'Bitte bestätigen Sie, dass Sie die Übersetzung gelesen haben.',
  })
  .transform(({ sprache }) => ({ language: sprache }));
