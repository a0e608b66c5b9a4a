// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { assertOutsideCentre } from '../db/centre.ts';

/** What better-auth answered: its status, its JSON and the cookies to pass on. */
export interface AuthAnswer {
  ok: boolean;
  status: number;
  data: Record<string, unknown>;
  cookies: string[];
}

type Endpoint = (input: { body: unknown; headers: Headers; asResponse: true }) => Promise<Response>;

/** The endpoints we use; the two-factor plugin's are not in the type of our options object. */
type Used = 'signInEmail' | 'verifyTOTP' | 'verifyBackupCode' | 'verifyPassword' | 'requestPasswordReset';

/**
 * Calls better-auth in the process: nothing of it is mounted on the server, so there is no JSON way around our pages.
 * Its own rate limit does not count these calls; ours (`rate-limit.ts`) does. Only the cookie given is passed in, never
 * the browser's others: a "trusted device" cookie would not be looked at, and none is ever asked for.
 * @param cookie a Cookie header (`name=value`)
 */
export async function callAuth(app: AppContext, used: Used, body: unknown, cookie?: string): Promise<AuthAnswer> {
  assertOutsideCentre(used);
  const endpoints = app.auth.api as unknown as Record<Used, Endpoint>;
  const headers = new Headers(cookie === undefined ? {} : { cookie });
  const response = await endpoints[used]({ body, headers, asResponse: true });
  const text = await response.text();
  const data: unknown = text === '' ? {} : JSON.parse(text);
  return {
    ok: response.ok,
    status: response.status,
    data: typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {},
    cookies: response.headers.getSetCookie(),
  };
}

/** Is this the password of the person whose session it is? @param cookie of the session, as `name=value` */
export async function isPassword(app: AppContext, cookie: string, password: string): Promise<boolean> {
  return (await callAuth(app, 'verifyPassword', { password }, cookie)).ok;
}
