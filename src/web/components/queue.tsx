// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { formatNumber } from '../format.ts';
import { Badge } from './badge.tsx';

/** Work of one kind: how much of it, what is late, since when, who does it. */
export interface QueueItem {
  count: number;
  /** The deed: "Empfehlung schreiben". */
  what: string;
  href: string;
  late?: number | undefined;
  /** Short facts behind it. */
  facts: readonly string[];
}

export interface QueueProps {
  heading: string;
  items: readonly QueueItem[];
  /** Read when nothing waits. */
  empty?: string | undefined;
  /** A link at the end of the heading: to all of it as a list. */
  all?: { href: string; label: string } | undefined;
}

/** What waits, grouped by deed; in the order given. */
export function Queue({ heading, items, empty = 'Hier wartet gerade nichts auf Sie.', all }: QueueProps): Child {
  return (
    <section class="hs-section">
      <div class="hs-section__head">
        <h2 class="kern-heading-medium">{heading}</h2>
        {all === undefined || items.length === 0 ? null : (
          <a class="kern-link kern-link--no-visited-state hs-target" href={all.href}>
            {all.label}
          </a>
        )}
      </div>
      {items.length === 0 ? <p class="kern-body">{empty}</p> : null}
      {items.length === 0 ? null : (
        <ol class="hs-queue">
          {items.map(({ count, what, href, late = 0, facts }) => (
            <li class="hs-queue__item">
              <span class="hs-queue__count">{formatNumber(count)}</span>
              <span class="hs-queue__what">
                <a class="kern-link kern-link--no-visited-state kern-link--stretched" href={href}>
                  {what}
                </a>
              </span>
              <span class="hs-queue__facts">
                {late > 0 ? <Badge tone="danger">{`${formatNumber(late)} überfällig`}</Badge> : null}
                {facts.map((fact) => (
                  <span>{fact}</span>
                ))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
