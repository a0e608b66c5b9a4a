// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Text of a whole page. hono/jsx writes no doctype, and without one browsers fall back to quirks mode.
 * @param node the rendered `<html>` element
 * @throws TypeError when the page contains an asynchronous component (pages are synchronous here)
 */
export function renderPage(node: { toString(): string } | Promise<unknown>): string {
  const html: unknown = node instanceof Promise ? node : node.toString();
  if (typeof html !== 'string') throw new TypeError('A page must be synchronous, found an asynchronous component.');
  return `<!doctype html>${html}`;
}
