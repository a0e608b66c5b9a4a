// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { browserDrawer, mayHoldSomething } from './drawer.ts';
import { readEntry } from './form.ts';
import { clearNotice, makeButton, notice, showAnswer } from './notice.ts';
import { sendEntry } from './send.ts';
import { runShell } from './shell.ts';
import { type Handed, type KeptEntry, type Log, openLog, sendAll, unsentText } from './store.ts';

const workerPath = '/stunden-dienst.js';

/** Nothing of it is left on this device: entries, dates, the page for hours without connection. */
async function wipeAll(log: Log): Promise<void> {
  await log.wipe();
  await Promise.all(
    (await caches.keys()).flatMap((name) => (name.startsWith('stunden-') ? [caches.delete(name)] : [])),
  );
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}

const can = (): boolean =>
  typeof indexedDB !== 'undefined' && window.isSecureContext && 'serviceWorker' in navigator && 'caches' in window;

/** Before somebody signs out everything goes; what has not been sent is asked for first. */
function wipeOnSignOut(log: Log): void {
  const form = document.querySelector('[data-sign-out]')?.closest('form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const leave = async (): Promise<void> => {
      if (await mayHoldSomething()) {
        await sendAll(log, async (entry) => (await sendEntry(entry)).outcome);
        const count = await log.count();
        const question = `${unsentText(count)}. Wenn Sie sich abmelden, wird das von diesem Gerät gelöscht. Trotzdem abmelden?`;
        if (count > 0 && !window.confirm(question)) return;
        await wipeAll(log);
      }
      form.submit();
    };
    void leave().catch(() => form.submit());
  });
}

/** What waits is sent; what the server asks about is shown when somebody wants to see it. */
async function catchUp(log: Log, home: HTMLElement): Promise<void> {
  const { sent, stop } = await sendAll(log, async (entry) => (await sendEntry(entry)).outcome);
  if (stop === 'signed-out') return location.reload();
  const rest = await log.entries();
  if (sent > 0 && rest.length === 0) return location.replace(`${location.pathname}?ok=stundeEingetragen`);
  const [asked] = rest.filter(({ state }) => state === 'asked');
  if (asked !== undefined) {
    const look = async (): Promise<void> => {
      const { outcome, html, url } = await sendEntry(asked);
      if (outcome === 'asked') takeAnswer(log, asked, html);
      else if (outcome === 'kept') {
        await log.remove(asked.href);
        location.replace(url);
      }
    };
    const drop = async (): Promise<void> => {
      await log.remove(asked.href);
      location.reload();
    };
    notice(
      `${unsentText(rest.length)}.`,
      `${asked.label}: Bitte sehen Sie den Eintrag an.`,
      makeButton('Eintrag ansehen', () => void look()),
      makeButton('Eintrag verwerfen', () => void drop(), 'tertiary'),
    );
  } else if (rest.length > 0)
    notice(
      `${unsentText(rest.length)}.`,
      '',
      makeButton('Erneut senden', () => void catchUp(log, home)),
    );
  else clearNotice();
}

/** The server has a question about an entry, or another version of it: its page is shown, with what was entered. */
function takeAnswer(log: Log, entry: KeptEntry, html: string): void {
  const main = showAnswer(html);
  const form = main?.querySelector<HTMLElement>('[data-log]');
  if (form) watchForm(log, form);
  else main?.append(makeButton('Eintrag verwerfen', () => void log.remove(entry.href).then(() => location.reload())));
}

/** The page of somebody signed in: what it hands over is kept, what waits is sent. */
async function meetHome(log: Log, home: HTMLElement): Promise<void> {
  const handed = JSON.parse(home.dataset['offlineLog'] ?? '') as Handed;
  if (handed.dates.length === 0 && !(await mayHoldSomething())) return;
  const met = await log.meet(handed);
  if (met.kind === 'foreign') return;
  if (met.kind === 'empty') return await wipeAll(log);
  await navigator.serviceWorker.register(workerPath, { scope: location.pathname });
  await catchUp(log, home);
  window.addEventListener('online', () => void catchUp(log, home));
}

/** Somebody else is signed in on this device: what is not theirs goes, and what was not sent is asked for. */
async function askForOthers(log: Log, owner: string): Promise<void> {
  await log.expire();
  const count = await log.belongs(owner);
  if (count > 0) {
    const drop = async (): Promise<void> => {
      await wipeAll(log);
      location.reload();
    };
    notice(
      `${unsentText(count)}.`,
      'Er gehört der Person, die dieses Gerät vor Ihnen benutzt hat. Nur sie kann ihn senden, wenn sie sich wieder anmeldet.',
      makeButton('Von diesem Gerät löschen', () => void drop()),
    );
  }
}

/** A lesson is kept on the device before it is sent: nothing is lost where the connection breaks. */
function watchForm(log: Log, box: HTMLElement): void {
  const form = box.querySelector('form');
  if (form === null) return;
  const label = box.dataset['label'] ?? '';
  const { pathname: href } = new URL(form.action);
  let busy = false;
  const send = async (): Promise<void> => {
    if ((await log.owner()) !== box.dataset['owner']) return form.submit();
    const entry = readEntry(form, { href, label });
    await log.put(entry);
    const { outcome, url, html } = await sendEntry(entry);
    if (outcome === 'kept') {
      await log.remove(href);
      return location.assign(url);
    }
    if (outcome === 'offline') return location.assign(box.dataset['home'] ?? '/');
    if (outcome === 'signed-out') return void showAnswer(html);
    await log.put({ ...entry, state: 'asked' });
    takeAnswer(log, entry, html);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    void send()
      .catch(() => form.submit())
      .finally(() => (busy = false));
  });
  // Who keeps the stored version, or gives up, leaves nothing behind.
  box.querySelector<HTMLAnchorElement>('a[data-log-leave]')?.addEventListener('click', (event) => {
    event.preventDefault();
    const { href: next } = event.currentTarget as HTMLAnchorElement;
    void log.remove(href).finally(() => location.assign(next));
  });
}

/** The log for hours without connection: only where the browser can seal it. Without it every page works as it is. */
export function keepLog(): void {
  if (!can()) return;
  const log = openLog(browserDrawer, () => Date.now());
  wipeOnSignOut(log);
  const run = async (): Promise<void> => {
    const owner = document.querySelector<HTMLElement>('[data-sign-out]')?.dataset['signOut'];
    if (owner !== undefined && (await mayHoldSomething())) await askForOthers(log, owner);
    const home = document.querySelector<HTMLElement>('[data-offline-log]');
    if (home !== null) await meetHome(log, home);
    const shell = document.querySelector<HTMLElement>('[data-offline-shell]');
    if (shell !== null) await runShell(log, shell);
  };
  const box = document.querySelector<HTMLElement>('[data-log]');
  if (box !== null) watchForm(log, box);
  void run().catch(() => undefined);
}
