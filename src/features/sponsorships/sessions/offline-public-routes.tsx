// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { asset } from '../../../web/assets.ts';
import { renderPage } from '../../../web/html.ts';
import { OfflinePage } from './offline-page.tsx';

const shellPath = '/stunden-offline';

/**
 * The page for hours without connection, and the service worker that keeps it and nothing else. Both are the same for everybody;
 * the worker has another text whenever page or files change, so that browsers take the new one.
 */
export function offlineLogRoutes(): Hono {
  const routes = new Hono();
  const files = () => ['app.css', 'app.js', 'icon.svg'].map(asset);
  routes.get(shellPath, (c) => c.html(renderPage(<OfflinePage />)));
  routes.get('/stunden-dienst.js', (c) => {
    const html = renderPage(<OfflinePage />);
    const name = `stunden-${createHash('sha256').update(html).digest('hex').slice(0, 12)}`;
    const settings = JSON.stringify({ name, shell: shellPath, files: files() });
    const body = `self.stunden=${settings};importScripts(${JSON.stringify(asset('log-worker.js'))});`;
    return c.body(body, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
  return routes;
}
