// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * The service worker of the offline log. It keeps one page without any personal data, and what that page is made of, and shows it
 * where a page of the own sponsorships cannot be reached. It keeps no other page and answers nothing else.
 */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  /** Said by the script that loads this one. */
  stunden: { name: string; shell: string; files: string[] };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = globalThis as unknown as Worker;
const { name, shell, files } = worker.stunden;

worker.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(name);
    await cache.addAll([shell, ...files]);
    await worker.skipWaiting();
  };
  event.waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
  const tidy = async (): Promise<void> => {
    const old = (await caches.keys()).filter((one) => one.startsWith('stunden-') && one !== name);
    await Promise.all(old.map((one) => caches.delete(one)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

const kept = async (path: string): Promise<Response | undefined> => await (await caches.open(name)).match(path);

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET') return;
  const reach = (path: string): Promise<Response> =>
    fetch(request).catch(async (error: unknown) => {
      const found = await kept(path);
      if (found === undefined) throw error;
      return found;
    });
  if (request.mode === 'navigate') event.respondWith(reach(shell));
  else if (files.includes(pathname)) event.respondWith(reach(pathname));
});
