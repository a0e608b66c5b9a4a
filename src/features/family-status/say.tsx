// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import type { MessageValues } from '../../outbound/catalogues/messages.ts';
import { isolate, type StatusKey, type StatusLanguage, statusMessage } from '../../outbound/catalogues/status.ts';

/**
 * A sentence of the page. What `isolate` marked stands in `<bdi dir="ltr">`, so that numbers, days and phone numbers keep
 * their order in a line from right to left.
 */
export function say(language: StatusLanguage, key: StatusKey, values: MessageValues = {}): Child {
  const parts = statusMessage(language, key, values).text.split(/\u2066([^\u2069]*)\u2069/);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi dir="ltr" class="hs-nowrap">
        {part}
      </bdi>
    ),
  );
}

/** The same for places that hold text alone: titles and labels. */
export const sayPlain = (language: StatusLanguage, key: StatusKey, values: MessageValues = {}): string =>
  statusMessage(language, key, values).text.replaceAll(/[\u2066\u2069]/g, '');

/** Numbers and phone numbers as values of a sentence. */
export const mark = (value: string | number): string => isolate(String(value));
