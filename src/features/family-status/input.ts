// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { statusLanguage } from './texts.ts';

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
