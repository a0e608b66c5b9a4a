// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';

export type DescriptionItem = { term: string; value: Child };

/** Facts as pairs of term and value; an empty value reads "keine Angabe". `stacked` puts the value below the term. */
export function DescriptionList({ items, stacked = false }: { items: readonly DescriptionItem[]; stacked?: boolean }) {
  return (
    <dl class={`kern-description-list${stacked ? ' kern-description-list--col' : ''}`}>
      {items.map(({ term, value }) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{term}</dt>
          <dd class="kern-description-list-item__value">
            {value === undefined || value === null || value === '' ? <span class="hs-muted">keine Angabe</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
