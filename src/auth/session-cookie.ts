// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../context.ts';
import { sessionHours } from './better-auth.ts';

/** Cookies of sign-in we look at ourselves: the session, and the one that waits for the second step. */
export type CookieKind = 'session_token' | 'two_factor';

/** Full name of a cookie, with `__Host-` under https. */
export async function cookieName(app: AppContext, kind: CookieKind): Promise<string> {
  const { authCookies } = await app.auth.$context;
  return authCookies.sessionToken.name.replace(/session_token$/, kind);
}

const signature = (value: string, secret: string): Buffer => createHmac('sha256', secret).update(value).digest();

/** `name=value` for a Cookie header, signed the way better-auth signs: value, dot, HMAC-SHA-256 in base64. */
export async function signedCookie(app: AppContext, kind: CookieKind, value: string): Promise<string> {
  const { secret } = await app.auth.$context;
  const signed = `${value}.${signature(value, secret).toString('base64')}`;
  return `${await cookieName(app, kind)}=${encodeURIComponent(signed)}`;
}

/** The text of a cookie in a Cookie header, decoded; the first of its name counts (RFC 6265 5.4). */
function readCookie(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function checked(text: string | undefined, secret: string): string | undefined {
  const dot = text?.lastIndexOf('.') ?? -1;
  if (text === undefined || dot < 1) return undefined;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1), 'base64');
  const own = signature(value, secret);
  return given.length === own.length && timingSafeEqual(given, own) ? value : undefined;
}

/** Value of a signed cookie of this request; undefined when missing or not signed by us. */
export async function readSignedCookie(
  app: AppContext,
  headers: Headers,
  kind: CookieKind,
): Promise<string | undefined> {
  const { secret } = await app.auth.$context;
  return checked(readCookie(headers.get('cookie'), await cookieName(app, kind)), secret);
}

/** The session's token among the Set-Cookie lines of a better-auth response; undefined when none was opened. */
export async function openedToken(app: AppContext, setCookies: readonly string[]): Promise<string | undefined> {
  const { secret } = await app.auth.$context;
  const name = await cookieName(app, 'session_token');
  for (const line of setCookies) {
    const token = checked(readCookie(line.split(';')[0] ?? '', name), secret);
    if (token) return token;
  }
  return undefined;
}

const attributes = (app: AppContext, maxAge: number): string =>
  `Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${app.settings.publicUrl.startsWith('https:') ? '; Secure' : ''}`;

/** Set-Cookie line of a session we have opened ourselves. */
export const openedCookie = async (app: AppContext, token: string): Promise<string> =>
  `${await signedCookie(app, 'session_token', token)}; ${attributes(app, sessionHours * 3600)}`;

/** Set-Cookie line that takes the session away from the browser. */
export const clearedCookie = async (app: AppContext): Promise<string> =>
  `${await cookieName(app, 'session_token')}=; ${attributes(app, 0)}`;
