// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { HttpBindings } from '@hono/node-server';
import type { HonoRequest, MiddlewareHandler } from 'hono';
import type { Settings } from '../settings.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The same on every response, also on those that come from before the pages: no inline script, no framing, nothing of ours
 * inside or beside pages of others, HSTS where TLS ends before us.
 */
export function fixedHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Sets the fixed headers, and forbids caching where nothing else was said. */
export function securityHeaders(settings: Settings): MiddlewareHandler {
  const fixed = Object.entries(fixedHeaders(settings));
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    // A page whose address is a secret sends it to nobody, not even to us.
    const secret = headers.get('Referrer-Policy') === 'no-referrer';
    for (const [name, value] of fixed) headers.set(name, value);
    if (secret) headers.set('Referrer-Policy', 'no-referrer');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}

/** For pages whose address holds the token of a link: no browser sends the address on, neither to others nor to us. */
export const secretAddress: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('Referrer-Policy', 'no-referrer');
};

/** `Server-Timing: app;dur=` in milliseconds on every response. */
export const serverTiming: MiddlewareHandler = async (c, next) => {
  const start = performance.now();
  await next();
  c.res.headers.set('Server-Timing', `app;dur=${(performance.now() - start).toFixed(1)}`);
};

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Does this Origin belong to us? On loopback its names count as one. */
function isOwnOrigin(origin: string | undefined, publicUrl: string): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const given = new URL(origin);
  const own = new URL(publicUrl);
  if (given.origin === own.origin) return true;
  return (
    loopback.has(given.hostname) &&
    loopback.has(own.hostname) &&
    given.port === own.port &&
    given.protocol === own.protocol
  );
}

/**
 * Does a request say that it comes from our pages? Browsers write "null" into Origin on pages without referrer (mailed links);
 * then those that know Sec-Fetch-Site say by it that the page is of the same origin.
 */
export function comesFromUs(request: HonoRequest, publicUrl: string): boolean {
  const origin = request.header('origin');
  return isOwnOrigin(origin, publicUrl) || (origin === 'null' && request.header('sec-fetch-site') === 'same-origin');
}

/** Is the program set up for this machine alone: listening on loopback, its address a name of loopback, no proxy in front? */
export const servesThisMachine = ({ host, publicUrl, trustedProxies }: Settings): boolean =>
  (host === '::1' || loopback.has(host)) && loopback.has(new URL(publicUrl).hostname) && trustedProxies.length === 0;

/** What proxies write into the requests they hand on: the standard ones, and those of usual proxies and networks. */
const forwarding =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-forwarded-for|x-real-ip|(?:true|x|x-cluster|fastly)-client-ip|cf-connecting-ip|x-envoy-.*)$/;

/**
 * Does a request come from a browser on this machine, straight to us? Neither over a proxy that runs here, nor by a name of
 * somebody else's that leads to loopback (DNS rebinding).
 */
export function comesFromThisMachine(request: HonoRequest): boolean {
  const address = request.header(addressHeader) ?? '';
  const host = request.header('host') ?? new URL(request.url).host;
  const url = `http://${host}`;
  return (
    (address === '::1' || /^127(\.\d{1,3}){3}$/.test(address)) &&
    !host.includes('@') &&
    URL.canParse(url) &&
    loopback.has(new URL(url).hostname) &&
    !Object.keys(request.header()).some((name) => forwarding.test(name))
  );
}

/** Says the browser nothing of where a request comes from? Safari before 16.4 does not, on pages without referrer. */
function saysNothing(request: HonoRequest): boolean {
  return (request.header('origin') ?? 'null') === 'null' && request.header('sec-fetch-site') === undefined;
}

/**
 * Every change must come from our own pages: the Origin header is checked, a missing one is refused.
 * @param tokenPaths beginnings of addresses that go on with a token and nothing else. There a browser may say nothing of where
 * it comes from: who knows the token may do what it is for, and no session gives more right to it. Who says that they are
 * another page is refused there, too.
 */
export function originCheck(
  settings: Pick<Settings, 'publicUrl'>,
  tokenPaths: readonly string[] = [],
): MiddlewareHandler {
  const hasToken = (path: string): boolean => tokenPaths.includes(path.slice(0, path.lastIndexOf('/')));
  return async (c, next) => {
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    const byToken = hasToken(c.req.path) && saysNothing(c.req);
    if (!safe && !byToken && !comesFromUs(c.req, settings.publicUrl)) {
      return c.text('Diese Eingabe kam nicht von einer Seite dieses Programms und wurde nicht ausgeführt.', 403);
    }
    return await next();
  };
}

export const addressHeader = 'x-herzstueck-address';

/**
 * Writes the client's address into a header of our own and drops what the client sent under that name.
 * X-Forwarded-For counts only when the connection comes from a trusted proxy: then its last address that is no proxy.
 */
export function clientAddress(settings: Settings): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const proxies = new Set(settings.trustedProxies);
  return async (c, next) => {
    const socket = plain(c.env?.incoming?.socket?.remoteAddress ?? '127.0.0.1');
    let address = socket;
    if (proxies.has(socket)) {
      const chain = (c.req.header('x-forwarded-for') ?? '')
        .split(',')
        .map((part) => plain(part.trim()))
        .filter(Boolean);
      address = chain.findLast((part) => !proxies.has(part)) ?? socket;
    }
    const headers = new Headers(c.req.raw.headers);
    headers.set(addressHeader, address);
    c.req.raw = new Request(c.req.raw, { headers });
    await next();
  };
}

const plain = (address: string) => address.replace(/^::ffff:/, '');
