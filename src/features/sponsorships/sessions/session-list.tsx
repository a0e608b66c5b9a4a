// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../../../web/format.ts';
import { entryLine } from './entry-words.ts';
import type { Entry } from './queries.ts';

/** Lessons of a sponsorship as they were entered, newest first. `href`: where one is changed, by its day. */
export function SessionList({ entries, href }: { entries: readonly Entry[]; href?: (day: string) => string }) {
  if (entries.length === 0) return <p class="kern-body hs-muted">Noch ist keine Stunde eingetragen.</p>;
  return (
    <ul class="hs-flow">
      {entries.map((entry) => (
        <li>
          {href === undefined ? (
            <strong>{formatDate(entry.on)}</strong>
          ) : (
            <a class="kern-link hs-target" href={href(entry.on.toString())}>
              {formatDate(entry.on)}
            </a>
          )}
          {`: ${entryLine(entry)}`}
          {entry.topic === '' ? null : `. Thema: ${entry.topic}`}
          {entry.nextIdea === '' ? null : <span class="hs-muted">{` · Nächstes Mal: ${entry.nextIdea}`}</span>}
        </li>
      ))}
    </ul>
  );
}
