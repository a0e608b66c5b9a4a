// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import type { MessageValues } from '../outbound/catalogues/messages.ts';

/**
 * A sentence of a catalogue on a page. What `isolate` marked stands in `<bdi dir="ltr">`, so that numbers, days and phone
 * numbers keep their order in a line from right to left.
 */
export function sentence(text: string): Child {
  return text.split(/\u2066([^\u2069]*)\u2069/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi dir="ltr" class="hs-nowrap">
        {part}
      </bdi>
    ),
  );
}

/** The same for places that hold text alone: titles, labels, names of buttons. */
export const unmarked = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '');

/** Words that exist only in German say so to screen readers, and keep their direction. */
export const german = (text: string): Child => (
  <span lang="de" dir="ltr">
    {text}
  </span>
);

/** How the sentences of one catalogue are said on pages: as elements, and as plain text. */
export const voice = <Language extends string, Key extends string>(
  message: (language: Language, key: Key, values?: MessageValues) => { text: string },
) => ({
  say: (language: Language, key: Key, values: MessageValues = {}): Child =>
    sentence(message(language, key, values).text),
  plain: (language: Language, key: Key, values: MessageValues = {}): string =>
    unmarked(message(language, key, values).text),
});

/** What is said in German below what stands in another language: helpers and staff read along. */
export const GermanBelow = ({ children }: { children: Child }) => (
  <span class="hs-muted hs-both" lang="de" dir="ltr">
    {children}
  </span>
);
