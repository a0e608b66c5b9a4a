// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

const base = 'http://herzstueck.invalid';

/**
 * Where to go after sign-in: only a path of this program, so that a link to us cannot lead people elsewhere (CWE-601).
 * @param text as it came in `weiter=`
 * @returns path and query; `/` for anything that is not plainly our own
 */
export function ownPath(text: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so "/\t/evil" would become "//evil"
  if (!text || text.length > 500 || !text.startsWith('/') || /[\u0000-\u0020\\\u007f]/.test(text)) return '/';
  if (text.startsWith('//') || !URL.canParse(text, base)) return '/';
  const url = new URL(text, base);
  // After the browser has resolved "/./", a path may begin with two slashes again.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search;
}

/** The same page with the goal carried along: `/anmelden?weiter=…`; without one for the start page. */
export function withGoal(path: string, goal: string): string {
  return goal === '/' ? path : `${path}?weiter=${encodeURIComponent(goal)}`;
}
