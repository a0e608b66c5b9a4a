// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { oneOf, ticked } from '../../../web/form/parse.ts';

/** Somebody has read the texts of a language and releases them by name. @param translated languages of the catalogue */
export const releaseTextsInput = <Translated extends string>(translated: readonly Translated[]) =>
  z
    .strictObject({ sprache: oneOf(translated, 'Diese Sprache gibt es hier nicht.'), gelesen: ticked() })
    .refine((form) => form.gelesen, {
      path: ['gelesen'],
      error: 'Bitte bestätigen Sie, dass Sie die Übersetzung gelesen haben.',
    })
    .transform(({ sprache }) => ({ language: sprache }));
