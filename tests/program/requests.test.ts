// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningServer, startServer } from '../helpers/program.ts';

/** A bare connection: what a browser sends can be cut anywhere. */
function connect(server: RunningServer): { socket: Socket; closed: Promise<string> } {
  const socket = createConnection(Number(new URL(server.url).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('error', () => {});
  return { socket, closed: new Promise((resolve) => socket.on('close', () => resolve(text))) };
}
const head = (
  server: RunningServer,
  path: string,
  length: number,
  type = 'application/x-www-form-urlencoded',
): string =>
  `POST ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nOrigin: ${server.url}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
const multipart = 'multipart/form-data; boundary=x';

/** A connection whose request the server has begun to work on: it has asked for the body. */
async function underWay(server: RunningServer, head: string): Promise<ReturnType<typeof connect>> {
  const connection = connect(server);
  connection.socket.write(head.replace(/\r\n$/, 'Expect: 100-continue\r\n\r\n'));
  const first = await new Promise((resolve) => connection.socket.once('data', resolve));
  expect(String(first)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  return connection;
}

describe('requests that are not whole', () => {
  let folder: string;
  let server: RunningServer;
  const start = (more: Record<string, string> = {}) =>
    startServer({ HERZSTUECK_DATA: folder, LOG_LEVEL: 'info', ...more });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-requests-'));
    await cp(inject('liteTemplate'), join(folder, 'database'), { recursive: true });
    server = await start();
  });
  afterAll(async () => {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('come to a program that was complete before what is due at its start ran', () => {
    expect(server.heard.out).not.toContain('job failed');
  });

  it('leave no line in the log when the browser goes away', async () => {
    const before = { ...server.heard };
    for (const [path, type] of [
      ['/anmelden', undefined],
      ['/meldungen', undefined],
      ['/schulen/import', multipart],
      ['/einrichtung', multipart],
    ] as const) {
      const { socket, closed } = await underWay(server, head(server, path, 100_000, type));
      await new Promise((resolve) => socket.write('x'.repeat(1000), resolve));
      socket.destroy();
      await closed;
    }
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(server.heard).toEqual(before);
  });

  it('keep no name that was searched for in the log, whatever becomes of them', async () => {
    const name = 'Geheimski';
    for (const path of [`/suche?q=${name}`, `/meldungen?q=${name}`, `/gibt-es-nicht?q=${name}`, `/${name}`]) {
      await fetch(server.url + path, { headers: { referer: `${server.url}/suche?q=${name}` } });
      await fetch(server.url + path, { method: 'POST', body: `q=${name}`, headers: { origin: server.url } });
    }
    expect(server.heard.out + server.heard.err).not.toContain(name);
  });

  it('are ended after the time limits, head and body, also without a line in the log', async () => {
    await server.stop();
    // Limits that a busy machine exceeds for whole requests, too: for this test alone.
    server = await start({ HEADERS_TIMEOUT: '1', REQUEST_TIMEOUT: '2' });
    const before = { ...server.heard };
    const slowHead = connect(server);
    slowHead.socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const slowBody = connect(server);
    slowBody.socket.write(`${head(server, '/anmelden', 100_000)}x`);
    const answers = await Promise.all([slowHead.closed, slowBody.closed]);
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('Cross-Origin-Resource-Policy: same-origin');
    }
    expect(server.heard).toEqual(before);
  });

  it('and every other answer carry the fixed headers', async () => {
    const pages = ['/anmelden', '/gibt-es-nicht', '/health/live', '/health/ready', '/assets/none.css', '/'];
    for (const path of pages) {
      const { headers } = await fetch(server.url + path, { redirect: 'manual' });
      expect([path, headers.get('cross-origin-resource-policy')]).toEqual([path, 'same-origin']);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    }
    const css = /\/assets\/app\.[0-9a-f]+\.css/.exec(await (await fetch(`${server.url}/anmelden`)).text())?.[0];
    const asset = await fetch(server.url + css);
    expect([asset.status, asset.headers.get('cross-origin-resource-policy')]).toEqual([200, 'same-origin']);
    for (const raw of [
      'nonsense\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n',
      `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    ]) {
      const { socket, closed } = connect(server);
      socket.write(raw);
      const answer = (await closed).toLowerCase();
      expect(answer).toMatch(/^http\/1\.1 4\d\d /);
      expect(answer).toContain('cross-origin-resource-policy: same-origin');
    }
  });

  it('SIGTERM ends idle connections at once and answers a request under way first', async () => {
    await server.stop();
    // No limit that could end the test's connections by itself.
    server = await start({ KEEP_ALIVE_TIMEOUT: '3000' });
    const idle = connect(server);
    idle.socket.write(`GET /health/live HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`);
    await new Promise((resolve) => idle.socket.once('data', resolve));
    const body = 'email=a%40example.org&passwort=nicht-richtig-1234';
    const running = await underWay(server, head(server, '/anmelden', body.length));
    running.socket.write(body.slice(0, 10));
    const stopped = server.stop();
    expect(await idle.closed).toMatch(/^HTTP\/1\.1 200 /);
    running.socket.write(body.slice(10));
    expect(await running.closed).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 422 [\s\S]*passen nicht zusammen/);
    expect(await stopped).toBe(0);
    expect(server.heard.err).toBe('');
  });
});
