// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/**
 * A calendar for the program that has subscribed to it: kept by nobody between us and it, and asked for anew each time, but sent
 * only when something has changed (RFC 9110, 8.8.3 and 13.1.2). HEAD is answered like GET without the text.
 */
export function feedAnswer(c: Context, text: string): Response {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = { etag: tag, 'cache-control': 'private, no-cache' };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag)) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' });
}
