// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { ticked } from '../../../web/form/parse.ts';

export const reviewInput = z
  .strictObject({ gelesen: ticked() })
  .refine((form) => form.gelesen, {
    path: ['gelesen'],
    error: 'Bitte bestätigen Sie, dass Sie die Übersetzung gelesen haben.',
  })
  .transform((form) => ({ read: form.gelesen }));
