// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { listenForPrinting, offerReadingAloud, takeCodeOfAddress } from './family.ts';
import { keepLog } from './log/pages.ts';

/**
 * Small comforts. Every page works without them; each one gives up quietly when its element is missing.
 */

const DOUBLE_SUBMIT_MS = 3000;

/** After a failed submit, people and screen readers start at the summary of what is wrong. */
function focusErrorSummary(): void {
  document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
}

/** A link of the summary puts the cursor into the field, with its label in sight. */
function followErrorLinks(): void {
  document.querySelector('[data-error-summary]')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const field = document.getElementById(link?.getAttribute('href')?.slice(1) ?? '');
    if (field === null) return;
    event.preventDefault();
    (field.closest('fieldset, .kern-form-input') ?? field).scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  });
}

/** On a phone the areas stand in one line that scrolls sideways: the current one is brought into sight. */
function showCurrentArea(): void {
  const link = document.querySelector<HTMLElement>('.hs-nav__link[aria-current]');
  const list = link?.closest('ul');
  if (!link || !list) return;
  const beyond = link.getBoundingClientRect().right - list.getBoundingClientRect().right;
  if (beyond > 0) list.scrollLeft += beyond;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** "/" goes to the search field, Escape closes an open menu. */
function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector<HTMLInputElement>('#suche');
      if (search === null) return;
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === 'Escape') closeMenus(null, true);
  });
  document.addEventListener('click', (event) => closeMenus(event.target, false));
}

function closeMenus(except: EventTarget | null, focus: boolean): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (except instanceof Node && menu.contains(except)) continue;
    menu.open = false;
    if (focus) menu.querySelector('summary')?.focus();
  }
}

/** Asks before a changed form is left. A page that came back with errors counts as changed. */
function guardForms(): void {
  const changed = new Set<HTMLFormElement>();
  const failed = document.querySelector('[data-error-summary]') !== null;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    const fields = form.querySelector('input:not([type=hidden]), select, textarea') !== null;
    if (fields && failed) changed.add(form);
    form.addEventListener('input', () => changed.add(form));
    form.addEventListener('submit', () => changed.clear());
  }
  window.addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault();
  });
}

/**
 * A second click within three seconds does nothing. The button stays enabled: a disabled one would lose the focus and
 * would not send its own name and value.
 */
function preventDoubleSubmit(): void {
  const sent = new WeakMap<HTMLFormElement, number>();
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.method !== 'post') return;
    const last = sent.get(event.target);
    if (last !== undefined && event.timeStamp - last < DOUBLE_SUBMIT_MS) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });
}

/** So long nobody types before what was typed is kept. */
const DRAFT_PAUSE_MS = 3000;

/**
 * A long form that is kept as a draft (`data-draft`: where) is sent there while somebody writes, as its button does. When that
 * does not work the page says so and everything stays; two versions are shown when the button is pressed.
 */
function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const says = form.querySelector<HTMLElement>('[data-draft-state]');
    const say = (text: string): void => {
      if (says !== null && says.textContent !== text) says.textContent = text;
    };
    let timer: number | undefined;
    let beaten = false;
    let sending: Promise<void> | undefined;
    const stop = (): void => {
      window.clearTimeout(timer);
      timer = undefined;
    };
    const keep = (): void => {
      stop();
      if (!beaten) sending = send().finally(() => (sending = undefined));
    };
    const send = async (): Promise<void> => {
      const body = new FormData(form);
      body.set('_request', crypto.randomUUID());
      try {
        const answer = await fetch(form.dataset['draft'] ?? '', {
          method: 'POST',
          body: asText(body),
          redirect: 'manual',
        });
        // A deed that is done leads on; everything else is a page with a reason.
        if (answer.type === 'opaqueredirect') say(`Entwurf gespeichert um ${timeNow()} Uhr.`);
        else if (answer.status === 409) {
          beaten = true;
          say('Jemand anderes hat weitergeschrieben. „Entwurf speichern“ zeigt beide Fassungen.');
        } else say('Der Entwurf ist noch nicht gespeichert. Bitte drücken Sie „Entwurf speichern“.');
      } catch {
        say('Keine Verbindung. Ihre Eingaben stehen noch hier.');
        timer = window.setTimeout(keep, DRAFT_PAUSE_MS * 5);
      }
    };
    form.addEventListener('input', () => {
      stop();
      timer = window.setTimeout(keep, DRAFT_PAUSE_MS);
    });
    // What is on its way arrives first: else older words could be saved above those that are sent now.
    form.addEventListener('submit', (event) => {
      stop();
      if (sending === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void sending.then(() => form.requestSubmit(event.submitter));
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && timer !== undefined) keep();
    });
  }
}

/** A page that shows how far something is shows it again by itself. */
function lookAgain(): void {
  const seconds = Number(document.querySelector<HTMLElement>('[data-again]')?.dataset.again ?? 0);
  if (seconds > 0) setTimeout(() => location.reload(), seconds * 1000);
}

/** A page on which something may happen any moment (`data-live`: seconds) is shown anew as soon as there is something new. */
function watchForNews(): void {
  const box = document.querySelector<HTMLElement>('[data-live]');
  const seconds = Number(box?.dataset['live'] ?? 0);
  if (box === null || seconds <= 0) return;
  const look = async (): Promise<void> => {
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const state = page.querySelector<HTMLElement>('[data-live]')?.dataset['state'];
      // By its address, so that a page that came of a form is not sent again.
      if (answer.ok && state !== box.dataset['state']) location.replace(location.href);
    } catch {
      // No connection: the next time.
    }
    setTimeout(() => void look(), seconds * 1000);
  };
  setTimeout(() => void look(), seconds * 1000);
}

/** Counts the seconds that are left (`data-left`) down, once a second. */
function countDown(): void {
  const clock = document.querySelector<HTMLElement>('[data-left]');
  if (clock === null) return;
  const end = performance.now() + Number(clock.dataset['left'] ?? 0) * 1000;
  const show = (): void => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (left > 0) setTimeout(show, 1000);
  };
  show();
}

const asText = (data: FormData): URLSearchParams =>
  new URLSearchParams([...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']));

/** By the clock of the device. */
const timeNow = (): string => new Date().toTimeString().slice(0, 5);

focusErrorSummary();
keepDrafts();
followErrorLinks();
showCurrentArea();
listenToKeys();
guardForms();
preventDoubleSubmit();
takeCodeOfAddress();
offerReadingAloud();
listenForPrinting();
lookAgain();
watchForNews();
countDown();
keepLog();
