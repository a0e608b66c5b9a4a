// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { StartSection } from '../../web/feature.ts';
import { formatCount } from '../../web/format.ts';
import { briefCounsellingsPath } from './paths.ts';
import { countTalks } from './queries.ts';

/** People who were pointed somewhere, and of whom nobody knows yet whether they got there. */
export const briefSections: readonly StartSection[] = [
  {
    place: 36,
    roles: ['head', 'counsellor'],
    async read(tx, { centreId, today }) {
      const count = await countTalks(tx, centreId, 'fragen', today);
      if (count === 0) return undefined;
      return {
        shown: [],
        view: () => (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Kurzberatungen</h2>
            <p class="hs-text">
              <a class="kern-link hs-target" href={`${briefCounsellingsPath}?stand=fragen`}>
                {formatCount(count, 'Nachfrage ist offen', 'Nachfragen sind offen')}
              </a>
              <span class="hs-muted"> · Ist die Person bei der anderen Stelle angekommen?</span>
            </p>
          </section>
        ),
      };
    },
  },
];
