// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Settings } from '../settings.ts';
import { fixedHeaders } from '../web/headers.ts';

/** Milliseconds a request may still take after the server was asked to end. */
const graceMs = 10_000;

const statusOf: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** What is no request, or comes too slowly, never reaches the pages: answered here, with the same headers. */
function answerBroken(error: NodeJS.ErrnoException, socket: Socket, headers: Readonly<Record<string, string>>): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOf[error.code ?? ''] ?? 400;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Length: 0', ...lines, '', ''].join(
      '\r\n',
    ),
    () => socket.destroy(),
  );
}

/**
 * Listens for the browser. Heads and bodies that come too slowly are ended (`settings.headersTimeout`, `requestTimeout`).
 * @returns a function that ends it: idle connections close at once, a running request is answered first
 * @throws what the operating system says, for example EADDRINUSE
 */
export async function listen(app: Hono, settings: Settings): Promise<() => Promise<void>> {
  const { headersTimeout, requestTimeout, keepAliveTimeout } = settings;
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: settings.host,
    serverOptions: {
      headersTimeout: headersTimeout * 1000,
      requestTimeout: requestTimeout * 1000,
      keepAliveTimeout: keepAliveTimeout * 1000,
      connectionsCheckingInterval: Math.min(5000, headersTimeout * 500),
    },
  }) as Server;
  const headers = fixedHeaders(settings);
  // Before the pages: an answer that never gets as far has them too.
  server.prependListener('request', (_request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  });
  server.on('clientError', (error, socket) => answerBroken(error, socket as Socket, headers));
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return () => end(server);
}

async function end(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection is idle once its answer is out; without this it would be kept for the next request of the browser.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
