// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto';

/** A secret for one link: 32 random bytes, 43 letters that fit into an address. It is mailed and never kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only this is kept of a token; 32 random bytes need no salt. SHA-256 in hexadecimal. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export type LinkState = 'open' | 'used' | 'revoked' | 'expired';

/** Where a link stands. The last instant does not count any more. */
export function linkState(
  link: { expiresAt: Temporal.Instant; usedAt: Temporal.Instant | null; revokedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): LinkState {
  if (link.revokedAt) return 'revoked';
  if (link.usedAt) return 'used';
  return Temporal.Instant.compare(link.expiresAt, now) <= 0 ? 'expired' : 'open';
}

/** What people read instead of a page whose link is no longer good. */
export const deadSentences: Readonly<Record<Exclude<LinkState, 'open'> | 'unknown', string>> = {
  used: 'Über diesen Link wurde schon geantwortet. Sie brauchen nichts mehr zu tun.',
  revoked: 'Dieser Link wurde zurückgezogen. Bitte fragen Sie bei der Stelle nach, die ihn geschickt hat.',
  expired: 'Dieser Link ist abgelaufen. Bitte fragen Sie bei der Stelle nach, die ihn geschickt hat.',
  unknown: 'Diesen Link kennen wir nicht. Ist er vollständig?',
};

/** What people read who have tried too many links. @param minutes until the next one is looked up */
export const waitSentence = (minutes: number): string =>
  `Von hier wurden zu viele Links geöffnet, die es nicht gibt. Bitte versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal.`;
