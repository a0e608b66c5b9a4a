// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { FieldError } from '../../web/form/index.ts';
import { email } from '../../web/form/parse.ts';

/** The first head of a centre. */
export const firstHeadInput = z.strictObject({ email: email('E-Mail-Adresse der Leitung') });

export const operatorIsNoHead: FieldError = {
  field: 'email',
  message: 'Der Betrieb kann keine Rolle in einem Zentrum haben. Bitte geben Sie die Adresse der Leitung an.',
};
