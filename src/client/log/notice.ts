// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A button as the pages have it. */
export function makeButton(
  label: string,
  deed: () => void,
  kind: 'secondary' | 'tertiary' = 'secondary',
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `kern-btn kern-btn--${kind}`;
  const words = document.createElement('span');
  words.className = 'kern-label';
  words.textContent = label;
  button.append(words);
  button.addEventListener('click', deed);
  return button;
}

/** Says something above the page, with buttons; the same place is used again. */
export function notice(strong: string, text: string, ...buttons: HTMLButtonElement[]): void {
  const main = document.querySelector('main');
  if (main === null) return;
  const box = main.querySelector<HTMLElement>('[data-log-notice]') ?? document.createElement('div');
  box.className = 'hs-offline';
  box.dataset['logNotice'] = '';
  box.setAttribute('role', 'status');
  const line = document.createElement('p');
  line.className = 'kern-body';
  const bold = document.createElement('strong');
  bold.textContent = strong;
  line.append(bold, text === '' ? '' : ` ${text}`);
  box.replaceChildren(line, ...buttons);
  if (!box.isConnected) main.prepend(box);
}

export function clearNotice(): void {
  document.querySelector('[data-log-notice]')?.remove();
}

/** Shows what the server answered in place of the page, as if it had been loaded. @returns its main part */
export function showAnswer(html: string): HTMLElement | null {
  const answer = new DOMParser().parseFromString(html, 'text/html');
  const [now, next] = [document.querySelector('main'), answer.querySelector('main')];
  if (now === null || next === null) return null;
  now.replaceWith(next);
  document.title = answer.title;
  const start = next.querySelector<HTMLElement>('[data-error-summary]') ?? next;
  start.focus();
  return next;
}
