// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';

/** Explains a word of the trade where it is used: the word opens its explanation, without a script. */
export function Definition({ term, children }: { term: string; children: Child }) {
  return (
    <details class="hs-definition">
      <summary class="hs-definition__term">
        <span class="kern-sr-only">Erklärung: </span>
        {term}
      </summary>
      <p class="kern-body kern-body--small">{children}</p>
    </details>
  );
}
