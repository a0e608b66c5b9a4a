// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../../codes/money.ts';
import { beginText } from '../request-words.ts';
import { modes } from '../words.ts';
import type { Offered } from './price-rules.ts';

export const payerWords = { own: 'das Zentrum zahlt', institution: 'die Einrichtung zahlt' } as const;

export const answerWords = {
  accepted: 'angenommen',
  declined: 'abgelehnt',
  expired: 'keine Antwort',
  withdrawn: 'zurückgenommen',
} as const;

/** What is proposed, in one line. */
export function offeredText(offered: Offered): string {
  if (offered.kind === 'time') return `andere Zeit: ${offered.times.map(beginText).join('; ')}`;
  if (offered.kind === 'mode') return `statt vor Ort: ${offered.modes.map((mode) => modes[mode]).join(' oder ')}`;
  return `Fachdienst ${offered.provider}: ${formatCents(offered.cents)}, ${payerWords[offered.payer]}`;
}
