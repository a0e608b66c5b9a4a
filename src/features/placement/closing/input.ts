// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { oneOf, requiredText } from '../../../web/form/parse.ts';

export const closingStates = ['moved_away', 'not_compulsory', 'duplicate', 'handed_over'] as const;
export const closeInput = z
  .strictObject({
    als: oneOf(closingStates, 'Bitte wählen Sie, warum der Fall geschlossen wird.'),
    grund: requiredText('Begründung', 1000),
  })
  .transform((form) => ({ as: form.als, reason: form.grund }));
