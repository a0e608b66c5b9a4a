// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { KeptEntry, Sent } from './store.ts';

export interface Answered {
  outcome: Sent;
  /** Where the server leads on. */
  url: string;
  /** The page the server answers with when it has something to show. */
  html: string;
}

/** Sends an entry as its form does. A deed that is done leads on to a page that says so; all else is a page with a reason. */
export async function sendEntry(entry: KeptEntry): Promise<Answered> {
  const own: [string, string][] = [
    ['_request', entry.sendKey],
    ['_version', String(entry.version)],
    ['_centre', entry.centre],
  ];
  try {
    const answer = await fetch(entry.href, { method: 'POST', body: new URLSearchParams([...entry.fields, ...own]) });
    const url = new URL(answer.url);
    const said = answer.redirected && answer.ok && url.searchParams.has('ok');
    if (said) return { outcome: 'kept', url: answer.url, html: '' };
    if (answer.redirected || answer.status === 401)
      return { outcome: 'signed-out', url: answer.url, html: await answer.text() };
    if (answer.status >= 500 || answer.status === 429) return { outcome: 'offline', url: '', html: '' };
    return { outcome: 'asked', url: '', html: await answer.text() };
  } catch {
    return { outcome: 'offline', url: '', html: '' };
  }
}
