// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { plainDigits } from '../../codes/characters.ts';
import { formatCents } from '../../codes/money.ts';

/** Reads an amount as people write it, in cents: "1.234,56", "1234.5", "25", "25 €"; undefined for anything else. */
export function readEuros(text: string): number | undefined {
  const written = plainDigits(text).replace(/ ?(?:€|EUR|Euro)$/i, '');
  const plain = /^\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?$/.test(written) ? written.replaceAll(/[. ]/g, '') : written;
  const [, euros, cents = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  return euros === undefined ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}

/** Cents as they stand in a field: 123456 is "1234,56". */
export const eurosValue = (cents: number): string =>
  `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

const messageOf = (label: string, most: number): string =>
  `„${label}“: Bitte geben Sie einen Betrag von 0,00 € bis ${formatCents(most)} ein, zum Beispiel 25,00.`;

/** An amount people must enter, to cents. @param most the highest, in cents */
export function euros(label: string, most: number) {
  const message = messageOf(label, most);
  return z.string({ error: message }).transform((raw, ctx): number => {
    const cents = readEuros(raw);
    if (cents !== undefined && cents <= most) return cents;
    ctx.addIssue(message);
    return z.NEVER;
  });
}

/** The same where nothing may be entered: null. */
export function optionalEuros(label: string, most: number) {
  const message = messageOf(label, most);
  return z
    .string({ error: message })
    .optional()
    .transform((raw, ctx): number | null => {
      if (raw === undefined || raw.trim() === '') return null;
      const cents = readEuros(raw);
      if (cents !== undefined && cents <= most) return cents;
      ctx.addIssue(message);
      return z.NEVER;
    });
}
