// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Confirmations that several features use. */
export const commonConfirmations = {
  gespeichert: 'Gespeichert.',
  zurueckgezogen: 'Zurückgezogen.',
  gesendet: 'Die Nachricht ist unterwegs.',
  beendet: 'Beendet.',
  vermerkt: 'Vermerkt.',
} as const;

/**
 * Codes of all confirmations. A feature with sentences of its own adds their codes beside them, so that a misspelt one does
 * not compile: `declare module '../../web/flash.ts' { interface Confirmations extends Record<keyof typeof mine, string> {} }`.
 */
export interface Confirmations extends Record<keyof typeof commonConfirmations, string> {}
export type Confirmation = keyof Confirmations;

/** Where a deed leads, and what is confirmed there: the address carries the code only, never what was typed. */
export const flash = (path: string, code: Confirmation): string => `${path}${path.includes('?') ? '&' : '?'}ok=${code}`;
