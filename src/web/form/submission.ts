// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import type { Tx } from '../../db/centre.ts';
import type { FormValues } from '../route.ts';

/**
 * What a form says, as a number to compare: where it was sent, and every field people fill in. Our own fields (`_request`,
 * `_opened` …) are left out, but the version it was filled in against is part of what it says. Files count by name and size.
 * @returns SHA-256 in hexadecimal
 */
export function submissionHash(path: string, form: FormValues): string {
  const typed = Object.entries(form)
    .filter(([name]) => !name.startsWith('_') || name === '_version')
    .map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([path, typed]))
    .digest('hex');
}

/** Forgets the numbers of forms carried out before this instant. */
export async function forgetForms(tx: Tx, centreId: string, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('form_submission').where('centre_id', '=', centreId).where('at', '<', before).execute();
}
