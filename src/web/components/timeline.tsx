// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { formatDate, formatDateTime } from '../format.ts';

export type TimelineItem = {
  when: Temporal.PlainDate | Temporal.Instant;
  title: string;
  /** Who did it. */
  by?: string | undefined;
  /** The reason given, or more detail. */
  detail?: Child;
};

/** The history ("Verlauf"), in the order given (usually newest first). */
export function Timeline({
  items,
  empty = 'Noch nichts geschehen.',
}: {
  items: readonly TimelineItem[];
  empty?: string;
}) {
  if (items.length === 0) return <p class="kern-body hs-muted">{empty}</p>;
  return (
    <ol class="hs-timeline">
      {items.map(({ when, title, by, detail }) => (
        <li class="hs-timeline__item">
          <time class="hs-timeline__when" datetime={when.toString()}>
            {when instanceof Temporal.Instant ? formatDateTime(when) : formatDate(when)}
          </time>
          <div class="hs-timeline__what">
            <span class="hs-timeline__title">{title}</span>
            {by === undefined ? null : <span class="hs-muted"> · {by}</span>}
            {detail === undefined ? null : <div class="hs-timeline__detail">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
