// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { ticked } from '../../../web/form/parse.ts';

const notRead = 'Bitte bestätigen Sie, dass Sie die Übersetzung gelesen haben.';

/** The release of the sheet in the family's language. */
export const sheetInput = z
  .strictObject({ blatt_gelesen: ticked() })
  .refine((form) => form.blatt_gelesen, { path: ['blatt_gelesen'], error: notRead })
  .transform((form) => ({ read: form.blatt_gelesen }));

export const reviewInput = z
  .strictObject({ gelesen: ticked() })
  .refine((form) => form.gelesen, {
    path: ['gelesen'],
    error: notRead,
  })
  .transform((form) => ({ read: form.gelesen }));
