// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { oneOf } from '../../../web/form/parse.ts';
import { wishDeeds } from '../words.ts';

/** The coordination takes or declines a proposed language. */
export const wishAnswerInput = z
  .strictObject({
    eintrag: z.guid('Bitte laden Sie die Seite neu.'),
    antwort: oneOf(codesOf(wishDeeds), 'Bitte laden Sie die Seite neu.'),
  })
  .transform(({ eintrag: id, antwort: answer }) => ({ id, answer }));
