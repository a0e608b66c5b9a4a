// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StartSection } from '../../web/feature.ts';
import { formatDate } from '../../web/format.ts';
import { payoutPath } from './paths.ts';
import { listRuns } from './payout-queries.ts';
import { nextOf } from './payout-rules.ts';

/** Runs that wait for somebody. */
export const allowanceSections: readonly StartSection[] = [
  {
    place: 38,
    roles: ['head', 'administration', 'interpreter_coordinator'],
    async read(tx, { centreId }) {
      const waiting = (await listRuns(tx, centreId)).flatMap((run) => {
        const next = nextOf(run);
        return next ? [{ run, next }] : [];
      });
      if (waiting.length === 0) return undefined;
      return {
        shown: [{ recordKind: 'payout_run', ids: waiting.map(({ run }) => run.id) }],
        view: () => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Auszahlungen</h2>
            <ul class="hs-text">
              {waiting.map(({ run, next }) => (
                <li>
                  <a class="kern-link hs-target" href={payoutPath(run.id)}>
                    {`Lauf ${run.number}`}
                  </a>
                  <span class="hs-muted">{` · ${next.deed}, bis ${formatDate(next.due)}`}</span>
                </li>
              ))}
            </ul>
          </section>
        ),
      };
    },
  },
];
