// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { entryFaults, fillEntry, readEntry } from './form.ts';
import { makeButton, notice } from './notice.ts';
import { sendEntry } from './send.ts';
import { type KeptEntry, type Log, sendAll, unsentText } from './store.ts';

/** So often it is tried whether what waits can be sent. */
const lookAgainMs = 10_000;

const two = (n: number): string => String(n).padStart(2, '0');
/** The day and minute by the clock of the device. */
function clock(): { day: string; minute: number } {
  const now = new Date();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return { day, minute: now.getHours() * 60 + now.getMinutes() };
}

/** Which lesson is being entered. */
type About = Pick<KeptEntry, 'href' | 'label' | 'version' | 'centre'>;

/** What stands on the page without connection: parts that the page brings along, without any personal data. */
interface Parts {
  home: string;
  list: HTMLElement;
  form: HTMLFormElement;
  about: HTMLElement;
  faults: HTMLElement;
  nothing: HTMLElement;
}

function partsOf(shell: HTMLElement): Parts | undefined {
  const find = <T extends HTMLElement>(name: string): T | null => shell.querySelector<T>(`[data-${name}]`);
  const [list, about, faults, nothing] = ['dates', 'about', 'faults', 'nothing'].map((name) => find(name));
  const form = find<HTMLFormElement>('form');
  if (!list || !about || !faults || !nothing || form === null) return undefined;
  return { home: shell.dataset['offlineShell'] ?? '/', list, form, about, faults, nothing };
}

/** Runs the page for hours without connection: own dates as "Kind 1 · Di 24.11.2026, 3. Stunde", own entries, and nothing else. */
export async function runShell(log: Log, shell: HTMLElement): Promise<void> {
  const parts = partsOf(shell);
  if (parts === undefined) return;
  const over = await log.expire();
  let open: About | undefined;

  const say = async (): Promise<void> => {
    const count = await log.count();
    const again = makeButton('Erneut senden', () => void send());
    if (over && count > 0)
      notice(
        `${unsentText(count)}.`,
        'Sie waren 14 Tage nicht verbunden. Bitte senden oder löschen Sie.',
        again,
        makeButton('Löschen', () => void log.wipe().then(show), 'tertiary'),
      );
    else if (count > 0)
      notice(
        'Keine Verbindung.',
        `Ihr Eintrag bleibt auf diesem Telefon und wird gesendet, sobald Sie wieder Netz haben. ${count === 1 ? '1 Eintrag wartet' : `${count} Einträge warten`}.`,
        again,
      );
    else
      notice(
        'Keine Verbindung.',
        'Sie können Stunden eintragen. Gesendet wird, sobald Sie wieder Netz haben.',
        makeButton('Erneut versuchen', () => location.assign(parts.home)),
      );
  };
  const send = async (): Promise<void> => {
    const { stop } = await sendAll(log, async (entry) => (await sendEntry(entry)).outcome);
    if (stop === 'offline') await say();
    else location.assign(parts.home);
  };
  const choose = (date: About, before?: KeptEntry): void => {
    open = date;
    parts.about.textContent = date.label;
    fillEntry(parts.form, before?.fields ?? []);
    parts.faults.replaceChildren();
    parts.list.hidden = true;
    parts.form.hidden = false;
    parts.form.querySelector<HTMLElement>('input')?.focus();
  };
  const show = async (): Promise<void> => {
    const [entries, dates] = [await log.entries(), await log.dates()];
    const { day, minute } = clock();
    const free = dates.filter(({ href }) => !entries.some((one) => one.href === href));
    const past = free.filter((one) => one.version === 0 && (one.day < day || (one.day === day && one.from <= minute)));
    const coming = free.filter((one) => one.day > day || (one.day === day && one.from > minute));
    const line = (...content: (HTMLElement | string)[]): HTMLElement => {
      const item = document.createElement('li');
      item.append(...content);
      return item;
    };
    parts.list.replaceChildren(
      ...entries.map((one) =>
        line(
          `Wartet: ${one.label} `,
          makeButton('Ändern', () => choose(one, one), 'tertiary'),
        ),
      ),
      ...past.map((one) => line(makeButton(one.label, () => choose(one)))),
      ...coming.map((one) => line(`Kommt noch: ${one.label}`)),
    );
    parts.form.hidden = true;
    parts.list.hidden = false;
    parts.nothing.hidden = parts.list.childElementCount > 0;
    await say();
  };
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (open === undefined) return;
    const { version, centre } = open;
    const entry = { ...readEntry(parts.form, open), version, centre, sendKey: crypto.randomUUID() };
    const faults = entryFaults(entry.fields);
    parts.faults.textContent = faults.join(' ');
    if (faults.length === 0) void log.put(entry).then(show);
  });
  parts.form.querySelector('[data-back]')?.addEventListener('click', () => void show());
  // Browsers do not always say that they are connected again.
  const look = async (): Promise<void> => {
    if ((await log.count()) > 0 && parts.form.hidden) await send();
    setTimeout(() => void look(), lookAgainMs);
  };
  window.addEventListener('online', () => void send());
  await show();
  setTimeout(() => void look(), lookAgainMs);
}
