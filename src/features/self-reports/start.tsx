// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import type { StartSection } from '../../web/feature.ts';
import { daysAgo, formatCount } from '../../web/format.ts';
import { inboxPath } from './paths.ts';
import { countOpen } from './queries.ts';

/** What families have reported themselves and nobody has read. */
export const selfReportSections: readonly StartSection[] = [
  {
    place: 33,
    roles: ['head', 'counsellor', 'administration'],
    async read(tx, { centreId, today }) {
      const { count, oldest } = await countOpen(tx, centreId);
      if (count === 0 || oldest === null) return undefined;
      return {
        shown: [],
        view: () => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Selbstmeldungen</h2>
            <p class="hs-text">
              <a class="kern-link hs-target" href={inboxPath}>
                {formatCount(count, 'Familie hat ihr Kind selbst gemeldet', 'Familien haben ihr Kind selbst gemeldet')}
              </a>
              <span class="hs-muted">{` · die erste ${daysAgo(dayOf(oldest), today)}`}</span>
            </p>
          </section>
        ),
      };
    },
  },
];
