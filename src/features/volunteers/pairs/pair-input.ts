// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { codesOf } from '../../../codes/keys.ts';
import { oneOf } from '../../../web/form/parse.ts';
import { pairDeeds } from '../words.ts';

/** Whether another entry is the same person. */
export const pairInput = z
  .strictObject({
    eintrag: z.guid('Bitte laden Sie die Seite neu.'),
    antwort: oneOf(codesOf(pairDeeds), 'Bitte laden Sie die Seite neu.'),
  })
  .transform(({ eintrag: other, antwort: answer }) => ({ other, answer }));
