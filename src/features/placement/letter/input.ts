// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { ticked } from '../../../web/form/parse.ts';

export const reviewInput = z.strictObject({ gelesen: ticked() }).superRefine((input, ctx) => {
  if (!input.gelesen)
    ctx.addIssue({
      code: 'custom',
      path: ['gelesen'],
      message: 'Bitte bestätigen Sie, dass Sie die Übersetzung gelesen haben.',
    });
});
