// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { cleanText, intBetween } from '../../../web/form/parse.ts';

/** Sheets in one stack at most. */
export const mostSheets = 50;

/** How many blank proofs are printed. */
export const stackInput = z
  .strictObject({ anzahl: intBetween(1, mostSheets, 'Anzahl') })
  .transform(({ anzahl }) => ({ count: anzahl }));

/** The number of a sheet as people write it ("n 2026 17", "N-2026-0017", "2026/17"); undefined for what is none. */
export function readSheetNumber(raw: string): string | undefined {
  const parts = /^n?[\s-]*(\d{4})[\s/-]+(\d{1,6})$/i.exec(cleanText(raw));
  return parts ? `N-${parts[1]}-${(parts[2] ?? '').padStart(4, '0')}` : undefined;
}

/** The number of a sheet people may leave out: null. */
export const optionalSheetNumber = z
  .string({ error: 'Bitte geben Sie die Nummer des Bogens ein oder lassen Sie das Feld leer.' })
  .optional()
  .transform((raw, ctx): string | null => {
    if (cleanText(raw ?? '') === '') return null;
    const number = readSheetNumber(raw ?? '');
    if (number !== undefined) return number;
    ctx.addIssue('Die Nummer steht oben auf dem Bogen, zum Beispiel N-2026-0017. Bitte schreiben Sie sie so.');
    return z.NEVER;
  });
